import Folders
import Glibc
import Proposals
import Rules

/// The folder that proposals are in, found from a starting folder.
struct ProposalFolder {
    /// Nil if none was found; new proposals then go to the only likely folder, else to `start`.
    let path: String?
    let start: String
    /// Folders that hold proposals by what is in them, where none was found by its name.
    private let likely: [String]

    static let names = [
        "enhancements", "proposals", "docs/proposals", "keps", "teps", "EIPS", "rfcs", "docs/adr",
        "doc/adr", "docs/decisions", "docs/architecture/decisions",
    ]

    /// From `start` up to the root of the repository, or of the file system.
    init(from start: String) {
        self.start = start
        path = ProposalFolder.find(from: start)
        likely = path == nil ? ProposalFolder.likely(in: start) : []
    }

    private static func find(from start: String) -> String? {
        guard let real = realpath(start, nil) else { return nil }
        let own = String(cString: real)
        free(real)
        var at = own
        var shown = start
        while true {
            if exists("\(at)/octopen.conf") || exists("\(at)/template.md") { return shown }
            let folders = (named(in: at) + names).filter { isFolder("\(at)/\($0)") }
            // Of several the one that the search came from.
            let around = folders.first { "\(own)/".hasPrefix("\(at)/\($0)/") }
            if let name = around ?? folders.first {
                // From inside of the folder, its files have their plain names.
                if own == "\(at)/\(name)" { return start }
                let isElsewhere =
                    around == nil && own != at
                    && (holdsProposals(own)
                        || TemplateSearch(restriction: .none).isFollowed(in: own))
                return isElsewhere ? start : joined(shown, name)
            }
            if at == own, holdsTemplate(own) { return start }
            if at == "/" || exists("\(at)/.git") { return nil }
            at = FilePath(at).folder
            shown = shown == "." ? ".." : shown + "/.."
        }
    }

    /// Whether a folder holds a template by the usual name in capitals, `TEMPLATE.md`, and proposals.
    private static func holdsTemplate(_ folder: String) -> Bool {
        let names = StateFolder.names(in: folder)
        return names.contains { $0.lowercased() == "template.md" }
            && names.contains(where: isProposal)
    }

    /// The folder that the configuration of other tools names: `.adr-dir` of adr-tools, and
    /// `adrFolder` in `.log4brains.yml`; `text` beside the template of RFCs.
    private static func named(in folder: String) -> [String] {
        var names: [String] = []
        if let bytes = try? WholeFile.read("\(folder)/.adr-dir") {
            names.append(String(decoding: bytes, as: UTF8.self))
        }
        if let bytes = try? WholeFile.read("\(folder)/.log4brains.yml") {
            let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
            names += lines.map(\.trimmed).filter { $0.hasPrefix("adrFolder:") }
                .map { String($0.dropFirst("adrFolder:".count)) }
        }
        if exists("\(folder)/0000-template.md") { names.append("text") }
        return names.map { name in
            let path = name.trimmed.filter { $0 != "\"" && $0 != "'" }
            return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        }.filter { !$0.isEmpty && !$0.hasPrefix("/") && !$0.contains("..") }
    }

