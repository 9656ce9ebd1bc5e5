import Markdown
import Proposals

/// The headings below the title, and which of them the template knows.
struct SectionOutline {
    struct Row {
        let level: Int
        let block: Block
        let name: HeadingName
        /// Its section in the template, if it was recognised.
        let known: Int?
    }

    let template: Template
    let rows: [Row]

    init(_ document: CheckedDocument) {
        template = document.template
        var known: [Int: Int] = [:]
        for place in document.places where place.isPresent {
            if let index = place.templateIndex { known[place.title.lowerBound] = index }
        }
        let title = document.title?.headingRange
        let headings = document.headings
        rows = headings.indices.compactMap { index in
            let block = headings[index].block
            // A label stands above the title.
            let isAbove = title.map { block.content.lowerBound <= $0.lowerBound } ?? false
            guard !isAbove else { return nil }
            return Row(
                level: headings[index].level, block: block, name: headings[index].name,
                known: known[block.content.lowerBound])
        }
    }

    /// Headings that bear the name of an absent section and stand where it belongs: behind one
    /// that the template has before it, above one that it has after it.
    func candidates(where isAbsent: (Int) -> Bool) -> [(position: Int, index: Int)] {
        var next: [Int?] = Array(repeating: nil, count: rows.count)
        for position in rows.indices.dropLast().reversed() {
            next[position] = rows[position + 1].known ?? next[position + 1]
        }
        var found: [(position: Int, index: Int)] = []
        var last = -1
        for (position, row) in rows.enumerated() {
            if let known = row.known {
                last = known
            } else {
                let index = template.sections(named: row.name).first { index in
                    isAbsent(index) && template.sections[index].level != row.level && index > last
                        && next[position].map { $0 > index } ?? true
                }
                guard let index else { continue }
                found.append((position, index))
                last = index
            }
        }
        return found
    }

    /// Which headings are the writer's own: neither they nor any below them have a name of the
    /// template's.
    var own: [Bool] {
        let parents = parents(rows.map(\.level))
        var own = Array(repeating: true, count: rows.count)
        for position in rows.indices where !template.sections(named: rows[position].name).isEmpty {
            var next: Int? = position
            while let at = next, own[at] {
                own[at] = false
                next = parents[at]
            }
        }
        return own
    }

    /// The template's sections by the positions of their headings, were the levels these.
    ///
    /// - Parameter skipped: headings that are looked at as if they were text.
    func matches(levels: [Int], skipping skipped: [Bool] = []) -> [Int: Int] {
        let outerLevel = template.outerLevel
        var path = HeadingPath()
        var matches: [Int: Int] = [:]
        var taken: Set<Int> = []
        for (position, row) in rows.enumerated() {
            if !skipped.isEmpty, skipped[position] { continue }
            let level = levels[position]
            path.close(to: level)
            if level >= outerLevel { path.open(level, row.name) }
            if let match = template.section(at: path.names, level: level),
                taken.insert(match).inserted
            {
                matches[position] = match
            }
        }
        return matches
    }

    /// Gives headings these levels, and moves the headings below them along; none where a heading
    /// is underlined, would be too deep, or would end below another heading than before.
    func fixes(_ changed: [Int], levels: [Int], known: Set<Int>) -> [Fix] {
        var moved = rows.map(\.level)
        for position in changed {
            let (old, new) = (rows[position].level, levels[position])
            let parts = rows[(position + 1)...].indices.prefix { part in
                rows[part].level > old && !known.contains(part)
            }
            // Parts that are deep enough stay what they are.
            let areDeep = new > old && parts.allSatisfy { rows[$0].level > new }
            for row in [position] + (areDeep ? [] : Array(parts)) { moved[row] += new - old }
        }
        guard keepsParents(moved) else { return [] }
        var edits: [Fix.Edit] = []
        for (row, level) in zip(rows, moved) where level != row.level {
            guard row.block.kind == .heading(level: row.level, setext: false),
                (1...6).contains(level)
            else { return [] }
            let start = row.block.range.lowerBound
            edits.append(
                .init(start..<start + row.level, String(repeating: "#", count: level)))
        }
        let title =
            edits.count == 1
            ? "Give it the template's level." : "Move it with all that belongs to it."
        return [.suggested(title, edits)]
    }

    /// Whether every heading would stay below its present heading, or stand below the heading that
    /// the template gives it.
    private func keepsParents(_ levels: [Int]) -> Bool {
        let (before, after) = (parents(rows.map(\.level)), parents(levels))
        let known = matches(levels: levels)
        return rows.indices.allSatisfy { position in
            if rows[position].known != nil, known[position] == nil { return false }
            if before[position] == after[position] { return true }
            guard let index = known[position] else { return false }
            // The template's outermost sections stand below none.
            return template.sections[index].path.count > 1 || after[position] == nil
        }
    }

    /// The position of the heading that each stands below; nil for the outermost.
    private func parents(_ levels: [Int]) -> [Int?] {
        var open: [Int] = []
        return levels.indices.map { position in
            while let last = open.last, levels[last] >= levels[position] { open.removeLast() }
            defer { open.append(position) }
            return open.last
        }
    }
}
