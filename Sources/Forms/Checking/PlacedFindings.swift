import Proposals
import Prose
import Rules

/// A finding, and the field that it is about.
package struct PlacedFinding: Equatable, Sendable {
    package var finding: Finding
    package var field: FieldPlace
    package var position: Position
    /// The line of the file, from 1; nil where the finding is not about one.
    package var line: Int?

    package init(finding: Finding, field: FieldPlace, position: Position, line: Int? = nil) {
        (self.finding, self.field, self.position) = (finding, field, position)
        self.line = line
    }
}

/// Findings by the places that they are about, so that a key looks at the findings of its own line
/// only, however many there are.
package struct PlacedFindings: Sendable {
    package let all: [PlacedFinding]
    /// The findings that are more than something to do, in the order of the form.
    package let inOrder: [PlacedFinding]
    package let counts: [Level: Int]
    /// By level, the worst first.
    let groups: [Group]

    /// In the order of the line.
    private var ofLines: [LineKey: [Int]] = [:]
    private var ofFields: [FieldPlace: Worst<Int>] = [:]
    private var ofSections: [Int: Worst<FieldPlace>] = [:]

    private struct LineKey: Hashable {
        var field: FieldPlace
        var line: Int
    }

    package init(_ all: [PlacedFinding] = []) {
        self.all = all
        counts = all.reduce(into: [:]) { $0[$1.finding.level, default: 0] += 1 }
        let order = all.indices.filter { all[$0].finding.level > .todo }
            .sorted {
                (all[$0].field.order, all[$0].position) < (all[$1].field.order, all[$1].position)
            }
        inOrder = order.map { all[$0] }
        groups = PlacedFindings.groups(all, order)
        for (index, placed) in all.enumerated() where placed.finding.level > .todo {
            let (level, field, line) = (placed.finding.level, placed.field, placed.position.line)
            ofLines[LineKey(field: field, line: line), default: []].append(index)
            ofFields[field, default: Worst()].add(index, level, line)
            ofSections[field.section, default: Worst()].add(index, level, field)
        }
        for (key, indices) in ofLines where indices.count > 1 {
            // Of several findings that begin at one place, the worst is the last.
            ofLines[key] = indices.sorted {
                let (left, right) = (all[$0], all[$1])
                return (left.position, left.finding.level, $1)
                    < (right.position, right.finding.level, $0)
            }
        }
    }

    package func count(_ level: Level) -> Int { counts[level] ?? 0 }

    /// The finding nearest to a caret in its section: the finding on its line that begins last
    /// before it, else the first on the line, else the worst of the field, or of the section.
    ///
    /// - Parameter isTyping: whether findings of the caret's line are left out.
    package func nearest(to caret: Position, in field: FieldPlace, isTyping: Bool) -> PlacedFinding?
    {
        let onLine = isTyping ? nil : ofLines[LineKey(field: field, line: caret.line)]
        let here = onLine.map { line in
            let before = line.partitioningIndex { all[$0].position > caret } - 1
            let position = all[line[Swift.max(before, 0)]].position
            return line[line.partitioningIndex { all[$0].position > position } - 1]
        }
        let index =
            here ?? ofFields[field]?.index(butOf: caret.line)
            ?? ofSections[field.section]?.index(butOf: field)
        return index.map { all[$0] }
    }

    /// The level of the worst finding in a field.
    ///
    /// - Parameter line: findings of this line are left out.
    package func worst(in field: FieldPlace, butOf line: Int?) -> Level? {
        guard let worst = ofFields[field] else { return nil }
        let index = line.map(worst.index(butOf:)) ?? worst.first
        return index.map { all[$0].finding.level }
    }

    /// `2 errors, 15 warnings`; `no warnings` where there is neither.
    package var summary: String {
        let parts = [Level.error, .warning].filter { count($0) > 0 }.map {
            PlacedFindings.count(count($0), $0)
        }
        return parts.isEmpty ? "no warnings" : parts.joined(separator: ", ")
    }

    /// `1 error`, `15 warnings`, `3 to do`.
    static func count(_ count: Int, _ level: Level) -> String {
        level == .todo ? "\(count) to do" : "\(count) \(level.rawValue)\(count == 1 ? "" : "s")"
    }

    /// Findings of a section that say the same, and how many they are.
    struct Equal: Sendable {
        /// Its place in `all`.
        var first: Int
        var count: Int
    }

    /// All findings of one level, in the order of the form.
    struct Group: Sendable {
        var level: Level
        var count: Int
        var findings: [Equal]
    }

    /// - Parameter order: the indices of the findings that are more than something to do.
    private static func groups(_ all: [PlacedFinding], _ order: [Int]) -> [Group] {
        Level.allCases.reversed().compactMap { level in
            let placed = (level == .todo ? Array(all.indices) : order)
                .filter { all[$0].finding.level == level }
            guard !placed.isEmpty else { return nil }
            var places: [SameKey: Int] = [:]
            var findings: [Equal] = []
            for index in placed {
                let key = SameKey(all[index])
                if let known = places[key] {
                    findings[known].count += 1
                } else {
                    places[key] = findings.count
                    findings.append(Equal(first: index, count: 1))
                }
            }
            return Group(level: level, count: placed.count, findings: findings)
        }
    }

    private struct SameKey: Hashable {
        let section: Int
        let rule: String
        let message: String

        init(_ placed: PlacedFinding) {
            (section, rule) = (placed.field.section, placed.finding.rule)
            message = placed.finding.message
        }
    }
}

extension PlacedFindings: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { all.count }
    package subscript(index: Int) -> PlacedFinding { all[index] }
}

/// The worst finding of several, and the worst finding that is about another place.
private struct Worst<Key: Equatable & Sendable>: Sendable {
    private var best: (index: Int, level: Level, key: Key)?
    private var other: (index: Int, level: Level, key: Key)?

    var first: Int? { best?.index }

    func index(butOf key: Key) -> Int? { best?.key == key ? other?.index : best?.index }

    /// The earlier of two that are equally bad stays.
    mutating func add(_ index: Int, _ level: Level, _ key: Key) {
        guard let best else {
            self.best = (index, level, key)
            return
        }
        if level > best.level {
            if best.key != key { other = best }
            self.best = (index, level, key)
        } else if best.key != key, level > other?.level ?? .todo {
            other = (index, level, key)
        }
    }
}

extension FieldPlace {
    /// In the order of the form.
    var order: Int { section << 32 | slot }
}
