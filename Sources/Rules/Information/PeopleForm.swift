import Proposals

/// # `authors-form`
///
/// Names stand one after the other with commas between them, none empty, so that each author can
/// be told apart; those of a list below the field's name are apart as they stand. The rule is named
/// after the field: `Authors` gives `authors-form`.
///
/// Wrong: `Ana Lima; Bo Chen`, `Ana Lima,`. Right: `Ana Lima, Bo Chen`.
extension Rule {
    static func peopleForm(of field: Template.Field) -> Rule {
        Rule(
            "\(RuleCatalogue.stem(field.name))-form", .information, .warning,
            "`\(field.name)` are names with commas between them."
        ) { document in
            guard let entry = document.filledEntry(of: field), !entry.isList,
                let fault = fault(in: entry.value)
            else { return [] }
            return [
                Problem(
                    entry.valueRange, .field(field.name), "`\(field.name)` \(fault).",
                    help: "Write names with commas between them: `Ana Lima, Bo Chen`.",
                    fixes: fixes(entry))
            ]
        }.ofValue
    }

    private static func fixes(_ entry: MetadataEntry) -> [Fix] {
        let names = entry.value.split { ",;".contains($0) }.map(\.trimmed).filter { !$0.isEmpty }
        guard !names.isEmpty else { return [] }
        let value = names.joined(separator: ", ")
        // In `Lima, Ana; Chen, Bo` the commas are parts of names, and links hold signs of their own.
        let list = entry.value.trimmed.drop { ",;".contains($0) }
        let inner = list.dropLast(list.reversed().prefix { ",; ".contains($0) }.count)
        let isPlain =
            !inner.contains(",") && !inner.contains { "<>[]()&`".contains($0) }
        guard isPlain || !inner.contains(";") else { return [] }
        let edit = Fix.Edit(entry.valueRange, entry.written(value))
        return [.safe("Write \(Wording.code(value)).", [edit])]
    }

    private static func fault(in written: String) -> String? {
        let value = written.withoutEntities.withoutParentheses
        if value.contains(";") { return "are separated by semicolons" }
        if value.hasSuffix(",") { return "end with a comma" }
        let names = value.split(separator: ",", omittingEmptySubsequences: false)
        return names.contains { $0.trimmed.isEmpty } ? "have an empty entry" : nil
    }
}

extension String {
    /// Without what stands in round brackets: an address, or a remark on a name.
    fileprivate var withoutParentheses: String {
        var depth = 0
        let shown = filter { sign in
            if sign == "(" { depth += 1 }
            defer { if sign == ")", depth > 0 { depth -= 1 } }
            return depth == 0
        }
        // One that never ends holds nothing.
        return depth == 0 ? shown : self
    }

    /// `Ana &amp; Bo` without what its entity ends with, which parts no names.
    fileprivate var withoutEntities: String {
        var parts = split(separator: "&", omittingEmptySubsequences: false)
        for index in parts.indices.dropFirst() {
            guard let end = parts[index].firstIndex(of: ";"), end > parts[index].startIndex,
                parts[index][..<end].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "#" })
            else { continue }
            parts[index] = parts[index][parts[index].index(after: end)...]
        }
        return parts.joined(separator: "&")
    }
}
