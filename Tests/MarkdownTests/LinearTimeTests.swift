import Testing

@testable import Markdown

/// Inputs on which block parsers have been quadratic: the steps stay in proportion to the bytes.
struct LinearTimeTests {
    @Test(arguments: [
        // Deep nesting, then lines that continue all, some or none of it.
        Input(">", 10_000, then: "x\n", "y\n", 10_000),
        Input("> ", 10_000, then: "x\n", "> y\n", 10_000),
        Input(">", 10_000, then: "x\n", "\n", 10_000),
        Input(">", 10_000, then: "x\n", ">\n", 10_000),
        Input("- ", 10_000, then: "x\n", "\n", 10_000),
        Input("- ", 10_000, then: "x\n", "  \n  y\n", 10_000),
        Input("- ", 10_000, then: "\n", "\n", 10_000),
        Input("> - ", 5_000, then: "x\n", ">\n", 10_000),
        Input("- > ", 5_000, then: "x\n", "  >\n", 10_000),
        Input("- ", 10_000, then: "```\n", "\n", 10_000),
        // Marks that look like thematic breaks until the end of the line.
        Input("* ", 100_000, then: "x\n", "", 0),
        Input("- * ", 50_000, then: "x\n", "", 0),
        Input("- - * * ", 50_000, then: "_ _\n", "", 0),
        Input("- ", 1_000, then: String(repeating: " ", count: 100_000) + "x\n", "y\n", 1_000),
        Input("-\t", 10_000, then: "x\n", "\t\ty\n", 10_000),
        // What is never closed, and what ends at once.
        Input("```\n~~~\n", 10_000, then: "", "", 0),
        Input("~~~\n", 1, then: "", " ~\n", 10_000),
        Input("~~~\n", 1, then: "", String(repeating: " ", count: 1_000) + "~\n", 1_000),
        Input("<!--\n<?\n", 10_000, then: "", "", 0),
        Input("<a b=\"\n\n", 10_000, then: "", "", 0),
        Input("1. ", 100_000, then: "x", "", 0),
        Input("# x\n", 100_000, then: "", "", 0),
        Input("x\r", 100_000, then: "", "\r\n", 10_000),
        Input("", 0, then: String(repeating: "x", count: 1_000_000), "", 0),
    ])
    func takesStepsInProportion(input: Input) {
        let bytes = input.bytes
        for depth in [BlockTree.Depth.all, .topLevel] {
            let tree = BlockTree(bytes, keeping: depth)
            #expect(tree.steps <= 5 * bytes.count, "\(input.testDescription)")
        }
    }

    /// A head repeated, a middle and a tail repeated.
    struct Input: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]

        init(
            _ head: String, _ heads: Int, then middle: String, _ tail: String, _ tails: Int
        ) {
            let text =
                String(repeating: head, count: heads) + middle
                + String(repeating: tail, count: tails)
            bytes = Array(text.utf8)
            testDescription = "\(heads) \(head.debugDescription), \(tails) \(tail.debugDescription)"
        }
    }
}
