import Glibc
import Proposals

/// Finds the template of a project where projects keep it: beside the proposals, in a folder for
/// templates or guidelines, or in the folders above, up to the root of the repository.
struct TemplateSearch {
    let restriction: Restriction

    /// Folders beside or above the proposals that hold templates.
    private static let folders = [
        "templates", "template", "proposal-templates", "guidelines", "tools", "docs/adr",
        "docs/decisions", "doc/adr",
    ]

    /// - Parameter folder: of the proposals.
    /// - Returns: its path from the folder; nil without a repository, or where none lies.
    func template(forProposalsIn folder: String) -> String? {
        guard var real = FilePath.real(folder) else { return nil }
        var shown = folder
        var levels = [shown]
        while access("\(real)/.git", F_OK) != 0 {
            guard real != "/" else { return file(in: folder) }
            real = FilePath(real).folder
            // As it was given where that leads there, which it does not behind a link.
            let plain = FilePath(shown).folder
            let isPlain = !shown.hasSuffix(".") && FilePath.real(plain) == real
            shown = isPlain ? plain : shown == "." ? ".." : shown + "/.."
            levels.append(shown)
        }
        for level in levels {
            if let found = file(in: level) { return found }
            for name in Self.folders {
                if let found = file(in: level == "." ? name : "\(level)/\(name)") { return found }
            }
        }
        return nil
    }

    /// The file whose name says most plainly that it is a template.
    private func file(in folder: String) -> String? {
        let names = StateFolder.names(in: folder)
        let files = names.filter { Self.isTemplate($0) }.sorted { first, second in
            (Self.rank(first), first.utf8.count, first) < (
                Self.rank(second), second.utf8.count, second
            )
        }
        // `NNNN-kep-template/README.md`; with a number, `5978-claim-template` is a proposal.
        let inFolders = names.filter {
            $0.lowercased().hasSuffix("-template") && !Self.isNumbered($0)
        }.sorted().map { $0 + "/README.md" }
        let start = folder == "." ? "" : folder + "/"
        return (files + inFolders).lazy.map { start + $0 }.first {
            access($0, R_OK) == 0 && !ProposalFolder.isFolder($0) && restriction.allows($0)
                && (Self.isCertain(FilePath($0).name) || Self.asks($0))
        }
    }

    /// Whether a file's text is one of a template; what cannot be read is none.
    private static func asks(_ path: String) -> Bool {
        guard let bytes = try? WholeFile.read(path) else { return false }
        return Template(reading: bytes, name: FilePath(path).name).looksLikeTemplate
    }

    /// Whether a file is called so that it may be a template, and one of no other thing; one that has
    /// a number is a proposal, as `0101-env-in-pod-template.md`. What is called
    /// `template-inheritance.md` its text has to tell.
    static func isTemplate(_ name: String) -> Bool {
        guard name.mentions("template") else { return false }
        let name = name.lowercased()
        guard name.hasSuffix(".md") || name.hasSuffix(".md.template") else { return false }
        guard !isNumbered(name) else { return false }
        let others = ["pull_request", "pull-request", "issue", "readme", "review"]
        return !others.contains(where: name.contains)
    }

    /// Whether a name begins with a number that a proposal has.
    private static func isNumbered(_ name: String) -> Bool {
        !name.prefix(while: \.isNumber).allSatisfy { $0 == "0" }
    }

    /// Whether a file among proposals is their template, and certainly no proposal:
    /// `0000-template`, `adr-template`; a proposal may well be about an e-mail template.
    static func isTemplateOfProposals(_ name: String) -> Bool {
        guard name.utf8.count > 11, isTemplate(name) else { return false }
        let words = words(of: name)
        guard words.last == "template", let first = words.first else { return false }
        return numbersToCome.contains(first) || words.count == 2 && kinds.contains(first)
    }

    /// Whether its name alone says that a file is a template, whatever its text is.
    private static func isCertain(_ name: String) -> Bool {
        isTemplateOfProposals(name) || name.lowercased().hasSuffix(".template")
            || name == "README.md" || words(of: name) == ["template"]
    }

    private static func words(of name: String) -> [String] {
        name.lowercased().prefix { $0 != "." }.split { "-_".contains($0) }.map(String.init)
    }

    private static let numbersToCome: Set<String> = ["0000", "nnnn", "xxxx", "yyyymmdd"]

    private static let kinds: Set<String> = [
        "adr", "madr", "eip", "rfc", "kep", "tep", "otep", "enhancement", "proposal", "decision",
        "design",
    ]

    private static func rank(_ name: String) -> Int {
        switch name.lowercased() {
        case "template.md": 0
        case "0000-template.md": 1
        default: 2
        }
    }
}
