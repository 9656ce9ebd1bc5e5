/// # `title-missing`
///
/// A proposal begins with its title, one heading of level 1 above all others: lists of proposals
/// are made from it. A template without such a heading does not ask for one.
///
/// Wrong: a file that begins with `## Summary`. Right: `# Enhancement: Garbage collection`.
extension Rule {
    static let titleMissing = Rule(
        "title-missing", .title, .error, "The file begins with its title, a heading of level 1."
    ) { document in
        guard !document.template.title.isEmpty, document.title == nil else { return [] }
        let word = document.template.titleWord
        return [
            Problem(
                0..<0, .document, "There is no title.",
                help: "Start the file with `# \(word): <title>`: lists of proposals show it.")
        ]
    }
}
