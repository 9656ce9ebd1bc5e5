import Markdown
import Testing

/// Each kind of block with its range and content.
struct BlockTests {
    @Test(arguments: [
        ("# a", "heading 1 0-3 2-3"),
        ("  ###### a ##  \n", "heading 6 2-15 9-10"),
        ("#\n## ##\n", "heading 1 0-1 1-1\nheading 2 2-7 5-5"),
        ("#\ta#b \\#", "heading 1 0-8 2-8"),
        ("a\n b  \n===\n", "setext 1 0-10 0-4"),
        ("a\n---", "setext 2 0-5 0-1"),
        ("[x]:\n---\n", "setext 2 0-8 0-4"),
        ("#a\n####### b\n    # c", "paragraph 0-20"),
    ])
    func headings(text: String, expected: String) {
        #expect(dump(text) == expected)
    }

    @Test(arguments: [
        ("```\n# a\n```\n", "fence 3 0-11 4-8"),
        ("<!--\n# a\n-->\n# b", "html 2 0-12\nheading 1 13-16 15-16"),
        ("    # a", "code 0-7"),
        ("> # a\n", "quote 0-5\n  heading 1 2-5 4-5"),
        ("- # a\n", "list - tight 0-5\n  item - +2 0-5 2-5\n    heading 1 2-5 4-5"),
        ("<div>\n# a\n", "html 6 0-9"),
        ("> a\n===\n", "quote 0-7\n  paragraph 2-7"),
        ("a\n\n===\n", "paragraph 0-1\nparagraph 3-6"),
    ])
    func headingsThatAreNoneAtTopLevel(text: String, expected: String) {
        #expect(dump(text) == expected)
    }

    @Test(arguments: [
        (" ~~~ swift \na\n~~~~ \nb", "fence 3 info 1-19 12-14\nparagraph 20-21"),
        ("```\n```", "fence 3 0-7 4-4"),
        ("```\n", "fence 3 0-3 3-3 open"),
        ("```\na\n\n", "fence 3 0-6 4-6 open"),
        ("````\n```\n", "fence 4 0-8 5-8 open"),
        ("``` a`b\n", "paragraph 0-7"),
        ("> ```\n> a\nb", "quote 0-9\n  fence 3 2-9 6-9 open\nparagraph 10-11"),
        ("    a\n\n      b\n\nc", "code 0-14\nparagraph 16-17"),
        ("a\n    b", "paragraph 0-7"),
        ("\ta", "code 0-2"),
    ])
    func code(text: String, expected: String) {
        #expect(dump(text) == expected)
    }

    @Test(arguments: [
        ("<pre>\n\n</style> x\ny", "html 1 0-17\nparagraph 18-19"),
        ("<!-- a\n\n", "html 2 0-7 open"),
        ("<!-->\n<?a?>\n<!a>", "html 2 0-5\nhtml 3 6-11\nhtml 4 12-16"),
        ("<![CDATA[\n]]\n]]>", "html 5 0-16"),
        ("</SECTION\nb\n\nc", "html 6 0-11\nparagraph 13-14"),
        ("<a href='x'  >\n", "html 7 0-14"),
        ("<a href='x'>y\n\n<a b=>\n", "paragraph 0-13\nparagraph 15-21"),
        ("a\n<b>\n<p>", "paragraph 0-5\nhtml 6 6-9"),
        ("> a\n<b>\n", "quote 0-7\n  paragraph 2-7"),
    ])
    func html(text: String, expected: String) {
        #expect(dump(text) == expected)
    }

    @Test(arguments: [
        ("***\n - - -\n__ _", "break 0-3\nbreak 5-10\nbreak 11-15"),
        ("a\n***\nb", "paragraph 0-1\nbreak 2-5\nparagraph 6-7"),
        ("**\n--a", "paragraph 0-6"),
        ("+++", "paragraph 0-3"),
    ])
    func thematicBreaks(text: String, expected: String) {
        #expect(dump(text) == expected)
    }

    @Test(arguments: [
        ("a\r\nb\r\n\r\n# c\r\n", "paragraph 0-4\nheading 1 8-11 10-11"),
        ("a\r\r# c\r", "paragraph 0-1\nheading 1 3-6 5-6"),
        ("a\n\r\nb", "paragraph 0-1\nparagraph 4-5"),
        ("```\r\na\r\n```\r\n", "fence 3 0-11 5-8"),
        ("\u{FEFF}# a", "heading 1 3-6 5-6"),
        ("a\u{0}\n\u{0}", "paragraph 0-4"),
        ("", ""), ("\n \n\t", ""),
    ])
    func linesAndBytes(text: String, expected: String) {
        #expect(dump(text) == expected)
    }
}
