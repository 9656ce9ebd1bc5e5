import Proposals

/// # `section-order`
///
/// The sections stand in the template's order, so that a reader of one proposal knows where to
/// look in all. The fewest sections that would have to move are the ones out of order. Those below
/// one heading are compared with one another: what stands deeper moves along with its own. A
/// proposal that was accepted may have them as others had them that were accepted, and any as a newer
/// version of the template has them, or as a fifth of the folder's documents, more than three.
///
/// Wrong: `## Non-Goals` above `## Goals`. Right: `## Goals` above `## Non-Goals`.
extension Rule {
    static let sectionOrder = Rule(
        "section-order", .sections, .warning, "Sections stand in the template's order."
    ) { document in
        let known = document.places.filter { $0.isPresent && $0.templateIndex != nil }
        let siblings = Dictionary(grouping: known) { Array($0.path.dropLast()) }
        let wrong = siblings.values.flatMap { Displaced.all(among: $0) }
            .filter { !document.isUsualOrder($0) }
        let first = wrong.min { $0.place.range.lowerBound < $1.place.range.lowerBound }
        guard let first else { return [] }
        let (place, neighbour) = (first.place, first.neighbour)
        let (stands, goes) = first.isDown ? ("above", "down") : ("below", "up")
        let more = Wording.places(wrong.count)
        return [
            Problem(
                place.title, document.subject(at: place.range.lowerBound),
                "'\(place.name)' stands \(stands) '\(neighbour.name)'; move it \(goes)\(more).",
                help: "In the template's order a reader knows where to look.",
                fixes: document.moving(place, beside: neighbour, isDown: first.isDown))
        ]
    }
}

/// A section that stands above one that the template has before it, or below one that it has behind
/// it.
private struct Displaced {
    let place: SectionSpan
    let neighbour: SectionSpan
    /// Whether it belongs below its neighbour.
    let isDown: Bool

    var upper: HeadingName? { (isDown ? place : neighbour).path.last }
    var lower: HeadingName? { (isDown ? neighbour : place).path.last }

    /// - Parameter places: sections of the template below one heading, in file order.
    static func all(among places: [SectionSpan]) -> [Displaced] {
        let indices = places.compactMap(\.templateIndex)
        let kept = longestRise(in: indices)
        return places.indices.compactMap { moved in
            guard !kept.contains(moved) else { return nil }
            // What it should follow stands below it, or what it should precede above it.
            let later = (moved + 1..<places.count).last {
                kept.contains($0) && indices[$0] < indices[moved]
            }
            let earlier = (0..<moved).first { kept.contains($0) && indices[$0] > indices[moved] }
            return (later ?? earlier).map {
                Displaced(place: places[moved], neighbour: places[$0], isDown: later != nil)
            }
        }
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
    /// Whether two sections stand as others have them, or the newest version of the template.
    fileprivate func isUsualOrder(_ displaced: Displaced) -> Bool {
        let (upper, lower) = (displaced.upper, displaced.lower)
        if isUsual({ $0.isUsual(upper, above: lower) }) { return true }
        if context.shares?.isOfMany(upper, above: lower) == true { return true }
        guard let newest = context.newest, let upper, let lower else { return false }
        let (first, second) = (newest.sections(named: upper), newest.sections(named: lower))
        return first.count == 1 && second.count == 1 && first[0] < second[0]
    }

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
