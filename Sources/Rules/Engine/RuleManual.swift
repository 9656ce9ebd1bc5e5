import CEmbedded
import Proposals

/// What a rule is about, at length: the doc comment of its source, from its only copy.
package enum RuleManual {
    /// The manual of the rule, as Markdown without its heading; nil for a rule that another
    /// template brings with it under a name of its own.
    package static func text(of name: String) -> String? { manuals[name] }

    /// Texts by the names that stand in their headings: `/// # ` and a name in code marks.
    private static let manuals: [String: String] = {
        let file = octopen_rule_sources
        let source = String(
            decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
        var manuals: [String: String] = [:]
        var names: [String] = []
        var text = ""
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.trimmed
            if words.hasPrefix("/// # `") {
                names = words.split(separator: "`").enumerated()
                    .filter { $0.offset % 2 == 1 }.map { String($0.element) }
                text = ""
            } else if words.hasPrefix("///"), !names.isEmpty {
                text += words.dropFirst(words.hasPrefix("/// ") ? 4 : 3) + "\n"
            } else {
                for name in names { manuals[name] = text.trimmed }
                names = []
            }
        }
        return manuals
    }()
}
