extension Template {
    /// Whether the text asks more than it says, as templates do and a proposal about templates does
    /// not: its metadata are words that stand for others, and where it has none its title, or half of
    /// its sections are empty or nothing but questions, comments and such words.
    package var looksLikeTemplate: Bool {
        let values = fields.filter { !$0.isTitle }
        let asked = values.count(where: \.isStandIn)
        let given = values.count { !$0.isStandIn && !$0.isDefault }
        guard asked == 0, given == 0 else { return asked >= given }
        if TitleForm.isCertain(title) { return true }
        let places = sections.filter { $0.kind != .parent }
        return !places.isEmpty && 2 * places.count(where: \.isAllToBeReplaced) >= places.count
    }
}

extension Template.Field {
    /// Whether nobody would have given this value: there is none, or words that stand for one.
    fileprivate var isStandIn: Bool {
        switch kind {
        case .number, .date: return true
        case .choice: return !["true", "false", "yes", "no"].contains(placeholder.lowercased())
        case .prose, .list, .phaseTitle, .phaseText, .line, .people, .values:
            return placeholder.trimmed.isEmpty || placeholder.isCellToBeReplaced
                || placeholder.isAnswer || remark != nil && place != .frontMatter
                || placeholder.lowercased().hasPrefix("list of")
        }
    }
}

extension Template.Section {
    /// Whether the section holds nothing that an author would have written.
    fileprivate var isAllToBeReplaced: Bool {
        blocks.allSatisfy { block in
            block.isComment || !block.placeholders.isEmpty || block.text.isQuestion
                || block.text.isToBeReplaced
        }
    }
}
