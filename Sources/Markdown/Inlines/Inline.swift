/// A piece of the text of a paragraph, a heading or a cell.
///
/// Ranges count bytes of the document and hold those of the descendants. Between two siblings lie
/// at most the marks and indentation that begin a line. Offsets are kept in 32 bits: text past two
/// gigabytes has no inlines.
package struct Inline: Sendable, Equatable {
    package enum Kind: UInt8, Sendable {
        case text
        /// A backslash and the punctuation that it makes plain.
        case escape
        /// `&amp;`, `&#33;`, `&#x21;`; the content is the same as the range.
        case entity
        case code
        case emphasis
        case strong
        case strikethrough
        case link
        case image
        /// An address in angle brackets, or bare; it has no children.
        case autolink
        case html
        /// The end of a line, with the blanks before it.
        case softBreak
        case hardBreak
        /// `[^label]` of a footnote that is defined.
        case footnoteReference
    }

    package let kind: Kind
    private var lower: Int32
    private var upper: Int32
    private var contentLower: Int32
    private var contentUpper: Int32
    /// The number of the link's target; of a footnote's block.
    let payload: Int32
    private var parentIndex: Int32
    private var endIndex: Int32

    init(
        _ kind: Kind, _ range: Range<Int>, content: Range<Int>, parent: Int, end: Int,
        payload: Int32 = -1
    ) {
        self.kind = kind
        lower = Int32(truncatingIfNeeded: range.lowerBound)
        upper = Int32(truncatingIfNeeded: range.upperBound)
        contentLower = Int32(truncatingIfNeeded: content.lowerBound)
        contentUpper = Int32(truncatingIfNeeded: content.upperBound)
        parentIndex = Int32(truncatingIfNeeded: parent)
        endIndex = Int32(truncatingIfNeeded: end)
        self.payload = payload
    }

    /// From the first mark to the last.
    package var range: Range<Int> { Int(lower)..<Int(upper) }

    /// Without the marks: the text of a link or image, the code between backticks, the address.
    package var content: Range<Int> { Int(contentLower)..<Int(contentUpper) }

    /// Index of the enclosing piece in the document's inlines, -1 when a block holds this one.
    package var parent: Int { Int(parentIndex) }

    /// The inlines from the next index up to this one are the descendants.
    package var end: Int { Int(endIndex) }

    /// Ends a piece that was begun with a start alone.
    mutating func close(contentEnd: Int, end: Int, nextIndex: Int) {
        contentUpper = Int32(truncatingIfNeeded: contentEnd)
        upper = Int32(truncatingIfNeeded: end)
        endIndex = Int32(truncatingIfNeeded: nextIndex)
    }
}

/// Where a link, an image or an autolink leads, by the bytes that say so.
package struct LinkTarget: Sendable, Equatable {
    /// What is put in front of a bare address.
    package enum Scheme: Sendable {
        case written, mailto, http
    }

    /// Escapes and entities as written; inside of the definition for a reference.
    package let destination: Range<Int>
    package let title: Range<Int>?
    /// Index of the definition's block, for a reference.
    package let definition: Int?
    package let scheme: Scheme
}
