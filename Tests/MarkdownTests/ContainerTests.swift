import Markdown
import Testing

/// Quotes and lists: which lines belong to them, and what they hold.
struct ContainerTests {
    @Test(arguments: [
        ("> a\nb\n>c", "quote 0-8\n  paragraph 2-8"),
        ("> a\n>\n\nb", "quote 0-5\n  paragraph 2-3\nparagraph 7-8"),
        (">> a\n> b\nc", "quote 0-10\n  quote 1-10\n    paragraph 3-10"),
        ("> a\n# b", "quote 0-3\n  paragraph 2-3\nheading 1 4-7 6-7"),
        ("> a\n- b", "quote 0-3\n  paragraph 2-3\n" + item("-", 4, 7)),
        (">\ta", "quote 0-3\n  paragraph 2-3"),
        (">\t\ta", "quote 0-4\n  code 1-4"),
        ("    > a", "code 0-7"),
    ])
    func quotes(text: String, expected: String) {
        #expect(dump(text) == expected)
    }

    @Test(arguments: [
        ("- a\n  b\nc", item("-", 0, 9)),
        (
            "- a\n\n  b\n",
            """
            list - loose 0-8
              item - +2 0-8 2-8
                paragraph 2-3
                paragraph 7-8
            """
        ),
        ("- a\n+ b", item("-", 0, 3) + "\n" + item("+", 4, 7)),
        (
            "-\n  a\n",
            """
            list - tight 0-5
              item - +2 0-5 1-5
                paragraph 4-5
            """
        ),
        (
            "-\n\n  a\n",
            """
            list - tight 0-1
              item - +2 0-1 1-1
            paragraph 5-6
            """
        ),
        (
            "12) a\n13) b",
            """
            list 12) tight 0-11
              item 12) +4 0-5 4-5
                paragraph 4-5
              item 13) +4 6-11 10-11
                paragraph 10-11
            """
        ),
        (
            "-\ta\n\n\tb",
            """
            list - loose 0-7
              item - +4 0-7 2-7
                paragraph 2-3
                paragraph 6-7
            """
        ),
        (
            "-\t\ta\n",
            """
            list - tight 0-4
              item - +2 0-4 1-4
                code 1-4
            """
        ),
        ("a\n2. b\n-\n", "setext 2 0-8 0-6"),
        ("a\n2. b\n*\n", "paragraph 0-8"),
        ("a\n1. b", "paragraph 0-1\n" + item("1.", 2, 6)),
        ("1234567890. a\n-a\n1.a", "paragraph 0-20"),
        (
            "- - a\n",
            """
            list - tight 0-5
              item - +2 0-5 2-5
                list - tight 2-5
                  item - +2 2-5 4-5
                    paragraph 4-5
            """
        ),
    ])
    func lists(text: String, expected: String) {
        #expect(dump(text) == expected)
    }

    @Test(arguments: [
        ("- a\n- b", true), ("- a\n\n- b", false), ("- a\n- b\n\n", true),
        ("- a\n\n  b\n- c", false), ("- a\n  - b\n\n- c", false), ("- a\n  - b\n\n    c", true),
        ("- ```\n\n  ```\n- b", true), ("- > a\n  >\n- b", true), ("> - a\n>\n> - b", false),
        ("- ***\n\n  a", false), ("-\n-\n\n- a", false),
    ])
    func listsAreTightWithoutBlankLinesBetween(text: String, isTight: Bool) throws {
        let tree = BlockTree(Array(text.utf8))
        let markers = tree.blocks.compactMap { block in
            if case .list(let marker) = block.kind { marker } else { nil }
        }
        #expect(markers.first?.isTight == isTight)
        let list = try #require(tree.blocks.firstIndex { $0.isList })
        for child in tree.children(of: list) {
            guard case .item(let marker) = tree.blocks[child].kind else { continue }
            #expect(marker.isTight == isTight)
        }
    }

    @Test func markersTellWhatTheyCover() throws {
        let bytes = Array("- a\n\n    1.  b\n  * \n".utf8)
        let markers = BlockTree(bytes).blocks.compactMap { block in
            if case .item(let marker) = block.kind { marker } else { nil }
        }
        try #require(markers.count == 3)
        #expect(markers.map(\.lead) == [0..<2, 7..<13, 17..<19])
        #expect(markers.map(\.contentIndent) == [2, 6, 2])
        #expect(markers.map(\.number) == [0, 1, 0])
    }

    @Test func nestedBlocksCarryTheirParents() {
        let tree = BlockTree(Array("> - a\n>\n>   b\n\n# c".utf8))
        #expect(tree.blocks.map(\.parent) == [-1, 0, 1, 2, 3, 3, 0])
        #expect(tree.blocks.map(\.end) == [7, 6, 6, 6, 5, 6, 7])
        #expect(Array(tree.children(of: 0)) == [1, 6])
        #expect(Array(tree.children(of: 3)) == [4, 5])
        #expect(dump("> a\n\nb", keeping: .topLevel) == "quote 0-3\nparagraph 5-6")
    }
}

extension Block {
    fileprivate var isList: Bool {
        if case .list = kind { true } else { false }
    }
}

/// A tight list of one item that holds one paragraph, as dumped.
private func item(_ marker: String, _ start: Int, _ end: Int) -> String {
    let text = start + marker.count + 1
    return """
        list \(marker) tight \(start)-\(end)
          item \(marker) +\(marker.count + 1) \(start)-\(end) \(text)-\(end)
            paragraph \(text)-\(end)
        """
}
