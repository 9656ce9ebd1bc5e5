import Forms
import Glibc
import Proposals

/// Where the file of an open form is, once it is not where it was read.
///
/// Another run of octopen has left a note of it; else it is known by its number in the file system or
/// its text, as a journal's file is; else by its name, where a checkout or a merge wrote it anew.
struct FileTrail {
    private let path: String
    /// What the file held, without metadata of another file.
    private let saved: [UInt8]
    private let node: Journal.Node?
    /// Lines that tell nothing of whose text it is.
    private let common: [UInt8]

    /// - Parameter node: of the file when it was read last, where that is known.
    init(of form: Form, node: Journal.Node?) {
        let file = form.session.file
        path = file.path ?? ""
        let whole = file.saved ?? []
        saved = file.path.flatMap { file.sidecar?.beside($0)?.parted(whole)?.document } ?? whole
        self.node = node
        common = Array(form.proposal.template.source.bytes)
    }

    /// The path of the file, and its bytes with those of its metadata; nil while it is where it was,
    /// and where nobody knows.
    func found() -> (path: String, bytes: [UInt8])? {
        guard !path.isEmpty, !saved.isEmpty, access(path, F_OK) != 0, errno == ENOENT,
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
        let now = RenamedFile(contents).path
        let ending = FilePath(path).name.drop { $0 != "." }
        return now != contents.path && now.hasSuffix(ending) ? relative(now) : nil
    }

    /// The one file of the same number, or of the same name without it, that has half of the lines
    /// that are the proposal's own.
    private var namesake: String? {
        let own = FilePath(path)
        let lines = Set(saved.split(separator: 0x0A)).subtracting(common.split(separator: 0x0A))
        guard !lines.isEmpty, own.name != Sidecar.documentName else { return nil }
        let others = StateFolder.names(in: own.folder).filter { name in
            guard name.hasSuffix(".md"), !name.hasPrefix("."), name != own.name else {
                return false
            }
            let number = name.number
            return number != nil && number == own.name.number
                || ReviewFolder.key(ofProposal: name) == ReviewFolder.key(ofProposal: own.name)
        }
        let same = others.map { own.folder == "." ? $0 : "\(own.folder)/\($0)" }.filter { path in
            guard let bytes = try? WholeFile.read(path) else { return false }
            return lines.intersection(bytes.split(separator: 0x0A)).count * 2 >= lines.count
        }
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
