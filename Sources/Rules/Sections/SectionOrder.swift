/// # `section-order`
///
/// The sections stand in the template's order, so that a reader of one proposal knows where to
/// look in all. The fewest sections that would have to move are the ones out of order.
///
/// Wrong: `## Non-Goals` above `## Goals`. Right: `## Goals` above `## Non-Goals`.
extension Rule {
    static let sectionOrder = Rule(
        "section-order", .sections, .warning, "Sections stand in the template's order."
    ) { document in
        let places = document.places.filter { $0.isPresent && $0.templateIndex != nil }
        let indices = places.compactMap(\.templateIndex)
        let kept = longestRise(in: indices)
        guard let moved = places.indices.first(where: { !kept.contains($0) }) else { return [] }
        let place = places[moved]
        let index = indices[moved]
        // What it should follow stands below it, or what it should precede above it.
        let later = (moved + 1..<places.count).last { kept.contains($0) && indices[$0] < index }
        let earlier = (0..<moved).first { kept.contains($0) && indices[$0] > index }
        guard let neighbour = later ?? earlier else { return [] }
        let (stands, goes) = later != nil ? ("above", "down") : ("below", "up")
        let more = Wording.places(places.count - kept.count)
        return [
            Problem(
                place.title, document.subject(at: place.range.lowerBound),
                "'\(place.name)' stands \(stands) '\(places[neighbour].name)'; move it \(goes)\(more).",
                help: "In the template's order a reader knows where to look.")
        ]
    }

    /// Positions of a longest run of rising numbers.
    private static func longestRise(in numbers: [Int]) -> Set<Int> {
        var lengths: [Int] = []
        var previous: [Int?] = []
        for (position, number) in numbers.enumerated() {
            let below = (0..<position).filter { numbers[$0] < number }
            let best = below.max { lengths[$0] < lengths[$1] }
            lengths.append((best.map { lengths[$0] } ?? 0) + 1)
            previous.append(best)
        }
        var kept: Set<Int> = []
        var next = numbers.indices.max { lengths[$0] < lengths[$1] }
        while let position = next {
            kept.insert(position)
            next = previous[position]
        }
        return kept
    }
}
