/// # `section-order`
///
/// The sections stand in the template's order, so that a reader of one proposal knows where to
/// look in all. The fewest sections that would have to move are the ones out of order. Those below
/// one heading are compared with one another: what stands deeper moves along with its own.
///
/// Wrong: `## Non-Goals` above `## Goals`. Right: `## Goals` above `## Non-Goals`.
extension Rule {
    static let sectionOrder = Rule(
        "section-order", .sections, .warning, "Sections stand in the template's order."
    ) { document in
        let known = document.places.filter { $0.isPresent && $0.templateIndex != nil }
        let siblings = Dictionary(grouping: known) { Array($0.path.dropLast()) }
        var wrong: (places: [SectionSpan], indices: [Int], kept: Set<Int>, moved: Int)?
        var count = 0
        for places in siblings.values where places.count > 1 {
            let indices = places.compactMap(\.templateIndex)
            let kept = longestRise(in: indices)
            guard let moved = places.indices.first(where: { !kept.contains($0) }) else { continue }
            count += places.count - kept.count
            let start = places[moved].range.lowerBound
            if let wrong, wrong.places[wrong.moved].range.lowerBound < start { continue }
            wrong = (places, indices, kept, moved)
        }
        guard let (places, indices, kept, moved) = wrong else { return [] }
        let place = places[moved]
        let index = indices[moved]
        // What it should follow stands below it, or what it should precede above it.
        let later = (moved + 1..<places.count).last { kept.contains($0) && indices[$0] < index }
        let earlier = (0..<moved).first { kept.contains($0) && indices[$0] > index }
        guard let neighbour = later ?? earlier else { return [] }
        let (stands, goes) = later != nil ? ("above", "down") : ("below", "up")
        let more = Wording.places(count)
        return [
            Problem(
                place.title, document.subject(at: place.range.lowerBound),
                "'\(place.name)' stands \(stands) '\(places[neighbour].name)'; move it \(goes)\(more).",
                help: "In the template's order a reader knows where to look.",
                fixes: document.moving(place, beside: places[neighbour], isDown: later != nil))
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

extension CheckedDocument {
    /// Moves a section with its parts below another one with its parts, or above that one; not
    /// where another of its name would be left, nor to or from where code never ends.
    fileprivate func moving(
        _ place: SectionSpan, beside neighbour: SectionSpan, isDown: Bool
    ) -> [Fix] {
        let extent = place.range.lowerBound..<end(of: place, level: place.level)
        let goal = isDown ? end(of: neighbour, level: place.level) : neighbour.range.lowerBound
        let isBeside = isDown ? neighbour.level >= place.level : neighbour.level == place.level
        let isAlone = places.count { $0.isPresent && $0.path == place.path } == 1
        guard isBeside, isAlone, !extent.contains(goal), isOpen(at: extent.upperBound),
            isOpen(at: goal)
        else { return [] }
        let edits = [removal(ofSection: extent), insertion(of: text(trimmed(extent)), at: goal)]
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
        let side = isDown ? "below" : "above"
        return [.suggested("Move '\(place.name)' \(side) '\(neighbour.name)'.", edits)]
    }

    /// Where the next section of the level begins, or of one above it.
    private func end(of place: SectionSpan, level: Int) -> Int {
        let next = places.first {
            $0.isPresent && $0.range.lowerBound > place.range.lowerBound && $0.level <= level
        }
        return next?.range.lowerBound ?? end
    }

    /// Takes the last section's blank lines above away in place of the end of the file.
    private func removal(ofSection extent: Range<Int>) -> Fix.Edit {
        guard extent.upperBound == end else { return .init(extent, "") }
        return .init(trimmed(0..<extent.lowerBound).upperBound..<trimmed(extent).upperBound, "")
    }
}
