import Proposals

/// # `metadata-field-order`
///
/// The fields stand in the template's order, so that the blocks of all proposals read alike.
///
/// Wrong: `Authors` above `Status`. Right: `Status` above `Authors`.
extension Rule {
    static let metadataFieldOrder = Rule(
        "metadata-field-order", .information, .note, "Fields stand in the template's order."
    ) { document in
        var above: (index: Int, name: String)?
        var seen: Set<String> = []
        for entry in document.metadata where entry.place == .section {
            // A field that is given twice has a rule of its own.
            guard let field = entry.field, seen.insert(field.name).inserted,
                let index = document.template.fields.firstIndex(where: { $0.name == field.name })
            else { continue }
            if let above, index < above.index {
                return [
                    Problem(
                        entry.range, .field(field.name),
                        "`\(field.name)` stands after `\(above.name)`.",
                        help: "The template has it before: blocks in one order read alike.",
                        fixes: document.orderedFields())
                ]
            }
            above = (index, field.name)
        }
        return []
    }
}

extension CheckedDocument {
    /// Puts the lines of the fields in order, each in the place of another; nothing where a field
    /// has more than a line.
    fileprivate func orderedFields() -> [Fix] {
        let known = metadata.filter { $0.field != nil && $0.place == .section }
        let areLines = known.allSatisfy {
            $0.isWellFormed && $0.itemEnd == $0.range.upperBound
                && !text($0.range).contains(where: \.isNewline)
        }
        guard areLines else { return [] }
        let rank = { (entry: MetadataEntry) in
            self.template.fields.firstIndex { $0.name == entry.field?.name } ?? .max
        }
        let order = known.enumerated().sorted { (rank($0.1), $0.0) < (rank($1.1), $1.0) }
        let edits = zip(known, order).compactMap { place, new -> Fix.Edit? in
            new.element.range == place.range ? nil : .init(place.range, text(new.element.range))
        }
        return [.safe("Put the fields in the template's order.", edits)]
    }
}
