import Proposals

/// # `section-repeated`
///
/// No heading stands twice below the same headings: a link leads to one of them, and a reader who
/// has found one does not look for the other. The same name in two places, such as `Example` below
/// two designs, is fine.
///
/// Wrong: `## Goals` on line 20 and again on line 90. Right: one of them.
extension Rule {
    static let sectionRepeated = Rule(
        "section-repeated", .sections, .warning, "No heading stands twice in one place."
    ) { document in
        var seen: [[HeadingName]: [Range<Int>]] = [:]
        var order: [[HeadingName]] = []
        var path: [(level: Int, name: HeadingName)] = []
        for index in document.tree.children(of: 0) {
            guard let level = document.headingLevel(index) else { continue }
            let range = document.tree.blocks[index].content
            path.removeAll { $0.level >= level }
            path.append((level, HeadingName(document.text(range))))
            let names = path.map(\.name)
            guard level > 1, !range.isEmpty else { continue }
            if seen[names] == nil { order.append(names) }
            seen[names, default: []].append(range)
        }
        return order.compactMap { names in
            guard let ranges = seen[names], ranges.count > 1 else { return nil }
            let numbers = ranges.map { document.lines.line(at: $0.lowerBound) }
            let title = Wording.quoted(document.text(ranges[1]))
            return Problem(
                ranges[1], document.subject(at: ranges[1].lowerBound),
                "\(title) stands \(ranges.count) times: \(Wording.lines(numbers)).",
                help: "Join them, or give each a name of its own: a link leads to one only.")
        }
    }
}
