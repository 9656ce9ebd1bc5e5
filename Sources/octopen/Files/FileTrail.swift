import Forms
import Glibc
import Proposals

/// Where the file of an open form is, once it is not where it was read.
///
/// Another run of octopen has left a note of it; else it is known by its number in the file system or
/// its text, as a journal's file is; else by its name, where a checkout or a merge wrote it anew.
struct FileTrail {
    private let path: String
    /// What the file held, with the metadata of another file.
    private let saved: [UInt8]
    private let node: Journal.Node?
    private let template: Template
    /// Whether another proposal has the path by now.
    let isTaken: Bool

    /// - Parameter node: of the file when it was read last, where that is known.
    init(of form: Form, node: Journal.Node?) {
        let file = form.session.file
        let (path, saved) = (file.path ?? "", file.saved ?? [])
        let template = form.proposal.template
        (self.path, self.saved, self.node, self.template) = (path, saved, node, template)
        // A checkout may give another file the number of this one.
        let now = saved.isEmpty ? nil : (try? ProposalFile(reading: path))?.bytes
        isTaken =
            now.map { $0 != saved && ProposalLikeness(saved, template: template).differs(from: $0) }
            ?? false
    }

    /// The path of the file, and its bytes with those of its metadata; nil while it is where it was,
    /// and where nobody knows.
    func found() -> (path: String, bytes: [UInt8])? {
        guard !path.isEmpty, !saved.isEmpty,
            isTaken || access(path, F_OK) != 0 && [ENOENT, ENOTDIR].contains(errno),
            let found = noted ?? renamed ?? namesake,
            let file = try? ProposalFile(reading: found)
        else { return nil }
        return (found, file.bytes)
    }

    private var noted: String? {
        UnsavedWorks.noted(journal: FileKey(path).own).flatMap { note in
            access(note, F_OK) == 0 ? relative(note) : nil
        }
    }

    private var renamed: String? {
        let contents = Journal.Contents(path: FileKey.absolute(path), node: node, text: saved)
        let now = RenamedFile(contents, template: template).path
        let ending = FilePath(path).name.drop { $0 != "." }
        return now != contents.path && now.hasSuffix(ending) ? relative(now) : nil
    }

    /// The one file of the same number, or of the same name without it, that has half of the lines
    /// that are the proposal's own, or its title.
    private var namesake: String? {
        let own = FilePath(path)
        guard own.name != Sidecar.documentName else { return nil }
        let likeness = ProposalLikeness(saved, template: template)
        let others = StateFolder.names(in: own.folder).filter { name in
            guard name.hasSuffix(".md"), !name.hasPrefix("."), name != own.name else {
                return false
            }
            let number = name.number
            return number != nil && number == own.name.number
                || ReviewFolder.key(ofProposal: name) == ReviewFolder.key(ofProposal: own.name)
        }
        let isSame = { (path: String) in
            (try? WholeFile.read(path)).map(likeness.isOf) ?? false
        }
        let near = others.map { ProposalFolder.joined(own.folder, $0) }
            .filter(isSame)
        let same =
            near.isEmpty
            ? RenamedFile.far(from: FileKey.absolute(path)).filter {
                FilePath($0).name == own.name && isSame($0)
            }.map(relative) : near
        return same.count == 1 ? same[0] : nil
    }

    /// As the author named the old one.
    private func relative(_ found: String) -> String {
        path.hasPrefix("/") ? found : found.relative(to: FilePath.real(".") ?? "/")
    }
}

extension String {
    /// The number that a file's name begins with.
    fileprivate var number: Int? { Int(prefix { $0.isASCII && $0.isNumber }) }
}
