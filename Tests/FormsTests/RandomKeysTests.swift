import Forms
import Proposals
import Prose
import Reviews
import Rules
import TestSupport
import Testing

/// Anything that can be done to a form, in any order: no trap, the caret inside, saving and leaving
/// always possible, and undo leads back to the first bytes.
@Suite struct RandomKeysTests {
    static let steps = 4_000

    @Test(arguments: Seeds.first(10)) func survives(seed: Int) throws {
        let bytes = RandomEvents.documents[seed % RandomEvents.documents.count]
        try Self.walk(bytes, .enhancement, seed: seed, steps: Self.steps)
    }

    /// The same where a template's own text stands around the fields of answers.
    @Test(arguments: Seeds.first(4)) func survivesAmongTextThatStays(seed: Int) throws {
        let bytes = Array(TemplateTextTests.text.utf8)
        let template = Template(reading: bytes, name: "own")
        try Self.walk(bytes, template, seed: seed, steps: 1_500)
    }

    private static func walk(
        _ bytes: [UInt8], _ template: Template, seed: Int, steps: Int
    ) throws {
        var random = SeededRandom(seed: seed)
        // The rules outside, as in the program, or at once.
        var form = Form.opened(bytes, checksAside: seed % 2 == 1, template: template)
        // As the journal has it: the first text, and a splice for each change.
        _ = form.takeSplices()
        var journal = Journal.start(path: "", base: bytes, text: form.proposal.bytes)
        for step in 0..<steps {
            let event = RandomEvents.event(&random)
            let effects = form.handle(event)
            RandomEvents.answer(effects, &form, &random)
            // At times after several events, as in a run whose journal waits.
            if random.below(5) > 0 {
                for splice in form.takeSplices() { journal += Journal.record(splice) }
            }
            let section = form.proposal.sections[form.section]
            try #require(
                section.byteCount == form.proposal.bytes(ofSection: form.section).count,
                "step \(step): \(event)")
            let viewport = Viewport(columns: Int.random(in: 1...100, using: &random), rows: 12)
            form.scroll(in: viewport, reading: viewport)
            form.forgetDamage()
            let field = form.field
            let caret = form.place.caret
            try #require(field.text.clamped(caret) == caret, "step \(step): \(event)")
            if let anchor = form.place.anchor {
                try #require(field.text.clamped(anchor) == anchor, "step \(step): \(event)")
            }
            if step % 97 == 0 {
                for splice in form.takeSplices() { journal += Journal.record(splice) }
                let now = form.proposal.bytes
                let again = Proposal(now, template: template)
                try #require(again.bytes == now)
                try #require(Journal.read(journal)?.text == now, "step \(step): the journal")
                // From here on, as after 256 kB.
                journal = Journal.start(path: "", base: bytes, text: now)
            }
            if step % 401 == 0 { try Self.expectSaveAndQuit(form) }
        }
        form.closeOverlays()
        Self.leaveReview(&form)
        while form.history.canUndo { _ = form.handle(.action(.undo)) }
        #expect(form.proposal.bytes == bytes)
    }

    static func leaveReview(_ form: inout Form) {
        if form.isWritingNote { _ = form.handle(.action(.back)) }
        if form.isInReview { _ = form.handle(.action(.review)) }
    }

    /// The same in a review: what is said is in its journal, and undo leads back to nothing said.
    @Test(arguments: Seeds.first(6)) func reviews(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let bytes = RandomEvents.documents[seed % (RandomEvents.documents.count - 1)]
        var form = Form.opened(bytes, isReviewOnly: true)
        RandomEvents.answer([.openReview], &form, &random)
        let first = try #require(form.draft)
        var written = first
        var journal = Journal.start(path: "", base: first.text, text: first.text)
        for step in 0..<600 {
            let event = Self.reviewEvent(&random)
            let effects = form.handle(event)
            RandomEvents.answer(effects, &form, &random)
            let columns = Int.random(in: 1...100, using: &random)
            form.scroll(
                in: Viewport(columns: columns, rows: Int.random(in: 1...30, using: &random)),
                note: Viewport(columns: columns, rows: 3))
            let record = try #require(form.draft)
            if let splice = record.splice(from: written) { journal += Journal.record(splice) }
            written = record
            try #require(form.proposal.bytes == bytes)
            if step % 97 == 0 {
                try #require(Journal.read(journal)?.text == record.text, "step \(step)")
                try #require(record == ReviewRecord(record.text))
            }
            if step % 101 == 0 { try Self.expectSaveAndQuit(form) }
        }
        form.closeOverlays()
        if form.isWritingNote { _ = form.handle(.action(.back)) }
        var last: [UInt8]?
        while last != form.draft?.text {
            last = form.draft?.text
            _ = form.handle(.action(.undo))
        }
        #expect(form.draft == first)
    }

    private static func reviewEvent(_ random: inout SeededRandom) -> Event {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return RandomEvents.event(&random)
        case 1: return .typed("aéx \n#\u{301}".randomElement(using: &random) ?? "a")
        default:
            let actions: [Action] = [
                .sign(.ok), .sign(.concern), .sign(.question), .sign(.notMine), .checkQuestion(1),
                .checkQuestion(2), .note, .suggest, .nextForMe, .changes, .verdict, .publish, .back,
                .nextField, .previousField, .move(.pageDown), .move(.rowUp), .nextSection, .undo,
                .redo, .sections, .newline, .delete(.motion(.left)),
            ]
            return .action(actions.randomElement(using: &random) ?? .back)
        }
    }

    /// Whatever is open, saving asks for a write and leaving leads out.
    static func expectSaveAndQuit(_ form: Form) throws {
        var saving = form
        let effects = saving.handle(.action(.save))
        let writes = effects.contains {
            switch $0 {
            case .save, .compare: true
            default: false
            }
        }
        let asks = saving.layers.prompt != nil
        try #require(writes || asks || saving.session.message != nil)
        var leaving = form
        var left = leaving.handle(.action(.quit))
        if left.isEmpty { left = leaving.handle(.typed("n")) }
        try #require(left.contains { if case .leave = $0 { true } else { false } })
    }
}
