import Proposals
import Prose
import Rules

/// Warnings while writing: at a pause, when a field is left, before a save; never for the line that
/// is being typed.
extension Form {
    mutating func pause() -> [Effect] {
        refreshStatus()
        guard session.host.checksAside else {
            check()
            return []
        }
        return isJudged ? [] : [.check(judging)]
    }

    /// Judges the document at once, where what is said next depends on it.
    mutating func check() {
        if !isJudged { take(judging.run()) }
    }

    /// Whether all that the rules have to say of the text as it is, and of the field at hand, is
    /// there.
    private var isJudged: Bool {
        let asked = statusFieldHere
        return session.freshness.isChecked
            && (asked == nil || session.known.nextStep?.field == asked)
    }

    /// Judges what was left, for which nobody waits.
    mutating func checkSoon() {
        if session.host.checksAside { session.freshness.isCheckDue = true } else { check() }
    }

    /// Asks for the check that is due.
    mutating func takeDueCheck() -> [Effect] {
        guard session.freshness.isCheckDue else { return [] }
        session.freshness.isCheckDue = false
        return session.freshness.isChecked ? [] : [.check(judging)]
    }

    /// Does what is about the text as it is: at once where that was judged, else when the judgement
    /// comes, unless another key comes first.
    mutating func whenJudged(_ action: Freshness.Awaited) -> [Effect] {
        guard session.host.checksAside, !session.freshness.isChecked else {
            check()
            perform(action)
            return []
        }
        session.freshness.awaited = action
        say("Checking ...")
        return [.check(judging)]
    }

    /// Does the action that waited for a judgement; a judgement of an older text does not count.
    mutating func doAwaited() -> [Effect] {
        guard let action = session.freshness.awaited else { return [] }
        guard session.freshness.isChecked else { return [.check(judging)] }
        session.freshness.awaited = nil
        // A question may have come up meanwhile.
        guard case .fields = layers.top else { return [] }
        session.message = nil
        perform(action)
        return []
    }

    private mutating func perform(_ action: Freshness.Awaited) {
        switch action {
        case .warnings: openWarnings()
        case .remedies: openRemedies()
        case .spelling: focusDoubtfulWord()
        case .warning(let step): focusWarning(by: step)
        }
    }

    /// The document and all that a check of it needs, so that another thread can run the rules.
    private var judging: Judging {
        Judging(
            proposal: proposal, context: session.context, edits: session.freshness.edits,
            contexts: session.freshness.contexts,
            openSection: session.freshness.isUnsettled ? section : nil,
            statusField: statusFieldHere)
    }

    /// Takes what the rules say; of a text that was changed since, they are asked again at the next
    /// pause.
    mutating func take(_ judgement: Judgement) {
        guard judgement.edits == session.freshness.edits,
            judgement.contexts == session.freshness.contexts
        else {
            return
        }
        session.freshness.noteCheck()
        session.file.isChanged = judgement.bytes != session.file.saved ?? session.file.initial
        session.known.states = judgement.states
        session.known.itemCounts = judgement.itemCounts
        session.known.differing = judgement.differing
        session.known.findings = judgement.findings
        session.known.openEnd = judgement.openEnd
        session.known.nextStep = judgement.nextStep
        noteDoubtfulWords(judgement)
        refreshHeader()
    }

    /// Takes the facts that the rules ask beside the document, which may have become known or
    /// changed.
    package mutating func take(_ context: CheckContext) {
        session.context = context
        session.spelling.replaced = nil
        applySpelling()
    }

    /// Applies a fix of the text that was checked last, as one step of undo; the caret goes where
    /// the fix did something.
    mutating func apply(_ fix: Fix) {
        guard mayEditDocument() else { return }
        guard session.freshness.isChecked, let first = fix.edits.first else {
            let again = key(for: .fixWarning, in: keyContext).map { "; press \($0) again" } ?? ""
            say("The text changed since\(again).")
            return
        }
        var end = first.range.lowerBound + first.text.utf8.count
        // Behind both of two marks that are put around a text.
        if first.range.isEmpty, let second = fix.edits.dropFirst().first, second.range.isEmpty,
            second.text == first.text
        {
            end += second.range.lowerBound - first.range.lowerBound + second.text.utf8.count
        }
        takeWhole(
            fix.applied(to: proposal.bytes), at: caret(beside: fix) ?? end,
            says: "Fixed: \(fix.title) Undo takes it back.")
    }

