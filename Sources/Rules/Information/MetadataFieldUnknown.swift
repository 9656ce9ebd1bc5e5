import Proposals

/// # `metadata-field-unknown`
///
/// A field whose name is one or two letters from one that is missing is likely that one. Other
/// fields of a writer's own are welcome.
///
/// Wrong: `- **Author**: Ana Lima`. Right: `- **Authors**: Ana Lima`.
extension Rule {
    static let metadataFieldUnknown = Rule(
        "metadata-field-unknown", .information, .note, "No field is a known one, misspelt."
    ) { document in
        document.metadata.compactMap { entry in
            guard let near = document.meant(by: entry) else { return nil }
            return Problem(
                entry.range, .field(near.name),
                "\(Wording.code(entry.name)): do you mean `\(near.name)`?",
                help: "The template knows `\(near.name)`, which is missing.",
                fixes: document.renaming(entry, to: near.name))
        }
    }
}

extension Document {
    /// The missing field whose name is nearly that of an entry which the template does not know.
    func meant(by entry: MetadataEntry) -> Template.Field? {
        guard entry.field == nil else { return nil }
        let name = entry.name.lowercased()
        return template.fields.first { field in
            self.entry(of: field) == nil
                && Closeness.distance(name, field.name.lowercased(), limit: 2) != nil
        }
    }

    fileprivate func renaming(_ entry: MetadataEntry, to name: String) -> [Fix] {
        let written = text(entry.range)
        guard let found = written.range(ofText: entry.name) else { return [] }
        let start = entry.range.lowerBound + found.lowerBound
        return [
            .suggested("Write `\(name)`.", [.init(start..<start + found.count, name)])
        ]
    }
}
