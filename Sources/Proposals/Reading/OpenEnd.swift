import Markdown

/// What a text leaves open at its end, so that the sections below it are read as part of it.
package enum OpenEnd: Equatable, Sendable {
    /// With the line that closes its fence.
    case code(closing: String)
    /// With the line that ends it.
    case comment(closing: String)
    /// HTML ends at a blank line, or with the line that is given.
    case html(closing: String)

    init?(_ block: Block, in bytes: [UInt8]) {
        let closing = block.missingEnd(in: bytes) ?? ""
        switch block.kind {
        case .code(fence: .some) where !block.isClosed: self = .code(closing: closing)
        case .html(.comment) where !block.isClosed: self = .comment(closing: closing)
        case .html: self = .html(closing: closing)
        default: return nil
        }
    }

    /// The code, comment or HTML that a block leaves open at a place inside it, though it may be
    /// closed further below.
    init?(reaching block: Block, in bytes: [UInt8]) {
        var block = block
        block.isClosed = false
        self.init(block, in: bytes)
    }

    /// The name of the thing that readers take the text below for.
    package var title: String {
        switch self {
        case .code: "code"
        case .comment: "a comment"
        case .html: "HTML"
        }
    }

    /// The line that ends it; empty for a blank one.
    package var closing: String {
        switch self {
        case .code(let line), .comment(let line), .html(let line): line
        }
    }
}

/// A text that runs on into the sections below it.
struct OpenText {
    /// Where it begins.
    var section: Int
    var end: OpenEnd
    /// The first section below that is not read as part of the open text.
    var limit: Int
}

/// Sections whose text runs on into the sections below.
extension Proposal {
    /// The nearest section above whose text is left open, so that this section is read as part of
    /// it.
    package func openSection(above index: Int) -> Int? {
        guard isHeld else { return nil }
        return (0..<index).last { sections[$0].openEnd != nil && sections[$0].openLimit > index }
    }

    /// The first section whose open text holds this one, or stands in it.
    package func openSection(holding index: Int) -> Int? {
        sections[...index].firstIndex { $0.openEnd != nil && $0.openLimit > index }
    }

    /// The first section whose open text bears on this one: it holds it, or never ends at all.
    package func openSection(at index: Int) -> Int? {
        sections.indices.first {
            let limit = sections[$0].openLimit
            return sections[$0].openEnd != nil
                && ($0 <= index && limit > index || limit == sections.count)
        }
    }

    /// Whether the text of any section is open at its end, so that all keep their cut.
    package var isHeld: Bool { sections.openCount > 0 }

    /// The code, comment or HTML that the text of a section leaves open as it is now.
    package func openEnd(ofSection index: Int) -> OpenEnd? {
        guard sections[index].isEdited else { return sections[index].openEnd }
        return openTexts.first { $0.section == index }?.end
    }

    /// The open ends as the whole file would be read: a fence in one section may be closed in
    /// another.
    var openTexts: [OpenText] {
        let bytes = bytes
        let tree = BlockTree(bytes, keeping: .topLevel, extensions: .file)
        var starts: [(section: Int, byte: Int)] = []
        var byte = 0
        sections.visit { index, section in
            if section.isPresent { starts.append((index, byte)) }
            byte += section.byteCount
        }
        var found: [OpenText] = []
        var next = 0
        for child in tree.children(of: 0) {
            let block = tree.blocks[child]
            while next < starts.count, starts[next].byte <= block.range.lowerBound { next += 1 }
            guard next > 0, let end = OpenEnd(reaching: block, in: bytes) else { continue }
            var reached = next
            while reached < starts.count, starts[reached].byte < block.range.upperBound {
                reached += 1
            }
            guard reached > next || !block.isClosed else { continue }
            let limit = block.isClosed ? starts[reached - 1].section + 1 : sections.count
            found.append(OpenText(section: starts[next - 1].section, end: end, limit: limit))
        }
        return found
    }

    /// Notes what is open, as the whole file would be read. Returns whether anything is.
    mutating func noteOpenTexts() -> Bool {
        let texts = openTexts
        for index in sections.indices {
            let text = texts.first { $0.section == index }
            guard sections[index].openEnd != nil || text != nil else { continue }
            sections[index].openEnd = text?.end
            sections[index].openLimit = text?.limit ?? 0
        }
        return !texts.isEmpty
    }

    /// Where a text that is open is closed.
    package enum Closing: Equatable, Sendable { case afterCode, atEnd }

    /// Closes the text of a section at its end, or before the first heading of the template that
    /// stands in it; or where its code seems to end. The other sections keep their cut while any
    /// text is open. Returns the byte of the file at which the new line ends; nil where nothing is
    /// open.
    package mutating func closeEnd(ofSection index: Int, _ closing: Closing) -> Int? {
        guard !isReadOnly, let end = openEnd(ofSection: index) else { return nil }
        var bytes = bytes(ofSection: index)
        let tree = BlockTree(bytes, keeping: .topLevel, extensions: .file)
        let last = Array(tree.children(of: 0)).last.map { tree.blocks[$0] }
        let endOfCode =
            closing == .afterCode ? Self.endOfCode(ofLastBlockIn: Source(bytes)) : nil
        var at =
            endOfCode ?? last.flatMap { endOfText(in: $0, of: Source(bytes)) } ?? bytes.count
        while at > 0, bytes[at - 1].isLineEnding || bytes[at - 1] == 0x20 { at -= 1 }
        while at < bytes.count, !bytes[at].isLineEnding { at += 1 }
        let line = Array((lineEnding + end.closing).utf8)
        bytes.insert(contentsOf: line, at: at)
        let start = byteOffset(ofSection: index)
        let source = Source(bytes)
        let old = sections[index]
        sections[index] = Section(
            role: old.role, title: old.title, level: old.level, path: old.path,
            heading: old.heading, titleRange: old.titleRange, isPresent: true,
            body: SourceSlice(source: source, range: old.heading.utf8.count..<bytes.count),
            content: nil, isEdited: true, isUntouched: false, openEnd: end,
            openLimit: old.openLimit)
        sections[index].content = content(ofSection: index)
        _ = settle(index)
        return start + at + line.count
    }

    /// How a section goes over into the next one.
    enum Ending: Equatable {
        /// The next heading is read as one.
        case closed
        /// The next heading is read as part of what is open.
        case open(OpenEnd)
        /// The next heading is read as another: one that is underlined takes in the line above it.
        case joined
    }

    /// - Parameter tree: the blocks of the section's bytes.
    func ending(of source: Source, _ tree: BlockTree, before index: Int) -> Ending {
        let last = tree.blocks[tree.blocks.count - 1]
        guard let next = sections[(index + 1)...].first(where: \.isPresent) else {
            return last.isClosed
                ? .closed : OpenEnd(last, in: source.bytes).map(Ending.open) ?? .closed
        }
        let start = source.bytes.count
        let isATX = next.heading.drop { $0.isWhitespace }.hasPrefix("#")
        let endsLine = source.bytes.last?.isLineEnding ?? true
        if isATX, endsLine, last.isClosed, OpenEnd(last, in: source.bytes) == nil { return .closed }
        let bytes = source.bytes + Array(next.heading.utf8)
        let joined = BlockTree(bytes, keeping: .topLevel, extensions: .file)
        for child in joined.children(of: 0) {
            let block = joined.blocks[child]
            guard block.range.upperBound > start else { continue }
            if block.headingLevel != nil {
                return block.range.lowerBound >= start ? .closed : .joined
            }
            return OpenEnd(block, in: bytes).map(Ending.open) ?? .joined
        }
        return .joined
    }
}
