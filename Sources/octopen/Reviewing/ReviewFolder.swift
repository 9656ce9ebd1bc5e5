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

    /// Records of one proposal that are read; more are no reviews.
    private static let mostRecords = 200

    init(of folder: String) { self.folder = folder }

    /// `garbage-collection` for `004-garbage-collection.md`.
    static func key(ofProposal path: String) -> String {
        let name = FilePath(path).name
        let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        let rest = stem.drop { $0.isASCII && $0.isNumber }.drop { "-_. ".contains($0) }
        return rest.isEmpty ? stem : String(rest)
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

    /// The records of a proposal, by the names of their files; what cannot be read is left out.
    func records(of key: String) -> [Stored] {
        recordNames(of: key).prefix(Self.mostRecords).compactMap { name in
            let name = "reviews/\(key)/\(name)"
            guard isInside(name), let bytes = try? WholeFile.read(path(name)) else { return nil }
            return Stored(name: name, record: ReviewRecord(bytes))
        }
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

    /// The file of a reviewer's record: the one that names this person, else one that is free.
    ///
    /// Of two reviewers of one name, the second has `-2`.
    /// - Returns: relative to the folder of the proposals; with the bytes that it holds, if any.
    func own(of reviewer: Reviewer, key: String) throws(Failure) -> (name: String, bytes: [UInt8]?)
    {
        guard let slug = reviewer.slug else {
            throw Failure(
                "\(reviewer): nothing of the name can be part of a file name; give another with --as"
            )
        }
        for number in 1...99 {
            let name = "reviews/\(key)/\(slug)\(number == 1 ? "" : "-\(number)").md"
            guard isInside(name) else {
                throw Failure("\(path(name)): lies outside the folder of the proposals")
            }
            var status = stat()
            guard lstat(path(name), &status) == 0 else { return (name, nil) }
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
    func path(_ name: String) -> String { folder == "." ? name : "\(folder)/\(name)" }

    /// Whether a file, or the nearest folder of it that exists, lies below the proposals also when
    /// links of the file system are followed.
    private func isInside(_ name: String) -> Bool {
        FilePath.real(folder).map { FilePath.isBelow($0, path(name)) } ?? false
    }
}
