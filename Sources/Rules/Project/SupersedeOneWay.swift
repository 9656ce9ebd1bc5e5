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
        metadata.first { $0.name.lowercased() == name.lowercased() }
    }

    fileprivate func naming(_ number: String, in name: String) -> Fix {
        let field = field(named: name)
        let end = field?.valueRange.upperBound ?? metadata.last?.itemEnd ?? 0
        let text: String
        if let field, !field.isFilled || ["none", "n/a", "-"].contains(field.value.lowercased()) {
            return .safe("Write `\(name)`: \(number).", [.init(field.valueRange, number)])
        } else if let field {
            text = (field.value.isEmpty ? "" : ", ") + number
        } else {
            let mark = metadata.last.map { self.mark(of: $0) } ?? ""
            text = "\(proposal.lineEnding)\(mark.isEmpty ? "- " : mark)**\(name)**: \(number)"
        }
        return .safe("Write `\(name)`: \(number).", [.init(end..<end, text)])
    }

    fileprivate func missing(_ name: String, _ number: String, says: String) -> Problem {
        let own = givenNumber?.entry.value ?? ""
        let fix = naming(number, in: name)
        let end = fix.edits[0].range.lowerBound
        return Problem(
            end..<end, numberField.map { .field($0.name) } ?? .document,
            "\(number) says that it \(says) \(own); this one does not name it.",
            help: "Name each in the other.", fixes: [fix])
    }
}
