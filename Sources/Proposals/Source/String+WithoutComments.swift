extension String {
    /// The text without comments, and what these say.
    package var withoutComments: (text: String, comments: [String]) {
        var text = self
        var comments: [String] = []
        while let start = text.firstRange(of: "<!--"),
            let end = text[start.upperBound...].firstRange(of: "-->")
        {
            comments.append(String(text[start.upperBound..<end.lowerBound]).trimmed)
            text.removeSubrange(start.lowerBound..<end.upperBound)
        }
        return (text.trimmed, comments)
    }
}
