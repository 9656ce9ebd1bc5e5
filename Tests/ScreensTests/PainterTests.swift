import Forms
import Glibc
import Proposals
import TestSupport
import Testing

@testable import Screens

/// Frames that are drawn over one another are those that are drawn from nothing. With
/// `OCTOPEN_PAINTER_STEPS=N`, N steps of each seed.
@Suite struct PainterTests {
    private static let steps =
        getenv("OCTOPEN_PAINTER_STEPS").flatMap { Int(String(cString: $0)) } ?? 800

    /// What most keys are: a letter, a step.
    private static let small: [Event] = [
        .typed("a"), .typed(" "), .typed("日"), .typed("\u{301}"), .action(.newline),
        .action(.delete(.motion(.left))), .action(.move(.left)), .action(.move(.right)),
        .action(.move(.rowDown)), .action(.move(.rowUp)),
    ]

    private static let sizes = [
        Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 120, rows: 40),
        Size(columns: 150, rows: 40), Size(columns: 23, rows: 7), Size(columns: 5, rows: 3),
    ]

    @Test(arguments: 0..<16) func drawsWhatDrawDraws(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        var form = Form.opened(RandomEvents.documents[seed % RandomEvents.documents.count])
        var painter = Painter()
        var size = Self.sizes[seed % Self.sizes.count]
        for step in 0..<Self.steps {
            let isTyping = random.below(2) == 0
            let event = isTyping ? random.pick(Self.small) : RandomEvents.event(&random)
            RandomEvents.answer(form.handle(event), &form, &random)
            if random.below(60) == 0 { size = random.pick(Self.sizes) }
            let caret = form.place.caret
            try #require(
                form.field.text.clamped(caret) == caret,
                "step \(step): \(event) \(form.field) \(caret)")
            let frame = painter.draw(&form, size: size)
            let expected = draw(form, size: size)
            let isSame = frame == expected
            // As text: a frame is a hundred thousand characters otherwise.
            try #require(
                isSame,
                "step \(step): \(event)\n\(frame.text(markingCursor: true))\(expected.text(markingCursor: true))"
            )
        }
    }
}
