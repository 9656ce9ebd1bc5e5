import Folders
import Markdown
import Prose

/// Where the author goes from a form, or from the list of proposals.
package enum Destination: Equatable, Sendable {
    /// A proposal, by its path; at a line of its file, or where it was left.
    case edit(String, line: Int? = nil)
    case review(String)
    /// A new one from the template.
    case new
}

/// The proposals that were read of the folder for a list.
package struct ProposalListing: Equatable, Sendable {
    package var proposals: [ListedProposal]
    /// The statuses in the order in which a proposal passes them.
    package var statuses: [String]
    /// The person at hand.
    package var me: String
    /// Whether the proposals were read; else there are the names of their files.
    package var isRead: Bool

    package init(
        _ proposals: [ListedProposal] = [], statuses: [String] = [], me: String = "",
        isRead: Bool = false
    ) {
        (self.proposals, self.statuses) = (proposals, statuses)
        (self.me, self.isRead) = (me, isRead)
    }
}

/// The line of a proposal that holds best the words that are looked for in all proposals.
package struct ProposalHit: Equatable, Sendable {
    package let path: String
    /// From 1.
    package let line: Int
    /// The headings above it, and what it says.
    package let words: String

    package init(path: String, line: Int, words: String) {
        (self.path, self.line, self.words) = (path, line, words)
    }
}

/// Where the author was in the list, to come back to it.
package struct ProposalsPlace: Equatable, Sendable {
    package internal(set) var filter = ""
    /// Whether what is typed is looked for in all that the proposals say.
    package internal(set) var searchesText = false
    package internal(set) var order = ProposalOrder()
    package internal(set) var showsPreview = false
    /// The proposal under the cursor.
    package internal(set) var path: String?
}

/// The room that a list of proposals has on the screen.
package struct ProposalsViewport: Equatable, Sendable {
    package var rows: Int
    /// The rows while a document is to be seen, too.
    package var rowsBesidePreview: Int
    package var previewColumns: Int

    package init(rows: Int, rowsBesidePreview: Int, previewColumns: Int) {
        (self.rows, self.rowsBesidePreview) = (rows, rowsBesidePreview)
        self.previewColumns = previewColumns
    }
}

/// A proposal as it is read, beside the list.
package struct ListPreview: Sendable {
    package let path: String
    /// Nil where it was not read, or cannot be.
    package private(set) var page: PreviewPage?
    package let isRead: Bool

    /// One that is still to be read.
    init(path: String) { (self.path, page, isRead) = (path, nil, false) }

    init(path: String, bytes: [UInt8]?, columns: Int) {
        (self.path, isRead) = (path, true)
        page = bytes.map {
            PreviewPage(MarkdownDocument($0, extensions: .file), columns: columns, near: 0)
        }
    }

    mutating func fit(columns: Int) {
        guard let page, page.columns != max(columns, 1) else { return }
        self.page = PreviewPage(page, columns: columns, near: 0)
    }
}

extension Layers {
    /// The list of proposals, if it lies on top.
    package var proposals: ProposalsLayer? {
        if case .proposals(let layer) = top { layer } else { nil }
    }

    var isListOfProposalsOpen: Bool { if case .proposals = top { true } else { false } }

    /// Whether the list is there, be it below others.
    package var holdsListOfProposals: Bool {
        stack.contains { if case .proposals = $0 { true } else { false } }
    }

    /// Whether the list of proposals is all that there is.
    package var isListAlone: Bool {
        if case .proposals(let layer) = stack[0] { layer.isAlone } else { false }
    }

    /// Works on the list of proposals in its place, if there is one.
    mutating func changeProposals(_ change: (inout ProposalsLayer) -> Void) {
        replace { layer in
            guard case .proposals(var list) = layer else { return nil }
            // Held once, so that nothing is copied.
            layer = .fields
            change(&list)
            return .proposals(list)
        }
    }
}

extension Form {
    /// Shows the list alone: there is no document.
    package mutating func beginList(at place: ProposalsPlace?) -> [Effect] {
        layers.begin(ProposalsLayer(isAlone: true, current: nil, place: place))
        session.proposalsPlace = place
        refreshFooter()
        return [.listProposals]
    }

    mutating func openProposals() -> [Effect] {
        guard !session.host.isRestricted else {
            say("Not here: this run may reach nothing but the proposal that it was given.")
            return []
        }
        layers.open(
            .proposals(
                ProposalsLayer(
                    isAlone: false, current: session.file.path, place: session.proposalsPlace)))
        return [.listProposals]
    }

    /// What saving and leaving do where there is only the list.
    mutating func leaveList(by action: Action) -> [Effect] {
        if action == .save {
            say("There is nothing to save in the list.")
            return []
        }
        return [.leave(keepsWork: false)]
    }

    /// Leaves for somewhere else that is known to be there.
    mutating func go(to destination: Destination) -> [Effect] {
        let effects = layers.isReviewOpen ? leaveReview(by: .quit) : quit()
        session.destination = destination
        return effects
    }
}
