import Folders
import Rules
import Terminal

/// The folders beside one that holds a single document, each of which holds one, too:
/// `0003-x/README.md`, `0017-x/0017-x.md`, `TIP-0021/tip-0021.md`, `104-x/x.md`, `001-x/proposal.md`.
struct DocumentFolders: Hashable, Sendable {
    /// The folder that they are in, without links of the file system.
    let around: String
    /// The name that the documents have; nil where each is named after its folder.
    private let name: String?
    /// Whether they are in the folders of that folder: `sig-a/115-x`, `sig-b/120-y`.
    private let isDeep: Bool

    /// Documents that are looked at, and folders: more tell nothing new.
    private static let most = 3000
    /// Documents that tell what is usual.
    private static let fewest = 5

    /// - Returns: nil for a folder of several documents, and for the root of a repository.
    init?(of folder: String) {
        guard let real = FilePath.real(folder), !Self.isOfProposals(real),
            !Self.isOfProjects(FilePath(real).folder)
        else { return nil }
        let own = StateFolder.names(in: real).filter(ProposalFolder.isProposal).sorted()
        let folderName = FilePath(real).name
        let isNamedAfterFolder = Self.document(of: folderName, among: own) != nil
        // `0017-x`, `TIP-0021`, `MIP23`
        let isOfNumber =
            folderName.leadingNumber != nil
            || isNamedAfterFolder && folderName.last?.isNumber == true
        // A file beside the document is a part of it.
        guard own.count < 2 || isOfNumber else { return nil }
        let hasReadMe = ProposalFolder.exists("\(real)/README.md")
        let isReadMe = hasReadMe && !own.contains { Self.hasName($0, of: folderName) }
        guard let first = isReadMe ? "README.md" : own.first else { return nil }
        self.init(
            around: FilePath(real).folder, name: isReadMe || !isNamedAfterFolder ? first : nil,
            isDeep: false)
    }

    private init(around: String, name: String?, isDeep: Bool) {
        (self.around, self.name, self.isDeep) = (around, name, isDeep)
    }

    /// The same one folder further up, where proposals are kept by topics; nil for others.
    var wider: DocumentFolders? {
        let above = FilePath(around).folder
        guard !isDeep, !ProposalFolder.exists("\(around)/.git"), !Self.isOfProjects(above) else {
            return nil
        }
        return DocumentFolders(around: above, name: name, isDeep: true)
    }

    /// The documents that are enough to learn from: those beside, else those of all topics. Empty
    /// where there are too few.
    var telling: [String] {
        let beside = documents
        if Self.areEnough(beside) { return beside }
        let all = wider?.documents ?? []
        return Self.areEnough(all) ? all : []
    }

    static func areEnough(_ documents: [String]) -> Bool { documents.count >= fewest }

    /// By path.
    var documents: [String] { documents(atMost: Self.most).sorted() }

    /// Whether there is more than one.
    var areSeveral: Bool { documents(atMost: 2).count > 1 }

    private func documents(atMost limit: Int) -> [String] {
        var folders = Self.folders(in: around)
        if isDeep {
            // A folder of a topic holds folders with numbers alone.
            folders = folders.prefix(Self.most).flatMap { topic in
                Self.folders(in: topic).filter { FilePath($0).name.leadingNumber != nil }
            }
        }
        var found: [String] = []
        for folder in folders.prefix(Self.most) where found.count < limit {
            if let name {
                let path = "\(folder)/\(name)"
                if ProposalFolder.exists(path) { found.append(path) }
            } else {
                let names = StateFolder.names(in: folder).filter(ProposalFolder.isProposal)
                if let own = Self.document(of: FilePath(folder).name, among: names) {
                    found.append("\(folder)/\(own)")
                }
            }
        }
        return found
    }

    private static func folders(in folder: String) -> [String] {
        StateFolder.names(in: folder).sorted()
            .filter { !$0.hasPrefix(".") && $0 != "reviews" && !$0.hasSuffix("-template") }
            .map { folder == "/" ? "/\($0)" : "\(folder)/\($0)" }
    }

    /// The file that is named after its folder, in whatever case; where that has a number, also by the
    /// number, without it, or with more behind it.
    private static func document(of folder: String, among names: [String]) -> String? {
        if let same = names.first(where: { hasName($0, of: folder) }) { return same }
        guard let number = Self.number(ofName: folder) else { return nil }
        let small = folder.lowercased()
        let named = names.filter { name in
            let stem = name.dropLast(3).lowercased()
            return stem.hasPrefix(small + "-") || small.hasSuffix("-" + stem)
                || number == FileNumber(path: name)?.value
        }
        // A translation has a longer name.
        return named.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
    }

    private static func hasName(_ file: String, of folder: String) -> Bool {
        file.dropLast(3).lowercased() == folder.lowercased()
    }

    /// Whether something in a folder says that it is one of proposals, or a whole repository.
    private static func isOfProposals(_ folder: String) -> Bool {
        [".git", "octopen.conf", "template.md"].contains {
            ProposalFolder.exists("\(folder)/\($0)")
        }
    }

    /// Whether a folder holds whatever there is, the user's or the machine's: what lies in its folders has
    /// nothing to do with one another, and there may be very much of it.
    private static func isOfProjects(_ folder: String) -> Bool {
        folder == "/" || Environment.value("HOME").flatMap(FilePath.real) == folder
    }

    /// The number in the name of a folder that may be of one proposal.
    static func number(of folder: String) -> Int? {
        guard let real = FilePath.real(folder), !isOfProposals(real) else { return nil }
        return number(ofName: FilePath(real).name)
    }

    /// `0017-x`, `TIP-0021`.
    private static func number(ofName name: String) -> Int? {
        FileNumber(path: name + ".md").flatMap { $0.isDay ? nil : $0.value }
    }
}
