import Folders
import Glibc
import Proposals
import Rules

/// The name that the folder of a proposal is to have, which is its `README.md`.
struct ProposalFolderName {
    let name: String
    /// Of the proposal under that name.
    let path: String

    /// - Parameters:
    ///   - asked: words that make a name, to which the number stays.
    ///   - number: the proposal's own; nil if it has none.
    ///   - mayMove: the folder may go into another one.
    /// - Returns: nil for a proposal that is named by its file.
    init?(_ asked: String, of file: ProposalFile, number: Int?, mayMove: Bool = false)
        throws(Failure)
    {
        guard ProposalFile.mayHaveSidecar(file.path) else { return nil }
        let old = FilePath(file.path)
        guard file.sidecar != nil else {
            throw Failure(
                "\(file.path): is named by its folder, which may hold more than the proposal; give "
                    + "that another name (git mv)")
        }
        for path in [file.path, old.folder] where SymbolicLink.says(path) != nil {
            throw Failure("\(path): is a link; name what it leads to")
        }
        guard let real = FilePath.real(old.folder) else {
            throw Failure("\(old.folder): is not there any more")
        }
        let isPath =
            asked.utf8.contains(UInt8(ascii: "/")) || mayMove && ProposalFolder.isFolder(asked)
        guard !asked.lowercased().hasSuffix(".md") else {
            throw Failure(
                "\(asked): \(file.path) is named by its folder; write words, or a plain name for that",
                exitCode: 64)
        }
        let folder = FilePath(real).name
        let own = number ?? FileNumber(path: "\(folder)/\(Sidecar.documentName)")?.value
        name =
            isPath
            ? FilePath(asked).name
            : try ProposalName.name(ofWords: asked, behind: FileNumber.lead(ofName: folder))
        if isPath { try Self.requirePath(asked, of: old.folder, real, mayMove: mayMove) }
        let given = FileNumber(path: "\(name)/\(Sidecar.documentName)")
        if let given, given.value != own {
            throw Failure(
                "\(asked): begins with a number, \(given.value), and the proposal has "
                    + (own.map { "another, \($0)" } ?? "none"))
        }
        guard !name.hasSuffix("-template"), name != "reviews" else {
            throw Failure("\(asked): is no name of a proposal's folder; choose another name")
        }
        let parent = FilePath(isPath ? asked : old.folder).folder
        let hasParent = isPath || old.folder.utf8.contains(UInt8(ascii: "/"))
        path = "\(hasParent ? "\(parent == "/" ? "" : parent)/" : "")\(name)/\(old.name)"
    }

    /// A path that the folder can be moved to.
    /// - Parameter real: the folder as it is, without links of the file system.
    private static func requirePath(
        _ asked: String, of folder: String, _ real: String, mayMove: Bool
    ) throws(Failure) {
        let (parent, name) = (FilePath(asked).folder, FilePath(asked).name)
        guard ProposalFolder.isFolder(parent) else {
            throw Failure("\(parent): no such folder; make it first")
        }
        guard !name.isEmpty, !ProposalFolder.isFolder(asked) else {
            let start = asked.hasSuffix("/") ? asked : asked + "/"
            throw Failure(
                "\(asked): is a folder already; to move \(folder) into it, write "
                    + "\(start)\(FilePath(real).name)", exitCode: 64)
        }
        try ProposalName.requireOutsideOfGit(parent, asked)
        guard !name.hasPrefix("."), name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            name.contains(where: \.isLetter)
        else {
            throw Failure(
                "\(asked): is no name of a proposal's folder; choose another name", exitCode: 64)
        }
        let goal = FileKey.absolute(parent)
        let isSame = goal == FilePath(real).folder
        guard isSame || mayMove else {
            throw Failure(
                "\(asked): is in another folder than \(folder); --move takes it there, and "
                    + "\(name) names it so where it is", exitCode: 64)
        }
        guard goal != real, !goal.hasPrefix(real + "/") else {
            throw Failure("\(asked): is in \(folder) itself; choose another folder", exitCode: 64)
        }
        guard RealFolder(goal)?.repository == RealFolder(real)?.repository else {
            throw Failure(
                "\(asked): is in another repository than \(folder); take it there by hand")
        }
    }
}

/// The name that a proposal's file is to have.
struct ProposalName {
    let path: String

