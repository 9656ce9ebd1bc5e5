/// The text of the title's heading: `Enhancement 004: Garbage collection`.
package struct TitleLine: Equatable, Sendable {
    /// Bytes of the label up to the title, `Enhancement 004: `; empty if there is none.
    package let label: Range<Int>
    /// The number as it is written in the label, or empty.
    package let number: String
    /// Bytes of the number in the label, or of what stands for one; nil where there is no place for it.
    let numberRange: Range<Int>?
    package let title: String
    /// The template's words behind the title, if the heading has them too.
    package let tail: String

    /// - Parameters:
    ///   - template: says what begins the label, `Enhancement` as a rule.
    ///   - value: what the number's field holds; in the label it is the number, digits or not.
    ///   - field: what the title's field holds: the same at the end of the heading is the title.
    package init(_ heading: String, template: Template, number value: String, title field: String) {
        let label = TitleLine.label(of: heading, word: template.titleWord, number: value)
        let numbered =
            label == nil ? NumberLabel.find(in: heading, own: template.labelWord) : nil
        // What is typed for a number may not be one yet, `60s`.
        let filled =
            label ?? template.titleForm.flatMap { $0.label(of: heading, numbered: value) }
        let end =
            filled?.end
            ?? TitleLine.end(ofLabelOf: heading, template.titleForm, title: field)
            ?? (template.asksForTitleInHeading ? numbered?.end : nil)
        let form = template.titleForm
        let marked = form?.titleInMarks(of: heading.bytes(from: end ?? 0))
        self.label = 0..<(end ?? 0) + (marked != nil ? form?.mark.utf8.count ?? 0 : 0)
        // A number in front of a title belongs to a field only where there is one.
        let isAsked = template.fields.contains { $0.kind == .number }
        let asked = end == numbered?.end ? numbered?.number : nil
        numberRange =
            filled?.number
            ?? (isAsked ? asked ?? TitleLine.numberToCome(in: heading.bytes(self.label)) : nil)
        let written = numberRange.map { heading.bytes($0) } ?? ""
        // The template's `0000` is a number to come, unless it is the field's.
        let isToCome =
            written != value && written.allSatisfy { $0 == "0" }
            && template.titleForm?.prefix.contains(written) ?? false
        let isGiven = filled != nil && !isToCome || written.contains { "123456789".contains($0) }
        number = isGiven ? written : ""
        let start = heading.index(atByte: self.label.upperBound)
        let place = form?.place(in: heading) ?? start..<heading.endIndex
        tail = (marked != nil ? form?.suffix : form?.tail(of: heading)) ?? ""
        let own = marked ?? String(heading[start..<max(start, place.upperBound)])
        title = own.trimmed.fromHeading
    }

    /// A heading whose title was taken away: all of it is what stood before that.
    init(withoutTitle heading: String) {
        label = 0..<heading.utf8.count
        (number, numberRange, title, tail) = ("", nil, "", "")
    }

    /// Where a label ends that is the template's, or a few words and a sign before the title.
    private static func end(
        ofLabelOf heading: String, _ form: TitleForm?, title: String
    ) -> Int? {
        // A heading that ends with its label has no blank there.
        let text = heading.last.map { ".:-–—".contains($0) } ?? false ? heading + " " : heading
        if let start = form?.place(in: text).lowerBound, start > text.startIndex {
            return min(text[..<start].utf8.count, heading.utf8.count)
        }
        guard !title.isEmpty else { return end(ofNumberedLabelAlone: heading) }
        guard heading.fromHeading.hasSuffix(title) else { return nil }
        let label = heading.dropLast(title.asHeading.count)
        guard label.hasSuffix(" "), String(label).wordCount <= 3,
            let sign = label.last(where: { $0 != " " }),
            ".:-–—])".contains(sign) || TitleForm.isNumberAlone(String(label))
        else { return nil }
        return label.utf8.count
    }

    /// `BRIP-0007:` without a title behind it.
    private static func end(ofNumberedLabelAlone heading: String) -> Int? {
        guard let sign = heading.last, ":-–—".contains(sign),
            TitleForm.isNumberAlone(String(heading.dropLast()))
        else { return nil }
        return heading.utf8.count
    }

    /// The last signs of a label that stand for a number: `0000`, `XXXX`, `Number`, `{ADR-NUMBER}`,
    /// `[ID]`.
    static func numberToCome(in label: String) -> Range<Int>? {
        let place = TitleForm.placesInBrackets(label).last {
            label[$0].lowercased().contains("number") || TitleForm.isOfNumber(label[$0])
        }
        if let place {
            return label[..<place.lowerBound].utf8.count..<label[..<place.upperBound].utf8.count
        }
        let word = label.split { !$0.isLetter && !$0.isNumber }.last
        guard let word, word.count > 1,
            word.lowercased() == "number"
                || ["0", "N", "X"].contains(where: { word.allSatisfy($0.contains) })
        else { return nil }
        let start = label[..<word.startIndex].utf8.count
        return start..<start + word.utf8.count
    }

    private static func label(
        of heading: String, word: String, number value: String
    ) -> (end: Int, number: Range<Int>)? {
        guard !word.isEmpty, heading.lowercased().hasPrefix(word.lowercased()) else { return nil }
        let bytes = Array(heading.utf8)
        var at = word.utf8.count
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        let digits = String(
            decoding: bytes[at...].prefix { (0x30...0x39).contains($0) }, as: UTF8.self)
        for number in value.isEmpty || value == digits ? [digits] : [value, digits] {
            guard bytes[at...].starts(with: number.utf8) else { continue }
            var end = at + number.utf8.count
            while end < bytes.count, bytes[end] == 0x20 { end += 1 }
            guard end < bytes.count, bytes[end] == 0x3A else { continue }
            end += 1
            while end < bytes.count, bytes[end] == 0x20 { end += 1 }
            return (end, at..<at + number.utf8.count)
        }
        return nil
    }

    /// The heading with another number in its place, or without one the template's signs for the one
    /// to come; as it is where it has no label of the template's to write anew.
    func heading(_ old: String, number: String, template: Template) -> String {
        let written = number.isEmpty ? template.numberToCome : number
        if let numberRange, !numberRange.isEmpty, !written.isEmpty {
            var text = old
            text.replaceBytes(numberRange, with: written)
            return text
        }
        let word = template.titleWord
        guard !word.isEmpty, old.lowercased().hasPrefix(word.lowercased()) else { return old }
        return TitleLine.text(
            word: old.bytes(0..<word.utf8.count), number: number, title: title)
    }

    /// The text of a heading with this number, which may be empty.
    package static func text(word: String, number: String, title: String) -> String {
        let label = number.isEmpty ? "\(word):" : "\(word) \(number):"
        return title.isEmpty ? label : "\(label) \(title.asHeading)"
    }
}

extension Template {
    /// What the template's heading has in place of a number: `NNNN`, `{ADR-NUMBER}`; empty without
    /// such.
    fileprivate var numberToCome: String {
        let line = TitleLine(title, template: self, number: "", title: "")
        guard line.number.isEmpty, let range = line.numberRange else { return "" }
        return title.bytes(range)
    }
}
