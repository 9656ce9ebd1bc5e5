import Markdown
import Prose

/// A heading with the text below it, up to the next heading that is a row of the outline.
package struct Section: Sendable {
    /// What a section is to the template.
    package enum Role: Equatable, Sendable {
        /// The YAML at the top of a document.
        case frontMatter
        /// The part before the first section: the title, and any text below it.
        case head
        /// The section of this index in the template.
        case template(Int)
        /// A section that the template does not know.
        case other
    }

    package let role: Role
    package internal(set) var title: String
    package let level: Int
    package let path: [HeadingName]
    /// The heading's line or lines, their line end among them, and the template's comment above
    /// them; empty for a head without a title.
    package internal(set) var heading: String
    /// Bytes of the comment above the heading, which goes when the section is answered.
    var markLength = 0
    /// Where the title's own text stands in `heading`, in bytes; empty at 0 without a title.
    package internal(set) var titleRange: Range<Int>
    /// Whether the title is a field of its own: no other field has it.
    package internal(set) var holdsTitle = false
    /// False for a section that only the template has; it is written once it has text.
    package internal(set) var isPresent: Bool
    /// The body as it was read; what is written while nothing was edited.
    var body: SourceSlice
    /// The body cut into fields, once it was opened.
    package internal(set) var content: Content?
    /// Whether `content` is what is written.
    package internal(set) var isEdited = false
    /// The body is the template's, word for word.
    package internal(set) var isUntouched: Bool
    /// The byte of the section's heading where an edit put another one above it, so that it belongs
    /// to that one: it is in the file still, and not to be written a second time.
    package internal(set) var displaced: Int?
    /// The code, comment or HTML that the text left open when it was last cut into fields.
    package internal(set) var openEnd: OpenEnd?
    /// The first section below that is not read as part of the open text.
    var openLimit = 0

    /// Whether there is a heading, if only its signs; a head may have none.
    package var hasHeading: Bool { !titleRange.isEmpty || titleRange.lowerBound > 0 }

    /// The bytes of the body.
    package var bodySource: String {
        guard isPresent else { return "" }
        if isEdited, let content { return content.source }
        return body.string
    }

    package var byteCount: Int {
        guard isPresent else { return 0 }
        if isEdited, let content { return heading.utf8.count + content.byteCount }
        return heading.utf8.count + body.count
    }

    /// Drops the comment above the heading.
    mutating func dropMark() {
        guard markLength > 0 else { return }
        heading = heading.bytes(from: markLength)
        titleRange = titleRange.lowerBound - markLength..<titleRange.upperBound - markLength
        markLength = 0
    }

    func write(to bytes: inout [UInt8]) {
        guard isPresent else { return }
        bytes.append(contentsOf: heading.utf8)
        if isEdited, let content {
            content.write(to: &bytes)
        } else {
            bytes.append(contentsOf: body.bytes)
        }
    }

    /// How many line feeds its bytes have.
    borrowing func lineFeedCount() -> Int {
        guard isPresent else { return 0 }
        if isEdited, let content { return heading.lineFeedCount + content.lineFeedCount() }
        return heading.lineFeedCount + body.bytes.lineFeedCount
    }

    /// Whether there is nothing to read under the heading.
    package var isBlank: Bool {
        guard isPresent else { return true }
        if isEdited, let content { return content.isBlank }
        return body.isBlank
    }
}
