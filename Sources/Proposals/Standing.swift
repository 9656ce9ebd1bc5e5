/// Where a proposal stands, told by the words of its status as projects choose them.
package enum Standing: String, CaseIterable, Sendable {
    /// The proposal is being written; also a proposal without a status.
    case draft
    /// Others are asked for what they think of the proposal.
    case review
    /// The proposal was taken.
    case accepted
    /// The proposal was not taken, or is no longer in force.
    case ended

    private static let words: [(standing: Standing, beginnings: [String])] = [
        (
            .ended,
            [
                "reject", "withdr", "supersed", "deprecat", "abandon", "stagnant",
                "replac", "obsolet", "declin", "closed", "postpon", "defer", "dropped", "removed",
                "moved", "retired", "cancel", "hold", "expire", "moribund",
                "rechazad", "descartad", "reemplazad", "abgelehnt", "verworfen", "veraltet",
                "ersetzt", "rejet", "refus", "dépréci", "remplac", "rejeitad", "substituíd",
                "rifiutat", "respint", "sostituit",
                "却下", "廃止", "否決", "否决", "拒绝", "已拒绝", "废弃", "已废弃", "撤回", "已撤回", "取消", "已取消",
                "거부", "거절", "폐기", "반려",
            ]
        ),
        (
            .draft,
            [
                "draft", "idea", "wip", "returned", "borrador", "entwurf", "brouillon", "ébauche",
                "rascunho", "bozza", "草案", "草稿", "下書き", "초안",
            ]
        ),
        (
            .review,
            [
                "review", "propos", "provisional", "discuss", "comment", "call", "open", "voting",
                "candidate", "propuest", "vorgeschlagen", "提案", "제안", "검토",
            ]
        ),
        (
            .accepted,
            [
                "accept", "approv", "final", "implement", "complet", "adopt", "living", "active",
                "decided", "done", "ratified", "preview", "aceptad", "aprobad", "angenommen",
                "akzeptiert", "aceit", "aprovad", "approuv", "accettat", "approvat",
                "承認", "採用", "接受", "已接受", "采纳", "已采纳", "批准", "已批准", "승인", "채택",
            ]
        ),
    ]

    /// - Parameter choices: the values that the template offers, in their order.
    package init(status: String, choices: [String] = []) {
        self = Standing(knownFrom: status, choices) ?? .draft
    }

    /// Nil for a status that neither a word nor its place among the choices tells.
    package init?(knownFrom status: String, _ choices: [String] = []) {
        let parts = status.lowercased().split { !$0.isLetter }
        // `Last call`, `Awaiting review`, `Accepted with revisions`: what comes first in the list
        // says more.
        let known = Standing.words.first { _, beginnings in
            parts.contains { part in beginnings.contains { part.hasPrefix($0) } }
        }
        if let known {
            let isDenied = known.standing == .accepted && parts.contains("not")
            self = isDenied ? .draft : known.standing
        } else if let place = choices.firstIndex(of: status) {
            let taken = choices.firstIndex { Standing(status: $0) == .accepted } ?? choices.count
            self = place == 0 ? .draft : place < taken ? .review : .accepted
        } else {
            return nil
        }
    }
}

extension Proposal {
    /// Whether its status says that it was taken, or not taken: what such a document says stays, but
    /// for what is edited.
    var isDecided: Bool {
        guard let field = template.state,
            let standing = Standing(knownFrom: value(ofField: field.name), field.listedValues ?? [])
        else { return false }
        return standing == .accepted || standing == .ended
    }
}
