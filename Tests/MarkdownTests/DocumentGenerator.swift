import TestSupport

/// Documents made of fragments that disagree about which block a line belongs to.
struct DocumentGenerator {
    var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    /// One to twelve lines; most carry on the marks of the line before as indentation.
    mutating func document() -> [UInt8] {
        var text = ""
        var marks: [String] = []
        let ending = random.pick(["\n", "\n", "\n", "\n", "\n", "\r\n", "\r"])
        for _ in 0...random.below(12) {
            if random.below(3) > 0 {
                marks = marks.map { continuation(of: $0) }
                if !marks.isEmpty, random.below(4) == 0 { marks.removeLast() }
            } else {
                marks = []
            }
            if marks.isEmpty || random.below(3) == 0 {
                for _ in 0..<random.below(3) { marks.append(random.pick(Self.marks)) }
            }
            text += marks.joined()
            text += random.pick(Self.contents)
            text += ending
        }
        if random.below(4) == 0 { text.removeLast() }
        return Array(text.utf8)
    }

    /// A document with some bytes deleted, repeated or put in.
    mutating func damaged() -> [UInt8] {
        var bytes = document()
        for _ in 0...random.below(4) where !bytes.isEmpty {
            let position = random.below(bytes.count)
            let stop = min(bytes.count, position + 1 + random.below(4))
            switch random.below(3) {
            case 0: bytes.removeSubrange(position..<stop)
            case 1: bytes.insert(contentsOf: bytes[position..<stop], at: position)
            default: bytes.insert(random.pick(Self.bytes), at: position)
            }
        }
        return bytes
    }

    private mutating func continuation(of mark: String) -> String {
        if mark.contains(">") { return random.below(6) == 0 ? "" : mark }
        return String(mark.map { $0 == "\t" ? $0 : " " })
    }

    /// What blocks are made of, for input with no sense at all.
    static let bytes = Array(" \t\n\r>-+*_=#`~<!?/.)0123456789ax\"'\u{B}\u{C}\\&|:".utf8)

    private static let marks = [
        "> ", ">", ">\t", "> ", ">  ", "- ", "-\t", "-   ", "-      ", "* ", "+ ", "+  ", "1. ",
        "2) ", "10. ", "1.\t", "1)  ", " ", "  ", "   ", "    ", "\t", " - ", "  1. ", "   > ",
    ]

    private static let contents = [
        "text", "words and words", "x ", "x  ", "a\tb", "\\", "|a|b|", "é\u{0}ü",
        "", "", "", "", "  ", "\t", "     ",
        "---", "***", "* * *", "- - -", "_ _ _ ", "--", "- - x", "* * * x", "- * -", "-\t-\t-",
        "===", "=", "= =", "-", "*", "+", "1.", "1)", "2.", "0. z", "123456789. x", "1234567890. x",
        "# h", "## h ##", "### h #", "#", "##", "# #", "#x", "####### x", "#\th\t#", "# h\\#",
        "```", "````", "~~~", "``` info", "``` a`b", "~~~ a`b ~", "``", "``` ", "~~~~  ", " ```",
        "    ```", "~~~ <a> \"q\"",
        "    code", "\tcode", "      deep", " \tcode", "  \t  code",
        "<!--", "-->", "<!-- x -->", "<!-->", "<?", "?>", "<?x?>", "<!X", "<!X>", ">", "]]>",
        "<![CDATA[", "<div>", "</div>", "<div", "<p/>", "<table x", "<a href='x'>", "<a>", "</a >",
        "<a b = c d>", "<a b=\"x\" >", "<a x", "<b/> x", "<pre>", "</pre>", "<pre", "</pre> x",
        "<script>x</script>", "</SCRIPT>", "<style", "<Style>", "<h1>", "<h7>", "<ul", "<x-y>",
    ]
}
