import Proposals

/// The steps that can be undone and redone: whole documents that share what did not change.
package struct History: Sendable {
    package struct Step: Sendable {
        var proposal: Proposal
        var place: Place
    }

    private var undone: [Step] = []
    private var done: [Step] = []
    /// Typed characters join the last step while this is true.
    private(set) var isTyping = false

    package var canUndo: Bool { !done.isEmpty }
    package var canRedo: Bool { !undone.isEmpty }

    /// Remembers what was before an edit.
    mutating func record(_ step: Step, typing: Bool = false) {
        done.append(step)
        undone.removeAll()
        isTyping = typing
    }

    /// The next typed character begins a step of its own.
    package mutating func endTyping() { isTyping = false }

    mutating func undo(from now: Step) -> Step? {
        isTyping = false
        guard let step = done.popLast() else { return nil }
        undone.append(now)
        return step
    }

    mutating func redo(from now: Step) -> Step? {
        isTyping = false
        guard let step = undone.popLast() else { return nil }
        done.append(now)
        return step
    }
}
