/// A file name made from a title: lower case, words joined by `-`, letters of Latin scripts without
/// their marks, those of other scripts as they are.
package struct Slug: Hashable, Sendable {
    package let string: String

    /// What is longer is cut: characters, and bytes, which file systems count.
    private static let longest = (characters: 80, bytes: 160)

    /// - Parameter isInASCII: letters that ASCII does not have are left out.
    /// - Returns: nil if nothing of the title can be part of a file name.
    package init?(_ title: String, isInASCII: Bool = false) {
        let joined = Self.joined(title, isInASCII: isInASCII)
        guard !joined.isEmpty else { return nil }
        var cut = String(joined.prefix(Self.longest.characters))
        while cut.utf8.count > Self.longest.bytes { cut.removeLast() }
        string = cut.trimmingDashes
    }

    /// Whether a name is written as the words of a title would be.
    package static func isSlug(_ name: String) -> Bool {
        !name.isEmpty && joined(name, isInASCII: false) == name
    }

    private static func joined(_ title: String, isInASCII: Bool) -> String {
        var words: [String] = [""]
        for scalar in title.folded.unicodeScalars {
            let isInWord = words.last != ""
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: break
            // "author's" is one word, and so are letters with a joiner between them.
            case 0x27, 0x2019, 0x200C, 0x200D: continue
            case 0x80... where !isInASCII && scalar.isKept(isInWord: isInWord): break
            default:
                if isInWord { words.append("") }
                continue
            }
            words[words.count - 1].unicodeScalars.append(scalar)
        }
        return words.filter { !$0.isEmpty }.joined(separator: "-")
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter or a digit, or inside of a word a mark on one.
    fileprivate func isKept(isInWord: Bool) -> Bool {
        if properties.isAlphabetic { return true }
        switch properties.generalCategory {
        case .decimalNumber: return true
        case .nonspacingMark, .spacingMark: return isInWord
        default: return false
        }
    }
}

extension String {
    /// Lower case, with the letters of Latin scripts without their marks.
    fileprivate var folded: String {
        var result = ""
        for character in lowercased() {
            switch character {
            case "ß": result += "ss"
            case "æ", "ä": result += "ae"
            case "œ", "ö": result += "oe"
            case "ü": result += "ue"
            case "ø": result += "o"
            case "ł": result += "l"
            case "đ", "ð": result += "d"
            case "þ": result += "th"
            case "ı", "i\u{307}": result += "i"
            default: result.append(contentsOf: character.withoutMarks)
            }
        }
        return result
    }

    fileprivate var trimmingDashes: String {
        var text = self
        while text.last == "-" { text.removeLast() }
        return text
    }
}

extension Character {
    /// `é` and `e` with an accent become `e`; what cannot be folded stays.
    fileprivate var withoutMarks: String {
        if isASCII { return String(self) }
        // Latin-1 Supplement and Latin Extended-A hold the composed letters of most names.
        let table: [(letters: String, plain: Character)] = [
            ("àáâãåāăą", "a"), ("çćĉċč", "c"), ("ďđ", "d"), ("èéêëēĕėęě", "e"),
            ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭį", "i"), ("ĵ", "j"), ("ķ", "k"),
            ("ĺļľŀ", "l"), ("ñńņňŉ", "n"), ("òóôõōŏő", "o"), ("ŕŗř", "r"), ("śŝşšș", "s"),
            ("ţťŧț", "t"), ("ùúûũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
        ]
        if let plain = table.first(where: { $0.letters.contains(self) })?.plain {
            return String(plain)
        }
        return String(self)
    }
}
