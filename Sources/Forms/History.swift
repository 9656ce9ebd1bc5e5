import Proposals

/// The steps that can be undone and redone: whole documents that share what did not change.
package struct History: Sendable {
    /// A state to go back or forward to.
    package struct Step: Sendable {
        var proposal: Proposal
        var place: Place
        /// Whether the place of an undone step is where it edited.
        var isWhereEdited = false
        /// Another program's text, which the step took in; nil for other steps.
        var taken: TakenText?
    }

    private var undone: [Step] = []
    private var done: [Step] = []
    /// Small edits of one kind that follow one another are one step.
    enum Run: Equatable {
        case typing
        /// A key held down that deletes.
        case deleting(TextObject)
    }

    /// The kind of edit that may still join the last step.
    private(set) var run: Run?

    package var canUndo: Bool { !done.isEmpty }
    /// How many steps can be undone.
    var count: Int { done.count }

    /// What the last step was recorded with: the document before it.
    var last: Step? { done.last }

    /// Makes one step of all steps that were recorded since there were so many.
    mutating func join(since count: Int) {
        guard done.count > count + 1 else { return }
        done[count].taken = done[count...].lazy.compactMap(\.taken).first
        done.removeSubrange((count + 1)...)
    }

    /// Undo of the step that was recorded first since there were so many goes to another place than where
    /// the caret stood when the text changed.
    mutating func begin(at place: Place, since count: Int) {
        if done.count > count { done[count].place = place }
    }

    package var canRedo: Bool { !undone.isEmpty }

    /// Remembers the document before an edit.
    mutating func record(_ step: Step, run: Run? = nil) {
        done.append(step)
        undone.removeAll()
        self.run = run
    }

    /// The last step took in the text of the file, which another program wrote.
    mutating func noteTaken(_ text: TakenText) {
        if !done.isEmpty { done[done.count - 1].taken = text }
    }

    /// The texts of the file that are undone still, the one that was undone first in front.
    var undoneTexts: [TakenText] { undone.compactMap(\.taken) }

    /// The next edit begins a step of its own.
    package mutating func endTyping() { run = nil }

    mutating func undo(from now: Step) -> Step? {
        run = nil
        guard let step = done.popLast() else { return nil }
        let isWhereEdited = now.place.field == step.place.field
        undone.append(
            Step(
                proposal: now.proposal, place: now.place, isWhereEdited: isWhereEdited,
                taken: step.taken))
        return step
    }

    mutating func redo(from now: Step) -> Step? {
        run = nil
        guard let step = undone.popLast() else { return nil }
        done.append(Step(proposal: now.proposal, place: now.place, taken: step.taken))
        return step
    }
}

/// What another program wrote into the file, which was taken into the form.
struct TakenText: Sendable {
    /// What the file held before.
    let base: [UInt8]
    let found: [UInt8]

    /// A later text of the file without what the other program changed in it; `base` where it cannot be
    /// told from what the author changed.
    func takenOut(of bytes: [UInt8], template: Template) -> [UInt8] {
        let rest = SectionMerge(base: found, mine: bytes, theirs: base, template: template)
        return rest.markedSections.isEmpty ? rest.marked : base
    }
}
