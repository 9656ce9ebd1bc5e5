import Folders
import Glibc
import Proposals
import Rules

/// The name that a proposal's file is to have.
struct ProposalName {
    let path: String

    /// - Parameters:
    ///   - asked: a name of a file, or words that make one, to which the number stays.
    ///   - number: the proposal's own, as its field has it; nil if it has none.
    init(_ asked: String, of old: String, number: Int?) throws(Failure) {
        let file = FilePath(old)
        guard !ProposalFile.mayHaveSidecar(old) else {
            throw Failure("\(old): is named by its folder; give that another name (git mv)")
        }
        var status = stat()
        if lstat(old, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
            throw Failure("\(old): is a link; name the file that it leads to")
        }
        let isPath = asked.utf8.contains(UInt8(ascii: "/"))
        let name: String
        if isPath || asked.hasSuffix(".md") {
            name = FilePath(asked).name
        } else {
            if file.name.leadingNumber == nil, let number = FileNumber(path: old)?.value {
                throw Failure(
                    "\(old): is named by its number, \(number); write NAME.md to name it otherwise",
                    exitCode: 64)
            }
            guard let slug = Slug(asked)?.string else {
                throw Failure("\(asked): nothing of it can be part of a file name", exitCode: 64)
            }
            name = slug.isNumbered ? slug + ".md" : file.name.numberLead + slug + ".md"
        }
        guard ProposalFolder.isProposal(name), name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { throw Failure("\(asked): is no name of a proposal; write slug.md", exitCode: 64) }
        if let given = name.leadingNumber, let number = number ?? file.name.leadingNumber,
            given != number
        {
            throw Failure(
                "\(asked): begins with another number than the proposal's, \(number); "
                    + "octopen status and octopen number give numbers")
        }
        let folder = isPath ? FilePath(asked).folder : file.folder
        path =
            folder == "." && !old.hasPrefix("./")
            ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        guard ProposalFolder.isFolder(folder) else {
            throw Failure("\(folder): no such folder; make it first")
        }
        let others = try ProposalFolder.proposals(in: folder).map { FilePath($0).name }
        let isSameFolder = FilePath.real(folder) == FilePath.real(file.folder)
        let taken = others.first {
            $0.leadingNumber != nil && $0.leadingNumber == name.leadingNumber
                && !(isSameFolder && file.name.leadingNumber == name.leadingNumber)
        }
        if let taken { throw Failure("\(asked): \(taken) has that number; choose another name") }
        let key = ReviewFolder.key(ofProposal: name)
        let twin = others.first {
            ReviewFolder.key(ofProposal: $0) == key && !(isSameFolder && $0 == file.name)
        }
        if let twin, twin != name, ProposalFolder.isFolder("\(folder)/reviews") {
            throw Failure(
                "\(asked): records of reviews would be those of \(twin), too; choose another name")
        }
    }
}

extension String {
    /// Whether a number begins it.
    fileprivate var isNumbered: Bool { (self + ".md").leadingNumber != nil }

    /// The number at the start of a file's name with what stands behind it.
    fileprivate var numberLead: String {
        guard leadingNumber != nil else { return "" }
        return prefix { $0.isASCII && $0.isNumber } + "-"
    }
}