    /// Where the caret stays, once a fix is made of what is said of the section at hand, and not a byte of
    /// the section changes; nil for other fixes, whose places are gone to.
    private func caret(beside fix: Fix) -> Int? {
        let isOfSection = session.known.findings.contains {
            $0.field.section == section && $0.finding.fixes.contains(fix)
        }
        guard isOfSection, proposal.sections[section].isPresent else { return nil }
        let start = proposal.byteOffset(ofSection: section)
        let own = start..<start + proposal.sections[section].byteCount
        let isInside = fix.edits.contains {
            $0.range.overlaps(own) || own.contains($0.range.lowerBound)
        }
        guard !isInside else { return nil }
        return fix.edits.reduce(proposal.byteOffset(keeping: place.field, place.caret)) {
            $1.range.lowerBound < start ? $0 + $1.text.utf8.count - $1.range.count : $0
        }
    }

    /// Closes a text that is open at its end, as one step of undo; the caret goes there.
    mutating func closeEnd(ofSection index: Int, _ closing: Proposal.Closing) {
        guard mayEditDocument() else { return }
        settle()
        history.endTyping()
        remember()
        guard let byte = proposal.closeEnd(ofSection: index, closing) else { return }
        session.freshness.isUnsettled = false
        let found = proposal.place(atByte: byte)
        place = Place(found.place, caret: found.position)
        session.view.top = .start
        clampPlace()
        check()
        let later = proposal.openSection(at: place.field.section)
        let title = later.map { proposal.sections[$0].outlineTitle }
        say("Closed. \(title.map { "Now “\($0)” is open at its end. " } ?? "")Undo takes it back.")
    }

    /// The findings that are shown: none of the line at hand while the author types there.
    package var shownFindings: some Sequence<PlacedFinding> {
        let hidden = session.freshness.isUnsettled ? place : nil
        return session.known.findings.inOrder.lazy.filter {
            hidden == nil || $0.field != hidden?.field || $0.position.line != hidden?.caret.line
        }
    }

    /// The level of the worst finding that is shown of a field of the section at hand.
    package func worstShown(in slot: Int) -> Level? {
        let field = FieldPlace(section: section, slot: slot)
        let isTyping = session.freshness.isUnsettled && field == place.field
        return session.known.findings.worst(in: field, butOf: isTyping ? place.caret.line : nil)
    }

    /// The finding nearest to the caret in the section at hand, as it is shown. While the author
    /// types in a line, none of its findings is shown, nor another line's that would be taken for
    /// one of its.
    package var findingHere: PlacedFinding? {
        let asked = findingAsked
        guard session.freshness.isUnsettled, let asked else { return asked }
        if asked.field == place.field, asked.position.line == place.caret.line { return nil }
        return session.known.findings.nearest(to: place.caret, in: place.field, isTyping: true)
    }

    /// The finding nearest to the caret, also where it is about the line that is being typed: for a
    /// person who asks for it.
    var findingAsked: PlacedFinding? {
        session.known.findings.nearest(to: place.caret, in: place.field, isTyping: false)
    }

    /// What is to be said of the section at hand where text is open at its end: that what follows is
    /// not read as it looks.
    package var openNotice: String? {
        if let above = proposal.openSection(above: section),
            let end = proposal.sections[above].openEnd
        {
            let title = proposal.sections[above].outlineTitle
            return "Read as \(end.title): “\(title)” is open at its end."
        }
        let typed = session.known.openEnd.flatMap { $0.section == section ? $0.end : nil }
        let settled = session.freshness.isUnsettled ? nil : proposal.sections[section].openEnd
        guard let end = typed ?? settled else { return nil }
        let closing = end.closing.isEmpty ? "a blank line" : "“\(end.closing)”"
        return "What follows is read as \(end.title) until \(closing) ends it."
    }

    /// What is shown below the text of the section at hand.
    package var notice: FindingLine? {
        if let text = openNotice { return FindingLine(level: .error, message: text, rule: "") }
        return findingHere.map {
            FindingLine(level: $0.finding.level, message: $0.finding.message, rule: $0.finding.rule)
        } ?? stepHere
    }

    /// The section whose open end is to be closed before anything is done in another section: the
    /// other one is read as part of the open text, or holds what is open.
    func openSection(holding index: Int) -> Int? {
        // The first of several: what closes a later one would close the first as well.
        let first = proposal.openSection(holding: index)
        guard session.known.openEnd?.section == index else { return first }
        return min(first ?? index, index)
    }

    private mutating func focusWarning(by step: Int) {
        let findings = session.known.findings.inOrder
        guard !findings.isEmpty else {
            let todos = session.known.findings.count
            let isElsewhere = focusPlaceholder(by: step)
            say(
                (todos == 0 ? "No warnings" : "No warnings; \(todos) still to do")
                    + (isElsewhere ? "; these words of the template's wait for yours." : "."))
            return
        }
        let here = (place.field.order, place.caret)
        let next =
            step > 0
            ? findings.first { ($0.field.order, $0.position) > here } ?? findings[0]
            : findings.last { ($0.field.order, $0.position) < here } ?? findings[findings.count - 1]
        focus(next.field, at: next.position)
        say("\(next.finding.level.mark) \(next.finding.message)  \(next.finding.rule)")
    }

