import Markdown
import Proposals
import Prose
import Reviews

extension Layers {
    package var isPreviewOpen: Bool { previewedEdits != nil }

    /// Whether words to be found in the preview are typed in place of the message line.
    package var isPreviewSearched: Bool {
        if case .preview(let preview) = top { preview.input != nil } else { false }
    }

    /// Which state of the document the preview shows; nil without one.
    fileprivate var previewedEdits: Int? {
        guard stack.count > 1 else { return nil }
        return stack.lazy.compactMap { layer in
            if case .preview(let preview) = layer { preview.edits } else { nil }
        }.first
    }
}

extension Form {
    /// Shows the document as it is read, at the caret.
    mutating func openPreview() {
        settle()
        layers.open(
            .preview(
                PreviewLayer(
                    proposal.bytes, edits: session.freshness.edits,
                    columns: session.view.reading.columns,
                    byte: byteToRead,
                    isReview: layers.isReviewOpen)))
    }

    /// Lays the preview out for what the screen has, and anew where the document changed below it.
    mutating func fitPreview(in viewport: Viewport) {
        session.view.reading = viewport
        guard let edits = layers.previewedEdits else { return }
        let (now, bytes) = (
            session.freshness.edits, edits == session.freshness.edits ? [] : proposal.bytes
        )
        let isReview = layers.isReviewOpen
        layers.changePreview { preview in
            if edits != now {
                preview = PreviewLayer(
                    bytes, edits: now, columns: viewport.columns, byte: preview.byte,
                    isReview: isReview)
            }
            preview.fit(viewport)
        }
    }

    /// Goes to the section of the review that a byte of the document stands in.
    mutating func goInReview(toByte byte: Int) {
        let section = proposal.place(atByte: byte).place.section
        layers.changeReview { review in
            let found = review.state.sections.firstIndex { $0.index == section }
            if let found { review.go(to: found) }
        }
    }

    /// The byte that a preview begins at: the caret's, or that of the section in review.
    private var byteToRead: Int {
        guard let review = layers.openReview else {
            return proposal.byteOffset(of: place.field, place.caret)
        }
        let sections = review.state.sections
        guard sections.indices.contains(review.position) else { return 0 }
        let field = FieldPlace(section: sections[review.position].index, slot: 0)
        return proposal.byteOffset(of: field, .start)
    }

    /// Where an address leads that is no file of the project.
    mutating func sayWhere(_ address: String) {
        guard !session.host.isRestricted else {
            session.message = Message(
                "Not here: this run may reach nothing but the proposals.", isError: true)
            return
        }
        say(address)
    }

    /// How to open the file that a link leads to, if it is there.
    mutating func sayWhere(_ link: LocalLink) {
        let folder = session.file.path.map { path in
            path.utf8.contains(UInt8(ascii: "/"))
                ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
        }
        let path =
            link.path.hasPrefix("/") ? link.path : (folder ?? session.file.folder + "/") + link.path
        let isText = [".md", ".markdown"].contains { path.lowercased().hasSuffix($0) }
        switch session.context.files?.state(of: link.path) {
        case .missing:
            session.message = Message("\(link.path) is not there.", isError: true)
        case .outside:
            session.message = Message(
                "\(link.path) is outside of the project: not looked at.", isError: true)
        case .leftOut:
            session.message = Message("\(link.path) is not checked out.", isError: true)
        case .present where isText: say("octopen edit \(path) opens it.")
        case .present: say("\(path) is no proposal; another program opens it.")
        case nil where session.host.isRestricted: sayWhere(link.path)
        case nil: say(path)
        }
    }
}
