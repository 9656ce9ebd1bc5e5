/// One block of a document, as CommonMark defines it.
///
/// Every range counts bytes of the parsed buffer. A block's range holds those of its descendants,
/// siblings follow one another without overlap, and bytes between blocks (blank lines,
/// indentation, markers) belong to the parent: no byte is lost.
package struct Block: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case document
        case quote
        /// The marker is the one of the first item.
        case list(ListMarker)
        case item(ListMarker)
        case paragraph
        case heading(level: Int, setext: Bool)
        /// Without a fence the code is indented.
        case code(fence: Fence?)
        case html(HTMLKind)
        case thematicBreak
    }

    package var kind: Kind

    /// From the first byte of marker or text to the end of the last line, without its line ending.
    ///
    /// Indentation stands before it, except in front of indented code, where it is included.
    package var range: Range<Int>

    /// What the block holds without its marks.
    ///
    /// - Heading: the text, trimmed, without `#` marks or underline.
    /// - Item: from the first byte after the marker's padding; an item that begins with a blank
    ///   line has its content begin at the end of that line.
    /// - Fenced code: the whole lines between the fences, the last line ending and any marks of
    ///   enclosing quotes included.
    /// - Others: the same as `range`.
    package var content: Range<Int>

    /// Index of the enclosing block, -1 for the document.
    package var parent: Int

    /// The blocks from the next index up to this one are the descendants.
    package var end: Int

    /// False when fenced code lacks its closing fence, or HTML of the kinds one to five its end.
    package var isClosed: Bool
}
