import Prose

/// Several fields in one line: `**Status:** Accepted · **Date:** 2025-01-03`. It is read as the first of them,
/// and a value in place of that one's would take the others with it.
extension Template {
    /// The names of the fields that stand behind the first one in its value, as they are written.
    func names(ofFieldsIn value: String) -> [String] {
        guard value.contains(where: { ":：".contains($0) }) else { return [] }
        return value.indices.compactMap { index -> String? in
            let sign = value[index]
            guard "·•|,;—–/".contains(sign) else { return nil }
            let rest = value[value.index(after: index)...]
            let words = String(rest.drop { $0 == " " || $0 == "\t" })
            guard words.utf8.count < rest.utf8.count, let item = MetadataItem(words),
                words.bytes(0..<item.lead).contains(where: { ":：".contains($0) })
            else { return nil }
            // Without emphasis a colon may be one of a sentence.
            let isInEmphasis = words.hasPrefix("*") || words.hasPrefix("_")
            let isParted = "·•|".contains(sign) && field(named: item.name) != nil
            return isInEmphasis || isParted ? item.name : nil
        }
    }
}

extension Content {
    /// Shows a field alone that has others in its line, and those others, which are not read there.
    mutating func showSharedLines(by template: Template) {
        var owners: [String: String] = [:]
        for slot in slots.indices {
            let field = slots[slot].field
            guard let name = field.name, field.isPresent, field.yaml == nil, field.cell == nil,
                !field.isHeading
            else { continue }
            let names = field.text.lines.flatMap { template.names(ofFieldsIn: $0.text) }
            guard !names.isEmpty else { continue }
            for other in names { owners[other.lowercased()] = name }
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
}
