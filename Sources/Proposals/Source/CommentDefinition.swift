import Markdown

extension Source {
    /// The words of a link definition that is a comment, as no link can be meant by it:
    /// `[//]: # (Say why.)`, `[comment]: <> (Say why.)`; nil for any other.
    package func wordsOfComment(_ definition: LinkDefinition) -> Range<Int>? {
        guard ["#", ""].contains(string(definition.destination)) else { return nil }
        let label = string(definition.label).lowercased()
        let isNoName = !label.contains { $0.isLetter || $0.isNumber }
        return isNoName || label == "comment" ? definition.title : nil
    }
}

extension BlockTree {
    /// The words of a block that is a link definition and a comment.
    package func wordsOfCommentDefinition(_ index: Int, in source: Source) -> Range<Int>? {
        guard case .definition(let definition) = blocks[index].kind else { return nil }
        return source.wordsOfComment(definition)
    }
}
