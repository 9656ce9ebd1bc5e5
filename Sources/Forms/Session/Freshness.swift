/// How far what is known is of the document as it is.
struct Freshness: Sendable {
    /// Edits since the form was opened.
    private(set) var edits = 0
    /// How many edits there were at the last check; nil where the check does not hold any more.
    private var checkedEdits: Int?
    /// How often the facts that the rules ask beside the document became known.
    private(set) var contexts = 0
    /// Whether the section was edited since it was last cut into fields.
    var isUnsettled = false
    /// Whether the rules are to judge the document before the next key is heard, if they can.
    var isCheckDue = false
    /// The action that waits for the judgement of the rules; nil once another key came.
    var awaited: Awaited?

    enum Awaited: Sendable {
        case warnings, remedies, spelling
        case warning(step: Int)
    }

    /// Whether the rules have judged the document as it is.
    var isChecked: Bool { checkedEdits == edits }

    mutating func noteEdit(isSettled: Bool) {
        edits += 1
        isUnsettled = !isSettled
    }

    mutating func noteCheck() { checkedEdits = edits }

    /// The document is to be judged anew, though it was not edited.
    mutating func forgetCheck() { checkedEdits = nil }

    /// Notes that the facts beside the document have changed, so that the rules judge anew.
    mutating func noteContext() {
        contexts += 1
        forgetCheck()
    }
}
