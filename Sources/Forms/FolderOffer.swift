import Markdown
import Proposals
import Rules

/// What the author wants done in several files at once.
package enum FolderWish: Equatable, Sendable {
    /// The step to a status with all that goes with it; nil for the status that follows.
    case step(to: String?)
    /// Another name for the file, and with it for links, records and reservations.
    case name(String)
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
        guard requireAllSaved(for: "the step is taken in the file, and in others with it") else {
            return []
        }
        return [.findOffer(.step(to: nil))]
    }

    /// Asks for the name that the file is to have.
    mutating func askForNewName() {
        guard requireAllSaved(for: "the file gets its name, and others follow"),
            let path = session.file.path
        else { return }
        guard draftCount == 0 else {
            session.message = Message(
                "Publish first what you said in the review (\(draftCount)): records of reviews go by "
                    + "the name of the file.", isError: true)
            return
        }
        let parts = path.split(separator: "/").map(String.init)
        let isOfFolder = parts.last == Sidecar.documentName && parts.count > 1
        layers.open(
            .prompt(
                Prompt(
                    .rename, label: isOfFolder ? "New name of its folder:" : "New name:",
                    text: (isOfFolder ? parts.dropLast().last : parts.last) ?? "")))
    }

    /// Asks what becomes of the files under a name that was typed; nil where it is none, and it was
    /// said why.
    mutating func renameFile(to name: String) -> [Effect]? {
        let reason: String? =
            if name.isEmpty || name == ".md" {
                "A name needs words: type some, as `new words`"
            } else if name.contains("/") {
                "Type a plain name: octopen rename --move takes the file to another folder"
            } else {
                nil
            }
        if let reason {
            session.message = Message("\(reason).", isError: true)
            return nil
        }
        // Words make a name: the ending was there before them.
        let isOfWords = name.contains(" ") && name.hasSuffix(".md")
        return [.findOffer(.name(isOfWords ? String(name.dropLast(3)) : name))]
    }

    /// Asks what becomes of the files where the name gets the number of the field.
    mutating func renameByNumber(to name: String) -> [Effect] {
        guard requireAllSaved(for: "the file gets its name, and others follow") else { return [] }
        return renameFile(to: name) ?? []
    }

    /// The file's name with the number of the field in place of its own; nil where they agree, or
    /// the file cannot be renamed from here.
    var nameByNumber: String? {
        guard let name = session.context.fileName, let number = Int(proposal.number), number > 0,
            let old = name.leadingNumber, old != number, session.file.path != nil,
            !session.host.isRestricted, draftCount == 0
        else { return nil }
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        return number.padded(to: digits.count) + name.dropFirst(digits.count)
    }

    /// Whether the file has the text as it is; says why that must be so.
    private mutating func requireAllSaved(for reason: String) -> Bool {
        settle()
        if hasAllSaved { return true }
        let save = key(for: .save, in: keyContext).map { " (\($0))" } ?? ""
        session.message = Message("Save first\(save): \(reason).", isError: true)
        return false
    }

    /// Puts a choice into the field at hand; into that of the status with all that goes with the
    /// step, if the file has the text as it is.
    mutating func choose(_ value: String) -> [Effect] {
        settle()
        let way = statusFieldHere == nil ? nil : StatusPath(proposal)
        guard let way, session.file.path != nil, !session.host.isRestricted else {
            chooseHere(value)
            return []
        }
        if hasAllSaved { return [.findOffer(.step(to: value))] }
        chooseHere(value)
        if way.isApproved(value) {
            say(
                "\(value) stands in the field alone: save, and choose it again, for what goes with it."
            )
        }
        return []
    }

    /// Puts a choice into the field at hand, and nothing elsewhere.
    mutating func chooseHere(_ value: String) {
        // Words beside the status that it has already stay.
        let way = statusFieldHere == nil ? nil : StatusPath(proposal)
        let isSame = way?.isSame(field.value, as: value) ?? false
        let value = isSame ? field.value : value
        // The template's remark beside the value goes when the value is confirmed, too.
        if value != field.value || proposal.hasMark(at: place.field) { setValue(value) }
        focusField(by: 1, atEnd: false)
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
            case .step(nil): offerStatuses([])
            case .name: say("The file has that name already.")
            case .step, .heading: makeHere(wish)
            }
            return []
        }
        let obstacles = offer.obstacles.joined(separator: "; ")
        switch wish {
        case .step(let status?) where !obstacles.isEmpty:
            // What is written there is the author's own affair.
            writeStatus(status)
            session.message = Message(
                "\(status) stands in the field alone. The step is not ready: \(obstacles).",
                isError: true)
            return []
        case _ where !obstacles.isEmpty:
            session.message = Message("Not ready: \(obstacles).", isError: true)
            return []
        case .name: closeOverlays()
        case .step, .heading: break
        }
        layers.ask(.folder(offer))
        openDifference(of: offer)
        return []
    }

    /// Does what can be done of a wish in the form's own text alone.
    mutating func makeHere(_ wish: FolderWish) {
        switch wish {
        case .step(let status?): writeStatus(status)
        case .heading(let section, _, let title): renameHere(section, to: title)
        case .step(nil), .name: break
        }
    }
}

extension FolderWish {
    /// Whether something of it can be done in the form's own text alone.
    var isPossibleHere: Bool {
        switch self {
        case .step(let status): status != nil
        case .heading: true
        case .name: false
        }
    }
}