    private mutating func refreshHeader() {
        let fields = proposal.template.fields
        let number = fields.first { $0.kind == .number }?.name
        let status = proposal.template.state?.name
        let written = number.map { proposal.value(ofField: $0) } ?? ""
        let done = session.known.states?.doneCount ?? 0
        session.known.header = Header(
            // Another template's words for a number that is not given yet are none.
            title: proposal.title, number: written.contains(where: \.isNumber) ? written : "",
            status: status.map { proposal.value(ofField: $0) } ?? "",
            progress: session.known.states == nil ? [] : progress(done: done))
    }

    private func progress(done: Int) -> [String] {
        let leftOut = session.known.states?.leftOutCount ?? 0
        let asked = proposal.template.placeCount - leftOut
        let count = session.known.findings.summary
        return asked == 0 ? [count] : ["\(done)/\(asked) done", count]
    }

    /// What the message line says of the place; counted only at a pause.
    mutating func refreshStatus() {
        refreshHeader()
        let field = field
        switch field.kind {
        case .prose, .phaseText:
            let joined = proposal.fileLine(of: place.field, place.caret)
            let line =
                session.file.places(in: proposal)?.ownLine(ofJoinedLine: joined) ?? joined
            let words = field.text.wordCount
            let shown = field.text.lines[place.caret.line]
            let column = shown.lead.count + shown.text.bytes(0..<place.caret.offset).count
            let selected = place.selection.map { field.text.string(in: $0).readWordCount }
            let counted = (selected.map { "\($0) of " } ?? "") + "\(words)"
            session.known.status =
                "\(line):\(column + 1)  \(counted) \(words == 1 ? "word" : "words")"
        case .list:
            let lines = field.text.lines
            var (number, count) = (0, 0)
            lines.visit(lines.startIndex..<lines.endIndex) { index, line in
                guard line.isItem else { return }
                count += 1
                if index <= place.caret.line { number = count }
            }
            session.known.status = "item \(max(number, 1)) of \(count)"
        case .phaseTitle(let number): session.known.status = "Phase \(number), title"
        case .line:
            let count = field.text.string.count
            session.known.status = "\(count) \(count == 1 ? "character" : "characters")"
        case .number, .date, .people, .values, .choice: session.known.status = ""
        }
    }

    /// Words of what is selected, of the section and of the document.
    mutating func sayWordCounts() {
        func words(_ count: Int) -> String { "\(count) \(count == 1 ? "word" : "words")" }
        let section = content.slots.reduce(0) { $0 + $1.field.text.wordCount }
        let document = String(decoding: proposal.bytes, as: UTF8.self).readWordCount
        var parts = ["section \(words(section))", "document \(words(document))"]
        if let selection = place.selection {
            let text = fieldText.string(in: selection)
            parts.insert(
                "selection \(words(text.readWordCount)), \(text.count) characters", at: 0)
        }
        say(parts.joined(separator: "; ") + ".")
    }
}

extension ProposalState.Row {
    /// `+` done, `.` started, `!` warning, `x` error, a blank for what is untouched.
    fileprivate var mark: String {
        if worst == .error { return "x" }
        if worst == .warning { return "!" }
        switch state {
        case .done: return "+"
        case .started: return "."
        case .todo, nil: return " "
        }
    }
}

extension Form {
    /// The state of a section as one sign; a blank where it is not known yet.
    package func mark(ofSection index: Int) -> String {
        guard let rows = session.known.states?.rows, rows.indices.contains(index) else {
            return " "
        }
        return rows[index].mark
    }

    /// `~` where the section is not as it was committed last.
    package func differenceMark(ofSection index: Int) -> String {
        session.known.differing.contains(index) ? "~" : " "
    }

    /// How many items or phases the section has.
    package func detail(ofSection index: Int) -> String {
        // While words are looked for, how many of them there are.
        if let find = layers.find, find.pattern != nil {
            return find.matches.counts[index].map(String.init) ?? ""
        }
        return session.known.itemCounts[index].map(String.init) ?? ""
    }
}

/// One line below the text: a finding, or that the text is open at its end.
package struct FindingLine: Equatable, Sendable {
    package var level: Level
    package var message: String
    /// Empty where no rule says it.
    package var rule: String
    /// Whether the key for remedies has something to show for it.
    package var hasRemedies = true
}

extension Level {
    /// The sign of a line about a finding.
    package var mark: String {
        switch self {
        case .error: "x"
        case .warning: "!"
        case .note: "-"
        case .todo: "."
        }
    }
}
