/// A file name made from a title: ASCII-folded, lower case, words joined by `-`.
package struct Slug: Hashable, Sendable {
    package let string: String
    /// Whether no letter and no digit of the title was left out; what is too long is cut.
    package let isWhole: Bool

    /// Nil if nothing of the title can be part of a file name.
    package init?(_ title: String) {
        var words: [String] = [""]
        var isWhole = true
        for scalar in title.folded.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: words[words.count - 1].unicodeScalars.append(scalar)
            case 0x27, 0x2019: continue  // "author's" is one word
            default:
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    isWhole = false
                }
                if words.last != "" { words.append("") }
            }
        }
        let joined = words.filter { !$0.isEmpty }.joined(separator: "-")
        guard !joined.isEmpty else { return nil }
        self.isWhole = isWhole
        string = joined.count <= 80 ? joined : String(joined.prefix(80)).trimmingDashes
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
            case "ı": result += "i"
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
