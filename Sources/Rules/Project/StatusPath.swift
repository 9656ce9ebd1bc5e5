import Proposals

/// The statuses that a template names, and what a step from one to another is.
package struct StatusPath: Sendable {
    /// The name of the field that says where the proposal stands.
    package let name: String
    /// The template's field for the status; nil where it asks for none, and the document has one
    /// all the same.
    private let field: Template.Field?
    /// The statuses in the template's order.
    package let choices: [String]
    /// Whether a proposal may have other statuses, too: the template gives examples, or none at
    /// all.
    package let isOpen: Bool

    package enum Kind: Equatable, Sendable {
        /// The step leads to the status that the proposal has.
        case none
        /// To the status that follows.
        case forward
        /// To the first status.
        case back
        /// To a status that ends the way, such as Rejected.
        case end
        /// Over other statuses, or backwards: the status to take instead.
        case jump(next: String)
        /// Among statuses whose order the template does not tell.
        case free
    }

    /// Nil where neither the template, nor the front matter of the proposal, nor a line of it has a
    /// status.
    package init?(_ proposal: Proposal) {
        let template = proposal.template
        if let (field, choices) = CheckedDocument.statusField(of: template) {
            (self.field, name, self.choices, isOpen) = (field, field.name, choices, false)
        } else if let field = template.state {
            // A status that says what superseded the proposal is no choice: it holds a name.
            let choices = field.examples.filter { !$0.lowercased().contains("superseded by") }
            (self.field, name, self.choices, isOpen) = (field, field.name, choices, true)
        } else if let place = proposal.fieldPlace(named: "status") {
            name = proposal.field(at: place).name ?? "status"
            (field, choices, isOpen) = (nil, [], true)
        } else if let line = proposal.statusLine {
            name = line.name
            (field, choices, isOpen) = (nil, [], true)
        } else {
            return nil
        }
    }

    /// The words by which the template says that another proposal took the place, where its status
    /// does: `superseded by ADR-0123`, or with a link, which is none of the values that it lists.
    package var supersededExample: String? {
        field?.examples.first { $0.lowercased().contains("superseded by") }
            ?? (field?.placeholder).flatMap {
                Self.linkToSuccessor(in: $0) ?? Self.labelOfSuccessor(in: $0)
            }
    }

    /// `Superseded by ADR-NNNN`, `Superseded by ADR-<number>` among the values of a template.
    private static func labelOfSuccessor(in words: String) -> String? {
        let start = "superseded by "
        for part in words.split(whereSeparator: { "|/,".contains($0) }) {
            let words = ["<number>", "{number}", "[number]"].reduce(String(part)) { words, word in
                words.replacing(word, with: "NNNN")
            }
            let value = words.filter { !"[]{}()<>`\"".contains($0) }.trimmed
            let label = value.dropFirst(start.count)
            let number = label.split { !$0.isLetter && !$0.isNumber && $0 != "#" }.last ?? ""
            if value.lowercased().hasPrefix(start), label.hasSuffix(number),
                !number.isEmpty,
                number.drop(while: { $0 == "#" }).isRun(ofOneOf: "NXY")
                    || number.count > 1 && number.allSatisfy(\.isNumber)
            {
                return value
            }
        }
        return nil
    }

    /// `superseded by [xxx](yyyymmdd-xxx.md)` among the values of a template.
    private static func linkToSuccessor(in words: String) -> String? {
        for part in words.split(separator: "|") where part.lowercased().contains("superseded by") {
            guard let link = part.firstRange(of: "]("),
                let end = part[link.upperBound...].firstIndex(of: ")")
            else { continue }
            return String(part[...end].drop { " \"{[<(".contains($0) })
        }
        return nil
    }

    /// The status that a proposal gives; empty where it gives none yet.
    package func status(of proposal: Proposal) -> String {
        let isField = proposal.fieldPlace(named: name) != nil
        let value =
            proposal.statusInOtherForm
            ?? (isField ? proposal.value(ofField: name).trimmed : proposal.statusLine?.text ?? "")
        return field?.saysNothing(value) ?? false ? "" : value
    }

    private static func word(_ status: String) -> String {
        String(status.lowercased().drop { !$0.isLetter }.prefix { $0.isLetter })
    }

    private func isEnd(_ status: String) -> Bool {
        Standing(knownFrom: Self.word(status)) == .ended
    }

    /// The statuses that follow one another.
    private var order: [String] { choices.filter { !isEnd($0) } }

    /// The template's own spelling of a status; nil for one that it does not name.
    package func named(_ status: String) -> String? {
        choices.first { $0 == status } ?? choices.first { $0.lowercased() == status.lowercased() }
    }

    /// Whether a status is another one, maybe with a remark behind it: `Draft (as of May)` is `Draft`.
    package func isSame(_ status: String, as other: String) -> Bool {
        let plain = other.filter { $0 != "*" }
        guard !plain.isEmpty, let own = status.choice(among: choices + [other, plain]) else {
            return false
        }
        return own == other || own == plain
    }

    package func kind(from: String, to: String) -> Kind {
        // Behind a status may stand a remark.
        if isSame(from, as: to) { return .none }
        let named = from.choice(among: choices) ?? from
        if named == to { return .none }
        let from = choices.contains(named) ? named : Self.like(named, among: choices) ?? named
        // Written as the template has it.
        if from == to { return .free }
        if isEnd(to) { return .end }
        if isOpen { return .free }
        guard let goal = order.firstIndex(of: to) else { return .free }
        // Without a status it is a draft.
        let start = order.firstIndex(of: from) ?? (isEnd(from) && choices.contains(from) ? -1 : 0)
        if goal == 0 { return .back }
        if goal == start + 1 { return .forward }
        return .jump(next: order[min(start + 1, order.count - 1)])
    }

    /// The statuses without words that the template has behind each: `DRAFT` of `{DRAFT | PROPOSED} Not
    /// Implemented`; empty where it has none there.
    package var choicesAlone: [String] { field?.kind == .line ? field?.choicesAlone ?? [] : [] }

    /// The statuses as they stand in the place of another, which may be without the words that the template
    /// has behind each.
    private func choices(over status: String) -> [String] {
        let alone = choicesAlone
        guard let choice = choices.first, let first = alone.first, choice.hasPrefix(first),
            !status.isEmpty, !status.hasSuffix(String(choice.dropFirst(first.count)))
        else { return choices }
        return alone
    }

    /// The choice that a status is but for case and signs.
    private static func like(_ status: String, among choices: [String]) -> String? {
        let letters = { (words: String) in
            words.lowercased().filter { $0.isLetter || $0.isNumber }
        }
        let own = letters(status)
        return own.isEmpty ? nil : choices.first { letters($0) == own }
    }

    /// The statuses that may come next, the one that follows first.
    package func next(from status: String) -> [String] {
        let offered = choices(over: status)
        let now = status.choice(among: offered) ?? Self.like(status, among: offered) ?? status
        let open = offered.filter { $0 != now }
        if isOpen { return open }
        // Behind an end a proposal begins anew, before it ends in another way.
        let kinds: [Kind] = isEnd(now) ? [.forward, .back, .end] : [.forward, .end, .back]
        return kinds.flatMap { kind in open.filter { self.kind(from: now, to: $0) == kind } }
    }

    /// The status that follows another on the way; nil at its end, or where the template does not
    /// tell the order.
    package func following(_ status: String) -> String? {
        next(from: status).first.flatMap { kind(from: status, to: $0) == .forward ? $0 : nil }
    }

    /// Whether a status is the approval, from which on a proposal has its number.
    package func isApproval(_ status: String) -> Bool {
        let word = Self.word(status)
        return Self.approvals.contains(word) || Self.inflected.contains { word.hasPrefix($0) }
    }

    private static let approvals: Set<String> = [
        "approved", "accepted", "angenommen", "akzeptiert", "承認", "採用", "接受", "已接受", "采纳", "已采纳",
        "批准", "已批准", "승인", "채택",
    ]
    /// Of other languages, without what follows the gender.
    private static let inflected = [
        "accepté", "approuvé", "aceptad", "aprobad", "aceit", "aprovad", "accettat", "approvat",
    ]

    /// Whether the status is the approval, or one that follows it.
    package func isApproved(_ status: String) -> Bool {
        if isApproval(status) { return true }
        guard !isOpen, let approval = order.firstIndex(where: isApproval),
            let now = order.firstIndex(of: status.choice(among: choices) ?? status)
        else { return false }
        return now >= approval
    }
}

