import Markdown
import Proposals
import Rules

/// The questions of the server to the world beside the texts that a client has open.
///
/// The server itself reads no file, so that all of it can be tested, and any bytes be thrown at it.
package protocol Workspace: AnyObject {
    /// The facts that the rules ask beside a text, and whether the rules are to speak of it.
    ///
    /// - Parameter path: nil for a text that is no file.
    func surroundings(ofFile path: String?) -> Surroundings

    /// The text of a file as it is judged: as one with its metadata, or with the document whose
    /// metadata it is, where that is another file.
    ///
    /// - Parameter opened: texts of other files of the folder that a client has open, by their paths,
    ///   which stand for what is on the disk; a new file may not be there yet.
    /// - Returns: nil for YAML that no document has beside it.
    func judged(
        _ text: [UInt8], ofFile path: String, opened: [String: [UInt8]]
    ) -> JudgedText?

    /// The proposals of the folder that a file is in, by name.
    func proposals(besideFile path: String?) -> [KnownProposal]

    /// Names of authors, likely ones first.
    func people(besideFile path: String?) -> [String]

    /// The bytes of another file; nil where there is none, or it may not be looked at.
    func text(ofFile path: String) -> [UInt8]?

    /// The file that a link means, by its path without links of the file system; nil where there is
    /// none.
    func file(_ link: String, linkedFrom path: String) -> String?

    /// A path without links of the file system; nil where there is no file.
    func realPath(_ path: String) -> String?

    /// The folders that a client has open.
    func open(folders: [String])

    /// Something was saved, or changed otherwise: what was read before may not hold any more.
    func forget()
}

/// The facts that the rules ask beside a text.
package struct Surroundings: Sendable {
    package var context: CheckContext
    /// Whether findings of the text are told: other texts are no proposals.
    package var isJudged: Bool

    package init(_ context: CheckContext, isJudged: Bool) {
        (self.context, self.isJudged) = (context, isJudged)
    }
}

/// A text as it is judged.
package struct JudgedText: Sendable {
    package var bytes: [UInt8]
    /// The two files of the text; nil where all of it is one file.
    package var pair: FilePair?

    package init(_ bytes: [UInt8], pair: FilePair? = nil) {
        (self.bytes, self.pair) = (bytes, pair)
    }
}

/// A document and its metadata in two files.
package struct FilePair: Sendable {
    /// The path of the document.
    package let document: String
    /// With the path of the metadata.
    package let sidecar: Sidecar

    package init(document: String, sidecar: Sidecar) {
        (self.document, self.sidecar) = (document, sidecar)
    }
}

/// A proposal of the folder as others speak of it.
package struct KnownProposal: Sendable {
    /// Without links of the file system.
    package var path: String
    package var summary: ProposalSummary

    package init(path: String, summary: ProposalSummary) {
        (self.path, self.summary) = (path, summary)
    }

    /// The last part of the path.
    package var fileName: String { summary.entry.fileName }

    /// Its number, by its field or the name of its file.
    package var number: Int? { summary.entry.value ?? summary.entry.fileNumber }

    /// `004 Garbage collection`; without a number the title alone, without a title the file's name.
    package var name: String {
        let title = summary.title.isEmpty ? fileName : summary.title
        let number = summary.entry.number
        return number.isEmpty ? title : "\(number) \(title)"
    }
}
