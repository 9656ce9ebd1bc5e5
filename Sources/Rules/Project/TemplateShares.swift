import Proposals

/// How many of the accepted documents of a folder keep what their template says: a comment that most
/// of them keep is meant to stay, and text that most of them drop is not.
package struct TemplateShares: Equatable, Sendable {
    /// Added to the level of a heading that says one of what the template says many of, or many.
    static let inOtherNumber = 10

    static let fewest = 5
    /// Fewer say nothing of what all have, or none.
    private static let fewestForAll = 15
    /// So many proposals may have made the same slip.
    private static let slips = 2

    private var shares: [NormalizedText: Share] = [:]
    /// The sections of the template, by their paths, that accepted documents keep word for word.
    private(set) var wholeSections: [[HeadingName]: Share] = [:]
    /// How many accepted documents have a heading of this name at this level, and how many have one
    /// above another.
    private var levels: [Leveled: Int] = [:]
    private var orders: [Order: Int] = [:]
    /// How many documents have one above another, accepted or not.
    private var allOrders: [Order: Int] = [:]
    /// How many documents have a heading of this name at this level, accepted or not.
    private var allLevels: [Leveled: Int] = [:]
    private var accepted = 0
    /// How many of the accepted documents have a section of the template: others may be no proposals.
    private var following = 0
    /// The comments at the end of headings.
    package private(set) var headingMarks = Share()
    /// How many accepted documents have a value of a field, by its name.
    private var filledFields: [String: Int] = [:]
    /// How many accepted documents have the template's own value of a key of front matter or a line, or its sign.
    private var keptValues: [Key: Int] = [:]
    /// How many accepted documents with a value of a key of front matter keep the template's comment on its
    /// line.
    private var keyComments: [String: Share] = [:]
    /// How many accepted documents have a key of front matter, where the template has no fields.
    private var ownKeys: [String: Int] = [:]
    /// How many accepted documents have a field of the header in code, by its name.
    private var fieldsInCode: [String: Int] = [:]
    /// The files of the proposals that have a value which is none of the template's choices, by the
    /// field's name and the value.
    private(set) var choices: [String: [String: [String]]] = [:]
    /// The files of the proposals that have dates in another form than `YYYY-MM-DD`, by the form.
    private var dates: [String: [String]] = [:]
    /// The files of the proposals that have a section of the template by nearly its name.
    private var otherNames: [OtherName: [String]] = [:]
    private(set) var proposals = 0
    /// How many documents with a section of the template have none of the fields below its title.
    private var withoutHead = 0
    /// Sections that the template asks of all, and most accepted documents are without.
    private var absent: Set<HeadingName> = []
    /// How it is told which documents were accepted.
    private var states = AcceptedStates()

    private struct Key: Hashable {
        let name: String
        let value: String

        init(_ field: Template.Field) { (name, value) = (field.name, field.placeholder) }
    }

    private struct OtherName: Hashable {
        let section: HeadingName
        let name: String
    }

    package init() {}

    /// - Parameters:
    ///   - summaries: of the folder's proposals, read by the template.
    ///   - states: by which proposals were accepted; nil if the summaries tell.
    ///   - counts: whether a proposal that does not keep a block has dropped it, both by their
    ///     indices.
    package init(
        _ summaries: [ProposalSummary], template: Template, states: AcceptedStates? = nil,
        counts: (_ summary: Int, _ block: Int) -> Bool = { _, _ in true }
    ) {
        proposals = summaries.count
        self.states = states ?? AcceptedStates(summaries)
        for summary in summaries { note(summary, of: template) }
        for (number, summary) in summaries.enumerated() where isAccepted(summary.acceptance) {
            noteAccepted(summary, of: template) { counts(number, $0) }
        }
        let asked = template.sections.filter(\.isAskedOfAll).map(\.name)
        absent = Set(asked.filter { isInFew(section: $0) })
        countWholeSections(of: template)
    }

    /// Counts what a proposal has, accepted or not.
    private mutating func note(_ summary: ProposalSummary, of template: Template) {
        let file = summary.entry.fileName
        for (field, own) in zip(template.fieldsOfChoices, summary.ownChoices) {
            let value = own.plainChoice
            if !value.isEmpty { choices[field.name, default: [:]][value, default: []].append(file) }
        }
        for form in Set(summary.dateForms) { dates[form, default: []].append(file) }
        for (index, name) in zip(summary.renamedSections, summary.otherNames) {
            let other = OtherName(section: template.sections[index].name, name: name)
            otherNames[other, default: []].append(file)
        }
        let headings = Self.headings(summary, of: template)
        for order in Self.orders(of: headings) { allOrders[order, default: 0] += 1 }
        for heading in Set(headings) { allLevels[heading, default: 0] += 1 }
        if summary.isWithoutHead, !summary.headings.isEmpty { withoutHead += 1 }
    }

    /// Counts what an accepted proposal keeps of the template.
    ///
    /// - Parameter hasDropped: whether it has dropped a block that it does not keep.
    private mutating func noteAccepted(
        _ summary: ProposalSummary, of template: Template, hasDropped: (_ block: Int) -> Bool
    ) {
        let kept = Set(summary.kept)
        for index in summary.asked where kept.contains(index) || hasDropped(index) {
            shares[template.keepable[index].words, default: Share()].documents += 1
        }
        for index in summary.kept {
            shares[template.keepable[index].words, default: Share()].kept += 1
        }
        for index in summary.wholeSections + summary.otherSections {
            wholeSections[template.sections[index].path, default: Share()].documents += 1
        }
        for index in summary.wholeSections {
            wholeSections[template.sections[index].path, default: Share()].kept += 1
        }
        count(Self.headings(summary, of: template))
        if template.sections.isEmpty || !summary.headings.isEmpty { following += 1 }
        if let kept = summary.headingMarks.last {
            headingMarks.documents += 1
            headingMarks.kept += kept > 0 ? 1 : 0
        }
        for name in Set(summary.filledFields.map { template.fields[$0].name }) {
            filledFields[name, default: 0] += 1
        }
        for index in summary.filledFields {
            guard let comment = template.fields[index].keyComment else { continue }
            keyComments[comment, default: Share()].documents += 1
            if summary.keyComments.contains(index) {
                keyComments[comment, default: Share()].kept += 1
            }
        }
        for key in Set(summary.ownKeys) { ownKeys[key, default: 0] += 1 }
        for index in summary.keptValues {
            keptValues[Key(template.fields[index]), default: 0] += 1
        }
        for index in summary.fieldsInCode {
            fieldsInCode[template.fields[index].name, default: 0] += 1
        }
    }

    /// Whether fewer than half of the accepted proposals have a section, on whatever level.
    private func isInFew(section name: HeadingName) -> Bool {
        let counts = levels.filter { $0.key.name == name }.map(\.value)
        return following >= Self.fewest && counts.reduce(0, +) * 2 < following
    }

    /// Counts text of sections that half of the documents keep word for word as kept there, if it is
    /// kept by half of those that have text of their own beside it, too, or these are few. A question may
    /// as well have been left by those that did not answer it.
    private mutating func countWholeSections(of template: Template) {
        for keepable in template.keepable where !keepable.block.isComment {
            let section = keepable.section.map { template.sections[$0].path }
            var own = shares[keepable.words] ?? Share()
            guard let whole = section.flatMap({ wholeSections[$0] }), whole.isKeptByHalf,
                own.kept * 2 >= own.documents
                    || whole.isKeptByMost && !keepable.block.asksInWords
            else { continue }
            own.isOfWhole = whole.isKeptByMost
            own.kept += whole.kept
            own.documents += whole.kept
            shares[keepable.words] = own
        }
    }

    /// Whether a proposal was accepted, as the folder's documents have it.
    func isAccepted(_ acceptance: Acceptance) -> Bool { states.contains(acceptance) }

    /// Whether half of the accepted documents that have a section of the template keep it word for word.
    func isKeptWhole(_ section: Template.Section) -> Bool {
        wholeSections[section.path]?.isKeptByHalf ?? false
    }

    /// What is kept by all documents together, each read by the version of the template that it follows.
    package init(together others: [TemplateShares]) {
        for other in others {
            for (words, share) in other.shares {
                shares[words, default: Share()].kept += share.kept
                shares[words, default: Share()].documents += share.documents
            }
        }
    }

    /// Whether all accepted proposals have a field of the header in code, but for one, or one in twenty.
    func isInAllHeaders(_ name: String) -> Bool {
        let without = accepted - fieldsInCode[name, default: 0]
        return accepted > TemplateShares.fewest && without <= max(1, accepted / 20)
    }

    /// - Parameter headings: of an accepted proposal.
    private mutating func count(_ headings: [Leveled]) {
        accepted += 1
        for heading in Set(headings) { levels[heading, default: 0] += 1 }
        for order in Self.orders(of: headings) { orders[order, default: 0] += 1 }
    }

    /// Whether so many of the accepted proposals do something that it is no slip of theirs: the
    /// template was another one when they were written, or nobody minds.
    private func isUsual(_ count: Int?) -> Bool {
        count.map { $0 > TemplateShares.slips && $0 * 20 >= accepted } ?? false
    }

    /// Whether so many of the accepted proposals have something that one without it has forgotten it:
    /// of fifteen or more, all but one, or but one in twenty.
    private func isInNearlyAll(_ count: Int?) -> Bool {
        guard let count, accepted >= Self.fewestForAll else { return false }
        return accepted - count <= max(1, accepted / 20)
    }

    /// Whether nearly all accepted proposals have a value of a key of front matter.
    func isInNearlyAll(key name: String) -> Bool { isInNearlyAll(filledFields[name]) }

    /// Whether all accepted proposals have a value of a field, of six or more, but for one, or one in twenty.
    func isFilledByNearlyAll(_ field: Template.Field) -> Bool {
        let without = accepted - filledFields[field.name, default: 0]
        return accepted > Self.fewest && without <= max(1, accepted / 20)
    }

    /// Whether fewer than half of the accepted proposals have a value of a field.
    ///
    /// - Parameter isConstant: whether the template's own value is one.
    func isInFew(_ field: Template.Field, isConstant: Bool) -> Bool {
        let kept = isConstant ? keptValues[Key(field), default: 0] : 0
        return following >= Self.fewest
            && (filledFields[field.name, default: 0] + kept) * 2 < following
    }

    /// Whether so many proposals, accepted or not, have none of the fields below the title that it is no
    /// slip of one of them.
    var areOftenWithoutHead: Bool { withoutHead >= Self.fewest && withoutHead * 3 >= proposals }

    /// The keys of front matter that nearly all accepted proposals have, where the template has no fields.
    var keysOfNearlyAll: [String] {
        ownKeys.filter { isInNearlyAll($0.value) }.keys.sorted()
    }

    /// Whether most accepted proposals that have a key of front matter or a line have the template's own
    /// value of it: words that are no question, and the same in all documents; or so the sign of any field.
    func isKeptByMost(valueOf field: Template.Field) -> Bool {
        guard let kept = keptValues[Key(field)], kept >= Self.fewest else { return false }
        return kept > filledFields[field.name, default: 0]
    }

    /// Whether no more than one in five of those with a value keep the comment on a key's line.
    func isKeptByFew(keyComment: String) -> Bool {
        guard let share = keyComments[keyComment] else { return false }
        return share.documents >= Self.fewest && share.isKeptByFew
    }

    /// Whether nearly all accepted proposals have a section, each on the same level.
    func isInNearlyAll(section name: HeadingName) -> Bool {
        levels.contains { heading, count in
            heading.name == name && heading.level < Self.inOtherNumber && isInNearlyAll(count)
        }
    }

    /// Whether next to no accepted proposals have a section, on whatever level: no more than one in
    /// twenty.
    func isInNextToNone(section name: HeadingName) -> Bool {
        guard accepted >= Self.fewestForAll else { return false }
        let counts = levels.filter { $0.key.name == name }.map(\.value)
        return counts.reduce(0, +) * 20 <= accepted
    }

    /// Whether none of the accepted proposals has a section, on whatever level.
    func isInNone(section name: HeadingName) -> Bool {
        following >= Self.fewest && !levels.contains { $0.key.name == name && $0.value > 0 }
    }

    /// Whether accepted proposals have a section at this level.
    func isUsual(_ name: HeadingName, at level: Int) -> Bool {
        isUsual(levels[Leveled(name: name, level: level)])
    }

    /// Whether accepted proposals have a section at this level in one where the template has its name
    /// in many, or in many.
    func isUsualInOtherNumber(_ name: HeadingName, at level: Int) -> Bool {
        isUsual(levels[Leveled(name: name, level: level + Self.inOtherNumber)])
    }

    /// Whether accepted proposals have one section above the other.
    func isUsual(_ upper: HeadingName?, above lower: HeadingName?) -> Bool {
        guard let upper, let lower else { return false }
        return isUsual(orders[Order(upper: upper, lower: lower)])
    }

    /// Whether so many proposals have a section at this level that the project knows it there: three
    /// beside one that asks, and a fifth of those that have it.
    func isOfMany(_ name: HeadingName, at level: Int) -> Bool {
        let count = allLevels[Leveled(name: name, level: level), default: 0]
        guard count > 3 else { return false }
        let all = allLevels.filter { $0.key.name == name && $0.key.level < Self.inOtherNumber }
        return count * 5 >= all.values.reduce(0, +)
    }

    /// Whether so many proposals have one section above the other that the project knows both orders:
    /// three beside one that asks, and a fifth of those that have both.
    func isOfMany(_ upper: HeadingName?, above lower: HeadingName?) -> Bool {
        guard let upper, let lower else { return false }
        let count = allOrders[Order(upper: upper, lower: lower), default: 0]
        let turned = allOrders[Order(upper: lower, lower: upper), default: 0]
        return count > 3 && count * 5 >= count + turned
    }

    /// Whether more of the other proposals have a section by a name that is nearly the template's than by
    /// that, and five at least.
    func isNameOfMost(
        _ name: String, ofSection section: HeadingName, besides own: String?
    ) -> Bool {
        let files = otherNames[OtherName(section: section, name: name)] ?? []
        let named = allLevels.filter {
            $0.key.name == section && $0.key.level < Self.inOtherNumber
        }
        let others = count(files, besides: own)
        return others >= Self.fewest && others > named.values.reduce(0, +)
    }

    /// Whether so many proposals have a value that it is offered as one of the field's choices: three,
    /// and a fifth of all.
    private func isOffered(of files: [String]) -> Bool {
        files.count >= 3 && files.count * 5 >= proposals - 1
    }

    /// Whether so many proposals do what another one does that it is no slip of one: three, and a
    /// tenth of all.
    ///
    /// - Parameter own: the file of that one, which does not count.
    func areMany(_ files: [String], besides own: String?) -> Bool {
        let count = count(files, besides: own)
        return count >= 3 && count * 10 >= proposals - 1
    }

    func count(_ files: [String], besides own: String?) -> Int {
        files.count - (own.map { files.contains($0) } == true ? 1 : 0)
    }

    /// Whether the others have dates in the form of a value.
    ///
    /// - Parameter own: the file of the proposal that has it.
    func isDate(_ value: String, besides own: String?) -> Bool {
        value.ownDateForm.map { areMany(dates[$0] ?? [], besides: own) } ?? false
    }

    /// Which of the template's blocks stay and which go, as their shares tell, the choices that the
    /// proposals have beside the template's, the commonest first, and the sections that most are without.
    package var roles: LearnedRoles {
        LearnedRoles(
            shares.compactMapValues { share in
                share.isKept == true ? true : share.isDropped ? false : nil
            },
            choices: choices.mapValues { values in
                values.filter { isOffered(of: $0.value) }
                    .sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }
                    .map(\.key)
            }.filter { !$0.value.isEmpty },
            absent: absent, standing: Set(shares.filter { $0.value.isOfWhole }.keys))
    }

    package subscript(words: NormalizedText) -> Share? { shares[words] }
}
