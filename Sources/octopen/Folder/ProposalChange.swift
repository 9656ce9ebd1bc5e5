import Folders
import Glibc
import Proposals

/// A change of one proposal with all that follows from it: the file of its metadata, another name,
/// links to it and its own, and the records of its reviews, which go by its name.
struct ProposalChange {
    private(set) var files: [FileChange] = []
    /// The folder of the records that moves.
    private var folder: FolderChange.FolderMove?
    /// Notes on things that stay as they are, and somebody should know of; a line each.
    private(set) var notes: [String] = []

    /// Where the proposal and its records go, also records that are not there yet.
    private var moves: [KeptWork.Move] = []
    /// The name that the proposal goes by, in records and reservations, and its folder; nil where
    /// that stays.
    private var key: (old: String, new: String, folder: String)?

    /// - Parameters:
    ///   - bytes: the new text, with the metadata above it where that is a file of its own.
    ///   - newPath: nil where the name stays.
    init(of file: ProposalFile, to bytes: [UInt8], newPath: String? = nil) throws(Failure) {
        let (path, old) = (file.path, file.document)
        // The text would stay where it is, and its own links would be led as if it went along.
        guard newPath == nil || SymbolicLink.says(path) == nil else {
            throw Failure("\(path): is a link; name the file that it leads to")
        }
        if let sidecar = file.sidecar {
            guard let before = sidecar.parted(file.bytes), let after = sidecar.parted(bytes) else {
                throw Failure("\(sidecar.path): would be no metadata any more; edit it by hand")
            }
            let written = try Self.place(
                ofMetadata: sidecar, isChanged: before.metadata != after.metadata)
            files.append(FileChange(path: written, old: before.metadata, new: after.metadata))
            if let note = MetadataLink.note(on: file, writing: bytes) { notes.append(note) }
        }
        var own = FileChange(
            path: path, newPath: newPath, old: old, new: file.document(of: bytes))
        if let folder = RealFolder(FilePath(path).folder) {
            let links = try Self.links(of: own, in: folder)
            own.new = links.own
            files += links.others
            notes += links.notes
        }
        files.append(own)
        if let newPath {
            moves.append(Self.move(from: path, to: newPath))
            try moveRecords(from: path, to: newPath)
        }
    }

    /// Another name for the folder that a proposal is named by.
    init(of folder: NamedFolder) {
        (files, self.folder, notes) = (folder.files, folder.move, folder.notes)
        moves = [Self.move(from: folder.move.from, to: folder.move.to)]
        notes += [NamedLines.note(folder.mentions, naming: folder.nameThatGoes)]
            .compactMap(\.self)
    }

    var change: FolderChange { FolderChange(files, moving: folder) }

    /// Adds a note on what stays as it is.
    mutating func tell(_ note: String) { notes.append(note) }

    /// Where a file is after the change that is in the folder which gets another name.
    func place(of path: String) -> String {
        guard let folder, case let own = FileKey.absolute(path),
            case let from = FileKey.absolute(folder.from), own.hasPrefix(from + "/")
        else { return path }
        let goal = FileKey.absolute(folder.to) + own.dropFirst(from.count)
        return goal.relative(to: FilePath.real(".") ?? "/")
    }

    /// Both changes as one; they are of other files.
    func joined(with other: ProposalChange) -> ProposalChange {
        var both = self
        both.files += other.files
        both.notes += other.notes
        both.moves += other.moves
        return both
    }

    private static func move(from: String, to: String) -> KeptWork.Move {
        KeptWork.Move(from: FileKey.absolute(from), to: FileKey.absolute(to))
    }

    /// Makes the change, with what goes by the names of the files outside of them.
    /// - Returns: what somebody should know of that; a line each.
    func run() throws(Failure) -> [String] {
        let work = KeptWork(of: moves)
        try change.run()
        for file in files where !file.isLink {
            LastPlaces().move(from: file.path, to: file.newPath ?? file.path) {
                LastPlaces.place(of: $0, in: file.old, asIn: file.new)
            }
        }
        return ledReservations() + work.lead()
    }

    /// The file that holds the metadata, which may be behind a link.
    private static func place(
        ofMetadata sidecar: Sidecar, isChanged: Bool
    ) throws(Failure) -> String {
        if isChanged, let why = MetadataLink.obstacle(toWriting: sidecar.path) {
            throw Failure("\(sidecar.path): \(why)")
        }
        return MetadataLink(of: sidecar)?.written ?? sidecar.path
    }

    // MARK: Links

    private typealias Links = (own: [UInt8], others: [FileChange], notes: [String])

