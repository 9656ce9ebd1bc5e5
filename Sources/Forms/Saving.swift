import Folders
import Proposals
import Prose

/// Saving and leaving. A warning blocks neither, and an error keeps the text in the form.
extension Form {
    var dateField: FieldPlace? {
        proposal.template.dayOfChange.flatMap { proposal.fieldPlace(named: $0) }
    }

    mutating func save(thenLeave: Bool = false) -> [Effect] {
        // Whether to take the work that was found comes first.
        if layers.question?.isOfFoundWork ?? false { return thenLeave ? leave() : [] }
        dropEmptyValue()
        fitAddedRow()
        settle()
        leadTitle()
        session.freshness.forgetCheck()
        check()
        guard mayEditDocument() else { return [] }
        layers.closeQuestion()
        if !session.file.isChanged, let saved = session.file.saved, let path = session.file.path {
            let request = SaveRequest(
                path: path, bytes: saved, expected: saved,
                sidecar: session.file.sidecar?.beside(path))
            return thenLeave ? leave() : [.compare(request)]
        }
        guard let path = session.file.path else {
            guard session.file.sidecar == nil || session.file.newName.isOfMetadata,
                let name = proposal.nameOfNewFile(session.file.newName)
            else {
                askForName(thenLeave: thenLeave)
                layers.noteAsked()
                return []
            }
            var request = newRequest(path: session.file.path(ofNew: name))
            request.attempt = 1
            request.leavesAfter = thenLeave
            return [.save(request)]
        }
        var request = newRequest(path: path)
        request.expected = session.file.expected
        request.leavesAfter = thenLeave
        return [.save(request)]
    }

    /// The bytes to write, with the date of today where the author left that to us in all the session.
    private mutating func newRequest(path: String) -> SaveRequest {
        let today = session.context.today
        if let dateField {
            let value = proposal.field(at: dateField).value
            let before = [session.file.savedDate, session.file.openedDate, today.description]
            if !before.contains(value) { session.file.ownDate = value }
            // What was undone as a whole is no change.
            let isUndone = proposal.bytes == session.file.initial
            if session.file.isChanged, !isUndone, value == session.file.savedDate, !value.isEmpty,
                value != session.file.ownDate, let day = proposal.dayToRenew(on: today),
                day.value != value
            {
                proposal.setValue(day.value, at: dateField)
                session.freshness.forgetCheck()
                clampPlace()
            }
        }
        var request = SaveRequest(
            path: path, bytes: proposal.bytes, expected: nil,
            sidecar: session.file.sidecar?.beside(path))
        request.makesFolder = session.file.saved == nil && session.file.newName.document != nil
        return request
    }

    mutating func finish(_ result: SaveResult) -> [Effect] {
        switch result {
        case .written(let request):
            let stays = dayThatStays
            session.file.path = request.path
            session.context.fileName = request.path.split(separator: "/").last.map(String.init)
            noteSaved(request.bytes)
            session.freshness.forgetCheck()
            check()
            session.message = Message("Wrote \(request.written)\(stays)\(warningsLeft).")
            history.endTyping()
            return request.leavesAfter ? leave() : [.dropJournal]
        case .unconfirmed(let request, let why):
            // Not left, so that it is read; and what is in the journal stays there.
            _ = finish(.written(request))
            session.message = Message(
                "Wrote \(request.written), but the disk does not confirm it (\(why)): save again. "
                    + "The recovery copy is kept.", isError: true)
        case .exists(let request):
            if let next = request.nextAttempt { return [.save(next)] }
            layers.ask(.overwrite(request))
        case .same:
            session.file.differsOnDisk = false
            // What was done before the file was looked at is told.
            if session.message == nil { say("Nothing to save: the file has this text.") }
        case .changed(let request, let found):
            session.message = nil
            if let found, let saved = session.file.saved, request.path == session.file.path,
                ProposalLikeness(saved, template: proposal.template).differs(from: found)
            {
                let title = Proposal(found, template: proposal.template).title
                layers.ask(.otherProposal(request, found: found, title: title))
                return []
            }
            let merge = found.map {
                SectionMerge(
                    base: session.file.expected ?? [], mine: request.bytes, found: $0,
                    template: proposal.template)
            }
            layers.ask(.changed(request, found: found, merge: merge))
        case .failed(_, let why):
            session.message = Message("\(why) Your text is still here.", isError: true)
        }
        return []
    }

