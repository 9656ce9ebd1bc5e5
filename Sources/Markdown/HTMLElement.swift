/// The names of HTML's elements, of which any other tag is none.
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

    /// Those of the HTML standard, and old ones that browsers still draw; of SVG and MathML what is
    /// met in pages.
    private static let names = Set(
        """
        a abbr acronym address area article aside audio b base basefont bdi bdo big blockquote \
        body br button canvas caption center cite code col colgroup data datalist dd del details \
        dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame \
        frameset g g-emoji h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins \
        kbd label legend li line link main map mark marquee math menu meta meter nav nobr \
        noframes noscript object ol optgroup option output p param path picture pre progress q \
        rect rp rt ruby s samp script search section select slot small source span strike strong \
        style sub summary sup svg table tbody td template textarea text tfoot th thead time title \
        tr track tt u ul use var video wbr
        """.split(separator: " ").map(String.init))
}
