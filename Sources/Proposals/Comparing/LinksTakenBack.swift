extension TextComparison {
    /// What links need once the words of a heading were taken back, which followed these words in the
    /// text before that: only those that were changed with the heading; in order.
    ///
    /// - Parameter before: the text with the words that were taken back.
    package func linksTakenBack(from before: [UInt8]) -> [FollowingLink] {
        bytes.linksFollowing(before).filter { link in
            if let (range, name) = link.anchor {
                return changes.contains { change in
                    change.kind == .words && change.range.overlaps(range)
                        && change.removed.contains { $0.contains("#" + name) }
                }
            }
            return link.words.map { words in
                changes.contains { $0.kind == .words && $0.range.overlaps(words.range) }
            } ?? false
        }
    }
}