    private static func links(of change: FileChange, in folder: RealFolder) throws(Failure) -> Links
    {
        let name = FilePath(change.path).name
        let from = FilePath.real(change.path) ?? "\(folder.path)/\(name)"
        let goal = FilePath(change.newPath ?? from)
        guard let goalFolder = FilePath.real(goal.folder) else {
            throw Failure("\(goal.folder): no such folder; make it first")
        }
        let to = "\(goalFolder)/\(goal.name)"
        let led = LinkChange(from: from, to: to, old: change.old, new: change.new)
        guard !led.isEmpty else { return (change.new, [], []) }
        let root = folder.repository ?? folder.path
        guard SymbolicLink.says(change.path) == nil || FilePath.isBelow(root, from) else {
            throw Failure(
                "\(change.path): is a link out of \(root), where nobody knows what links to it; "
                    + "name the file that it leads to")
        }
        let files = MarkdownFiles(around: folder)
        try files.requireAnswer()
        let (texts, unread) = files.mayLink(to: from)
        let isLed = from != to && SymbolicLink.says(change.path) == nil
        let links = isLed ? FolderLinks(to: from, around: folder).all : []
        let ledLinks = Set(links.map { "\($0.folder)/\(FilePath($0.path).name)" })
        let apply = { (bytes: [UInt8], path: String) in
            led.applied(to: bytes, at: path, root: files.root, ledLinks: ledLinks) { link in
                let target = files.target(of: link, from: path)
                // A link to a folder shows its read-me.
                let isOwn = name == Sidecar.documentName && target == folder.path
                return isOwn ? from : target
            }
        }
        var others: [FileChange] = []
        var notes = unread.map { "\($0); links in it stay" }
        var mentions: [String] = []
        let own = apply(change.new, from)
        if goal.name != name {
            mentions += NamedLines.lines(in: own, naming: name).map {
                "\(change.newPath ?? ""):\($0)"
            }
        }
        for text in texts where text.file.real != from {
            let new = apply(text.bytes, text.file.real)
            if String(validating: text.bytes, as: UTF8.self) == nil, new != text.bytes {
                notes.append("\(text.file.path): is not UTF-8; links in it stay")
                continue
            }
            others.append(FileChange(path: text.file.path, old: text.bytes, new: new))
            if goal.name != name {
                mentions += NamedLines.lines(in: new, naming: name).map {
                    "\(text.file.path):\($0)"
                }
            }
        }
        others += links.map { $0.led(from: from, to: to) }
        if let note = NamedLines.note(mentions, naming: name) { notes.append(note) }
        return (own, others.filter { $0.old != $0.new }, notes)
    }

    // MARK: Reservations

    /// Numbers that are reserved for the proposal stay so under its new name, as soon as it has that.
    /// - Returns: what somebody should know of; a line each.
    private func ledReservations() -> [String] {
        guard let key, RealFolder(key.folder)?.repository != nil else { return [] }
        return NumberReservations(in: key.folder).lead(from: key.old, to: key.new)
    }

    // MARK: Records

    /// Records go by the name of the proposal without its number.
    private mutating func moveRecords(from path: String, to newPath: String) throws(Failure) {
        let (old, new) = (FilePath(path), FilePath(newPath))
        let (key, newKey) = (
            ReviewFolder.key(ofProposal: old.name), ReviewFolder.key(ofProposal: new.name)
        )
        if key != newKey { self.key = (key, newKey, new.folder) }
        let (here, there) = (ReviewFolder(of: old.folder), ReviewFolder(of: new.folder))
        let from = here.path("reviews/\(key)")
        let to = there.path("reviews/\(newKey)")
        moves.append(Self.move(from: from, to: to))
        guard from != to, ProposalFolder.isFolder(from) else { return }
        try here.requireOwnKey(ofProposal: path)
        guard !ProposalFolder.isFolder(to) else {
            throw Failure("\(to): holds records of a proposal of that name; choose another name")
        }
        guard ProposalFolder.isFolder(there.path("reviews")) else {
            throw Failure("\(there.path("reviews")): no such folder for the records; make it first")
        }
        for name in StateFolder.names(in: from).sorted() where name != "." && name != ".." {
            let record = "\(from)/\(name)"
            let bytes = try WholeFile.read(record)
            let real = FilePath.real(record)
            let known = files.firstIndex { FilePath.real($0.path) == real }
            let new = known.map { files.remove(at: $0).new } ?? bytes
            files.append(
                FileChange(path: record, newPath: "\(to)/\(name)", old: bytes, new: new))
        }
        folder = FolderChange.FolderMove(from: from, to: to)
    }
}
