import Markdown

extension String {
    /// The text without comments, and what these say.
    package var withoutComments: (text: String, comments: [String]) {
        guard mentions("<!--") else { return (trimmed, []) }
        let bytes = Array(utf8)
        let starts = bytes.offsets(of: "<!--")
        let ends = bytes.offsets(of: "-->")
        var text = ""
        var comments: [String] = []
        var kept = 0
        for start in starts where start >= kept {
            guard let end = ends.first(where: { $0 >= start + 4 }) else { break }
            text += String(decoding: bytes[kept..<start], as: UTF8.self)
            comments.append(String(decoding: bytes[start + 4..<end], as: UTF8.self).trimmed)
            kept = end + 3
        }
        text += String(decoding: bytes[kept...], as: UTF8.self)
        return (text.trimmed, comments)
    }
}