    /// The path of a file in a folder, which is not named where it is the current one.
    static func joined(_ folder: String, _ name: String) -> String {
        // A path that begins with a hyphen would be an option to whom it is given.
        folder == "." && name.utf8.first != UInt8(ascii: "-") ? name : "\(folder)/\(name)"
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Where a new proposal is written.
    var forNew: String { path ?? (likely.count == 1 ? likely[0] : start) }

    /// The Markdown files in the folder, but for the template, the read-me, the index, what a project
    /// says of itself, and records; where it has none, or few without numbers, the files in its folders; without
    /// a folder, the files where it was looked for and those of likely folders, else those of numbered folders in it, or
    /// beside one of a single proposal.
    func proposals() throws(Failure) -> [String] {
        guard let path else {
            var own = try ProposalFolder.proposalsRight(in: start)
            for folder in likely { own += try ProposalFolder.proposals(in: folder) }
            if likely.isEmpty {
                own += ProposalFolder.proposals(inNumberedFoldersOf: start, besides: own)
            }
            return own.isEmpty ? ProposalFolder.proposals(besideFolderOfOne: start) : own
        }
        return try ProposalFolder.proposals(in: path)
    }

    /// - Parameter path: a folder, which may be another than the folder that was found.
    static func proposals(in path: String) throws(Failure) -> [String] {
        let own = try proposalsRight(in: path)
        return own.isEmpty
            ? proposals(below: path, depth: 0) : own + proposals(below: path, besides: own)
    }

    /// The proposals of a folder, and all of those in its folders.
    static func allProposals(in path: String) -> [String] {
        ((try? proposalsRight(in: path)) ?? []) + proposals(below: path, depth: 0)
    }

    /// Folders in folders that are looked into.
    private static let deepest = 3

    /// The proposals of a folder that holds folders alone: each of a topic with its files, or of one
    /// proposal with its `README.md`.
    static func proposals(below path: String, depth: Int) -> [String] {
        guard depth < deepest else { return [] }
        var found: [String] = []
        for name in StateFolder.names(in: path).sorted() {
            let folder = joined(path, name)
            guard !name.hasPrefix("."), name != "reviews", !name.hasSuffix("-template"),
                !isOfZeros(name), isRealFolder(folder)
            else { continue }
            let others = (try? proposalsRight(in: folder)) ?? []
            if TemplateSearch.isFolderOfTemplates(name),
                !others.contains(where: { FileNumber(path: $0) != nil })
            {
                continue
            }
            let hasReadme = exists("\(folder)/README.md")
            let metadata = "\(folder)/\(metadataName)"
            if hasReadme, exists(metadata) || SymbolicLink.leadsNowhere(metadata) {
                // What else lies beside it belongs to it.
                found.append("\(folder)/README.md")
            } else if hasReadme, isOfProposal(name),
                isNumberAlone(name) || !others.contains(where: { FileNumber(path: $0) != nil })
            {
                found.append("\(folder)/README.md")
                continue
            } else {
                if hasReadme, others.isEmpty, depth > 0 { found.append("\(folder)/README.md") }
                found += others
            }
            found += proposals(below: folder, depth: depth + 1)
        }
        return found
    }

    /// The file of metadata by which a folder of any name is that of a proposal.
    static let metadataName = "kep.yaml"

    /// Whether a folder's name is that of a proposal: `0003-protocols`, `CIP-0104`, `0003`, and before it has
    /// a number `NNNN-protocols`, `KEP-NNNN-protocols`.
    static func isOfProposal(_ name: String) -> Bool {
        name.leadingNumber != nil && name.contains("-") || TemplateName.isNumberedKind(name)
            || name.signOfNumber != nil || isNumberAlone(name)
    }

    /// `0003`, which is no year
    private static func isNumberAlone(_ name: String) -> Bool {
        name.utf8.count > 2 && name.hasPrefix("0") && !isOfZeros(name)
            && name.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// `0000`, the folder of a template
    private static func isOfZeros(_ name: String) -> Bool {
        name.utf8.count > 2 && name.allSatisfy { $0 == "0" }
    }

    /// The proposals of a folder that has a folder for each, named by its number; empty for fewer than
    /// two.
    static func proposals(inNumberedFoldersOf path: String) -> [String] {
        let names = StateFolder.names(in: path).filter {
            !$0.hasSuffix("-template") && isOfProposal($0) && isRealFolder(joined(path, $0))
        }
        let found = names.sorted().compactMap { name -> String? in
            let folder = joined(path, name)
            if exists("\(folder)/README.md") { return "\(folder)/README.md" }
            let own = (try? proposalsRight(in: folder)) ?? []
            return own.count == 1 ? own[0] : nil
        }
        return found.count > 1 ? found : []
    }

    /// The proposals of the numbered folders beside one of a single proposal, and its own.
    private static func proposals(besideFolderOfOne folder: String) -> [String] {
        guard DocumentFolders.number(of: folder) != nil,
            let beside = DocumentFolders(of: folder), beside.areSeveral
        else { return [] }
        let plain = FilePath(folder).folder
        let isPlain = !folder.hasSuffix(".") && FilePath.real(plain) == beside.around
        let around = isPlain ? plain : folder == "." ? ".." : folder + "/.."
        return beside.documents.filter {
            DocumentFolders.number(of: FilePath($0).folder) != nil
        }.map { joined(around, $0.relative(to: beside.around)) }
    }

    /// The pages of folders that are named by their numbers: `gep-1016/index.md`.
    static func indexes(inNumberedFoldersOf path: String) -> [String] {
        documents(called: "index.md", in: path).filter {
            isOfProposal(FilePath(FilePath($0).folder).name)
        }
    }

    /// The files of a name in the folders of a folder.
    static func documents(called name: String, in folder: String) -> [String] {
        StateFolder.names(in: folder).sorted()
            .filter { !$0.hasPrefix(".") && !$0.hasSuffix("-template") }
            .map { "\(joined(folder, $0))/\(name)" }.filter { exists($0) }
    }

    /// The numbers that folders of proposals have in their names, beside one of a single proposal and
    /// in the folders beside the one around it: `veps/sig-a/115-x`.
    static func numbers(
        beside folder: String, _ isReachable: (String) -> Bool
    ) -> Set<Int> {
        guard let real = FilePath.real(folder), FilePath(real).name.leadingNumber != nil,
            case let around = FilePath(real).folder, isReachable(around),
            DocumentFolders(of: real)?.areSeveral == true
        else { return [] }
        var names = StateFolder.names(in: around)
        let above = FilePath(around).folder
        if !exists("\(around)/.git"), isReachable(above) {
            names += StateFolder.names(in: above).filter { !$0.hasPrefix(".") }
                .flatMap { StateFolder.names(in: "\(above)/\($0)") }
        }
        return Set(names.compactMap(\.leadingNumber))
    }

    /// A folder that is no link.
    static func isRealFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The proposals that lie right in a folder.
    static func proposalsRight(in path: String) throws(Failure) -> [String] {
        guard let directory = opendir(path) else {
            throw Failure("\(path): \(Failure.reason()); check who may read the folder")
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = entry.name
            guard isProposal(name), entry.mayBeFile else { continue }
            if entry.mayBeLink, isOtherName(joined(path, name)) { continue }
            names.append(name)
        }
        return names.sorted().map { ProposalFolder.joined(path, $0) }
    }

    /// Whether a file is a link to a proposal that is in the same folder by its own name.
    private static func isOtherName(_ path: String) -> Bool {
        guard SymbolicLink.says(path) != nil, let real = FilePath.real(path) else { return false }
        let target = FilePath(real)
        return isProposal(target.name) && target.folder == FilePath.real(FilePath(path).folder)
    }

    /// Records of reviews in the folder whose proposal is not there.
    var orphans: [(path: String, key: String)] { ReviewFolder(of: forNew).orphans }

    static func isProposal(_ name: String) -> Bool {
        guard name.hasSuffix(".md"), !name.hasPrefix(".") else { return false }
        if TemplateName.isTemplateOfProposals(name) || projectFiles.contains(name) { return false }
        // Most names are longer.
        return name.utf8.count > 11
            || !["template.md", "readme.md", "index.md"].contains(name.lowercased())
    }

    /// What projects say of themselves beside their proposals, as it is spelled everywhere.
    private static let projectFiles: Set = [
        "AGENTS.md", "AUTHORS.md", "CHANGELOG.md", "CLAUDE.md", "CODEOWNERS.md",
        "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "CONTRIBUTORS.md", "GEMINI.md", "GOVERNANCE.md",
        "LICENSE.md", "MAINTAINERS.md", "SECURITY.md", "SUMMARY.md",
    ]

    /// Whether a file that is named may be a proposal: in the folder or below it, and named as
    /// proposals are; outside of the folder's repository nothing is known of the file.
    func mayHold(_ file: String) -> Bool {
        guard file != "-", let real = FilePath.real(file) else { return true }
        return mayHold(real: real)
    }

    /// Whether a file that need not be there yet may be a proposal.
    func mayHold(textOf file: String) -> Bool {
        let own = FilePath(file)
        let real = FilePath.real(file) ?? FilePath.real(own.folder).map { "\($0)/\(own.name)" }
        return real.map { mayHold(real: $0) } ?? true
    }

    private func mayHold(real: String) -> Bool {
        guard let path, let folder = RealFolder(path) else { return true }
        guard FilePath.isBelow(folder.path, real) else {
            return folder.repository.map { !FilePath.isBelow($0, real) } ?? true
        }
        let own = FilePath(real)
        // In a folder of its own, a proposal is the read-me.
        let isDocument = ProposalFile.mayHaveSidecar(real) && own.folder != folder.path
        return isDocument || ProposalFolder.isProposal(own.name)
    }

    /// The name that a proposal goes by: of its file, or of the folder whose `README.md` it is.
    static func nameOfProposal(_ path: String) -> String {
        let file = FilePath(path)
        return ProposalFile.mayHaveSidecar(path) ? FilePath(file.folder).name : file.name
    }

    /// The file that a name, a number or a part of a slug means.
    func resolve(_ name: String) throws(Failure) -> String {
        guard !name.isEmpty else { throw Failure("the name of the proposal is empty; give one") }
        if ProposalFile.isMetadata(name) {
            let folder = FilePath(name).folder
            let document = ProposalFolder.joined(folder, Sidecar.documentName)
            let other = ProposalFolder.exists(document) ? document : "the document that it is about"
            throw Failure("\(name): is YAML and no Markdown; name \(other)")
        }
        if name.utf8.contains(UInt8(ascii: "/")) || ProposalFolder.exists(name) { return name }
        // A name is looked for here too, where there is no proposal folder.
        let all = try proposals()
        var found: [String]
        if let number = Int(name) {
            found = all.filter { FileNumber(path: $0)?.value == number }
            if found.isEmpty {
                let named = FileNumber.behindWords(in: all)
                found = all.filter { named[$0]?.value == number }
            }
            // `115-x/vep.md`
            if found.isEmpty {
                found = all.filter { FilePath(FilePath($0).folder).name.leadingNumber == number }
            }
        } else {
            let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
            let named = all.map { (path: $0, name: ProposalFolder.nameOfProposal($0)) }
            found = named.filter { $0.name == stem || $0.name == "\(stem).md" }.map(\.path)
            if found.isEmpty { found = named.filter { $0.name.contains(stem) }.map(\.path) }
        }
        switch found.count {
        case 1: return found[0]
        case 0:
            // A file name keeps its own error; anything else is explained.
            throw Failure(
                "\(name): no such proposal; octopen new starts one, octopen alone lists them")
        default:
            let names = found.map(ProposalFolder.nameOfProposal).joined(separator: ", ")
            throw Failure("\(name): could be any of \(names); write more of the name")
        }
    }
}
