import Prose

/// Several fields in one line: `**Status:** Accepted · **Date:** 2025-01-03`. It is read as the first of them,
/// whose value ends before the second; the others are not read.
extension Template {
    /// The names of the fields that stand behind the first one in its value, as they are written.
    func names(ofFieldsIn value: String) -> [String] { fields(in: value).map(\.name) }

    /// The bytes of a value before other fields in its line; all of them where the template has them so, too, and
    /// its line is one value.
    package func range(ofValue range: Range<Int>, of field: Field, in source: Source) -> Range<Int>
    {
        let value = source.string(range)
        // Bytes that are none of characters would be counted as others.
        guard value.utf8.count == range.count, let first = fields(in: value).first, first.start > 0,
            fields(in: field.placeholder).isEmpty
        else { return range }
        return range.lowerBound..<range.lowerBound + first.start
    }

    /// The fields that stand behind the first one in its value, and where the blanks begin before the signs in
    /// front of them.
    private func fields(in value: String) -> [(name: String, start: Int)] {
        guard value.contains(where: { ":：".contains($0) }) else { return [] }
        return value.indices.compactMap { index -> (name: String, start: Int)? in
            let sign = value[index]
            guard "·•|,;—–/".contains(sign) else { return nil }
            let rest = value[value.index(after: index)...]
            let words = String(rest.drop { $0 == " " || $0 == "\t" })
            guard words.utf8.count < rest.utf8.count, let item = MetadataItem(words),
                words.bytes(0..<item.lead).contains(where: { ":：".contains($0) })
            else { return nil }
            // Without emphasis a colon may be one of a sentence.
            let isInEmphasis = words.hasPrefix("*") || words.hasPrefix("_")
            let isParted = "·•|".contains(sign) && self.field(named: item.name) != nil
            guard isInEmphasis || isParted else { return nil }
            return (item.name, String(value[..<index]).trimmedAtEnd.utf8.count)
        }
    }
}

extension String {
    /// Without blanks at its end.
    fileprivate var trimmedAtEnd: Substring {
        var words = self[...]
        while let last = words.last, last == " " || last == "\t" { words.removeLast() }
        return words
    }
}

extension Content {
    /// Shows alone what stands in the line of another field and is not read there, and a field that could not be
    /// parted from those in its line.
    mutating func showSharedLines(by template: Template) {
        var owners: [String: String] = [:]
        for slot in slots.indices {
            let field = slots[slot].field
            guard let name = field.name, field.isPresent, field.yaml == nil, field.cell == nil,
                !field.isHeading
            else { continue }
            let names = field.text.lines.flatMap { template.names(ofFieldsIn: $0.text) }
            let behind = field.text.lines.last.map { template.names(ofFieldsIn: $0.trail) } ?? []
            for other in names + behind { owners[other.lowercased()] = name }
            guard !names.isEmpty else { continue }
            // Where the template has them so, too, the line is edited as a whole.
            let placeholder = template.field(named: name)?.placeholder ?? ""
            guard field.readOnly == nil, template.names(ofFieldsIn: placeholder).isEmpty else {
                continue
            }
            slots[slot].field.readOnly =
                "other fields stand in its line (\(names.joined(separator: ", "))); edit the file"
        }
        guard !owners.isEmpty else { return }
        for slot in slots.indices where !slots[slot].field.isPresent {
            guard let name = slots[slot].field.name, let owner = owners[name.lowercased()] else {
                continue
            }
            slots[slot].field.readOnly = "it stands in the line of \(owner); edit the file"
        }
    }
}

extension Proposal {
    /// The names of fields in the line of another one that a value in its place would take out.
    package func namesLost(at place: FieldPlace, with value: String) -> [String] {
        let field = field(at: place)
        guard field.isPresent, field.yaml == nil, field.cell == nil, !field.isHeading else {
            return []
        }
        let kept = template.names(ofFieldsIn: value).map { $0.lowercased() }
        let lines = field.text.lines.map(\.text) + [field.standIn ?? ""]
        return lines.flatMap { template.names(ofFieldsIn: $0) }.filter {
            !kept.contains($0.lowercased())
        }
    }

    /// Whether a field that is not read stands in the line of another one.
    package func standsInLineOfAnother(_ field: Template.Field) -> Bool {
        guard let place = fieldPlace(named: field.name), !self.field(at: place).isPresent else {
            return false
        }
        return content(ofSection: place.section).slots.contains { slot in
            guard slot.field.name != nil, slot.field.isPresent,
                let trail = slot.field.text.lines.last?.trail
            else { return false }
            return template.names(ofFieldsIn: trail).contains { $0.isSameField(as: field.name) }
        }
    }
}
