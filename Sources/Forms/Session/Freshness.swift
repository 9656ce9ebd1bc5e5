/// How far what is known is of the document as it is.
struct Freshness: Sendable {
    /// Edits since the form was opened.
    private(set) var edits = 0
    /// How many there were at the last check; nil where nothing of it holds any more.
    private var checkedEdits: Int?
    /// How often what the rules ask beside the document became known.
    private(set) var contexts = 0
    /// The section was edited since it was last cut into fields.
    var isUnsettled = false
    /// The rules are to judge the document before the next key is heard, if they can.
    var isCheckDue = false
    /// What waits for their judgement; nothing once another key came.
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

    /// What the rules ask beside the document is another than before.
    mutating func noteContext() {
        contexts += 1
        forgetCheck()
    }
}
