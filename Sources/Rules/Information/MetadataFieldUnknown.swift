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
        document.misspeltEntries.map { entry, near in
            Problem(
                entry.range, .field(near.name),
                "\(Wording.code(entry.name)): do you mean `\(near.name)`?",
                help: "The template knows `\(near.name)`, which is missing.",
                fixes: document.renaming(entry, to: near.name))
        }
    }
}

extension CheckedDocument {
    /// Entries that the template does not know, and the missing field whose name each nearly has.
    var misspeltEntries: [(entry: MetadataEntry, field: Template.Field)] {
        let missing = template.fields.filter { $0.place == .section && entry(of: $0) == nil }
        guard !missing.isEmpty else { return [] }
        return metadata.compactMap { entry in
            guard entry.field == nil, entry.place == .section else { return nil }
            let name = entry.name.lowercased()
            let near = missing.first { field in
                Closeness.distance(name, field.name.lowercased(), limit: 2) != nil
            }
            return near.map { (entry, $0) }
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
