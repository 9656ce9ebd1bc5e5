import TestSupport

/// Documents made of fragments that disagree about what the text in a line means.
struct InlineGenerator {
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// One to fourteen fragments, one in ten the start of a block; with definitions half of the
    /// time.
    mutating func document() -> [UInt8] {
        var text = ""
        for _ in 0...random.below(14) {
            text += random.pick(random.below(10) == 0 ? Self.blocks : Self.inlines)
        }
        if random.below(2) == 0 { text += "\n\n[ref]: /r \"t\"\n\n[^n]: N\n" }
        return Array(text.utf8)
    }

    private static let inlines = [
        "a", "b", "foo", "bar baz", " ", "  ", "\n", "*", "**", "***", "_", "__", "~", "~~", "`",
        "``", "[", "]", "![", "](", "(", ")", "](/u)", "](/u \"t\")", "](<x y> 't')", "[ref]",
        "[Ref][]", "[x][ref]", "[^n]", "<", ">", "<b>", "</b>", "<a href=\"x\">", "<?p?>",
        "<![CDATA[x]]>", "<http://a.b/c?d=e&amp;f>", "<x@y.z>", "&amp;", "&copy;", "&#35;",
        "&#x22;", "&nope;", "&", "\\", "\\*", "\\[", "\\`", "\\|", "\"", "'", "!", ".", ",", ":",
        ";", "http://a.b", "https://x.y/z_(w)", "www.q.com", "www.q.com/a_b)", "m@n.op",
        "a_b@c.de", "mailto:m@n.op", "xmpp:a@b.c/d", "ftp://h.i", "é", "ß", "…", "“", "€",
        "\u{A0}", "1", "|", "-", "@", "/", "#", "+", "=", "{", "}", "  \n", "\\\n", "$",
        "<!-- c -->",
    ]

    private static let blocks = [
        "\n\n", "\n> ", "\n- ", "\n1. ", "\n    ", "\n# ", "\n## ",
        "\n|a|b|\n|-|:-:|\n|c|d|", "\na|b\n-|-\n", "\n\n[ref]: /url \"title\"\n",
        "\n\n[^n]: note ", "\n\n[^n]:\n    ", "\n- [ ] ", "\n- [x] ", "\n```\n", "\n---\n",
        "\n===\n", "\n<div>\n", "\n  ", "\n   - ", "\n\t", "\n> > ", " | ",
    ]
}
