import Proposals

/// Where a proposal stands between its first draft and its end: rules grow stricter on the way.
package enum Stage: Sendable {
    /// The first status of the template; also a status that is missing or invalid.
    case draft
    /// Under review, or past it.
    case later
    case rejected

    init(status: String?, choices: [String]) {
        switch status {
        case let status? where status.lowercased() == "rejected": self = .rejected
        case let status? where choices.dropFirst().contains(status): self = .later
        default: self = .draft
        }
    }
}

extension CheckedDocument {
    /// The field that says where the proposal stands, and the values it may have.
    static func statusField(
        of template: Template
    ) -> (field: Template.Field, choices: [String])? {
        for field in [template.state].compactMap(\.self) + template.fields {
            if case .choice(let choices) = field.kind, field.isState { return (field, choices) }
        }
        return nil
    }

    /// The status, if it is one that the template knows, without a remark behind it.
    var status: String? {
        guard let (field, choices) = CheckedDocument.statusField(of: template) else { return nil }
        return filledEntry(of: field)?.value.choice(among: choices)
    }

    var stage: Stage {
        // How strict a state is in front matter or below the title is another project's affair,
        // and its older documents follow older templates: what is missing there is to do.
        guard let place = CheckedDocument.statusField(of: template)?.field.place, place == .section
        else { return .draft }
        return Stage(
            status: status, choices: CheckedDocument.statusField(of: template)?.choices ?? [])
    }

    /// Whether the status stands before the approval.
    var isUnapproved: Bool {
        let choices = CheckedDocument.statusField(of: template)?.choices ?? []
        return choices.isUnapproved(status ?? "")
    }
}

extension Template {
    /// The values that it offers for where a proposal stands, in their order.
    package var statusChoices: [String] { CheckedDocument.statusField(of: self)?.choices ?? [] }
}

extension [String] {
    /// Whether the status, one of these choices or none, stands before the approval.
    func isUnapproved(_ status: String) -> Bool {
        guard let now = firstIndex(of: status) else { return true }
        guard let approved = firstIndex(of: "Approved") else { return now == 0 }
        return now < approved
    }
}
