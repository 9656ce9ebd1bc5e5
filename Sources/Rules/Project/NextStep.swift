import Proposals

extension StatusStep {
    /// The step to the status that follows, as `octopen status` would judge it; nil where none does:
    /// at the end of the way, or where the template does not tell the order.
    ///
    /// - Parameters:
    ///   - proposal: read from its bytes, without edits.
    ///   - context: as its own check has it.
    package init?(following proposal: Proposal, context: CheckContext) {
        guard !proposal.isReadOnly, let path = StatusPath(proposal) else { return nil }
        let now = path.status(of: proposal)
        guard let next = path.following(now), let place = proposal.fieldPlace(named: path.name)
        else { return nil }
        var stepped = proposal
        stepped.setValue(next, at: place)
        if let day = proposal.dayToRenew(on: context.today) {
            stepped.setValue(day.value, at: day.place)
        }
        // Which number it is does not matter here: the step gives one that is free.
        if path.isApproved(next), let field = proposal.numberField, let facts = context.folder {
            stepped.setValue(facts.written(facts.nextNumber), at: field)
        }
        var context = context
        context.versions = nil
        self.init(
            from: now, to: next, on: path, check: Check(stepped.bytes, context: context))
        givesNumber = path.isApproved(next) && proposal.numberField != nil
    }

    /// The demands of the status, in one short line without an end sign: `Approved asks for: 3
    /// sections to write, 1 error in line 12`.
    package var summary: String {
        isReady
            ? "Ready for \(to)"
            : "\(to) asks for: " + obstacles.map(\.brief).joined(separator: ", ")
    }
}

extension StatusStep.Obstacle {
    /// In few words: what is to be done, and how often.
    fileprivate var brief: String {
        switch self {
        case .jump(_, _, let next): "\(next) before it"
        case .sections(let titles): Self.brief(titles, "to write")
        case .todos(let count): "\(count) \(count == 1 ? "place" : "places") to fill in"
        case .errors(let count, let line, _):
            count == 1 ? "1 error in line \(line)" : "\(count) errors, the first in line \(line)"
        case .unsigned(let titles): Self.brief(titles, "to agree to")
        }
    }

    private static func brief(_ titles: [String], _ what: String) -> String {
        titles.count == 1 ? "\(titles[0]) \(what)" : "\(titles.count) sections \(what)"
    }
}

extension Proposal {
    /// The template's number, where it is in the block and not given yet; that of front matter is
    /// another register's.
    fileprivate var numberField: FieldPlace? {
        guard let field = template.fields.first(where: { $0.kind == .number }),
            field.place == .section, field.saysNothing(number)
        else { return nil }
        return fieldPlace(named: field.name)
    }
}
