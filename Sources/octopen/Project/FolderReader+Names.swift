import Folders
import Proposals
import Rules

/// Numbers in the names of files and folders.
extension FolderReader {
    /// Numbers that stand elsewhere in names: `eip-7801.md`, `1731-gc/README.md`, `115-x/vep.md`, and behind
    /// the words for their kinds, or that which most begin with, `adr-003-loom.md`.
    func named(
        _ paths: [String], besides entries: [FolderFacts.Entry]
    ) -> [FolderFacts.Use] {
        let shared = FileNumber.behindWords(in: paths)
        let alone = FileNumber.ofFolders(in: paths)
        return zip(paths, entries).compactMap { path, entry in
            guard entry.value == nil, entry.fileNumber == nil,
                let number = Self.number(inName: path) ?? shared[path]?.value ?? alone[path]?.value
            else { return nil }
            let file = FilePath(path)
            let isOfFolder = ProposalFile.mayHaveSidecar(path) || alone[path] != nil
            let name = isOfFolder ? "\(FilePath(file.folder).name)/\(file.name)" : file.name
            return .init(number: number, branch: "this branch", fileName: name)
        }
    }

    /// Numbers behind the word that most begin with, by the names of the files; none of those that are called
    /// by their folders.
    static func behindWord(in paths: [String]) -> [String: Int] {
        let found = FileNumber.behindSharedWord(in: paths)
            .filter { !ProposalFile.mayHaveSidecar($0.key) }
        return Dictionary(
            found.map { (FilePath($0.key).name, $0.value.value) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Numbers of folders whose page is no proposal, `0007_License/index.md`, with as many digits as those
    /// of files. A year above all that the files have is none.
    func ofPages(besides entries: [FolderFacts.Entry]) -> [FolderFacts.Use] {
        let most = entries.compactMap { $0.value ?? $0.fileNumber }.max() ?? 0
        let widths = Set(
            entries.map { entry in
                entry.fileName.drop { !$0.isNumber }.prefix(while: \.isNumber).count
            })
        return ProposalFolder.documents(called: "index.md", in: folder).compactMap { path in
            let name = FilePath(FilePath(path).folder).name
            guard isReachable(path), let number = FileNumber(path: name), !number.isDay,
                widths.contains(number.digits.count),
                number.value <= most || !(1900...2100).contains(number.value)
            else { return nil }
            return .init(
                number: number.value, branch: "this branch", fileName: "\(name)/index.md")
        }
    }

    /// Numbers in the names of files of the folder around this one.
    static func uses(inNamesOf paths: [String], around folder: String) -> [FolderFacts.Use] {
        paths.compactMap { path in
            Self.number(inName: path).map { number in
                .init(
                    number: number, branch: "this branch, in \(folder)",
                    fileName: FilePath(path).name)
            }
        }
    }

    /// Numbers in the names of proposals that lie in several folders by their status, behind the word that
    /// most of them begin with, too.
    ///
    /// - Parameter folder: that of which the numbers are asked.
    static func uses(
        inFoldersByStatus paths: [String], besides folder: String
    ) -> [FolderFacts.Use] {
        let shared = FileNumber.behindSharedWord(in: paths)
        return paths.compactMap { path -> FolderFacts.Use? in
            guard let number = Self.number(inName: path) ?? shared[path]?.value else { return nil }
            let file = FilePath(path)
            let place = file.folder == folder ? "" : ", in \(FilePath(file.folder).name)"
            return FolderFacts.Use(
                number: number, branch: "this branch\(place)", fileName: file.name)
        }
    }

    /// Numbers of proposals that have a folder each beside this one.
    static func uses(
        inFoldersOf paths: [String], around folder: String
    ) -> [FolderFacts.Use] {
        let alone = FileNumber.ofFolders(in: paths)
        let shared = FileNumber.behindSharedWord(in: paths)
        return paths.compactMap { path -> FolderFacts.Use? in
            guard
                let number = Self.number(inName: path) ?? alone[path]?.value ?? shared[path]?.value
            else { return nil }
            let file = FilePath(path)
            return FolderFacts.Use(
                number: number, branch: "this branch, in \(folder)",
                fileName: "\(FilePath(file.folder).name)/\(file.name)")
        }
    }

    /// A day at the start of a name is no number.
    static func number(inName path: String) -> Int? {
        let name = FilePath(path).name
        if let first = name.utf8.first, (0x30...0x39).contains(first) { return name.leadingNumber }
        return FileNumber(path: path)?.digits.asProposalNumber
    }
}

extension FolderFacts {
    /// Whether the number of a file is among those that are known already.
    func knows(_ use: Use) -> Bool {
        elsewhere.contains { $0.number == use.number && $0.fileName == use.fileName }
            || entries.contains {
                $0.fileName == use.fileName && ($0.value ?? $0.fileNumber) == use.number
            }
    }
}
