import Forms
import Proposals
import Rules
import Screens
import TestSupport
import Testing

/// The preview of long documents: laid out near to the caret first, then as a whole.
@Suite struct PreviewTests {
    private static let size = Size(columns: 100, rows: 30)

    /// About 400 kB.
    private static let long: [UInt8] = {
        var text = "---\ntitle: x\n---\n\n# Long\n\n"
        for number in 0..<1500 {
            text += "## Section \(number)\n\nSome words of *section* \(number), and "
            text += "[a link](#section-\(number + 1)) with more words that have to be wrapped"
            text += " where the window is narrow.\n\n- an item\n  - one below it\n\n"
            text += "```\ncode \(number)\n```\n\n"
        }
        return Array(text.utf8)
    }()

    private func opened(atLine line: Int) -> Form {
        var form = Form.opened(Self.long)
        _ = form.handle(.action(.goTo))
        for character in String(line) { _ = form.handle(.typed(character)) }
        _ = form.handle(.action(.newline))
        form.scroll(on: Self.size)
        _ = form.handle(.action(.preview))
        form.scroll(on: Self.size)
        return form
    }

    private func preview(of form: Form) -> PreviewLayer? {
        if case .preview(let preview) = form.layers.top { preview } else { nil }
    }

    @Test(arguments: [1, 2, 9, 500, 5555, 9000, 15000])
    func layingOutTheRestMovesNothing(line: Int) throws {
        var form = opened(atLine: line)
        let before = draw(form, size: Self.size)
        let near = try #require(preview(of: form))
        #expect(!near.page.isWhole && near.page.lines.count < 3000)
        _ = form.handle(.paused)
        form.scroll(on: Self.size)
        let after = draw(form, size: Self.size)
        #expect(try #require(preview(of: form)).page.isWhole)
        #expect(before.cursor == after.cursor)
        #expect(before.rows[1...] == after.rows[1...])
    }

    /// Wherever the cursor stands, Enter goes to a line that says what it shows.
    @Test(arguments: Seeds.first(8)) func enterGoesToWhatIsShown(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        var form = opened(atLine: Int.random(in: 1...16000, using: &random))
        let motions: [Action] = [
            .move(.rowDown), .move(.rowUp), .move(.pageDown), .move(.pageUp),
            .move(.paragraphDown), .move(.paragraphUp), .nextField, .previousField,
        ]
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            _ = form.handle(.action(motions.randomElement(using: &random) ?? .redraw))
            form.scroll(on: Self.size)
        }
        _ = form.handle(.action(.move(.rowDown)))
        let shown = try #require(preview(of: form))
        let text = shown.page.lines[shown.line].text
        _ = form.handle(.action(.choose))
        guard case .fields = form.layers.top else {
            Issue.record("the preview is still open")
            return
        }
        let words = text.split(separator: " ").filter { $0.allSatisfy(\.isLetter) && $0.count > 3 }
        guard let word = words.first, !text.hasPrefix("Section") else { return }
        let line = form.fieldText.lines[form.place.caret.line].text
        #expect(line.contains(word), "seed \(seed): \(text)")
    }

    /// Lines that begin with marks, each behind a block of its own.
    private static let marked = """
        # T

        ## Alpha

        para one

        **bold** start
        **and** more

        - item one
        - item two
          - [a link](#x) below it

        > quote
        >
        > - **in** it

        `code` start

        1. num
        2. num two

        | a | b |
        |---|---|
        | 1 | 2 |
        | *3* | 4 |

        *em* one

        <b>x</b> html

        \\*esc

        """

    /// At the start of a line the cursor stands on what that line shows, not on the block above it.
    @Test(arguments: [5, 7, 10, 11, 12, 14, 16, 18, 20, 21, 25, 26, 28, 30, 32])
    func standsOnTheLineOfTheCaret(line: Int) throws {
        var form = Form.opened(Array(Self.marked.utf8), template: .none)
        form.scroll(on: Self.size)
        _ = form.handle(.action(.goTo))
        for character in String(line) { _ = form.handle(.typed(character)) }
        _ = form.handle(.action(.newline))
        _ = form.handle(.action(.move(.lineStart)))
        form.scroll(on: Self.size)
        _ = form.handle(.action(.preview))
        form.scroll(on: Self.size)
        let shown = try #require(preview(of: form))
        #expect(shown.page.sourceLine(ofByte: shown.byte) + 1 == line)
        #expect(shown.page.lines[shown.line].text.contains(where: \.isLetter) || line > 23)
    }

    @Test func theFirstScreenComesSoon() {
        var form = opened(atLine: 8000)
        _ = form.handle(.action(.back))
        let time = ProcessorTime.of {
            _ = form.handle(.action(.preview))
            form.scroll(on: Self.size)
            _ = draw(form, size: Self.size)
        }
        // What is promised is 30 ms, of a program that is built for release.
        #expect(time < .milliseconds(2000), "\(time)")
    }

    /// An edit below it is seen when the preview is seen again.
    @Test func whatIsTakenBackIsSeen() throws {
        var form = Form.opened(Array("## Summary\n\nOne\n".utf8))
        _ = form.handle(.typed("x"))
        for action in [Action.preview, .diff, .takeBack, .back] {
            _ = form.handle(.action(action))
            form.scroll(on: Self.size)
        }
        let shown = try #require(preview(of: form))
        #expect(shown.page.lines.map(\.text).joined(separator: "|") == "Summary|-------|One")
    }

    private struct Neighbours: LinkedFiles {
        func state(of path: String) -> LinkedFileState {
            switch path {
            case "002-x.md", "a.png": .present
            case "../out.md": .outside
            default: .missing
            }
        }
        func anchors(in path: String) -> Set<String>? { nil }
        func candidates(for path: String) -> [String] { [] }
    }

    /// Follows the only link of a document.
    private func said(of link: String, isRestricted: Bool, looks: Bool = true) -> String {
        let bytes = Array("## Summary\n\nSee [x](\(link)).\n".utf8)
        var context = CheckContext(template: .enhancement, today: Day(secondsSince1970: 0))
        if looks { context.files = Neighbours() }
        var form = Form(
            Proposal(bytes, template: .enhancement),
            session: Session(
                context: context, keymap: .embedded,
                file: EditedFile(
                    path: "proposals/1.md", folder: "proposals", initial: bytes, saved: bytes),
                host: Host(isRestricted: isRestricted)))
        for action in [Action.preview, .nextField, .choose] { _ = form.handle(.action(action)) }
        return form.session.message?.text ?? ""
    }

    @Test func linksToFilesAreNotFollowedOutOfTheProject() {
        let refused = "Not here: this run may reach nothing but the proposals."
        #expect(said(of: "002-x.md", isRestricted: false).hasPrefix("octopen edit proposals/002"))
        #expect(said(of: "a.png", isRestricted: false).contains("another program"))
        #expect(said(of: "003-x.md", isRestricted: false) == "003-x.md is not there.")
        #expect(said(of: "../out.md", isRestricted: false).contains("outside of the project"))
        #expect(said(of: "../out.md", isRestricted: true).contains("outside of the project"))
        #expect(said(of: "../out.md", isRestricted: true, looks: false) == refused)
        #expect(said(of: "https://example.org", isRestricted: true) == refused)
        #expect(said(of: "https://example.org", isRestricted: false) == "https://example.org")
        #expect(said(of: "#nowhere", isRestricted: false) == "No heading is called #nowhere.")
    }
}
