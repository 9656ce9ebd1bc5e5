import Folders
import Proposals

/// The file of a document, and what of the document is in it.
package struct EditedFile: Sendable {
    /// Nil before the first save of a new proposal.
    package var path: String?
    /// The file that holds the metadata of a document named `README.md`, if one does.
    package let sidecar: Sidecar?
    /// The folder in which a new proposal is written.
    package var folder: String
    /// How the file of a new proposal is named.
    package var newName = NewFileName()
    /// The bytes last read or written; nil while there is no file.
    package var saved: [UInt8]?
    /// What the file would hold without another program's text that was taken in and is undone now: a save
    /// asks what becomes of that text, as where the file has just changed.
    var untaken: [UInt8]?
    /// The bytes that a save expects in the file, from which the form's text was made.
    package var expected: [UInt8]? { untaken ?? saved }
    /// The bytes that the form began with: an untouched new proposal is left without a question.
    package let initial: [UInt8]
    /// Whether there was no file when the form began.
    let isNew: Bool
    /// The value of Last Updated when the file was last read or written.
    package internal(set) var savedDate = ""
    /// Its value when the form began, or when the work in it did.
    package internal(set) var openedDate = ""
    /// The day that the author gave there since, which no save replaces; nil where there is none.
    package internal(set) var ownDate: String?
    /// Whether the document differs from what was saved; exact at a pause, true once edited.
    package var isChanged = false
    /// Whether another program has changed the file since it was last read or written.
    package internal(set) var differsOnDisk = false

    /// - Parameters:
    ///   - initial: what the form begins with.
    ///   - saved: what the file holds; nil while there is none.
    package init(
        path: String?, folder: String, initial: [UInt8], saved: [UInt8]?, sidecar: Sidecar? = nil
    ) {
        (self.path, self.folder, self.sidecar) = (path, folder, sidecar)
        (self.initial, self.saved) = (initial, saved)
        isNew = saved == nil
        isChanged = saved.map { $0 != initial } ?? false
    }

    /// The path of a file in the folder of new proposals, which is not named where it is the current
    /// one.
    func path(ofNew name: String) -> String { folder == "." ? name : "\(folder)/\(name)" }

    /// Finds places in the document's file and in the file of its metadata; nil where both are one.
    func places(in proposal: Proposal) -> Sidecar.Places? {
        sidecar.flatMap { Sidecar.Places(proposal.bytes(ofSection: 0), of: $0) }
    }
}
