import Proposals

/// # `supersede-one-way`
///
/// Where one proposal takes the place of another, both say so: a reader of the old one finds the
/// new one.
///
/// Wrong: `- **Supersedes**: 002` in 005, and nothing in 002.
/// Right: `- **Superseded By**: 005` in 002.
extension Rule {
    static let supersedeOneWay = Rule(
        "supersede-one-way", .information, .warning,
        "A proposal that is superseded names the one that did it, and the other way round."
    ) { document in
        guard let own = document.givenNumber, let name = document.context.fileName,
            let folder = document.context.folder
        else { return [] }
        // The file may say more by now than when the folder was read.
        let entry = FolderFacts.Entry(document.proposal, fileName: name)
        var problems: [Problem] = []
        for other in folder.entries where other.fileName != entry.fileName {
            guard let number = other.value else { continue }
            if other.supersedes.contains(own.number), !entry.supersededBy.contains(number) {
                problems.append(
                    document.missing("Superseded By", other.number, says: "takes the place of"))
            }
            if other.supersededBy.contains(own.number), !entry.supersedes.contains(number) {
                problems.append(
                    document.missing("Supersedes", other.number, says: "is superseded by"))
            }
        }
        return problems
    }
}

extension Check {
    /// The fix that names another proposal by its number in a field of the block, such as
    /// `Superseded By`; nil where the field names it already, or there is no block.
    package func naming(_ number: String, in field: String) -> Fix? {
        guard document.informationPlace?.isPresent ?? false, !document.metadata.isEmpty else {
            return nil
        }
        let numbers = document.field(named: field)?.value.split { !$0.isNumber } ?? []
        guard !numbers.contains(where: { Int($0) == Int(number) }) else { return nil }
        return document.naming(number, in: field)
    }
}

extension CheckedDocument {
    fileprivate func field(named name: String) -> MetadataEntry? {
        metadata.first { $0.name.asFieldWords == name.asFieldWords }
    }

    /// Writes the number into the field, or a field below the last one in that one's form; nil in
    /// front matter, whose quotes and lists no rule knows.
    fileprivate func naming(_ number: String, in name: String) -> Fix? {
        guard let last = metadata.last(where: { $0.place == .section }) else { return nil }
        let edit: Fix.Edit
        if let field = field(named: name) {
            guard field.place == .section else { return nil }
            let end = field.valueRange.upperBound
            let saysNothing =
                !field.isFilled || ["none", "n/a", "-"].contains(field.value.lowercased())
            edit = saysNothing ? .init(field.valueRange, number) : .init(end..<end, ", " + number)
        } else if let form = form(of: last, named: name) {
            let end = last.itemEnd
            edit = .init(end..<end, proposal.lineEnding + form + number)
        } else {
            return nil
        }
        return .safe("Write `\(name)`: \(number).", [edit])
    }

    /// The start of an item as another one is written, up to the value; nil where that is no item.
    private func form(of entry: MetadataEntry, named name: String) -> String? {
        let mark = mark(of: entry)
        guard !mark.isEmpty else { return nil }
        if entry.isWellFormed { return "\(mark)**\(name)**: " }
        let lead = text(entry.range.lowerBound..<entry.valueRange.lowerBound)
        guard lead.contains(entry.name), !lead.contains(where: \.isNewline) else { return nil }
        let form = mark + lead.replacing(entry.name, with: name, maxReplacements: 1)
        return form.hasSuffix(" ") ? form : form + " "
    }

    fileprivate func missing(_ name: String, _ number: String, says: String) -> Problem {
        let own = givenNumber?.entry.value ?? ""
        let end = field(named: name)?.valueRange.upperBound ?? metadata.last?.itemEnd ?? 0
        return Problem(
            end..<end, numberField.map { .field($0.name) } ?? .document,
            "\(number) says that it \(says) \(own); this one does not name it.",
            help: "Name each in the other.", fixes: self.naming(number, in: name).map { [$0] } ?? []
        )
    }
}
