import Forms
import Proposals

/// The file of a form on the disk: another program may have changed it, or given it another name.
extension Outside {
    /// The answer to a file that is not there to be written, where it is known what it is called now.
    func moved(_ result: SaveResult, of form: Form) -> Event? {
        guard case .changed(var request, found: nil) = result,
            let (path, bytes) = trail(of: form).found(), environment.restriction.allows(path)
        else { return nil }
        request.path = form.session.file.path ?? request.path
        request.expected = form.session.file.saved
        return .moved(MovedFile(request, to: path, found: bytes))
    }

    /// What is kept of a form's work goes by the name that its file has now; so does the record of an
    /// open review.
    mutating func follow(_ form: inout Form) {
        guard let path = form.session.file.path else { return }
        if let record = form.record {
            let folder = ReviewFolder(of: FilePath(path).folder)
            let key = ReviewFolder.key(ofProposal: path)
            form.takeRecord(path: folder.path("reviews/\(key)/\(FilePath(record.path).name)"))
        }
        // What was read of the folder knows the old name.
        project = Project(FilePath(path).folder, environment: environment)
        _ = readContext(of: &form)
        journals.follow(&form)
        openFiles.enter(path)
        noteStamps(of: form)
    }

    // MARK: Changes on disk

    /// The file is as the form knows it.
    mutating func noteStamps(of form: Form) {
        stamps = form.session.file.path.map { Self.stamps(of: $0, form) } ?? []
        node = stamps.first.flatMap(\.self)?.node
        hasToldOfChange = false
    }

    /// Where the file of a form may be found, if it is not where it was.
    func trail(of form: Form) -> FileTrail { FileTrail(of: form, node: node) }

    static func stamps(of path: String, _ form: Form) -> [WholeFile.Stamp?] {
        [path, form.session.file.sidecar?.beside(path)?.path].compactMap(\.self).map {
            WholeFile.Stamp(path: $0)
        }
    }

    /// Tells once of a file that another program changed.
    mutating func changeOnDisk(of form: Form) -> Event? {
        guard let path = form.session.file.path, let saved = form.session.file.saved,
            !hasToldOfChange
        else {
            return nil
        }
        let now = Self.stamps(of: path, form)
        guard now != stamps else { return nil }
        if case .some(.none) = now.first, let found = trail(of: form).found() {
            stamps = now
            hasToldOfChange = true
            journals.note(movedTo: found.path, form)
            return .changedOnDisk(movedTo: found.path)
        }
        stamps = now
        guard (try? ProposalFile(reading: path))?.bytes != saved else { return nil }
        hasToldOfChange = true
        return .changedOnDisk(movedTo: nil)
    }

    // MARK: The last place

    func rememberPlace(of form: Form) {
        guard !form.session.host.isReviewOnly, let path = form.session.file.path,
            form.session.file.saved != nil
        else { return }
        if let (moved, bytes) = trail(of: form).found() {
            let byte = LastPlaces.place(
                of: form.byteInFile, in: form.proposal.bytes, asIn: bytes)
            return LastPlaces().remember(byte, in: moved)
        }
        LastPlaces().remember(form.byteInFile, in: path)
    }
}
