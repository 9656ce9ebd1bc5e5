import Proposals

/// # `template-newer`
///
/// A document is judged by the version of its template that it fits best, as git has them. Where
/// the template has grown since, a draft can follow: `octopen migrate` adds what is new, as what is
/// still to do. What is past its draft, or is committed as it stands and does not say how far it is,
/// keeps to the template of its time.
///
/// Wrong: a draft with the sections of last year's template.
/// Right: the same after `octopen migrate FILE`.
extension Rule {
    static let templateNewer = Rule(
        "template-newer", .sections, draft: .note, later: .note,
        "A draft has what its template asks for by now."
    ) { document in
        guard let newest = document.context.newest, !document.template.isNone, document.isDraft
        else { return [] }
        let read = Proposal(
            document.proposal.source, template: newest.chosen(.named), headings: document.headings)
        let change = TemplateChange(read, headings: document.headings, from: document.template)
        guard !change.isEmpty else { return [] }
        let range = document.title?.headingRange ?? 0..<0
        return [
            Problem(
                range, .document, change.summary(newest, read),
                help: "`octopen migrate \(document.context.fileName ?? "FILE")` adds what is new, "
                    + "and changes nothing else.")
        ]
    }
}

extension TemplateChange {
    /// `The template has 3 newer sections: A, B, C.`
    fileprivate func summary(_ newest: Template, _ proposal: Proposal) -> String {
        var parts: [String] = []
        if !added.isEmpty {
            parts.append(Self.list("newer section", added.map { newest.sections[$0].title }))
        }
        if !fields.isEmpty {
            parts.append(Self.list("newer field", fields.map { Wording.code($0.name) }))
        }
        if !renamed.isEmpty {
            let pairs = renamed.map {
                Wording.quoted(proposal.sections[$0.place].title)
                    + " may be " + Wording.quoted(newest.sections[$0.section].title)
            }
            parts.append(Self.list("renamed section", pairs))
        }
        return "The template has \(parts.joined(separator: "; "))."
    }

    /// Names that are listed at most.
    private static let most = 6

    private static func list(_ what: String, _ names: [String]) -> String {
        let shown =
            names.count > most
            ? names[..<(most - 1)] + ["\(names.count - most + 1) more"] : names[...]
        return "\(names.count) \(what)\(names.count == 1 ? "" : "s"): "
            + shown.joined(separator: ", ")
    }
}

extension CheckedDocument {
    /// Words that a state begins with while a proposal is still worked on.
    private static let openStates = [
        "draft", "proposed", "proposal", "provisional", "idea", "wip", "work in progress", "new",
        "under review", "in review", "review", "awaiting review", "pending", "open",
        "under discussion", "discussion",
    ]

    /// Whether it is still worked on: it says so, or says nothing and is not committed as it is.
    var isDraft: Bool {
        let states = metadata.filter {
            $0.field?.isState ?? ["status", "state"].contains($0.name.lowercased())
        }
        guard let entry = states.first(where: \.isFilled) else {
            return !states.isEmpty || context.committed?.source.bytes != bytes
        }
        if case .choice(let choices)? = entry.field?.kind,
            let choice = entry.value.choice(among: choices)
        {
            return choices.isUnapproved(choice)
        }
        let words = NormalizedText(entry.value).string
        return Self.openStates.contains { state in
            words.hasPrefix(state) && words.dropFirst(state.count).first?.isLetter != true
        }
    }
}
