import Interchange
import Markdown
import Proposals
import Reviews

/// What waits for whom in the proposals that are under review, for people and programs.
///
/// Nothing in it depends on the day on which it is made.
package struct ReviewQueue: Sendable {
    /// A proposal under review.
    package struct Entry: Sendable {
        let proposal: ListedProposal
        /// Since when it has its status; nil where nobody knows.
        let since: Day?
        let needs: ReviewNeeds

        package init(_ proposal: ListedProposal, since: Day?, needs: ReviewNeeds) {
            (self.proposal, self.since, self.needs) = (proposal, since, needs)
        }
    }

    /// One thing that somebody has to do.
    struct Task: Equatable {
        enum Kind: String {
            /// A reviewer's words that the author has to answer.
            case concern, question
            /// Sections that have to be agreed, and have no text yet.
            case write
            /// Sections that nobody has said anything about who is asked.
            case review
            /// Sections that changed since they were signed.
            case again
            /// All is agreed: the status can go on.
            case decision
        }

        let kind: Kind
        /// Empty for anybody but the authors.
        let people: [String]
        let sections: [String]
        /// Whose words they are, and since when.
        var reviewer = ""
        var since = ""
        var text = ""
    }

    private let entries: [Entry]
    /// Whose tasks are told; nil for everybody's.
    private let person: Reviewer?

    /// - Parameter entries: in their order.
    package init(_ entries: [Entry], for person: Reviewer? = nil) {
        self.entries = entries
        self.person = person
    }

    private var told: [(entry: Entry, tasks: [Task])] {
        entries.map { ($0, tasks(of: $0)) }.filter { person == nil || !$0.1.isEmpty }
    }

    /// Whether there is nothing to tell.
    package var isEmpty: Bool { told.isEmpty }

    // MARK: Tasks

    private func tasks(of entry: Entry) -> [Task] {
        let needs = entry.needs
        let answers = self.answers(to: needs)
        guard let person else {
            let named = needs.people.flatMap { reviews(by: $0, needs.sections(naming: $0)) }
            let open = needs.sectionsAskingEverybody
            let all = answers + named + (open.isEmpty ? [] : [review([], open)])
            return all.isEmpty ? decision(on: needs) : all
        }
        let isAuthor = needs.authors.contains { $0.isSame(as: person) }
        let own = reviews(by: person, needs.sections(asking: person))
        guard isAuthor else { return own }
        let isDone =
            answers.isEmpty && needs.people.isEmpty && needs.sectionsAskingEverybody.isEmpty
        return answers + own + (isDone ? decision(on: needs) : [])
    }

    /// The tasks of the authors: concerns and questions that hold for the text as it is, and
    /// sections that have no text.
    private func answers(to needs: ReviewNeeds) -> [Task] {
        let authors = needs.authors.map(\.name)
        let missing = needs.isInUse ? needs.unwritten : []
        let answers = needs.sections.flatMap { section in
            section.signOffs.filter { $0.isCurrent && $0.verdict.isExplained }.map { signOff in
                let kind = signOff.verdict == .concern ? Task.Kind.concern : .question
                return Task(
                    kind: kind, people: authors, sections: [section.title],
                    reviewer: signOff.reviewer, since: signOff.reviewed, text: signOff.body)
            }
        }
        return answers
            + (missing.isEmpty ? [] : [Task(kind: .write, people: authors, sections: missing)])
    }

    private func reviews(by person: Reviewer, _ sections: [ReviewNeeds.Section]) -> [Task] {
        let signed = sections.filter { $0.signOff(of: person) != nil }
        let others = sections.filter { $0.signOff(of: person) == nil }
        let again = Task(kind: .again, people: [person.name], sections: signed.map(\.title))
        return (others.isEmpty ? [] : [review([person.name], others)])
            + (signed.isEmpty ? [] : [again])
    }

    private func review(_ people: [String], _ sections: [ReviewNeeds.Section]) -> Task {
        Task(kind: .review, people: people, sections: sections.map(\.title))
    }

    private func decision(on needs: ReviewNeeds) -> [Task] {
        guard needs.isInUse, needs.agreedCount == needs.requiredCount else { return [] }
        return [Task(kind: .decision, people: needs.authors.map(\.name), sections: [])]
    }

    // MARK: Text

    /// A line for each proposal, and below it one for each thing that somebody has to do.
    package var text: String {
        told.map { entry, tasks in
            let lines = tasks.isEmpty ? ["nobody is asked for anything"] : tasks.map(told)
            return ([head(of: entry)] + lines.map { "    " + ReadableText.line($0) })
                .joined(separator: "\n") + "\n"
        }.joined(separator: "\n")
    }

    private func head(of entry: Entry) -> String {
        let proposal = entry.proposal
        let number = proposal.number.isEmpty ? "" : proposal.number + "  "
        let since = entry.since.map { " since \($0)" } ?? ""
        let needs = entry.needs
        let agreed =
            needs.isInUse
            ? ", \(needs.agreedCount) of \(needs.requiredCount) required sections agreed" : ""
        return ReadableText.line(
            "\(number)\(proposal.name): \(proposal.status)\(since)\(agreed)  \(proposal.path)")
    }

    private func told(_ task: Task) -> String {
        let sections = task.sections.joined(separator: ", ")
        let isOfAuthors = ![.review, .again].contains(task.kind)
        let nobody = isOfAuthors ? "the authors" : "anybody but the authors"
        let who = task.people.isEmpty ? nobody : task.people.joined(separator: ", ")
        switch task.kind {
        case .concern, .question:
            let since = task.since.isEmpty ? "" : ", \(task.since)"
            let words = task.text.words.joined(separator: " ")
            return "\(who): answer the \(task.kind.rawValue) of \(task.reviewer) about "
                + "\(sections)\(since)" + (words.isEmpty ? "" : ": \(words)")
        case .write: return "\(who): write \(sections)"
        case .review: return "\(who): review \(sections)"
        case .again: return "\(who): look again at \(sections), which changed since"
        case .decision: return "\(who): go on, all is agreed"
        }
    }

    // MARK: Data

    package var json: JSON {
        .object([
            ("version", .number(1)), ("proposals", .array(told.map(json))),
        ])
    }

    private func json(_ entry: Entry, _ tasks: [Task]) -> JSON {
        let signOffs = entry.needs.sections.flatMap { section in
            section.signOffs.map { signOff in
                JSON.object([
                    ("section", .string(section.title)), ("reviewer", .string(signOff.reviewer)),
                    ("verdict", .string(signOff.verdict.rawValue)),
                    ("current", .bool(signOff.isCurrent)), ("reviewed", .string(signOff.reviewed)),
                    ("text", .string(signOff.body)),
                ])
            }
        }
        return .object([
            ("file", .string(entry.proposal.path)), ("number", .string(entry.proposal.number)),
            ("title", .string(entry.proposal.title)), ("status", .string(entry.proposal.status)),
            ("since", entry.since.map { .string("\($0)") } ?? .null),
            ("required", .number(entry.needs.requiredCount)),
            ("agreed", .number(entry.needs.agreedCount)),
            ("tasks", .array(tasks.map(json(of:)))), ("signoffs", .array(signOffs)),
        ])
    }

    private func json(of task: Task) -> JSON {
        .object([
            ("kind", .string(task.kind.rawValue)),
            ("people", .array(task.people.map { .string($0) })),
            ("sections", .array(task.sections.map { .string($0) })),
            ("reviewer", .string(task.reviewer)), ("since", .string(task.since)),
            ("text", .string(task.text)),
        ])
    }
}
