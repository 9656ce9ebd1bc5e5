import Forms
import Proposals
import TestSupport
import Testing

@testable import Screens

/// What lies under the mouse, by what the screen shows there.
@Suite struct PointerTests {
    private let wide = Size(columns: 120, rows: 40)

    private func report(
        _ kind: MouseReport.Kind, at place: (column: Int, row: Int)
    ) -> MouseReport {
        MouseReport(kind, column: place.column, row: place.row)
    }

    /// The cell in which a text begins on the screen.
    private func place(of text: String, in frame: Frame) throws -> (column: Int, row: Int) {
        let rows = frame.text(markingCursor: false)
            .split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        for (row, cells) in rows.enumerated() where cells.count >= text.count {
            for column in 0...cells.count - text.count
            where cells[column..<column + text.count].elementsEqual(text) {
                return (column, row)
            }
        }
        throw Missing(text: text)
    }

    private struct Missing: Error { let text: String }

    /// Wherever the caret is put by the mouse, the screen shows it in the cell that was pressed,
    /// or to the left of it behind the end of a row.
    @Test(arguments: Seeds.first(4)) func theCaretGoesToTheCellThatWasPressed(seed: Int) {
        var random = SeededRandom(seed: seed)
        var form = Form.opened(RandomEvents.documents[seed % RandomEvents.documents.count])
        var painter = Painter()
        var pointer = Pointer()
        var hits = 0
        for _ in 0..<400 {
            _ = form.handle(random.pick(Self.moves))
            let size = seed.isMultiple(of: 2) ? wide : Size(columns: 50, rows: 20)
            _ = painter.draw(&form, size: size)
            let cell = (column: random.below(size.columns), row: random.below(size.rows))
            let event = pointer.event(for: report(.press, at: cell), in: form, size: size)
            guard case .pointed(.caret(let field, let position, _)) = event else { continue }
            _ = form.handle(.pointed(.caret(field, position, extends: false)))
            #expect(form.place.field == field)
            #expect(form.place.caret == position)
            let frame = painter.draw(&form, size: size)
            #expect(frame == draw(form, size: size))
            guard frame.cursor.row == cell.row else { continue }
            #expect(frame.cursor.column <= cell.column || position.offset == 0)
            hits += 1
        }
        #expect(hits > 5)
    }

    private static let moves: [Event] = [
        .action(.nextSection), .action(.previousSection), .action(.move(.pageDown)),
        .action(.move(.pageUp)), .action(.move(.lineEnd)),
    ]

    /// Pressed twice soon a cell selects its word, pressed once more the line.
    @Test func aDoubleClickSelectsAWord() throws {
        var form = Form.opened(Array("## Summary\n\nOne two three.\n".utf8), template: .none)
        form.scroll(on: wide)
        let cell = try place(of: "two", in: draw(form, size: wide))
        var pointer = Pointer()
        func press(at time: Int, column: Int = 0) throws -> String? {
            let place = (column: cell.column + column, row: cell.row)
            let event = pointer.event(
                for: report(.press, at: place), in: form, size: wide, at: time)
            _ = form.handle(try #require(event))
            return form.place.selection.map { form.fieldText.string(in: $0) }
        }
        #expect(try press(at: 0) == nil)
        #expect(try press(at: 200) == "two")
        #expect(try press(at: 400) == "One two three.")
        #expect(try press(at: 600) == nil)
        // Too late, on another cell, and between words.
        #expect(try press(at: 5000) == nil)
        #expect(try press(at: 5200, column: 1) == nil)
        #expect(try press(at: 6000, column: 3) == nil)
        #expect(try press(at: 6200, column: 3) == nil)
    }

    @Test func aSectionOfTheOutlineIsGoneTo() throws {
        var form = Form.opened(RandomEvents.documents[0])
        var pointer = Pointer()
        let frame = draw(form, size: wide)
        let cell = try place(of: "Migration Path", in: frame)
        let event = pointer.event(for: report(.press, at: cell), in: form, size: wide)
        _ = form.handle(try #require(event))
        #expect(form.proposal.sections[form.section].title == "Migration Path")
    }

    @Test func aKeyOfTheFooterDoesWhatItSays() throws {
        let form = Form.opened(RandomEvents.documents[0])
        var pointer = Pointer()
        let cell = try place(of: "^S Save", in: draw(form, size: wide))
        let event = pointer.event(for: report(.press, at: cell), in: form, size: wide)
        guard case .action(.save) = event else {
            Issue.record("\(String(describing: event))")
            return
        }
    }

    /// The first press selects a row of a list, the second picks it.
    @Test func aRowOfAListIsSelectedAndPicked() throws {
        var form = Form.opened(RandomEvents.documents[0])
        var pointer = Pointer()
        _ = form.handle(.action(.sections))
        for presses in 1...2 {
            let cell = try place(of: "Non-Goals", in: draw(form, size: wide))
            let event = pointer.event(for: report(.press, at: cell), in: form, size: wide)
            _ = form.handle(try #require(event))
            #expect(form.layers.over.isEmpty == (presses == 2))
        }
        #expect(form.proposal.sections[form.section].title == "Non-Goals")
    }
}