    /// The work in the form began from these bytes, which the file held then.
    mutating func noteBase(_ bytes: [UInt8]) {
        noteSaved(bytes)
        let base = Proposal(bytes, template: proposal.template)
        session.file.savedDate =
            base.template.dayOfChange.flatMap { base.fieldPlace(named: $0) }
            .map { base.field(at: $0).value } ?? ""
        session.file.openedDate = session.file.savedDate
    }

    /// The file holds these bytes now, and the form as well.
    mutating func noteSaved(_ bytes: [UInt8]) {
        session.file.saved = bytes
        session.file.untaken = nil
        session.file.differsOnDisk = false
        session.file.savedDate = dateField.map { proposal.field(at: $0).value } ?? ""
    }

    /// What is said of a day of the last change that the save did not touch, nor the author since the
    /// save before it.
    private var dayThatStays: String {
        guard let dateField, case let value = proposal.field(at: dateField).value,
            value == session.file.savedDate
        else { return "" }
        if let words = proposal.dayThatStays { return "; \(words)" }
        guard value == session.file.ownDate, let name = proposal.template.dayOfChange else {
            return ""
        }
        return "; \(name) stays as you set it"
    }

    private var warningsLeft: String {
        let findings = session.known.findings
        guard findings.count(.error) + findings.count(.warning) > 0 else { return "" }
        return "; \(findings.summary) left"
    }

    // MARK: Going back

    /// Takes the text of the file in place of what was written since, as one step of undo; a file that
    /// has changed meanwhile is asked about.
    mutating func revert() -> [Effect] {
        guard let saved = session.file.saved, let path = session.file.path,
            !layers.isReviewOpen, !layers.isListAlone
        else {
            say("There is no text of a file to go back to here.")
            return []
        }
        settle()
        endSelecting()
        history.endTyping()
        if proposal.bytes == saved {
            say("The file has this text.")
        } else {
            takeFile(saved, holding: saved, says: "Took the file's text; undo brings yours back.")
            session.file.isChanged = false
        }
        return [
            .compare(
                SaveRequest(
                    path: path, bytes: saved, expected: saved,
                    sidecar: session.file.sidecar?.beside(path)))
        ]
    }

    // MARK: Leaving

    mutating func quit() -> [Effect] {
        settle()
        // Only what was edited can differ from the file.
        if session.freshness.edits > 0 {
            session.file.isChanged = proposal.bytes != session.file.saved ?? session.file.initial
        }
        closeOverlays()
        if !session.file.isChanged { return leave() }
        layers.ask(.leave(nil))
        return []
    }

    private func leave() -> [Effect] { [.dropJournal, .leave(keepsWork: false)] }

    // MARK: Names

    mutating func askForName(thenLeave: Bool) {
        guard mayEditDocument() else { return }
        closeOverlays()
        layers.open(
            .prompt(
                Prompt(
                    .saveAs(thenLeave: thenLeave), label: "Write to file:",
                    text: session.host.isRestricted ? "" : session.file.path ?? nameOfNew)))
    }

    /// A proposal whose metadata is a file beside it has a folder of its own.
    private var nameOfNew: String {
        guard session.file.sidecar != nil, let slug = proposal.slug else {
            return session.file.path(ofNew: "")
        }
        return session.file.path(ofNew: "\(slug.string)/\(Sidecar.documentName)")
    }

    /// The path that was typed: one that begins anew behind the folder that was offered, from the root or
    /// the folder of proposals (`keps/a-thing/keps/b/README.md`), is meant from there.
    private func meantPath(_ typed: String) -> String {
        let offered = session.file.path ?? nameOfNew
        guard let slash = offered.lastIndex(of: "/"), typed.hasPrefix(offered[...slash]) else {
            return typed
        }
        let rest = String(typed.dropFirst(offered[...slash].count))
        let folder = session.file.folder
        let beginsAnew =
            rest.hasPrefix("/") || rest.hasPrefix(offered[...slash])
            || folder != "." && rest.hasPrefix("\(folder)/")
        return beginsAnew ? rest : typed
    }

