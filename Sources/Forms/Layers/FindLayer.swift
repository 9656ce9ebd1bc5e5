import Proposals
import Prose

/// Words that are looked for while they are typed, over all sections; and what is put in their
/// place, asking each time.
package struct FindLayer: Sendable {
    /// The purpose of the words.
    enum Purpose { case finding, replacing }

    /// What the author types or answers at the moment.
    package enum Stage: Equatable, Sendable { case words, replacement, asking }

    private var purpose: Purpose
    /// Whether the words are looked for from the caret up.
    private var isBackward: Bool
    package private(set) var stage = Stage.words
    private var words: TextInput
    private var replacement: TextInput
    package private(set) var areWhole: Bool
    package private(set) var matches: Matches
    /// The match that the form shows.
    package private(set) var current: Int?
    /// Where the author was, and what was looked for before.
    private let origin: Place
    private let top: RowAddress
    private let byte: Int
    /// The how manieth place is gone to.
    private let times: Int
    /// How many are still to be asked about, and how many were replaced.
    private var left = 0
    private var replaced = 0
    /// How many of these stood in headings, and how many links followed headings.
    private var (headings, led) = (0, 0)
    /// The heading that the match at hand stands in; nil in a text.
    fileprivate(set) var heading: String?
    /// How many stay because nothing can take their place.
    private var fixed = 0
    /// The document before anything was replaced, for what is told of its links.
    private let before: Proposal
    /// The command that asks about the places that it means; nil where the words are typed here.
    private var substitution: Substitution?

    static let footer = [
        FooterWish([.nextField], "Take"),
        FooterWish([.move(.rowUp), .move(.rowDown)], "Previous, next"),
        FooterWish([.wholeWords], "Whole words"), FooterWish([.replace], "Replace"),
        FooterWish([.back], "Back"),
    ]

    fileprivate init(_ purpose: Purpose, isBackward: Bool, in form: Form) {
        (self.purpose, self.isBackward) = (purpose, isBackward)
        words = TextInput(form.wordsToFind, isOneLine: true)
        words.select(0..<form.wordsToFind.utf8.count)
        replacement = TextInput(form.session.search.replacement, isOneLine: true)
        replacement.select(0..<form.session.search.replacement.utf8.count)
        areWhole = form.session.search.areWhole
        matches = Matches(in: form.proposal)
        (origin, top) = (form.place, form.session.view.top)
        // The place that the caret stands on is none to go to.
        byte =
            purpose == .finding && form.standsOnCharacters && !isBackward
            ? form.proposal.byteOffset(of: form.place.field, form.place.caret) + 1
            : form.bytesAtCaret.lowerBound
        times = form.session.commands.times
        before = form.proposal
    }

    /// Asks about each place that a command means; nil where there is none.
    ///
    /// - Parameter bytes: of the lines that it is for.
    fileprivate init?(_ substitution: Substitution, in bytes: Range<Int>, of form: Form) {
        self.init(.replacing, isBackward: false, in: form)
        self.substitution = substitution
        words = TextInput(substitution.words, isOneLine: true)
        replacement = TextInput(substitution.others, isOneLine: true)
        areWhole = false
        find()
        let found = matches.ranges.filter { bytes.contains($0.lowerBound) }
        let open = form.replaceable(found, with: substitution.others)
        guard let first = open.first else { return nil }
        dropFixed(in: form)
        (stage, current) = (.asking, matches.ranges.firstIndex(of: first))
        (left, fixed) = (open.count, found.count - open.count)
    }

    /// The line that is being typed.
    package var input: TextInput { stage == .words ? words : replacement }

    package var pattern: SearchWords? {
        SearchWords(
            words.text.string, areWhole: areWhole, foldsCase: substitution?.foldsCase)
    }

    package var label: String {
        switch stage {
        case .words: purpose == .replacing ? "Replace:" : isBackward ? "Find backwards:" : "Find:"
        case .replacement: "Replace “\(words.text.string)” with:"
        case .asking: "Replace\(inHeading)?  y yes  n no  s all in this section  a all  Esc stop"
        }
    }

    /// The label in fewer columns, for a question that has no room for all of it.
    package var shortLabel: String {
        stage == .asking ? "Replace\(inHeading)?  y, n, s section, a all, Esc" : label
    }

    /// Nothing of a heading is selected where it is shown: it is told.
    private var inHeading: String { heading.map { " in “\($0)”" } ?? "" }

    /// `2 of 12, 3 in this section`; empty while there are no words.
    package func counts(section: Int) -> String {
        guard pattern != nil else { return "" }
        guard let current else { return "nowhere" }
        let whole = areWhole ? "whole words, " : ""
        return "\(whole)\(current + 1) of \(matches.ranges.count), "
            + "\(matches.counts[section] ?? 0) in this section"
    }

    // MARK: Inputs

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        if stage == .asking { return answer(input, in: &form) }
        switch input {
        case .action(.back):
            remember(in: &form)
            form.goBack(to: origin, top: top)
            return .closes
        case .action(.nextField), .action(.newline), .action(.choose): return take(in: &form)
        case .action(.find), .action(.findNext), .action(.move(.rowDown)): step(1, in: &form)
        case .action(.findPrevious), .action(.findBackward), .action(.move(.rowUp)):
            step(-1, in: &form)
        case .action(.wholeWords):
            areWhole.toggle()
            search(in: &form)
        case .action(.replace): purpose = .replacing
        case .action, .character, .paste, .pointed: return type(input, in: &form)
        }
        return .stays
    }

    private mutating func type(_ input: FormInput, in form: inout Form) -> Outcome {
        var text = self.input
        let before = text.text
        let answer = text.respond(
            to: input, clipboard: form.session.clipboard.text, in: form.session.view.viewport)
        if stage == .words { words = text } else { replacement = text }
        if stage == .words, text.text != before { search(in: &form) }
        switch answer {
        case .stays: return .stays
        case .takes(let words):
            form.session.clipboard = CopiedPart(text: words)
            return .stays([.copy(words)])
        case .says(let words): form.say(words)
        // Another section, saving and the like: the form does it, and the search is over.
        case .other: return .yields
        }
        return .stays
    }

    /// Finds the words anew, those that a command means.
    private mutating func find() {
        matches.find(pattern)
        if let substitution { matches.keep(matches.meant(by: substitution)) }
    }

    /// Finds the words anew, from where the author began.
    mutating func search(in form: inout Form) {
        find()
        current = isBackward ? matches.index(before: byte) : matches.index(from: byte)
        guard let current else { return form.goBack(to: origin, top: top) }
        form.show(matches.ranges[current])
    }

    private mutating func step(_ step: Int, in form: inout Form) {
        guard let current else { return search(in: &form) }
        let count = matches.ranges.count
        self.current = (current + step + count) % count
        form.show(matches.ranges[self.current ?? 0])
    }

    private func remember(in form: inout Form) {
        form.session.search = Search(
            words: words.text.string, replacement: replacement.text.string, areWhole: areWhole,
            isBackward: isBackward)
    }

    /// Enter: on to the replacement, to the first question, or back into the text.
    private mutating func take(in form: inout Form) -> Outcome {
        remember(in: &form)
        guard current != nil else {
            guard pattern != nil else { return .closes }
            form.session.message = Message("“\(words.text.string)” is nowhere.", isError: true)
            // Where letters are commands, those that follow are no words to look for.
            return form.standsOnCharacters && purpose == .finding ? .closes : .stays
        }
        switch (purpose, stage) {
        case (.finding, _):
            for _ in 1..<max(times, 1) { step(isBackward ? -1 : 1, in: &form) }
            form.leaveFound(isBackward: isBackward, from: origin)
            form.rememberJump(from: origin)
            return .closes
        case (.replacing, .words):
            guard form.mayEditDocument() else { return .closes }
            stage = .replacement
        case (.replacing, _):
            let start = current.map { matches.ranges[$0].lowerBound } ?? byte
            let isOnward = form.session.keymap.replacesOnward
            guard !isOnward || matches.ranges.contains(where: { $0.lowerBound >= byte }) else {
                form.session.message = Message(
                    "“\(words.text.string)” stands above the caret alone: nothing was replaced.",
                    isError: true)
                return .stays
            }
            let isMeant = { (range: Range<Int>) in !isOnward || range.lowerBound >= start }
            let count = matches.ranges.count(where: isMeant)
            dropFixed(in: form)
            left = matches.ranges.count(where: isMeant)
            fixed = count - left
            current = left > 0 ? matches.index(from: start) : nil
            guard let current else {
                form.session.message = Message(
                    "“\(words.text.string)” stands in headings, marks, choices and what is read "
                        + "only: all \(count) stay.", isError: true)
                return .stays
            }
            stage = .asking
            show(current, in: &form)
        }
        return .stays
    }

    /// Shows a match that is asked about.
    private mutating func show(_ match: Int, in form: inout Form) {
        let range = matches.ranges[match]
        form.show(range)
        heading = form.proposal.heading(holding: range)
    }

    /// Leaves out the matches that nothing can take the place of.
    private mutating func dropFixed(in form: Form) {
        matches.keep(form.replaceable(matches.ranges, with: replacement.text.string))
    }

    // MARK: Questions

    private mutating func answer(_ input: FormInput, in form: inout Form) -> Outcome {
        guard let current else { return finish(in: &form) }
        switch input {
        case .character("y"), .character(" "): return replace([current], in: &form)
        case .character("n"):
            left -= 1
            guard left > 0 else { return finish(in: &form) }
            step(1, in: &form)
            heading = form.proposal.heading(holding: matches.ranges[self.current ?? 0])
        case .character("s"):
            let section = matches.section(of: current)
            return replace(waiting.prefix { matches.section(of: $0) == section }, in: &form)
        // As in vi, and in Emacs.
        case .character("a"), .character("!"): return replace(waiting[...], in: &form)
        case .character("."), .character("l"):
            left = 1
            return replace([current], in: &form)
        case .character("q"), .action(.back): return finish(in: &form)
        case .pointed: break
        case .character, .action, .paste:
            form.say("y yes, n no, s all in this section, a all, . this one and stop, q stop.")
        }
        return .stays
    }

    /// The matches that were not asked about, in the order in which they are shown.
    private var waiting: [Int] {
        guard let current else { return [] }
        return (0..<left).map { (current + $0) % matches.ranges.count }
    }

    private mutating func replace(_ chosen: ArraySlice<Int>, in form: inout Form) -> Outcome {
        let words = replacement.text.string
        let ranges = chosen.map { matches.ranges[$0] }
        let last = ranges.last
        let rest = waiting.dropFirst(chosen.count).map { matches.ranges[$0] }
        // Words that were looked for in small letters are replaced in the case of each place.
        let done = form.replace(
            ranges.sorted { $0.lowerBound < $1.lowerBound }, with: words,
            keepsCapital: substitution == nil && pattern?.foldsCase ?? false
                && words == words.lowercased())
        replaced += done.ranges.count
        headings += done.headings
        led += done.led.count
        left -= ranges.count
        left -= done.lost(among: rest[...], added: words.utf8.count) { name in
            pattern?.ranges(in: SearchedText(Array(name.utf8))).count ?? 0
        }
        if done.ranges.isEmpty {
            form.say("It stands in a heading, a mark or a choice, and stays.")
        }
        guard left > 0, let last else { return finish(in: &form) }
        // Behind what was put in: bytes before it came and went.
        var next = done.moved(
            done.ranges.reduce(last.upperBound) { byte, range in
                range.lowerBound <= last.lowerBound ? byte + words.utf8.count - range.count : byte
            })
        matches = Matches(in: form.proposal)
        // The first of a line was done: what is left of the line is not meant.
        if substitution?.isGlobal == false { next = matches.endOfLine(at: next) }
        find()
        if fixed > 0 || substitution != nil { dropFixed(in: form) }
        current = matches.index(from: next)
        guard let current else { return finish(in: &form) }
        show(current, in: &form)
        return .stays
    }

    private func finish(in form: inout Form) -> Outcome {
        form.checkSoon()
        if form.standsOnCharacters {
            form.goToStartOfSelection()
        } else {
            form.place.anchor = nil
        }
        form.sayReplaced(
            words.text.string, places: replaced, headings: headings, led: led, fixed: fixed,
            before: before)
        return .closes
    }
}

extension Form {
    mutating func openFind(for purpose: FindLayer.Purpose, isBackward: Bool = false) {
        settle()
        var layer = FindLayer(purpose, isBackward: isBackward, in: self)
        if layer.pattern != nil { layer.search(in: &self) }
        layers.open(.find(layer))
    }

    /// Asks about each place that a command means, in bytes of the document; false where there is none.
    mutating func ask(_ substitution: Substitution, in bytes: Range<Int>) -> Bool {
        guard var layer = FindLayer(substitution, in: bytes, of: self), let current = layer.current
        else { return false }
        show(layer.matches.ranges[current])
        layer.heading = proposal.heading(holding: layer.matches.ranges[current])
        layers.open(.find(layer))
        return true
    }

    /// The selection of one line, else what was looked for last.
    fileprivate var wordsToFind: String {
        guard let selection = place.selection,
            selection.lowerBound.line == selection.upperBound.line
        else { return session.search.words }
        return fieldText.string(in: selection)
    }

    fileprivate mutating func goBack(to origin: Place, top: RowAddress) {
        focus(origin.field, at: nil)
        place = origin
        clampPlace()
        session.view.top = top
    }
}
