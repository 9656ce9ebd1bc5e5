import Prose

/// Labels with a number that are told by that alone, and marks around all of a heading.
extension TitleForm {
    /// The words of a heading that is bold, in italics or code as a whole, `**ADR-NNN: Title**`, and the
    /// mark on both sides of them.
    static func markedAsAWhole(_ heading: String) -> (mark: String, words: String)? {
        for mark in ["***", "**", "__", "*", "_", "`"]
        where heading.hasPrefix(mark) && heading.hasSuffix(mark) && heading.count > 2 * mark.count {
            let words = heading.dropFirst(mark.count).dropLast(mark.count)
            return words.contains(mark) ? nil : (mark: mark, words: String(words))
        }
        return nil
    }

    /// The mark before the label that is closed behind the title; empty without one.
    var outerMark: String {
        let signs = String(prefix.prefix { "`*_".contains($0) })
        return mark.isEmpty && suffix.hasSuffix(signs) ? signs : ""
    }

    /// Behind a few words, a number to come and signs, with or without brackets around them: `Our ADR NNN
    /// -- `, `[ADR-000] `, `【ADR-NNN】`, `**ADR-NNN**: `.
    static func endOfNumberToCome(_ heading: String) -> String.Index? {
        let words = heading.split { !$0.isLetter && !$0.isNumber }
        guard let number = words.prefix(4).first(where: isNumberToCome),
            case let before = heading[..<number.startIndex], !before.hasTitleWord,
            // `Use of XXX` has other words to come.
            number.first != "X" || before.hasSuffix("-") || before.hasSuffix("#")
        else { return nil }
        let signs = heading[number.endIndex...].prefix {
            !$0.isLetter && !$0.isNumber && !"<{[(（「『【\"'“".contains($0)
        }
        // Marks behind the last blank are those of the title.
        let end = signs.lastIndex(of: " ").map(heading.index(after:)) ?? signs.endIndex
        let isLabel = heading[number.endIndex..<end].contains {
            ".:：-–—|/·•~»→)]}>）］】〕*_`".contains($0)
        }
        return isLabel && end < heading.endIndex ? end : nil
    }

    /// All that stands before a label with a number to come behind it, or a day: `Title — ADR-NNN`, `Short
    /// title (RFC 0000)`, `Title (YYYY-MM-DD)`.
    static func beforeNumber(_ heading: String) -> Range<String.Index>? {
        let starts = [" — ", " – ", " - ", " | ", " / ", " (", " [", "（", "【"].compactMap {
            heading.ranges(of: $0).last?.lowerBound
        }
        guard let start = starts.max(), case let words = heading[..<start], words.hasTitleWord,
            !words.contains(": ")
        else { return nil }
        let label = heading[start...].split { !$0.isLetter && !$0.isNumber }
        let isNumber =
            label.count == 2 && label[0].isKindInCapitals && isNumberToCome(label[1])
        let isDay =
            label.first?.hasPrefix("YYYY") == true && label.count < 4
            && dayToCome(in: String(heading[start...])) != nil
        return isNumber || isDay ? heading.startIndex..<start : nil
    }

    /// The number of the template's own in a label for a kind of documents, `ADR-001: `, or in one of a
    /// word in capitals and three digits or more: an example of the number that a document has.
    static func numberOfExample(
        in heading: String, before title: String.Index
    ) -> Range<String.Index>? {
        let word = heading.prefix { $0.isLetter }
        let known = NumberLabel.find(in: heading)
        let own = word.isKindInCapitals ? NumberLabel.find(in: heading, own: String(word)) : nil
        guard let (bytes, end) = known ?? own, heading.index(atByte: end) == title,
            case let number = heading.bytes(bytes),
            number.allSatisfy({ $0.isASCII && $0.isNumber }), number.contains(where: { $0 != "0" }),
            known != nil || number.count > 2
        else { return nil }
        return heading.index(atByte: bytes.lowerBound)..<heading.index(atByte: bytes.upperBound)
    }
}

extension Template {
    /// Words in brackets behind the title's place in its heading that stand for others: `[Area]`.
    package var titleStandIns: [String] {
        guard let suffix = titleForm?.suffix else { return [] }
        return TitleForm.placesInBrackets(suffix).map { suffix[$0] }.filter {
            !TitleForm.isOfNumber($0) && $0.contains(where: \.isLowercase)
        }.map { String($0) }
    }
}
