import Markdown
import Prose

/// What a document begins with above its sections: the keys of its front matter, and its title's heading.
package struct DocumentHead: Sendable {
    /// How a value of front matter is written.
    enum Shape: Hashable, Sendable {
        case nothing
        case word(YAMLStyle)
        case brackets(YAMLStyle)
        /// On lines of their own, each behind this marker with its indentation.
        case items(String, YAMLStyle)
    }

    /// A key of front matter with its value.
    struct Key: Hashable, Sendable {
        let name: String
        let shape: Shape
        let texts: [String]

        /// Whether nothing is said.
        var isEmpty: Bool {
            texts.allSatisfy { ["", "~", "null"].contains($0.trimmed.lowercased()) }
        }

        /// The value, where it is one word or line of words.
        var word: String? {
            guard case .word = shape, !isEmpty else { return nil }
            return texts.first
        }
    }

    /// In the order of the file; none without front matter.
    let keys: [Key]
    /// The text of the heading that the document begins with, if that is of the first level.
    let heading: String?

    /// Nil for a document that does not follow the template.
    ///
    /// - Parameter choice: how the template was chosen for it.
    package init?(
        _ bytes: [UInt8], of template: Template, chosen choice: Template.Choice = .found
    ) {
        let source = Source(bytes)
        let tree = BlockTree(bytes, keeping: .topLevel, extensions: .file)
        let headings = Heading.all(in: tree, of: source)
        let read = template.chosen(choice).judging(source, headings: headings, hidden: nil)
        guard let first = headings.first, !read.isNone else { return nil }
        heading = first.level == 1 ? source.string(first.block.content).trimmed : nil
        guard let frontMatter = FrontMatter(bytes), frontMatter.isYAML,
            let mapping = try? YAMLMapping(source, frontMatter.content)
        else {
            keys = []
            return
        }
        keys = mapping.entries.compactMap { Key($0, in: source) }
    }
}

extension DocumentHead.Key {
    /// Nil for a key that holds keys of its own, or more than can be written by itself.
    fileprivate init?(_ entry: YAMLMapping.Entry, in source: Source) {
        let isPlain = entry.key.allSatisfy { $0.isLetter || $0.isNumber || "-_".contains($0) }
        guard !entry.isShared, isPlain, entry.key.first != "-" else { return nil }
        switch entry.value {
        case .none:
            self.init(name: entry.key, shape: .nothing, texts: [])
        case .scalar(let word):
            self.init(name: entry.key, shape: .word(word.style), texts: [word.text])
        case .flow(let items, _):
            self.init(
                name: entry.key, shape: .brackets(items.first?.style ?? .plain),
                texts: items.map(\.text))
        case .block(let items):
            guard let first = items.first else { return nil }
            let start = source.lineStart(of: first.range.lowerBound)
            self.init(
                name: entry.key,
                shape: .items(source.string(start..<first.range.lowerBound), first.style),
                texts: items.map(\.text))
        case .other(YAMLMapping.severalLines, let range):
            self.init(name: entry.key, shape: .nothing, texts: [source.string(range)])
        case .other, .unreadable: return nil
        }
    }

    /// The key with the value, as it is written in front matter.
    var lines: String {
        let written = { (style: YAMLStyle) in texts.map { $0.written(in: style) } }
        switch shape {
        case .nothing: return name + ":\n"
        case .word(let style):
            let word = written(style).joined()
            return name + (word.isEmpty ? ":\n" : ": \(word)\n")
        case .brackets(let style):
            return "\(name): [\(written(style).joined(separator: ", "))]\n"
        case .items(let marker, let style):
            return name + ":\n" + written(style).map { "\(marker)\($0)\n" }.joined()
        }
    }
}

extension String {
    /// The text in YAML with the quotes of a style; without any where it may stand so.
    fileprivate func written(in style: YAMLStyle) -> String {
        switch style {
        case .double where !contains(where: { "\"\\".contains($0) }): "\"\(self)\""
        case .plain where first != "@", .block where first != "@": self
        case .single, .double, .plain, .block: "'" + replacing("'", with: "''") + "'"
        }
    }
}

/// A label in front of a title, `TEP-0153: `, parted at its number.
struct NumberedLabel: Hashable, Sendable {
    let before: String
    let number: String
    let after: String

    /// Nil for a heading that begins with none.
    init?(_ heading: String) {
        guard let label = heading.leadingLabel,
            let start = label.firstIndex(where: { $0.isASCII && $0.isNumber })
        else { return nil }
        before = String(label[..<start])
        number = String(label[start...].prefix { $0.isASCII && $0.isNumber })
        after = String(label[start...].dropFirst(number.count))
    }
}
