import Forms
import Glibc
import Proposals
import Reviews

/// The records beside the proposals of a folder: `reviews/<key>/<reviewer>.md`.
///
/// The key is a proposal's file name without its number, so that giving the number moves nothing.
struct ReviewFolder {
    /// Of the proposals.
    let folder: String

    /// A record as it stands in its file.
    struct Stored {
        /// Relative to the folder of the proposals.
        let name: String
        let record: ReviewRecord
    }

    init(of folder: String) { self.folder = folder }

    /// `garbage-collection` for `004-garbage-collection.md`.
    static func key(ofProposal path: String) -> String {
        let name = FilePath(path).name
        let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        let rest = stem.drop { $0.isASCII && $0.isNumber }.drop { "-_. ".contains($0) }
        return rest.isEmpty ? stem : String(rest)
    }

    /// Whether a path is that of a record: a file in a folder of `reviews`.
    static func isRecord(_ path: String) -> Bool {
        FilePath(FilePath(FilePath(path).folder).folder).name == "reviews"
    }

    // MARK: Reading

    /// The keys that have records.
    var keys: [String] {
        Self.names(in: path("reviews")).filter { key in
            ProposalFolder.isFolder(path("reviews/\(key)")) && !recordNames(of: key).isEmpty
        }
    }

    private func recordNames(of key: String) -> [String] {
        Self.names(in: path("reviews/\(key)")).filter { $0.hasSuffix(".md") }
    }

    /// The records of a proposal, by the names of their files.
    ///
    /// - Returns: with what could not be read, and why: nobody knows what it says.
    func records(of key: String) -> (read: [Stored], unread: [String]) {
        var read: [Stored] = []
        var unread: [String] = []
        for name in recordNames(of: key) {
            let name = "reviews/\(key)/\(name)"
            do throws(Failure) {
                try requireOwnFile(name)
                read.append(
                    Stored(name: name, record: ReviewRecord(try WholeFile.read(path(name)))))
            } catch {
                unread.append("\(error)")
            }
        }
        return (read, unread)
    }

    /// A record is a file in the folder of the proposals, and no link: what is behind one is not a
    /// record.
    private func requireOwnFile(_ name: String) throws(Failure) {
        guard isInside(name) else {
            throw Failure("\(path(name)): lies outside the folder of the proposals")
        }
        var status = stat()
        if lstat(path(name), &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
            throw Failure("\(path(name)): is a link; a record is a file of its own")
        }
    }

    /// No other proposal has the same key, so that each has its own records.
    func requireOwnKey(ofProposal path: String) throws(Failure) {
        let name = FilePath(path).name
        let key = Self.key(ofProposal: name)
        let others = try ProposalFolder.proposals(in: folder).map { FilePath($0).name }
        guard let other = others.first(where: { $0 != name && Self.key(ofProposal: $0) == key })
        else { return }
        throw Failure(
            "reviews/\(key) would hold the records of \(name) and of \(other); rename one of them")
    }

    /// Records whose proposal is not there, with the key that they name.
    var orphans: [(path: String, key: String)] {
        let keys = keys
        guard !keys.isEmpty, let paths = try? ProposalFolder.proposals(in: folder) else {
            return []
        }
        let known = Set(paths.map(Self.key))
        return keys.filter { !known.contains($0) }.flatMap { key in
            recordNames(of: key).map { (path("reviews/\(key)/\($0)"), key) }
        }
    }

    private static func names(in folder: String) -> [String] {
        StateFolder.names(in: folder).filter { !$0.hasPrefix(".") }.sorted()
    }

    // MARK: A reviewer's own record

    /// The file of a reviewer's record: the file that names this person, else a free one.
    ///
    /// Of two reviewers of one name, the second has `-2`.
    /// A file that is not there yet, and of which somebody else has a draft, is not free.
    /// - Returns: relative to the folder of the proposals; with the bytes that it holds, if any.
    func own(of reviewer: Reviewer, key: String) throws(Failure) -> (name: String, bytes: [UInt8]?)
    {
        guard let slug = reviewer.slug else {
            throw Failure(
                "\(reviewer): nothing of the name can be part of a file name; "
                    + "give a mail too: --as 'NAME <MAIL>'")
        }
        for number in 1...99 {
            let name = "reviews/\(key)/\(slug)\(number == 1 ? "" : "-\(number)").md"
            try requireOwnFile(name)
            var status = stat()
            guard lstat(path(name), &status) == 0 else {
                let draft = UnsavedWorks().find(of: path(name), unlike: [])
                if let draft, !draft.isRecord(of: reviewer) { continue }
                return (name, nil)
            }
            let bytes = try WholeFile.read(path(name))
            guard let other = ReviewRecord(bytes).reviewer, !other.isSame(as: reviewer) else {
                return (name, bytes)
            }
        }
        throw Failure("\(reviewer): a hundred others have that name; give a mail with --as")
    }

    /// Makes the folders that a record lies in.
    ///
    /// - Parameter record: the path of its file.
    func prepare(record: String) throws(Failure) {
        for part in [path("reviews"), FilePath(record).folder] {
            guard mkdir(part, 0o777) == 0 || errno == EEXIST else {
                throw Failure("\(part): \(Failure.reason()); check who may write there")
            }
        }
    }

    // MARK: Paths

    /// The path of something in the folder.
    func path(_ name: String) -> String { ProposalFolder.joined(folder, name) }

    /// Whether a file, or the nearest folder above it that exists, lies below the proposals also
    /// when links of the file system are followed.
    private func isInside(_ name: String) -> Bool {
        FilePath.real(folder).map { FilePath.isBelow($0, path(name)) } ?? false
    }
}

extension UnsavedWork {
    /// Whether it is of the reviewer's own record, or names nobody.
    func isRecord(of reviewer: Reviewer) -> Bool {
        ReviewRecord(bytes).reviewer?.isSame(as: reviewer) ?? true
    }
}
