/// One block of a document, as CommonMark defines it.
///
/// Every range counts bytes of the parsed buffer. A block's range holds those of its descendants,
/// siblings follow one another without overlap, and bytes between blocks (blank lines,
/// indentation, markers) belong to the parent: no byte is lost.
package struct Block: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case document
        case quote
        /// The marker is the marker of the first item.
        case list(ListMarker)
        case item(ListMarker)
        case paragraph
        case heading(level: Int, setext: Bool)
        /// Without a fence the code is indented.
        case code(fence: Fence?)
        case html(HTMLKind)
        case thematicBreak
        /// Holds rows, the first of them the header's.
        case table(TableShape)
        /// As many cells as are written, be they fewer or more than the table has columns.
        case row(isHeader: Bool)
        case cell(Alignment)
        case definition(LinkDefinition)
        /// A footnote's text.
        case footnote(FootnoteLabel)
    }

    package var kind: Kind

    /// From the first byte of marker or text to the end of the last line, without its line ending.
    ///
    /// Indentation stands before it, except in front of indented code, where it is included.
    @inlinable package var range: Range<Int> {
        get { bytesOfRange.range }
        set { bytesOfRange = ByteRange(newValue) }
    }

    /// What the block holds without its marks.
    ///
    /// - Heading: the text, trimmed, without `#` marks or underline.
    /// - Paragraph: what follows the `[ ]` of a task, else the same as `range`.
    /// - Item, footnote: from the first byte after the marker's padding; one that begins with a blank
    ///   line has its content begin at the end of that line.
    /// - Cell: what stands between the bars, trimmed; its range holds the bar before it.
    /// - Fenced code: the whole lines between the fences, the last line ending and any marks of
    ///   enclosing quotes included.
    /// - Others: the same as `range`.
    @inlinable package var content: Range<Int> {
        get { bytesOfContent.range }
        set { bytesOfContent = ByteRange(newValue) }
    }

    /// Index of the enclosing block, -1 for the document.
    @inlinable package var parent: Int {
        get { Int(parentIndex) }
        set { parentIndex = Int32(truncatingIfNeeded: newValue) }
    }

    /// The blocks from the next index up to this one are the descendants.
    @inlinable package var end: Int {
        get { Int(endIndex) }
        set { endIndex = Int32(truncatingIfNeeded: newValue) }
    }

    @usableFromInline var bytesOfRange: ByteRange
    @usableFromInline var bytesOfContent: ByteRange
    @usableFromInline var parentIndex: Int32 = -1
    @usableFromInline var endIndex: Int32 = 0

    /// False when fenced code lacks its closing fence, or HTML of the kinds one to five its end.
    package var isClosed: Bool

    package var isParagraph: Bool {
        if case .paragraph = kind { true } else { false }
    }

    /// From 1 to 6; nil for what is no heading.
    package var headingLevel: Int? {
        if case .heading(let level, _) = kind { level } else { nil }
    }
}

/// What stands between `[^` and `]` in front of a footnote's text.
package struct FootnoteLabel: Sendable, Equatable {
    private let bytesOfText: ByteRange

    init(_ range: Range<Int>) { bytesOfText = ByteRange(range) }

    package var range: Range<Int> { bytesOfText.range }
}

extension Block {
    /// The line that closes a block which its file leaves open; nil for one that is closed.
    ///
    /// - Parameter bytes: of the file.
    package func missingEnd(in bytes: [UInt8]) -> String? {
        guard !isClosed else { return nil }
        switch kind {
        case .code(let fence?):
            return String(
                repeating: Character(Unicode.Scalar(fence.character)), count: fence.length)
        case .html(.literal):
            // The parser takes the end tag of any of these elements, a browser only the tag's own.
            let name = bytes[range].drop { $0 != 0x3C }.dropFirst().prefix { $0.isLetter }
            return "</\(String(decoding: name, as: UTF8.self).lowercased())>"
        case .html(.comment): return "-->"
        case .html(.instruction): return "?>"
        case .html(.declaration): return ">"
        case .html(.characterData): return "]]>"
        default: return nil
        }
    }
}
