import Forms
import Rules
import TestSupport
import Testing

/// Where the rules are run outside, no key waits for them: what asks for warnings is done when they
/// have spoken.
@Suite struct CheckingAsideTests {
    private static let document = Array(
        "# T\n\n## Summary\n\nSee [a](#nowhere).\n\n## Goals\n\n- g\n".utf8)

    /// A form with the caret in the summary, whose text was judged.
    private static func form() -> Form {
        var form = Form.opened(document, checksAside: true)
        while form.proposal.sections[form.section].title != "Summary" {
            _ = form.handle(.action(.nextSection))
        }
        judge(form.handle(.paused), &form)
        return form
    }

    /// Answers what a form asked for.
    private static func judge(_ effects: [Effect], _ form: inout Form) {
        for case .check(let judging) in effects { _ = form.handle(.judged(judging.run())) }
    }

    private static func isWaiting(_ form: Form) -> Bool {
        guard case .fields = form.layers.top else { return false }
        return form.session.message == Message("Checking ...")
    }

    @Test func opensAtOnceWhatIsKnown() {
        var form = Self.form()
        #expect(form.handle(.action(.warnings)).isEmpty)
        #expect(form.layers.over.count == 1)
    }

    @Test(arguments: [Action.warnings, .fixWarning, .nextWarning, .previousWarning])
    func waitsForTheRules(action: Action) {
        var form = Self.form()
        _ = form.handle(.typed("x"))
        let effects = form.handle(.action(action))
        #expect(Self.isWaiting(form) && effects.count == 1)
        // Asked for again, and answered once.
        _ = form.handle(.paused)
        #expect(Self.isWaiting(form))
        Self.judge(effects, &form)
        #expect(!Self.isWaiting(form))
        // A list is open, or it says what the warning is.
        #expect((form.layers.over.count == 1) != (form.session.message != nil))
    }

    @Test func anotherKeyComesFirst() {
        var form = Self.form()
        _ = form.handle(.typed("x"))
        let effects = form.handle(.action(.warnings))
        _ = form.handle(.action(.move(.right)))
        Self.judge(effects, &form)
        #expect(form.layers.over.isEmpty && form.session.message == nil)
    }

    /// What is said of an older text is dropped, and asked for again.
    @Test func asksAgain() {
        var form = Self.form()
        _ = form.handle(.typed("x"))
        let old = form.handle(.paused)
        _ = form.handle(.typed("y"))
        _ = form.handle(.action(.fixWarning))
        guard case .check(let judging)? = old.first else {
            Issue.record("nothing was asked for")
            return
        }
        let again = form.handle(.judged(judging.run()))
        #expect(Self.isWaiting(form) && again.count == 1)
        Self.judge(again, &form)
        #expect(form.layers.over.count == 1)
    }

    /// So is what is said before it is known what else stands in the folder.
    @Test func asksAgainInAnotherContext() {
        var form = Self.form()
        _ = form.handle(.typed("x"))
        let old = form.handle(.action(.warnings))
        form.take(form.session.context)
        let new = form.handle(.paused)
        #expect(old != new)
        Self.judge(old, &form)
        #expect(Self.isWaiting(form))
        Self.judge(new, &form)
        #expect(form.layers.over.count == 1)
    }

    /// What is left is judged without a pause.
    @Test func asksWhenAFieldIsLeft() {
        var form = Self.form()
        _ = form.handle(.typed("x"))
        let effects = form.handle(.action(.nextSection))
        #expect(effects.contains { if case .check = $0 { true } else { false } })
    }
}
