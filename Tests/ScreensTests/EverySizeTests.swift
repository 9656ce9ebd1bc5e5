import Forms
import Proposals
import Reviews
import Rules
import Screens
import TestSupport
import Testing

/// Every screen at every size from 1x1 to 150x50: no trap, the cursor inside.
@Suite struct EverySizeTests {
    static let forms: [Form] = {
        let text = String(decoding: Template.enhancement.source.bytes, as: UTF8.self)
        var fresh = Form.opened(Array(text.utf8))
        _ = fresh.handle(.paused)
        var forms = [fresh]
        func add(_ events: [Event], from form: Form? = nil) {
            var form = form ?? fresh
            for event in events { _ = form.handle(event) }
            forms.append(form)
        }
        add([.action(.sections), .typed("g")])
        add([.action(.proposals), .listed(ListedFolder.listing)])
        add([.typed("日")], from: forms.last)
        add([.action(.proposals), .listed(ListedFolder.listing), .action(.preview)])
        add([.proposalText("proposals/gc.md", Array(text.utf8))], from: forms.last)
        var list = Form.opened([])
        _ = list.beginList(at: nil)
        forms.append(list)
        add([.listed(ListedFolder.listing), .action(.help)], from: list)
        add([.action(.help)])
        add([.action(.palette), .typed("u")])
        add([.action(.undo), .action(.messages)])
        add([.action(.warnings)])
        add([.action(.fixWarning)])
        add([.action(.nextField), .action(.nextField), .action(.openChoices)])
        add([.action(.nextSection), .typed("日"), .typed("\t"), .action(.quit)])
        add([.action(.saveAs)])
        add([.action(.find), .typed("日"), .typed("e")])
        add([.action(.nextSection), .typed("x"), .action(.replace), .typed("x")])
        add([.action(.newline), .typed("y"), .action(.newline)], from: forms.last)
        add([.action(.preview)])
        add([.action(.nextField)], from: forms.last)
        add([.action(.find), .typed("日"), .typed("e")], from: forms.last)
        add([.action(.preview), .action(.links)])
        add([.action(.diff)])
        add([.action(.nextSection), .typed("日"), .typed("\t"), .action(.diff)])
        let other = CommittedText(revision: "HEAD", found: .text(Array("# 日本語\n\n## X\n".utf8)))
        add([.revision(other), .action(.move(.sectionEnd))], from: forms.last)
        add([.action(.compareWith)], from: forms.last)
        add([.action(.pinSections), .action(.nextSection)])
        for _ in 0..<3 {
            add([.action(.nextSection), .action(.nextSection), .typed("x")], from: forms.last)
        }
        add([.foundWork(UnsavedWork(path: "x", bytes: [], time: "10:42"))])
        let why = "No recovery journal can be kept in /日/本 (No space left on device): save often."
        let notice = Event.notice(Notice(why, brief: "No journal."))
        let links = (1...30).map { line in
            IncomingLink(
                path: "日/本.md", line: line, section: "語", goal: "to #x", isBroken: line == 3)
        }
        add([.linksHere(links), .typed("日")])
        let wish = FolderWish.heading(section: 1, anchor: "日", title: "本")
        add([
            .offer(
                wish,
                FolderOffer(
                    wish, summary: why + why, obstacles: [], difference: "--- a/日\n+本\n",
                    count: 2))
        ])
        add([notice])
        add([notice, .message(Message("Cannot save x: " + why, isError: true))])
        add([.typed("x"), .action(.quit), .keeping(.folder("/tmp/日本", until: "then"))])
        add([.wouldLose(Loss(isText: true, drafts: 3, keeping: .nowhere(why)))])
        for events in [[], [Event.action(.sign(.concern)), .typed("日")], [.action(.nextField)]] {
            var review = Form.opened(Array(text.utf8), isReviewOnly: true)
            _ = review.handle(.paused)
            if let ana = Reviewer("Ana") {
                _ = review.handle(
                    .review(ReviewStart(reviewer: ana, path: "reviews/x/ana.md", published: nil)))
            }
            add(events, from: review)
        }
        forms.append(Form.opened([]))
        forms.append(Form.opened([0xFF, 0x41]))
        return forms
    }()

    /// Small sizes with every form; the others with one form each, in turn.
    @Test(arguments: 0..<forms.count) func draws(index: Int) {
        let start = Self.forms[index]
        for columns in 1...150 {
            for rows in 1...50 {
                let isSmall = columns <= 24 && rows <= 12
                guard isSmall || (columns + rows * 7) % Self.forms.count == index else { continue }
                var form = start
                let size = Size(columns: columns, rows: rows)
                form.scroll(on: size)
                let frame = draw(form, size: size)
                #expect(frame.rows.count == rows && frame.rows.allSatisfy { $0.count == columns })
                #expect((0..<columns).contains(frame.cursor.column))
                #expect((0..<rows).contains(frame.cursor.row))
            }
        }
    }
}
