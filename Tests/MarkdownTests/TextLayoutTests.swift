import Markdown
import Prose
import TestSupport
import Testing

struct TextLayoutTests {
    private func laidOut(_ source: String, columns: Int = 24) -> String {
        TextLayout(columns: columns).text(of: Array(source.utf8))
    }

    @Test func headings() {
        #expect(
            laidOut("# Title\n## Part\ntext\n### Deeper\ntext\n## Last #\n# A\n") == """
                Title
                =====

                Part
                ----
                text

                Deeper

                text

                Last
                ----

                A
                =

                """)
    }

    @Test func signsOfMoneyAndFormulasStay() {
        #expect(
            laidOut("It costs $10 - $20, from $10 to **$20**, and $5/month.", columns: 60)
                == "It costs $10 - $20, from $10 to $20, and $5/month.\n")
        #expect(
            laidOut("Inline $a_{i} + b_{j}$ and $`x*y*z`$.", columns: 60)
                == "Inline $a_{i} + b_{j}$ and $`x*y*z`$.\n")
        // A list in a paragraph begins with 1 only.
        #expect(
            laidOut("- top\n  3. three\n  2. two\n  1. one\n", columns: 40)
                == "- top 3. three 2. two\n  1. one\n")
    }

    @Test func ofLongLinesOfCodeItIsSaid() {
        #expect(
            laidOut("```\nshort\nlonger than the page\n   and this one is, too\n```\n", columns: 16)
                == """
                    short
                    longer than the page
                       and this one is, too
                    (2 lines of
                    code are
                    wider than
                    16 columns)

                """)
        #expect(
            laidOut("<div>\none two three\n</div>\n", columns: 8)
                == "<div>\none two\nthree\n</div>\n")
    }

    @Test func aLongHeadingIsUnderlinedAsFarAsItGoes() {
        #expect(
            laidOut("A heading that is\ntoo long for a row\n---\n") == """
                A heading that is too
                long for a row
                ---------------------

                """)
        #expect(laidOut("#\n\na\n") == "a\n")
    }

    @Test func paragraphsAreJoinedAndWrapped() {
        #expect(
            laidOut("One `two` **three**\nfour five\t six\n  seven.\n\nEight\n") == """
                One `two` three four
                five six seven.

                Eight

                """)
        #expect(
            laidOut("a https://example.org/a/long/address b") == """
                a
                https://example.org/a/long/address
                b

                """)
    }

    @Test func hardBreaksStay() {
        #expect(laidOut("a  \nb\\\nc\nd\\") == "a\nb\nc d\\\n")
    }

    @Test func linkDefinitionsKeepTheirLines() {
        #expect(laidOut("[a]: b\n[c]: d\n") == "[a]: b\n[c]: d\n")
    }

    @Test func lists() {
        #expect(
            laidOut("- one that is longer than a row\n- two\n  1. three\n  2) four\n") == """
                - one that is longer
                  than a row
                - two
                  1. three
                  2) four

                """)
        #expect(laidOut("* a\n\n* b\n\n  c\n\nd") == "* a\n\n* b\n\n  c\n\nd\n")
        #expect(laidOut("-\n- a\n- <!-- b -->\n") == "-\n- a\n-\n")
    }

    @Test func quotes() {
        #expect(
            laidOut("> one two three four five\n> six\nseven\n>\n> > a\n> b\n") == """
                > one two three four
                > five six seven
                >
                > > a b

                """)
        #expect(laidOut("- > a\n  > b\n\n  c\n") == "- > a b\n\n  c\n")
    }

    @Test func codeKeepsItsLines() {
        #expect(
            laidOut("a\n```swift\nlet a = \"a string longer than a row\"\n\n\tb\n```\nc\n") == """
                a

                    let a = "a string longer than a row"

                        b
                    (1 line of code is
                    wider than 24
                    columns)

                c

                """)
        #expect(laidOut("- a\n\n      b\n        c\n") == "- a\n\n      b\n        c\n")
        #expect(laidOut("> ```\n> a\n>  b\n> ```\n") == ">     a\n>      b\n")
    }

    @Test func tablesStandInColumns() {
        let source =
            "Text\n| Name | A number |\n|---|-:|\n| **a** `\\|` | 10 |\n|b|7|no column\n| c |\n"
        #expect(
            laidOut(source) == """
                Text

                Name   A number
                -----  --------
                a `|`        10
                b             7
                c

                """)
        #expect(
            laidOut(source, columns: 12) == """
                Text

                Name: a `|`
                A number: 10

                Name: b
                A number: 7

                Name: c

                """)
    }

    @Test func htmlKeepsItsLines() {
        #expect(laidOut("<div>\n  a\n\n</div>\n\nb | c\n") == "<div>\n  a\n\n</div>\n\nb | c\n")
        #expect(laidOut("> <div>\n>   a\n> </div>\n") == "> <div>\n>   a\n> </div>\n")
    }

    @Test func linksShowTheirAddresses() {
        #expect(
            laidOut("[a *b*](c.md) <http:e> [f][g] ![h](i) [^1]\n\n[g]: /k\n[^1]: *l*", columns: 60)
                == """
                a b (c.md) http:e f (/k) [image: h] [^1]

                [g]: /k

                [^1]: l

                """)
    }

    @Test func tagsThatAreNoneAreShown() {
        #expect(laidOut("a <b>c</b> <name> d<br>e <!-- f -->&amp; \\*") == "a c <name> d\ne & *\n")
    }

    @Test func tasksHaveBoxes() {
        #expect(laidOut("- [ ] a\n- [x] b\n") == "- [ ] a\n- [x] b\n")
    }

    @Test func emphasisIsAStyle() {
        let lines = TextLayout(columns: 20).lines(
            of: MarkdownDocument(Array("a **b *c* d**, ~~e~~ f".utf8)))
        #expect(lines.count == 1)
        #expect(
            lines.first?.runs.map { "\($0.text):\($0.style.rawValue)" } == [
                "a :0", "b :1", "c:3", " d:1", ", :0", "e:8", " f:0",
            ])
        #expect(lines.first?.withEscapeSequences.hasPrefix("a \u{1B}[1mb \u{1B}[0m") == true)
    }

    /// Each line knows the bytes that it shows, inside of its block.
    @Test(arguments: 0..<200) func linesKnowWhereTheyComeFrom(seed: UInt64) {
        var generator = DocumentGenerator(seed: seed)
        let bytes = generator.document()
        let document = MarkdownDocument(bytes)
        for block in document.tree.children(of: 0) {
            let range = document.tree.blocks[block].range
            let lines = TextLayout(columns: Int(seed % 60) + 10).lines(
                of: document, blocks: block..<document.tree.blocks[block].end)
            for line in lines {
                #expect(
                    range.contains(line.source) || line.source == range.upperBound, "seed \(seed)")
                for run in line.runs {
                    guard let source = run.source, let first = run.text.utf8.first,
                        first >= 0x61, first <= 0x7A
                    else { continue }
                    #expect(
                        [first, UInt8(ascii: "&")].contains(bytes[source]),
                        "seed \(seed): \(line.text)")
                }
            }
        }
    }

    @Test func wordsKnowTheirBytes() {
        let text = "> one\n> two *three*\n\n- [x](#y) `a\n  b` &amp; z\n"
        let lines = TextLayout(columns: 8).lines(of: MarkdownDocument(Array(text.utf8)))
        let found = lines.map { "\($0.source):\($0.text)" }
        #expect(
            found == [
                "2:> one", "8:> two", "13:> three", "23:", "24:- x (#y)", "31:  `a b`",
                "39:  & z",
            ])
    }

    @Test func commentsAreLeftOut() {
        #expect(laidOut("a\n\n<!-- b\n\nc -->\n\nd\n") == "a\n\nd\n")
        #expect(laidOut("<!-- a -->\n") == "")
        #expect(laidOut("<!-- a --> b\n") == "b\n")
    }

    @Test func aBreakIsARule() {
        #expect(laidOut("a\n\n***\nb", columns: 5) == "a\n\n-----\n\nb\n")
    }

    @Test func metadataStandsInColumns() {
        #expect(
            laidOut("- **Status**: Draft\n- **Title**: A title longer than a row\n- **A**:\n")
                == """
                Status  Draft
                Title   A title longer
                        than a row
                A

                """)
        #expect(laidOut("- **A**: b\n- c\n") == "- A: b\n- c\n")
        #expect(laidOut("- **A long name**: b\n") == "- A long name: b\n")
    }

    @Test func wideCharactersTakeTwoColumns() {
        #expect(laidOut("日本語テキスト。a é", columns: 8) == "日本語テ\nキスト。\na é\n")
    }

    @Test func nothingSteersTheTerminal() {
        #expect(laidOut("a\u{1B}[2Jb\u{9B}c\u{202E}d\u{0}") == "a·[2Jb·c·d·\n")
        #expect(laidOut("    a\u{7}\tb") == "    a·  b\n")
        #expect(laidOut("&#27;[2J &#x9B; `\u{1B}c`") == "·[2J · `·c`\n")
        #expect(laidOut("👩‍💻 é") == "👩‍💻 é\n")
    }

    @Test func deepNestingKeepsHalfOfTheColumns() {
        let text = laidOut(String(repeating: "> ", count: 5000) + "a\nb\n", columns: 20)
        #expect(text == String(repeating: "> ", count: 5) + "a b\n")
    }

    /// Rows stay inside the columns, but for single words; nothing steers, nothing trails.
    @Test(arguments: 0..<4)
    func generatedDocuments(seed: UInt64) {
        var generator = DocumentGenerator(seed: seed)
        for round in 0..<1000 {
            let bytes = generator.damaged()
            let columns = 1 + round % 40
            let text = TextLayout(columns: columns).text(of: bytes)
            let unwrapped = BlockTree(bytes).blocks.contains { $0.isUnwrapped }
            let faults = text.split(separator: "\n").filter { line in
                let words = line.split(separator: " ").filter { $0.contains { $0.isLetter } }
                return line.hasSuffix(" ") || line.utf8.contains { $0 < 0x20 || $0 == 0x7F }
                    || (!unwrapped && words.count > 1 && String(line).columns > columns
                        && !line.contains("|"))
            }
            #expect(faults.isEmpty, "\(columns) columns: \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    @Test(arguments: 0..<4)
    func randomBytes(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<2000 {
            let bytes = (0..<random.below(60)).map { _ in UInt8(random.below(256)) }
            let text = TextLayout(columns: random.below(30)).text(of: bytes)
            #expect(text.isEmpty || text.hasSuffix("\n"))
        }
    }

    @Test func deepAndLongDocumentsAreNotBlownUp() {
        let parts = [
            "> ", "- ", "a ", "> a\n", "- a\n", "| a\n", "**a**: b\n", "<!--\n", "`", "\\\n",
        ]
        for part in parts {
            let text = laidOut(String(repeating: part, count: 20_000))
            #expect(text.utf8.count < 3_000_000)
        }
    }
}

extension Block {
    fileprivate var isUnwrapped: Bool {
        switch kind {
        case .code, .html: true
        default: false
        }
    }
}