/// One step of a proposal's status, and what stands in its way: `status-not-ready`.
package struct StatusStep: Sendable {
    /// An obstacle to the step, in words.
    package enum Obstacle: Equatable, Sendable, CustomStringConvertible {
        /// The step leaves statuses out.
        case jump(from: String, to: String, next: String)
        /// Sections that nobody has written.
        case sections([String])
        /// Findings of level todo elsewhere.
        case todos(Int)
        /// Errors, and the first of them with its line.
        case errors(Int, line: Int, first: String)
        /// Sections on which the reviewers have not agreed.
        case unsigned([String])

        package var description: String {
            switch self {
            case .jump(let from, let to, let next):
                "the step after \(from.isEmpty ? "no status" : from) is \(next), not \(to)"
            case .sections(let titles): "\(Self.count(titles, "untouched")): \(Self.list(titles))"
            case .todos(let count): "\(count) more \(count == 1 ? "place" : "places") to fill in"
            case .errors(let count, let line, let first):
                "\(count) \(count == 1 ? "error" : "errors"), line \(line): "
                    + (first.hasSuffix(".") ? String(first.dropLast()) : first)
            case .unsigned(let titles): "\(Self.count(titles, "not agreed")): \(Self.list(titles))"
            }
        }

        private static func count(_ titles: [String], _ what: String) -> String {
            titles.count == 1 ? "1 section is \(what)" : "\(titles.count) sections are \(what)"
        }

        private static func list(_ titles: [String]) -> String {
            let more = titles.count > 4 ? " and \(titles.count - 4) more" : ""
            return titles.prefix(4).joined(separator: ", ") + more
        }
    }

    package let from: String
    package let to: String
    package let kind: StatusPath.Kind
    package let obstacles: [Obstacle]
    /// Whether the proposal has no number yet, and gets one with the step; known only of the step
    /// that follows.
    package internal(set) var givesNumber = false

    package var isReady: Bool { obstacles.isEmpty }

    /// - Parameters:
    ///   - status: what the proposal has now.
    ///   - check: of the proposal as it would be after the step.
    package init(from status: String, to: String, on path: StatusPath, check: Check) {
        (from, self.to) = (status, to)
        kind = path.kind(from: status, to: to)
        var obstacles: [Obstacle] = []
        if case .jump(let next) = kind {
            obstacles.append(.jump(from: status, to: to, next: next))
        }
        let isOnward: Bool =
            switch kind {
            case .forward, .jump: true
            case .free: path.isApproved(to)
            case .none, .back, .end: false
            }
        if isOnward { obstacles += Self.work(check) }
        if isOnward, path.isApproval(to), let review = check.document.review {
            let open = review.open.map(\.title)
            if !open.isEmpty { obstacles.append(.unsigned(open)) }
        }
        self.obstacles = obstacles
    }

    /// What is still to be written or mended.
    private static func work(_ check: Check) -> [Obstacle] {
        let findings = check.findings()
        let document = check.document
        let rows = ProposalState(check, findings: findings).rows
        let untouched = zip(document.places, rows).filter { place, row in
            row.isPlace && row.state == .todo && place.templateIndex != nil
        }.map(\.0)
        let shares = document.context.shares
        let sections = untouched.compactMap { place -> String? in
            guard let asked = place.templateIndex.map({ document.template.sections[$0] }) else {
                return nil
            }
            // What those that were accepted went without stands in no other's way.
            let isInVain = !place.isPresent && (shares?.isInNone(section: asked.name) ?? false)
            return isInVain ? nil : asked.title
        }
        let known = Set(untouched.compactMap(\.templateIndex))
        let others = findings.filter { finding in
            if case .templateSection(let index) = finding.subject { return !known.contains(index) }
            return true
        }
        let errors = others.filter { $0.level == .error }
        let todos = others.count { $0.level == .todo }
        var obstacles: [Obstacle] = []
        if !sections.isEmpty { obstacles.append(.sections(sections)) }
        if todos > 0 { obstacles.append(.todos(todos)) }
        if let first = errors.first {
            obstacles.append(
                .errors(
                    errors.count, line: document.lines.line(at: first.range.lowerBound),
                    first: first.message))
        }
        return obstacles
    }
}
