import Proposals
import Rules

/// What the next status asks, told while the caret is in the field of the status; a key takes the
/// step, or without one `octopen status`.
extension Form {
    /// The field at hand, if it says where the proposal stands.
    var statusFieldHere: FieldPlace? {
        guard let name = field.name, StatusPath(proposal)?.name == name else { return nil }
        return place.field
    }

    /// What the next status asks of the text as it is; nil in another field, and before the rules
    /// have spoken.
    package var stepHere: FindingLine? {
        guard let (field, step) = session.known.nextStep, let step, field == place.field,
            session.freshness.isChecked
        else { return statusesHere }
        return FindingLine(
            level: step.isReady ? .note : .todo, message: step.summary + advice(for: step),
            rule: "", hasRemedies: false)
    }

    /// Which command takes the step, or tells more; nothing where there is no command line.
    private func advice(for step: StatusStep) -> String {
        guard let path = session.file.path, !session.host.isRestricted else { return "." }
        // Where text is typed the palette takes it; without a screen there is neither.
        if key(for: .takeStep, in: .choice) != nil, let key = keyOfStep {
            guard step.isReady else { return "; \(key) tells more." }
            return "; \(key) takes it" + (step.givesNumber ? ", with number and links." : ".")
        }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        // A number is known in the whole project.
        let proposal =
            name.leadingNumber == nil ? path : String(name.prefix { $0.isASCII && $0.isNumber })
        let command = "octopen status " + (proposal.contains(" ") ? "'\(proposal)'" : proposal)
        guard step.isReady else { return "; \(command) tells more." }
        return "; \(command) \(step.to.lowercased()) takes it"
            + (step.givesNumber ? ", with number and links." : ".")
    }
}

/// The status where the template does not tell which one follows.
extension Form {
    /// Lists the statuses that may come next.
    mutating func offerStatuses(_ statuses: [String]) {
        guard !statuses.isEmpty else {
            return say("No template and no other document tells a status that may follow: type it.")
        }
        history.endTyping()
        let rows = statuses.map { PickRow($0, detail: "", .choice($0)) }
        layers.open(.choices(ChoicesLayer(list: PickList(rows), isOfStatus: true)))
    }

    /// Writes a status where the proposal has it, and nothing elsewhere.
    mutating func writeStatus(_ value: String) {
        let elsewhere = proposal.statusElsewhere
        if statusFieldHere != nil, elsewhere == nil { return chooseHere(value) }
        guard elsewhere == nil ? mayEdit() : mayEditDocument(), let way = StatusPath(proposal)
        else { return }
        settle()
        if way.isSame(way.status(of: proposal), as: value) {
            return say("It is \(value) already.")
        }
        var place = proposal.fieldPlace(named: way.name)
        switch elsewhere {
        case .key(let key, _): place = key
        case .section, .line: place = nil
        case nil: break
        }
        if let field = place {
            focus(field, atEnd: false)
            if value != self.field.value || proposal.hasMark(at: field) { setValue(value) }
        } else if let edited = proposal.withStatusLine(value), let line = edited.statusLine {
            takeWhole(
                edited.bytes, at: line.range.upperBound,
                says: "The status is \(value). Undo takes it back.")
        } else {
            session.message = Message(
                "\(value) would not be read as the status there; type it.", isError: true)
        }
    }

    /// Whether the key of today takes the step here: a status that is typed is no day.
    var isTodayForStep: Bool {
        field.kind == .line && session.file.path != nil && !session.host.isRestricted
            && statusFieldHere != nil
    }

    /// What is typed to take a step, be it by the palette.
    private var keyOfStep: String? {
        key(for: .takeStep, in: fieldContext)
            ?? (isTodayForStep ? key(for: .today, in: fieldContext) : nil)
            ?? key(for: .palette, in: fieldContext).map { "\($0) take-step" }
    }

    /// Which key lists the statuses, while the caret is where an open status stands.
    private var statusesHere: FindingLine? {
        // With every key: nearly all fields and sections have other names.
        guard
            proposal.title(ofSection: section).namesStatus
                || proposal.isNamed(place.field) && field.name?.namesStatus ?? false,
            session.file.path != nil, !session.host.isRestricted,
            let key = keyOfStep, let way = StatusPath(proposal), way.isOpen,
            statusFieldHere != nil || proposal.statusSection == place.field.section
        else { return nil }
        return FindingLine(
            level: .note, message: "\(key) lists the statuses that may come next.", rule: "",
            hasRemedies: false)
    }
}

extension String {
    fileprivate var namesStatus: Bool { mentions("status") || mentions("state") }
}
