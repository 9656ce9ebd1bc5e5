import Markdown

/// The fields of a template's front matter.
struct TemplateFields {
    private(set) var fields: [Template.Field] = []

    /// Keys that name other documents, of which there may be none.
    private static let relations: Set<String> = [
        "see-also", "replaces", "replaced-by", "superseded-by", "supersedes",
    ]

    init(_ source: Source) {
        guard let frontMatter = FrontMatter(source.bytes),
            let mapping = try? YAMLMapping(source, frontMatter.content)
        else { return }
        // `# These are optional metadata elements.` above the first key speaks of all.
        let top = frontMatter.content.lowerBound..<(mapping.entries.first?.lines.lowerBound ?? 0)
        let head = top.isEmpty ? "" : source.string(top).lowercased()
        let areOptional = head.contains("these are optional") || head.contains("all are optional")
        for entry in mapping.entries {
            var isList = false
            switch entry.value {
            case .block: isList = true
            case .flow(let items, _): isList = items.count > 1
            case .none, .scalar, .other, .unreadable: break
            }
            var field = Template.Field(
                named: entry.key, value: entry.words(in: source), place: .frontMatter,
                isList: isList)
            // A word where people are asked for is edited as a word.
            if field.kind == .people, !isList { field.kind = .line }
            let remark = entry.remark(in: source)
            if field.remark == nil { field.remark = remark }
            let signs = ["optional", "only required", "otherwise, remove", "if applicable"]
            let words = (remark ?? "").lowercased()
            if Self.relations.contains(entry.key.lowercased()) { field.isOptional = true }
            if areOptional || signs.contains(where: words.contains) { field.isOptional = true }
            let line = source.string(entry.lines).trimmed
            field.mark = source.commentsToRemove.first { line.hasSuffix($0) }
            fields.append(field)
        }
    }
}

extension Template {
    /// Comments of the front matter that ask to be removed, or say that keys may be, with their sign.
    package var commentsToRemove: Set<String> { source.commentsToRemove }
}

extension Source {
    fileprivate var commentsToRemove: Set<String> {
        guard let frontMatter = FrontMatter(bytes) else { return [] }
        let lines = string(frontMatter.content).split(whereSeparator: \.isNewline)
        let comments = lines.compactMap { line in
            let sign = line.hasPrefix("#") ? line.startIndex : line.firstRange(of: " #")?.lowerBound
            return sign.map { line[$0...].trimmed }
        }
        return Set(comments.filter { $0.contains("remove") })
    }
}
