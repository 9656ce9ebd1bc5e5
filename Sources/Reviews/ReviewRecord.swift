import Markdown
import Proposals

/// What one reviewer wrote of one proposal: a Markdown file of its own, which people may edit too.
///
///     # Review of Garbage collection
///
///     - **Reviewer**: Ana Lima <ana@example.org>
///     - **Verdict**: Changes requested
///
///     ## Summary
///
///     <!-- octopen 1: text 9d0c77aa01b2c3d4, paragraphs 11aa22bb33cc44dd 7f3e00aa11bb22cc -->
///
///     - [x] Says what is being proposed.
///
///     **concern**: why not reference counting?
///
///     > Registries built on octoserve never delete a blob. ...
///
///     <!-- octopen 1: on 11aa22bb33cc44dd -->
///
///     **note**: since when?
///
/// The text is the state: every change is a splice of it, and what is not understood is kept.
package struct ReviewRecord: Equatable, Sendable {
    package struct Entry: Equatable, Sendable {
        /// The section's heading.
        package let title: String
        let titleRange: Range<Int>
        /// From the heading to the next one, in bytes of the record.
        let range: Range<Int>
        /// The end of the heading's line.
        let headingEnd: Int
        package internal(set) var mark: Mark?
        package internal(set) var questions: [Question] = []
        /// The last one holds.
        package internal(set) var verdict: Remark?
        package internal(set) var notes: [Remark] = []

        package var name: HeadingName { HeadingName(title) }

        /// Nothing is ticked, signed or noted.
        var isEmpty: Bool {
            mark == nil && verdict == nil && notes.isEmpty
                && !questions.contains { $0.isChecked }
        }
    }

    /// The text that was judged.
    package struct Mark: Equatable, Sendable {
        package let text: String
        package let paragraphs: [String]
        let range: Range<Int>
    }

    package struct Question: Equatable, Sendable {
        package let text: String
        package let isChecked: Bool
        /// The byte between the brackets.
        let box: Int
        /// The start of the question's line, before the brackets.
        let lead: String
        /// The end of the question's line.
        let end: Int
    }

    /// A verdict or a note, with its words.
    package struct Remark: Equatable, Sendable {
        /// Nil for a note.
        package let verdict: Verdict?
        package let body: String
        /// The hash of the paragraph that it is about; nil for the whole section.
        package let paragraph: String?
        /// From the quote of the paragraph, or the first mark, to the end of the last word.
        let range: Range<Int>
        /// Where its label begins, behind the quote.
        let label: Int
    }

    /// One line of the block below the title.
    struct Field: Equatable, Sendable {
        let name: String
        let value: String
        let range: Range<Int>
        /// The start of the item's line, before the name.
        let lead: String
        /// The end of the item's line.
        let end: Int
    }

    package private(set) var text: [UInt8]
    package private(set) var entries: [Entry] = []
    private(set) var fields: [Field] = []
    /// Where the text before the first section ends.
    private(set) var headEnd = 0

    package init(_ text: [UInt8]) {
        self.text = text
        read()
    }

    /// Applies a change and reads what came out.
    mutating func replace(_ range: Range<Int>, with words: String) {
        let written = usesCRLF ? words.replacingLineEnds : words
        text.replaceSubrange(range, with: Array(written.utf8))
        read()
    }

    private var usesCRLF: Bool {
        text.firstIndex(of: 0x0A).map { $0 > 0 && text[$0 - 1] == 0x0D } ?? false
    }

    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    // MARK: The head

    package func value(ofField name: String) -> String {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value ?? ""
    }

    /// Nil where a person took the name out.
    package var reviewer: Reviewer? { Reviewer(value(ofField: FieldName.reviewer)) }

    package var verdict: OverallVerdict? {
        let value = value(ofField: FieldName.verdict).lowercased()
        return OverallVerdict.allCases.first { $0.rawValue.lowercased() == value }
    }

    /// When it was published last, `YYYY-MM-DD`; empty for one that never was.
    package var reviewed: String { value(ofField: FieldName.reviewed) }

    /// The reviewer's words on the whole: the text between the fields and the first section.
    package var overallNote: String {
        let words = string(overallNoteStart..<headEnd).trimmed
        return RemarkText.unquoted(words) ?? words
    }

    var overallNoteStart: Int { fields.last?.end ?? titleEnd }

    private(set) var titleEnd = 0

    package enum FieldName {
        package static let reviewer = "Reviewer"
        package static let verdict = "Verdict"
        package static let reviewed = "Reviewed"
        package static let revision = "Revision"
        static let all = [reviewer, verdict, reviewed, revision]
    }

    // MARK: Drafts

    /// How many sections differ from another state of the record; what is said of the whole counts
    /// as one.
    package func changes(since other: ReviewRecord) -> Int {
        func parts(_ record: ReviewRecord) -> [HeadingName: String] {
            Dictionary(record.entries.map { ($0.name, record.string($0.range).trimmed) }) {
                $0 + $1
            }
        }
        let (own, before) = (parts(self), parts(other))
        let head = string(0..<headEnd).trimmed == other.string(0..<other.headEnd).trimmed ? 0 : 1
        return head + Set(own.keys).union(before.keys).count { own[$0] != before[$0] }
    }

    // MARK: Reading

    private mutating func read() {
        let reader = RecordReader(text)
        entries = reader.entries()
        headEnd = entries.first?.range.lowerBound ?? text.count
        fields = reader.fields(before: headEnd)
        titleEnd = reader.titleEnd
    }
}

extension String {
    fileprivate var replacingLineEnds: String {
        split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }
}
