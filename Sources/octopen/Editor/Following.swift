import Folders
import Forms
import Glibc
import Proposals

/// The file of a form on the disk: another program may have changed it, or given it another name.
extension Outside {
    /// Writes the file, unless it is not what the author knows of it: then that is asked.
    mutating func save(_ request: SaveRequest, of form: inout Form) -> Event {
        if let refused = refusal(of: request) { return .saved(refused) }
        if request.overwrites, request.told == .nothing, request.path == form.session.file.path,
            case .moved(let file)? = moved(request, of: form), file.path != request.toldPath
        {
            // It was gone, and came back under another name.
            return .moved(file)
        }
        let isNew = access(request.path, F_OK) != 0
        let sharing = request.othersOfNumber
        let isAsked = request.overwrites || request.expected == nil
        let isTold = Set(sharing).isSubset(of: request.sharingNumber)
        let result =
            isAsked && !isTold
            ? .changed(request, found: nil) : AtomicSave(request: request).run()
        if let moved = moved(result, of: form) { return moved }
        journals.note(result, &form)
        switch result {
        case .written(let written), .unconfirmed(let written, _):
            stamps = Self.stamps(of: written.path, form)
            node = stamps.first.flatMap(\.self)?.node
            toldOf = nil
            openFiles.enter(written.path)
            if isNew { readFolder(of: &form, at: written.path) }
            folderStamp = WholeFile.Stamp(path: FilePath(written.path).folder)
        default: break
        }
        if case .written = result, let work = taken.take() { unlink(work) }
        return .saved(result.telling(sharing))
    }

    /// Who else is in the folder is not who was there.
    private mutating func readFolder(of form: inout Form, at path: String) {
        project = Project(FilePath(path).folder, environment: environment)
        _ = readContext(of: &form, at: path)
    }

    /// Files that came or went may have the number of the proposal.
    /// - Returns: whether some did.
    private mutating func lookAtFolder(of form: inout Form) -> Bool {
        guard let path = form.session.file.path, let old = folderStamp,
            let now = WholeFile.Stamp(path: FilePath(path).folder), now != old
        else { return false }
        readFolder(of: &form, at: path)
        return true
    }

    /// The answer to a file that is not there to be written, where it is known what it is called now.
    func moved(_ result: SaveResult, of form: Form) -> Event? {
        guard case .changed(let request, _) = result, request.path == form.session.file.path
        else { return nil }
        return moved(request, of: form)
    }

    /// - Parameter request: which asks to write the file, or something that is said of it.
    func moved(_ request: SaveRequest, of form: Form) -> Event? {
        let trail = trail(of: form)
        guard let (path, bytes) = trail.found(), environment.restriction.allows(path) else {
            return nil
        }
        var request = request
        request.path = form.session.file.path ?? request.path
        request.expected = form.session.file.expected
        return .moved(MovedFile(request, to: path, found: bytes, isNameTaken: trail.isTaken))
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
        toldOf = nil
    }

    /// Where the file of a form may be found, if it is not where it was.
    func trail(of form: Form) -> FileTrail { FileTrail(of: form, node: node) }

    static func stamps(of path: String, _ form: Form) -> [WholeFile.Stamp?] {
        [path, form.session.file.sidecar?.beside(path)?.path].compactMap(\.self).map {
            WholeFile.Stamp(path: $0)
        }
    }

    /// The events of what other programs did to the file and its folder since the last look.
    mutating func changesOnDisk(of form: inout Form) -> [Event] {
        let isOther = lookAtFolder(of: &form)
        let change = changeOnDisk(of: &form)
        // The rules judge anew.
        return (isOther || change != nil ? [.paused] : []) + [change].compactMap(\.self)
    }

    /// Tells once of a file that another program changed.
    private mutating func changeOnDisk(of form: inout Form) -> Event? {
        guard let path = form.session.file.path, let saved = form.session.file.saved,
            toldOf != saved
        else {
            return nil
        }
        let now = Self.stamps(of: path, form)
        guard now != stamps else { return nil }
        if let found = trail(of: form).found() {
            stamps = now
            toldOf = saved
            journals.note(movedTo: found.path, form)
            readFolder(of: &form, at: path)
            return .changedOnDisk(movedTo: found.path)
        }
        stamps = now
        guard (try? ProposalFile(reading: path))?.bytes != saved else { return nil }
        toldOf = saved
        readFolder(of: &form, at: path)
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

extension SaveRequest {
    /// The names of other proposals of the folder that have the number of the file; none while it is
    /// there.
    var othersOfNumber: [String] {
        guard access(path, F_OK) != 0, let number = FileNumber(path: path), !number.isDay,
            number.value > 0
        else { return [] }
        let file = FilePath(path)
        // A proposal with its metadata in a file beside it is named by its folder.
        let named = ProposalFile.mayHaveSidecar(path) ? FilePath(file.folder) : file
        return StateFolder.names(in: named.folder).filter { name in
            let other = named.name == file.name ? name : "\(name)/\(file.name)"
            guard name != named.name, FileNumber(path: other)?.value == number.value else {
                return false
            }
            return named.name == file.name
                ? ProposalFolder.isProposal(name)
                : access("\(named.folder)/\(other)", F_OK) == 0
        }.sorted()
    }
}

extension SaveResult {
    /// What becomes of a file that is not there tells who has its number.
    func telling(_ others: [String]) -> SaveResult {
        guard case .changed(var request, found: nil) = self else { return self }
        request.sharingNumber = others
        return .changed(request, found: nil)
    }
}
