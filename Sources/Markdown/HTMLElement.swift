/// The names of elements that a tag is taken to mean.
package enum HTMLElement {
    /// The name in a tag, in small letters; nil when the text is no tag.
    package static func name(ofTag tag: some StringProtocol) -> String? {
        guard tag.hasPrefix("<") else { return nil }
        let name = tag.dropFirst().drop { $0 == "/" }.prefix {
            $0.isLetter || $0.isNumber || $0 == "-"
        }
        return name.first?.isLetter == true ? name.lowercased() : nil
    }

    /// - Parameter name: in small letters.
    package static func isKnown(_ name: String) -> Bool { names.contains(name) }

    /// The names of elements that GitHub shows, and others that nobody writes for a word. Names
    /// such as `path` and `label` are left out: GitHub drops the tag, and more often than not it
    /// stood for a word.
    private static let names = Set(
        """
        a abbr b bdi bdo big blockquote body br caption center cite code col colgroup dd del \
        details dfn div dl dt em figcaption figure font g-emoji h1 h2 h3 h4 h5 h6 head hr html i \
        iframe img ins kbd li mark nav ol p picture pre q rp rt ruby s samp script section small \
        source span strike strong style sub summary sup svg table tbody td tfoot th thead time tr \
        tt u ul var video wbr
        """.split(separator: " ").map(String.init))
}
