import Markdown
import Proposals
import Reviews

/// A program's remark on a section or a paragraph of it, as a person would make it in the
/// checklist.
struct ReviewRemark {
    enum Kind {
        case note, suggestion
        case verdict(Verdict)
    }

    let kind: Kind
    let section: String
    /// From 1; nil for the whole section.
    let paragraph: Int?
    let text: String
    /// Words that it is about; they stand in the paragraph still, or it is about another text.
    var quote: String?

    /// - Parameter paragraph: from 1.
    init(_ kind: Kind, section: String, paragraph: Int?, text: String, quote: String? = nil) {
        (self.kind, self.section, self.paragraph) = (kind, section, paragraph)
        (self.text, self.quote) = (text.trimmed, quote)
    }

    /// - Parameter place: `SECTION`, or `SECTION#PARAGRAPH`.
    init(_ kind: Kind, at place: String, text: String) throws(Failure) {
        self.kind = kind
        self.text = text.trimmed
        let parts = place.split(separator: "#", omittingEmptySubsequences: false)
        if parts.count > 1, let number = Int(parts[parts.count - 1]) {
            guard number > 0 else { throw Failure("\(place): paragraphs count from 1") }
            paragraph = number
            section = parts.dropLast().joined(separator: "#")
        } else {
            (paragraph, section) = (nil, place)
        }
        guard !self.text.isEmpty else {
            throw Failure("\(place): --text says nothing; a remark has words", exitCode: 64)
        }
    }
}

/// All that one reviewer says at once.
struct ReviewWords {
    var remarks: [ReviewRemark] = []
    var verdict: OverallVerdict?
    /// Paragraphs for the note on the whole.
    var notes: [String] = []
    /// Whether notes that the record has already are left out: they may come a second time.
    var leavesKnownOut = false

    var isEmpty: Bool { remarks.isEmpty && verdict == nil && notes.isEmpty }
}
