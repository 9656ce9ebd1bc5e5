import Markdown
import Proposals

/// What the author wants done in several files at once.
package enum FolderWish: Equatable, Sendable {
    /// The step to the status that follows, with all that goes with it.
    case step
    /// Other words for the heading of a section, which links know by a name.
    case heading(section: Int, anchor: String, title: String)
}

/// The changes of files by which a wish comes true: looked at before they are made.
package struct FolderOffer: Equatable, Sendable {
    package var wish: FolderWish
    /// The changes in a few words, without an end sign.
    package var summary: String
    /// Why the changes cannot be made yet; a few words each.
    package var obstacles: [String]
    /// The lines that differ and the names, as patches have them.
    package var difference: String
    /// How many files change.
    package var count: Int

    package init(
        _ wish: FolderWish, summary: String, obstacles: [String], difference: String, count: Int
    ) {
        (self.wish, self.summary, self.obstacles) = (wish, summary, obstacles)
        (self.difference, self.count) = (difference, count)
    }
}

/// Changes of the folder from within the form: what is in other files, too, is shown first and then
/// made in the files, all at once; the form is opened anew after it.
extension Form {
    /// Asks for the step to the status that follows.
    mutating func askForStep() -> [Effect] {
        settle()
        guard hasAllSaved else {
            let save = key(for: .save, in: keyContext).map { " (\($0))" } ?? ""
            session.message = Message(
                "Save first\(save): the step is taken in the file, and in others with it.",
                isError: true)
            return []
        }
        return [.findOffer(.step)]
    }

    /// Whether the file has the text as it is.
    var hasAllSaved: Bool { session.file.path != nil && proposal.bytes == session.file.saved }

    /// The name by which links know the heading of a section; nil where it has none.
    func anchor(ofSection index: Int) -> String? {
        let start = proposal.byteOffset(ofSection: index)
        let document = MarkdownDocument(proposal.bytes, extensions: .file)
        return HeadingAnchors(document).all.first {
            document.tree.blocks[$0.block].range.lowerBound >= start
        }?.name
    }

    /// Shows what would become of the files; nil where nothing but the form's own text would change.
    mutating func take(_ offer: FolderOffer?, for wish: FolderWish) -> [Effect] {
        guard let offer else {
            switch wish {
            case .step: say("No status follows this one.")
            case .heading(let section, _, let title): renameHere(section, to: title)
            }
            return []
        }
        guard offer.obstacles.isEmpty else {
            session.message = Message(
                "Not ready: \(offer.obstacles.joined(separator: "; ")).", isError: true)
            return []
        }
        layers.ask(.folder(offer))
        openDifference(of: offer)
        return []
    }
}
