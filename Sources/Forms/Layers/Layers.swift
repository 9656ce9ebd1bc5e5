import Reviews

/// The layers that lie over one another in a form, the lowest first; never empty.
///
/// A review over the fields is open; a review below them was left for them, with its drafts;
/// without fields there is nothing to leave a review for.
package struct Layers: Sendable {
    package private(set) var stack: [Layer] = [.fields]

    package var top: Layer { stack[stack.count - 1] }

    /// How many times something was asked whose answer writes or discards: a loop that sees it grow
    /// has an answer wait until the question was seen.
    package private(set) var asked = 0

    /// How soon what was asked is answered by a letter; lists and names do not wait.
    package var hearing: Question.Hearing { question?.hearing ?? .atOnce }

    /// Whether a letter goes to a question now.
    package var isAsking: Bool {
        switch top {
        case .question: true
        case .difference: question != nil
        default: false
        }
    }

    // MARK: The stack

    mutating func open(_ layer: Layer) {
        if layer.isAnsweredForGood { asked += 1 }
        stack.append(layer)
    }

    /// What lies on top comes unasked, and what is typed there is written somewhere.
    mutating func noteAsked() { asked += 1 }

    /// Lets the topmost layer work on the form: what lies over the base is not in the stack
    /// meanwhile.
    mutating func takeTop() -> (layer: Layer, height: Int) {
        let layer = top
        if !layer.isBase { stack.removeLast() }
        return (layer, layer.isBase ? stack.count - 1 : stack.count)
    }

    /// Puts a layer back, below what opened over it meanwhile.
    mutating func putBack(_ layer: Layer, at height: Int) {
        if layer.isBase {
            stack[height] = layer
        } else {
            stack.insert(layer, at: min(height, stack.count))
        }
    }

    /// Closes the topmost layer, if it lies over another.
    mutating func closeTop() { if !top.isBase { stack.removeLast() } }

    /// The height of the layer that all others lie over.
    private var base: Int { stack.lastIndex(where: \.isBase) ?? 0 }

    /// The layers over the base.
    package var over: ArraySlice<Layer> { stack.dropFirst(base + 1) }

    /// Closes all that lies over the base.
    mutating func closeAll() { stack.removeSubrange((base + 1)...) }

    // MARK: Questions

    /// The question that waits for an answer, though a layer may lie over it that is read before
    /// answering.
    package var question: Question? {
        stack.lazy.reversed().compactMap(\.question).first
    }

    /// Puts a question in place of the waiting one, and closes all layers over the waiting one.
    mutating func ask(_ question: Question) {
        closeQuestion()
        open(.question(question))
    }

    /// Puts another form of the question in its place.
    mutating func amend(_ question: Question) {
        guard let height = stack.lastIndex(where: { $0.question != nil }) else { return }
        asked += 1
        stack[height] = .question(question)
    }

    mutating func closeQuestion() {
        guard let height = stack.lastIndex(where: { $0.question != nil }) else { return }
        stack.removeSubrange(height...)
    }

    /// The line that is being typed.
    package var prompt: Prompt? {
        stack.lazy.reversed().compactMap { layer in
            if case .prompt(let prompt) = layer { prompt } else { nil }
        }.first
    }

    var isPaletteOpen: Bool { if case .palette = top { true } else { false } }

    var isListOfMessagesOpen: Bool { if case .messages = top { true } else { false } }

    /// The words that are looked for.
    package var find: FindLayer? {
        stack.lazy.reversed().compactMap { layer in
            if case .find(let find) = layer { find } else { nil }
        }.first
    }

    // MARK: The review

    private var reviewHeight: Int? { stack.firstIndex { $0.review != nil } }

    /// The review, open or left for the form; with its drafts.
    package var review: Review? { reviewHeight.flatMap { stack[$0].review } }

    /// The review that lies open.
    package var openReview: Review? { isReviewOpen ? review : nil }

    package var isReviewOpen: Bool { reviewHeight.map { $0 == base } ?? false }

    /// The note that is written in the review.
    package var note: NoteEditor? {
        stack.lazy.reversed().compactMap { layer in
            if case .note(let note) = layer { note } else { nil }
        }.first
    }

    /// Opens a review over the fields, or alone.
    mutating func begin(_ review: Review, isAlone: Bool) {
        stack = isAlone ? [.review(review)] : [.fields, .review(review)]
    }

    /// Leaves the open review for the fields.
    mutating func parkReview() {
        guard let review = openReview else { return }
        stack = [.review(review), .fields]
    }

    /// Works on the review in its place.
    mutating func changeReview(_ change: (inout Review) -> Void) {
        guard let height = reviewHeight, case .review(var review) = stack[height] else { return }
        // Held once, so that nothing is copied.
        stack[height] = .fields
        change(&review)
        stack[height] = .review(review)
    }

    /// Works on the preview in its place, if there is one.
    mutating func changePreview(_ change: (inout PreviewLayer) -> Void) {
        guard stack.count > 1,
            let height = stack.lastIndex(where: { if case .preview = $0 { true } else { false } }),
            case .preview(var preview) = stack[height]
        else { return }
        // Held once, so that nothing is copied.
        stack[height] = .fields
        change(&preview)
        stack[height] = .preview(preview)
    }

    /// Works on what is compared in its place, if anything is.
    mutating func changeComparison(_ change: (inout ComparisonLayer) -> Void) {
        guard
            let height = stack.lastIndex(where: {
                if case .comparison = $0 { true } else { false }
            }),
            case .comparison(var comparison) = stack[height]
        else { return }
        change(&comparison)
        stack[height] = .comparison(comparison)
    }

    /// Begins with the list of proposals, over nothing.
    mutating func begin(_ list: ProposalsLayer) { stack = [.proposals(list)] }

    /// Works on the topmost layer of a kind.
    ///
    /// - Parameter change: makes the new layer; nil for one of another kind.
    mutating func replace(_ change: (inout Layer) -> Layer?) {
        for height in stack.indices.reversed() {
            if let layer = change(&stack[height]) {
                stack[height] = layer
                return
            }
        }
    }

    mutating func changeNote(_ change: (inout NoteEditor) -> Void) {
        guard
            let height = stack.lastIndex(where: { if case .note = $0 { true } else { false } }),
            case .note(var note) = stack[height]
        else { return }
        change(&note)
        stack[height] = .note(note)
    }
}

extension Layer {
    fileprivate var question: Question? {
        if case .question(let question) = self { question } else { nil }
    }

    /// Whether what is typed there writes or discards something with one key.
    fileprivate var isAnsweredForGood: Bool {
        switch self {
        case .question: true
        case .choices(let choices): choices.isOfStatus
        default: false
        }
    }

    fileprivate var review: Review? {
        if case .review(let review) = self { review } else { nil }
    }
}
