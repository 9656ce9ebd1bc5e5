import Proposals
import Reviews

/// What the review of a proposal waits for: who is asked for which section, and what reviewers said
/// that the author has to answer.
package struct ReviewNeeds: Sendable {
    /// A section that somebody has to say something about, or has.
    package struct Section: Sendable {
        package let title: String
        /// The reviewers whom the configuration names for the section.
        package let owners: [Reviewer]
        package let isRequired: Bool
        package let isAgreed: Bool
        package let signOffs: [ReviewState.SignOff]
        /// Who gave each sign-off; nil for a record without a name.
        fileprivate let reviewers: [Reviewer?]
        /// Whether the section waits for anybody who may sign: as many are needed and have not.
        fileprivate let asksEverybody: Bool

        /// The last sign-off of a person for the section.
        func signOff(of person: Reviewer) -> ReviewState.SignOff? {
            zip(signOffs, reviewers).reversed().first { $1?.isSame(as: person) ?? false }?.0
        }

        /// Whether a person is asked by name: as an owner who has said nothing, or as one whose
        /// words were about another text.
        fileprivate func names(_ person: Reviewer) -> Bool {
            if let own = signOff(of: person) { return !own.isCurrent }
            return owners.contains { $0.isSame(as: person) }
        }
    }

    /// Written sections alone: of others there is nothing to say yet.
    package let sections: [Section]
    package let authors: [Reviewer]
    /// How many sections have to be agreed, written or not, and how many are.
    package let requiredCount: Int
    package let agreedCount: Int
    /// Sections that have to be agreed and that have no text yet.
    package let unwritten: [String]
    /// Whether the project has reviews at all.
    package let isInUse: Bool

    /// - Parameters:
    ///   - records: the records that the state was made from.
    ///   - owners: who is asked for a section, by its title; several with commas between them.
    ///   - isInUse: whether the project has reviews at all. Where it has none, and names nobody,
    ///     nobody is asked.
    package init(
        _ state: ReviewState, records: [ReviewRecord], owners: [String: String],
        authors: [String], isInUse: Bool
    ) {
        let people = Dictionary(
            owners.map { title, names in
                (
                    HeadingName(title),
                    Reviewer.all(in: names)
                )
            }, uniquingKeysWith: { first, _ in first })
        self.authors = authors.compactMap { Reviewer($0) }
        self.isInUse = isInUse
        let required = state.sections.filter(\.isRequired)
        unwritten = required.filter { !$0.isWritten }.map(\.path)
        (requiredCount, agreedCount) = (required.count, required.count(where: \.isAgreed))
        sections = state.sections.filter(\.isWritten).map { section in
            let owners = people[HeadingName(section.title)] ?? []
            return Section(
                title: section.path, owners: owners,
                isRequired: section.isRequired, isAgreed: section.isAgreed,
                signOffs: section.signOffs,
                reviewers: section.signOffs.map { records[$0.record].reviewer },
                asksEverybody: owners.isEmpty && isInUse && section.isRequired
                    && !section.isAgreed)
        }
    }

    /// The sections that a person is asked for: sections that name the person, or that ask
    /// everybody but the authors, as long as the person has said nothing that holds for the text as
    /// it is; and sections that changed since the person signed them.
    package func sections(asking person: Reviewer) -> [Section] {
        let isAuthor = authors.contains { $0.isSame(as: person) }
        return sections.filter { section in
            section.names(person)
                || (section.asksEverybody && !isAuthor && section.signOff(of: person) == nil)
        }
    }

    /// Everybody who is asked by name: who owns a section, or signed one that changed since.
    package var people: [Reviewer] {
        var found: [Reviewer] = []
        for section in sections {
            for person in section.owners + section.reviewers.compactMap(\.self)
            where section.names(person) && !found.contains(where: { $0.isSame(as: person) }) {
                found.append(person)
            }
        }
        return found
    }

    /// The sections that ask a person by name.
    package func sections(naming person: Reviewer) -> [Section] {
        sections.filter { $0.names(person) }
    }

    /// The sections that ask everybody but the authors.
    package var sectionsAskingEverybody: [Section] { sections.filter(\.asksEverybody) }
}

extension ReviewState.Section {
    fileprivate var path: String { titles.joined(separator: " > ") }
}
