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

    init(_ document: Document) {
        template = document.template
        var known: [Int: Int] = [:]
        for place in document.places where place.isPresent {
            if let index = place.templateIndex { known[place.title.lowerBound] = index }
        }
        let title = document.title?.headingRange
        let headings = document.headings
        rows = headings.indices.compactMap { index in
            let block = headings[index].block
            guard block.content != title else { return nil }
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

    /// The template's sections by the positions of their headings, were the levels these.
    func matches(levels: [Int]) -> [Int: Int] {
        let outerLevel = template.outerLevel
        var path = HeadingPath()
        var matches: [Int: Int] = [:]
        var taken: Set<Int> = []
        for (position, row) in rows.enumerated() {
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

    /// Gives headings these levels, and moves those below them along; none where a heading is
    /// underlined, or would be too deep.
    func fixes(_ changed: [Int], levels: [Int], known: Set<Int>) -> [Fix] {
        var edits: [Fix.Edit] = []
        for position in changed {
            let (old, new) = (rows[position].level, levels[position])
            let parts = rows[(position + 1)...].indices.prefix { part in
                rows[part].level > old && !known.contains(part)
            }
            // Parts that are deep enough stay what they are.
            let areDeep = new > old && parts.allSatisfy { rows[$0].level > new }
            for row in [position] + (areDeep ? [] : Array(parts)) {
                let (block, level) = (rows[row].block, rows[row].level)
                let moved = level + new - old
                guard block.kind == .heading(level: level, setext: false), (1...6).contains(moved)
                else { return [] }
                let start = block.range.lowerBound
                edits.append(
                    .init(start..<start + level, String(repeating: "#", count: moved)))
            }
        }
        return [.safe("Give it the template's level.", edits)]
    }
}
