import Interchange
import Markdown

/// Parts of a text that belong together: to be folded, and to be selected.
extension Server {
    func foldingRanges(_ document: OpenDocument) -> JSON {
        let reading = reading(of: document)
        let blocks = reading.markdown.tree.blocks
        var ranges: [(range: Range<Int>, kind: String?)] = reading.headedParts.map { ($0, nil) }
        if let frontMatter = reading.markdown.frontMatter {
            ranges.append((frontMatter.range, nil))
        }
        for block in blocks {
            switch block.kind {
            case .code, .table, .list, .quote: ranges.append((block.range, nil))
            case .html(.comment): ranges.append((block.range, "comment"))
            default: break
            }
        }
        return .array(
            ranges.compactMap { part -> JSON? in
                guard reading.isOwn(part.range.lowerBound) else { return nil }
                let lines = reading.lines(of: part.range)
                guard lines.count > 1 else { return nil }
                var members: [(String, JSON)] = [
                    ("startLine", .number(lines.lowerBound)),
                    ("endLine", .number(lines.upperBound)),
                ]
                if let kind = part.kind { members.append(("kind", .string(kind))) }
                return .object(members)
            })
    }

    func selectionRanges(_ document: OpenDocument, _ params: JSON) throws(RequestFault) -> JSON {
        let reading = reading(of: document)
        guard let positions = params["positions"]?.array else {
            throw .params("positions is missing")
        }
        var found: [JSON] = []
        for position in positions {
            guard let position = TextPosition(position) else { throw .params("no position") }
            let offset = reading.text.offset(of: position, encoding) + reading.shift
            var selection: JSON?
            for range in reading.rangesAround(offset) {
                var members: [(String, JSON)] = [("range", json(range, in: reading))]
                if let outer = selection { members.append(("parent", outer)) }
                selection = .object(members)
            }
            found.append(selection ?? .null)
        }
        return .array(found)
    }
}

extension Reading {
    /// From each heading to the next one that is not below it.
    fileprivate var headedParts: [Range<Int>] {
        let blocks = markdown.tree.blocks
        let headings = markdown.tree.children(of: 0).filter { blocks[$0].headingLevel != nil }
        var open: [(level: Int, start: Int)] = []
        var parts: [Range<Int>] = []
        func close(to level: Int, at end: Int) {
            while let last = open.last, last.level >= level {
                parts.append(last.start..<end)
                open.removeLast()
            }
        }
        for heading in headings {
            let level = blocks[heading].headingLevel ?? 1
            close(to: level, at: blocks[heading].range.lowerBound)
            open.append((level, blocks[heading].range.lowerBound))
        }
        close(to: 0, at: bytes.count)
        return parts
    }

    /// The first and the last line of a part, blank ones at its end left out.
    fileprivate func lines(of range: Range<Int>) -> ClosedRange<Int> {
        var end = range.upperBound
        while end > range.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
        let first = text.line(at: range.lowerBound - shift)
        return first...max(first, text.line(at: max(end - shift, 0)))
    }

    /// All of the text first, then what is in one another around a place, ever smaller.
    fileprivate func rangesAround(_ offset: Int) -> [Range<Int>] {
        var ranges = [shift..<shift + text.bytes.count]
        func add(_ range: Range<Int>) {
            guard let last = ranges.last, range != last, range.lowerBound >= last.lowerBound,
                range.upperBound <= last.upperBound, range.holds(offset)
            else { return }
            ranges.append(range)
        }
        for part in headedParts.filter({ $0.contains(offset) }).reversed().sorted(by: {
            $0.count > $1.count
        }) { add(part) }
        var block = 0
        while let inner = markdown.tree.children(of: block).first(where: {
            markdown.tree.blocks[$0].range.holds(offset)
        }) {
            add(markdown.tree.blocks[inner].range)
            block = inner
        }
        for inline in markdown.inlines(of: block) where markdown.inlines[inline].range.holds(offset)
        {
            add(markdown.inlines[inline].range)
            add(markdown.inlines[inline].content)
        }
        // Nobody goes through more, and quotes can be as deep as their text is long.
        return ranges.count <= 64 ? ranges : Array(ranges.prefix(16) + ranges.suffix(48))
    }
}
