import Proposals

/// The headings of proposals, of which shares tell on what level and in what order most have them.
extension TemplateShares {
    struct Leveled: Hashable {
        let name: HeadingName
        let level: Int
    }

    struct Order: Hashable {
        let upper: HeadingName
        let lower: HeadingName
    }

    /// The headings of a proposal that bear names of the template's sections, in file order.
    static func headings(_ summary: ProposalSummary, of template: Template) -> [Leveled] {
        let numbers = summary.headings
        return stride(from: 0, to: numbers.count - 1, by: 2).map {
            Leveled(name: template.sections[numbers[$0]].name, level: numbers[$0 + 1])
        }
    }

    /// Which of them stand above which, each pair once.
    static func orders(of headings: [Leveled]) -> [Order] {
        var (orders, above): ([Order], [HeadingName]) = ([], [])
        for name in headings.filter({ $0.level < inOtherNumber }).map(\.name)
        where !above.contains(name) {
            orders += above.map { Order(upper: $0, lower: name) }
            above.append(name)
        }
        return orders
    }
}
