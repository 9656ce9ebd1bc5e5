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
        else { return nil }
        return FindingLine(
            level: step.isReady ? .note : .todo, message: step.summary + advice(for: step),
            rule: "", hasRemedies: false)
    }

    /// Which command takes the step, or tells more; nothing where there is no command line.
    private func advice(for step: StatusStep) -> String {
        guard let path = session.file.path, !session.host.isRestricted else { return "." }
        if let key = key(for: .takeStep, in: fieldContext) {
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