    /// Saves under a name that was typed; nil where it is none, and it was said why.
    mutating func saveAs(_ name: String, thenLeave: Bool) -> [Effect]? {
        if session.host.isRestricted, name.contains("/") || name.hasPrefix(".") {
            session.message = Message(
                "Type a plain name: this run may write beside the proposals only.", isError: true)
            return nil
        }
        guard !name.isEmpty, !name.hasSuffix("/") else {
            let back = key(for: .back, in: .line).map { ", or \($0) to go back" } ?? ""
            session.message = Message("Type the name of a file\(back).", isError: true)
            return nil
        }
        let last = name.split(separator: "/").last.map(String.init) ?? name
        guard ![".md", ".markdown"].contains(last.lowercased()) else {
            session.message = Message(
                "“\(last)” is only an ending: type a name in front of it.", isError: true)
            return nil
        }
        let path = session.host.isRestricted ? session.file.path(ofNew: name) : meantPath(name)
        if session.file.saved == nil, !proposal.hasNumber {
            proposal.takeNumber(ofFile: path)
            session.freshness.forgetCheck()
            clampPlace()
        }
        var request = newRequest(path: path)
        request.expected = path == session.file.path ? session.file.expected : nil
        request.leavesAfter = thenLeave
        return [.save(request)]
    }

    // MARK: Other texts

    /// Puts the text of the file in place of the whole document, alone or together with the author's, as
    /// one undo step: one that is undone is asked about before it is written over.
    /// - Parameter found: what the file holds.
    mutating func takeFile(_ bytes: [UInt8], holding found: [UInt8], says text: String) {
        let (before, here) = (proposal, place)
        takeWhole(bytes, says: text)
        stay(at: here, of: before)
        if let base = session.file.expected, base != found {
            history.noteTaken(TakenText(base: base, found: found))
        }
        noteSaved(found)
    }

    /// The caret stays in its section of an earlier text, which may stand elsewhere or have another heading
    /// now.
    private mutating func stay(at here: Place, of before: Proposal) {
        let path = before.sections[here.field.section].path
        guard
            let found = proposal.sections(alignedWith: before)[here.field.section]
                ?? proposal.sections.firstIndex(where: { $0.path == path }), found != section
        else { return }
        place = Place(FieldPlace(section: found, slot: here.field.slot), caret: here.caret)
        clampPlace()
    }

    /// Puts another text in place of the whole document, as one undo step.
    /// - Parameters:
    ///   - template: what it is read by from now on, if that is another one.
    ///   - byte: where the caret goes; it stays in its field without one.
    mutating func takeWhole(
        _ bytes: [UInt8], template: Template? = nil, at byte: Int? = nil, says text: String
    ) {
        history.record(.init(proposal: proposal, place: place))
        proposal = Proposal(bytes, template: template ?? proposal.template)
        session.noteEdit(isSettled: true)
        session.view.top = .start
        if let found = byte.map({ proposal.place(atByte: $0) }) {
            place = Place(found.place, caret: found.position)
        } else {
            place = Place(place.field, caret: place.caret)
        }
        clampPlace()
        checkSoon()
        say(text)
    }
}

extension SaveRequest {
    /// The files that were written: of a document and the file of its metadata the changed one; with
    /// the reason for a name that the title does not give.
    fileprivate var written: String {
        guard let sidecar, let name = sidecar.path.split(separator: "/").last else {
            return path + (takenName.map { ", as \($0) was there already" } ?? "")
        }
        let metadata = metadataTarget.map { "\(name), a link to \($0)" } ?? String(name)
        let before = expected.flatMap { sidecar.parted($0) }
        let after = sidecar.parted(bytes)
        guard !overwrites, let before, let after else { return "\(path) and \(metadata)" }
        if before.document == after.document { return metadata }
        return before.metadata == after.metadata ? path : "\(path) and \(metadata)"
    }
}

extension Proposal {
    /// Made of the title, behind the number where the proposal has it from the start; nil without a
    /// title, and where files of that name are no proposals.
    ///
    /// - Parameter form: how the project names such files.
    package func nameOfNewFile(_ form: NewFileName) -> String? {
        guard let slug else { return nil }
        let field = template.fields.first { $0.kind == .number }
        let hasNumber = field?.place == .section && Int(number) != nil
        guard hasNumber || !["template", "readme", "index"].contains(slug.string),
            form.mayName(slug.string)
        else { return nil }
        return form.name(slug.string, number: hasNumber ? number : "")
    }

    /// The words that name a new file: the title, or the field that stands for the title.
    fileprivate var slug: Slug? {
        Slug(title) ?? template.titleField.flatMap { Slug(value(ofField: $0.name)) }
    }
}
