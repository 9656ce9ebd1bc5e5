import Proposals
import Prose

/// A form without a screen: lines are heard, and what is to be said comes back as lines.
///
/// A thin layer over `Form`: what a line means depends on the field or the layer at hand, and
/// becomes the same edits and actions that keys are. So history, journal, saving, rules, undo and
/// reviews are those of the form.
package struct Dialogue: Sendable {
    package var form: Form
    /// Lines that are to be said, and were not said yet.
    var said: [String] = []
    /// Whether the last line was understood to mean nothing here: a script should not go on.
    package internal(set) var isRefused = false
    /// The text that lines are written into until a dot; nil where lines are answers and commands.
    var writing: Writing?
    /// The paragraph that was read last, where paragraphs are read one after the other.
    var reading: Int?
    /// The author's place when the dialogue last said something of a place.
    private var told: Told?
    /// Whether the place is told anew, though the author did not leave it.
    var tellsPlace = false
    /// The findings that were told, or were there when their section was told.
    private var known: Set<String> = []
    private var notice: Notice?
    /// The differences that were told last, by whose numbers they are taken back.
    var compared: ComparisonLayer?
    /// Sections of the template whose guidance was told; it is long, and said once.
    var guided: Set<Int> = []

    /// The facts of a place that is told anew when one of them is another.
    private struct Told: Equatable {
        var section: Int
        var title: String
        var field: FieldPlace
        var height: Int
        var isReview: Bool
    }

    package init(_ form: Form) {
        self.form = form
    }

    /// Whether the next line is text, whatever it says.
    package var isWriting: Bool { writing != nil }

    /// What is said first: what is open, and how to find out more.
    package mutating func greet() {
        let header = form.session.known.header
        let name = header.title.isEmpty ? form.fileTitle : header.title
        // Of a review those that are reviewed, as they are counted from here on.
        let reviewed = form.layers.openReview?.state.sections.count
        let parts = [
            [header.number, name].filter { !$0.isEmpty }.joined(separator: " "),
            form.proposal.isReadOnly ? "read-only" : header.status,
            reviewed.map { Self.count($0, "section") } ?? form.sectionCountWords,
            form.session.known.findings.summary,
        ]
        say(parts.filter { !$0.isEmpty }.joined(separator: ". ") + ".")
        say(
            form.session.host.isReviewOnly
                ? "At any prompt: ? help, < back, > on, =N section N, = sections, q quit."
                : "At any prompt: ? help, < back, > on, =N section N, = sections, ! warnings, "
                    + "s save, q quit.")
    }

    // MARK: Lines in

    /// Takes a line, without its line end.
    package mutating func hear(_ bytes: some Collection<UInt8>) -> [Effect] {
        isRefused = false
        form.session.message = nil
        guard let line = TypedLine(bytes) else {
            refuse("This line is not UTF-8: nothing of it was taken.")
            return []
        }
        if line.isCleaned {
            say("Left out what a key sent that writes nothing.")
            // An arrow and Enter are no answer.
            if line.text.isEmpty {
                tellsPlace = true
                return []
            }
        }
        let effects = respond(to: line.text)
        listenToNote()
        return effects
    }

    private mutating func respond(to line: String) -> [Effect] {
        if writing != nil { return write(line) }
        switch form.layers.top {
        case .fields: return hearInFields(line)
        case .review: return hearInReview(line)
        default: return hearInLayer(line)
        }
    }

    /// Takes anything else that happens, an answer of the outside for one.
    package mutating func take(_ event: Event) -> [Effect] {
        if case .edited = event { tellsPlace = true }
        let effects = form.handle(event)
        if case .revision(let text) = event { tellDifference(from: text) }
        listenToNote()
        return effects
    }

    /// Where the form opened a note, lines are its text.
    private mutating func listenToNote() {
        if case .note(let note) = form.layers.top {
            if writing == nil { beginNote(note) }
        } else if case .note = writing?.target {
            writing = nil
        }
    }

    // MARK: Lines out

    mutating func say(_ line: String) { said.append(line) }

    mutating func refuse(_ why: String) {
        say(why)
        isRefused = true
    }

    /// What is to be said now, each a line without an end.
    ///
    /// - Parameter isOver: nothing will be heard any more, so nothing is asked.
    package mutating func talk(isOver: Bool = false) -> [String] {
        if let message = form.session.message {
            say(message.text)
            form.session.message = nil
        }
        if let new = form.session.notice, new != notice { say(new.text) }
        notice = form.session.notice
        if writing == nil, !isOver { tellPlace() }
        defer { said = [] }
        return said.map(Self.readable)
    }

    /// Says where the author is, if that is not where they were.
    private mutating func tellPlace() {
        let isReview = form.layers.isReviewOpen
        let section = isReview ? form.layers.review?.position ?? 0 : form.section
        let now = Told(
            section: section,
            title: isReview ? "" : form.proposal.sections[section].outlineTitle,
            field: form.place.field, height: form.layers.stack.count, isReview: isReview)
        // Below a question that came first nothing of the place was told yet.
        let isHidden = !form.layers.over.isEmpty && told?.section != section
        defer {
            if !isHidden { told = now }
            tellsPlace = false
        }
        // A review is long to hear: what lay over it is no reason to read it again.
        let isThere = isReview ? told?.isReview == true && told?.section == section : now == told
        let isSame = isThere && !tellsPlace
        if !form.layers.over.isEmpty {
            if !isRefused { tellLayer() }
            return
        }
        let isSameSection =
            told?.section == now.section && told?.isReview == isReview
            && told?.title == now.title
        if isReview {
            if !isSame { tellReview() }
            return
        }
        if isSameSection { tellNewFindings() } else { tellSection() }
        if !isSame { tellField() }
        known = Set(form.session.known.findings.map(Self.key))
    }

    /// Tells the findings of the section at hand that came since the last line.
    private mutating func tellNewFindings() {
        for placed in form.session.known.findings.inOrder
        where placed.field.section == form.section && !known.contains(Self.key(of: placed)) {
            say(Self.text(of: placed))
        }
    }

    private static func key(of placed: PlacedFinding) -> String {
        "\(placed.field.section) \(placed.finding.rule) \(placed.finding.message)"
    }

    static func count(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
