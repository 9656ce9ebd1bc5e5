import Proposals

/// How far the review of a proposal is: what each reviewer says of each section, and whether it
/// still holds for the text as it is.
package struct ReviewState: Sendable {
    /// A reviewer's verdict on a section.
    package struct SignOff: Equatable, Sendable {
        /// Index of the record.
        package let record: Int
        /// Index of its entry.
        package let entry: Int
        package let reviewer: String
        package let verdict: Verdict
        package let body: String
        /// `YYYY-MM-DD`; empty while it is a draft.
        package let reviewed: String
        /// Whether the section's text is still the text that was judged.
        package let isCurrent: Bool
        /// Whether the section had another heading then.
        package let isMoved: Bool
        /// Indices of paragraphs that were not there then.
        package let changed: [Int]
    }

    package struct Section: Sendable {
        /// Index in the proposal.
        package let index: Int
        /// The section's own heading, and the headings above it.
        package let titles: [String]
        package let questions: [String]
        package let isRequired: Bool
        package let digest: SectionDigest
        /// Whether the proposal has the section's heading.
        package let isPresent: Bool
        /// There is text that can be judged: not the template's, not none.
        package let isWritten: Bool
        package internal(set) var signOffs: [SignOff] = []
        /// The entries that are about it, by the index of their record.
        package internal(set) var entries: [Int: Int] = [:]
        /// As many agree as are needed, and nobody has a concern.
        package internal(set) var isAgreed = false

        /// The section's name in a record: its title, or the titles on the way where others have
        /// the same.
        package internal(set) var heading = ""

        /// As it is shown: `## Links <!-- optional -->` without its comment.
        package var title: String {
            let title = titles.last ?? ""
            let words = title.mentions("<!--") ? title.withoutComments.text : title
            return words.isEmpty ? title : words
        }

        package func signOff(of record: Int) -> SignOff? { signOffs.first { $0.record == record } }
    }

    package private(set) var sections: [Section]

    /// - Parameters:
    ///   - needed: how many have to agree to each section; 0 asks for nobody.
    ///   - hasDigests: false where there are no records, and none are judged later: what takes
    ///     longest is left out, and sections have the digest of an empty text.
    package init(
        _ proposal: Proposal, records: [ReviewRecord], needed: Int, hasDigests: Bool = true
    ) {
        let checklist = Checklist(proposal.template)
        sections = proposal.sections.indices.compactMap { index in
            Section(index, of: proposal, checklist, hasDigest: hasDigests)
        }
        nameSections()
        judge(records, needed: needed)
    }

    /// Takes other records in place of the present records; the text is the same.
    package mutating func judge(_ records: [ReviewRecord], needed: Int) {
        for index in sections.indices {
            sections[index].signOffs = []
            sections[index].entries = [:]
        }
        for (number, record) in records.enumerated() { add(record, number) }
        for index in sections.indices {
            let current = sections[index].signOffs.filter(\.isCurrent)
            // A person agrees once, whatever the number of files.
            var agreeing: [Reviewer?] = []
            for signOff in current where signOff.verdict == .ok {
                let reviewer = records[signOff.record].reviewer
                let isKnown = agreeing.contains { other in
                    guard let other, let reviewer else {
                        return (other == nil) == (reviewer == nil)
                    }
                    return other.isSame(as: reviewer)
                }
                if !isKnown { agreeing.append(reviewer) }
            }
            sections[index].isAgreed =
                needed == 0
                || (agreeing.count >= needed && !current.contains { $0.verdict == .concern })
        }
    }

    /// Gives each section a heading that no other has.
    private mutating func nameSections() {
        let headings = SectionFinder.headings(of: sections.map(\.titles))
        for index in sections.indices { sections[index].heading = headings[index] }
    }

    private mutating func add(_ record: ReviewRecord, _ number: Int) {
        for (entry, section) in matches(record) {
            let found = record.entries[entry]
            sections[section].entries[number] = entry
            guard let verdict = found.verdict, let word = verdict.verdict else { continue }
            let digest = sections[section].digest
            // A verdict that a person wrote by hand is bound to no text: it blocks, and it agrees
            // to nothing.
            let isCurrent =
                found.mark.map { $0.text == digest.text }
                ?? (word.isExplained && sections[section].isPresent)
            // A verdict on a section that is gone is void.
            guard isCurrent || sections[section].isPresent else { continue }
            sections[section].signOffs.append(
                SignOff(
                    record: number, entry: entry, reviewer: record.reviewer?.name ?? "(no name)",
                    verdict: word, body: verdict.body, reviewed: record.reviewed,
                    isCurrent: isCurrent,
                    isMoved: isCurrent && found.name != sections[section].name,
                    changed: isCurrent
                        ? [] : digest.paragraphs(unlike: found.mark?.paragraphs ?? [])))
        }
    }

    /// Which section each entry of a record is about: the section of its name, among several of one
    /// name the section that has its text; else a section that no other entry names and that has
    /// its text, or at least a paragraph of it; else a section that is missing.
    private func matches(_ record: ReviewRecord) -> [(entry: Int, section: Int)] {
        var sectionOf: [Int: Int] = [:]
        var taken: Set<Int> = []
        func free(_ condition: (Section) -> Bool) -> [Int] {
            sections.indices.filter { !taken.contains($0) && condition(sections[$0]) }
        }
        func named(_ entry: ReviewRecord.Entry, isPresent: Bool) -> Int? {
            let free = free { $0.isPresent == isPresent }
            // A title that others have now was alone when the entry was written.
            return free.first { HeadingName(sections[$0].heading) == entry.name }
                ?? free.first { sections[$0].name == entry.name }
        }
        func alike(_ mark: ReviewRecord.Mark) -> Int? {
            let free = free(\.isWritten)
            let same = free.first { sections[$0].digest.text == mark.text }
            return same
                ?? free.first { index in
                    let digest = sections[index].digest
                    return digest.paragraphs(unlike: mark.paragraphs).count
                        < digest.paragraphs.count
                }
        }
        let ways: [(ReviewRecord.Entry) -> Int?] = [
            { entry in
                free {
                    HeadingName($0.heading) == entry.name && $0.digest.text == entry.mark?.text
                }.first
            },
            { entry in
                let name = HeadingName(entry.title.withoutNumber)
                return free {
                    ($0.name == name || HeadingName($0.heading.withoutNumber) == name)
                        && $0.digest.text == entry.mark?.text
                }.first
            },
            { named($0, isPresent: true) },
            { entry in entry.mark.flatMap { $0.paragraphs.isEmpty ? nil : alike($0) } },
            { named($0, isPresent: false) },
        ]
        for way in ways {
            for (index, entry) in record.entries.enumerated() where sectionOf[index] == nil {
                guard let section = way(entry) else { continue }
                sectionOf[index] = section
                taken.insert(section)
            }
        }
        return sectionOf.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Sections that an approval needs and that are not agreed.
    package var open: [Section] { sections.filter { $0.isRequired && !$0.isAgreed } }

    /// Sections that tell whether the proposal is agreed: those that an approval needs; where there are none,
    /// as without a template, all that have text.
    package var deciding: [Section] {
        let required = sections.filter(\.isRequired)
        return required.isEmpty ? sections.filter(\.isWritten) : required
    }

    /// What nobody could agree to is not agreed.
    package var isAgreed: Bool {
        let deciding = deciding
        return !deciding.isEmpty && deciding.allSatisfy(\.isAgreed)
    }
}

extension Template {
    /// What reviewers are told of a proposal that follows no template, behind its name: its sections may then be
    /// others than those of somebody who has one.
    ///
    /// - Parameter isRestricted: whether templates are there that may not be read.
    package func remarkOnNone(isRestricted: Bool) -> String? {
        guard isNone else { return nil }
        return isRestricted
            ? "follows no template that this run may read: its own headings are the sections, and others "
                + "may have other ones"
            : "follows no template at hand: its own headings are the sections"
    }
}

extension ReviewState.Section {
    fileprivate var name: HeadingName { HeadingName(title) }

    /// Nil for what is not reviewed: the metadata block, headings without text of their own, and a list
    /// of contents.
    fileprivate init?(
        _ index: Int, of proposal: Proposal, _ checklist: Checklist, hasDigest: Bool
    ) {
        let section = proposal.sections[index]
        var asked: Checklist.Entry?
        switch section.role {
        case .template(let template):
            asked = checklist.entry(forTemplate: template)
            let kind = proposal.template.sections[template].kind
            if kind == .fields || kind == .value || (asked == nil && section.isBlank) { return nil }
        case .frontMatter: return nil
        case .head, .other: if section.isBlank || section.holdsContentsAlone { return nil }
        }
        self.index = index
        titles =
            section.isPresent || asked == nil
            ? proposal.reviewTitles(of: section)
            : asked.map { proposal.template.titlePath(of: $0.section) } ?? []
        questions = asked?.questions ?? []
        isRequired = asked?.isRequired ?? false
        digest = hasDigest ? SectionDigest(of: section) : .empty
        isPresent = section.isPresent
        isWritten = section.isPresent && !section.isBlank && !section.isUntouched
    }
}

extension Proposal {
    fileprivate func reviewTitles(of section: Section) -> [String] {
        let titles = titlePath(of: section)
        return titles.isEmpty ? ["(before the first heading)"] : titles
    }
}

extension String {
    /// Without the ` (2)` that tells sections of one name apart.
    fileprivate var withoutNumber: String {
        guard hasSuffix(")"), let open = lastIndex(of: "("), open > startIndex else { return self }
        let number = self[index(after: open)...].dropLast()
        guard !number.isEmpty, number.allSatisfy(\.isNumber) else { return self }
        return String(self[..<open]).trimmed
    }
}