    /// - Parameters:
    ///   - asked: a name of a file, or words that make one, to which the number stays.
    ///   - number: the proposal's own, as its field has it; nil if it has none.
    ///   - mayMove: it may go to another folder.
    init(_ asked: String, of old: String, number: Int?, mayMove: Bool = false) throws(Failure) {
        let file = FilePath(old)
        var status = stat()
        if lstat(old, &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
            throw Failure("\(old): is a link; name the file that it leads to")
        }
        guard !mayMove || !ProposalFolder.isFolder(asked) else {
            let start = asked.hasSuffix("/") ? asked : asked + "/"
            throw Failure(
                "\(asked): is a folder; to move \(old) into it, write \(start)\(file.name)",
                exitCode: 64)
        }
        let isPath = asked.utf8.contains(UInt8(ascii: "/"))
        let isName = isPath || asked.lowercased().hasSuffix(".md")
        let name = isName ? FilePath(asked).name : try Self.name(ofWords: asked, of: old)
        guard ProposalFolder.isProposal(name), name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else {
            // `x.MD`
            let isCapital = name.lowercased().hasSuffix(".md") && !name.hasSuffix(".md")
            let better = isCapital ? String(asked.dropLast(3)) + ".md" : "slug.md"
            throw Failure("\(asked): is no name of a proposal; write \(better)", exitCode: 64)
        }
        guard Self.hasWords(name) else { throw Self.wordless(asked) }
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
        try Self.requireOutsideOfGit(folder, asked)
        let isSameFolder = FilePath.real(folder) == FilePath.real(file.folder)
        guard isSameFolder || mayMove else {
            throw Failure(
                "\(asked): is in another folder than \(old); --move takes it there, "
                    + "and \(name) names it so where it is", exitCode: 64)
        }
        let others = try ProposalFolder.proposals(in: folder).map { FilePath($0).name }
        let taken = others.first {
            $0.leadingNumber != nil && $0.leadingNumber == name.leadingNumber
                && !(isSameFolder && file.name.leadingNumber == name.leadingNumber)
        }
        if let taken { throw Failure("\(asked): \(taken) has that number; choose another name") }
        if let given = name.leadingNumber, number ?? file.name.leadingNumber == nil {
            throw Failure(
                "\(asked): begins with a number, \(given), and the proposal has none; octopen status "
                    + "gives it one at the approval")
        }
        let key = ReviewFolder.key(ofProposal: name)
        let twin = others.first {
            ReviewFolder.key(ofProposal: $0) == key && !(isSameFolder && $0 == file.name)
        }
        if let twin, twin != name, ProposalFolder.isFolder("\(folder)/reviews") {
            throw Failure(
                "\(asked): records of reviews would be those of \(twin), too; choose another name")
        }
    }

    /// Git keeps its own files in folders of this name, and no proposal.
    fileprivate static func requireOutsideOfGit(_ folder: String, _ asked: String) throws(Failure) {
        guard let place = RealFolder(folder), let repository = place.repository else { return }
        let parts = place.path.relative(to: repository).lowercased().split(separator: "/")
        guard !parts.contains(".git") else {
            throw Failure("\(asked): is in git's own folder; choose another folder", exitCode: 64)
        }
    }

    /// Whether a name has a letter or a digit besides what it begins with; a number alone is a name.
    private static func hasWords(_ name: String) -> Bool {
        let stem = name.lowercased().hasSuffix(".md") ? name.dropLast(3) : name[...]
        return stem.dropFirst(FileNumber.lead(ofName: name).count).contains {
            $0.isLetter || $0.isNumber
        }
    }

    private static func wordless(_ asked: String) -> Failure {
        Failure("\(asked): is a name without words; write some, as new-words", exitCode: 64)
    }

    /// A name made of words, behind the number or the day that the old one begins with.
    private static func name(ofWords asked: String, of old: String) throws(Failure) -> String {
        let lead = FileNumber.lead(ofName: FilePath(old).name)
        if lead.isEmpty, let number = FileNumber(path: old), !number.isDay {
            throw Failure(
                "\(old): is named by its number, \(number.value); write NAME.md to name it otherwise",
                exitCode: 64)
        }
        return try name(ofWords: asked, behind: lead) + ".md"
    }

    /// - Parameter lead: what the name begins with, unless the words begin with a number.
    fileprivate static func name(ofWords asked: String, behind lead: String) throws(Failure)
        -> String
    {
        guard let slug = Slug(asked) else {
            throw Failure(
                "\(asked): nothing of it can be part of a file name; write words", exitCode: 64)
        }
        guard hasWords(asked) else { throw wordless(asked) }
        return slug.string.isNumbered ? slug.string : lead + slug.string
    }
}

extension String {
    /// Whether a number begins it.
    fileprivate var isNumbered: Bool { (self + ".md").leadingNumber != nil }
}
