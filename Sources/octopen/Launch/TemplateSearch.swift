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
        // `NNNN-kep-template/README.md`
        let inFolders = names.filter { $0.lowercased().hasSuffix("-template") }.sorted()
            .map { $0 + "/README.md" }
        let start = folder == "." ? "" : folder + "/"
        return (files + inFolders).lazy.map { start + $0 }.first {
            access($0, R_OK) == 0 && !ProposalFolder.isFolder($0) && restriction.allows($0)
        }
    }

    /// Whether a file is called a template, and one of no other thing; one that has a number is a
    /// proposal, as `0101-env-in-pod-template.md`.
    static func isTemplate(_ name: String) -> Bool {
        guard name.mentions("template") else { return false }
        let name = name.lowercased()
        guard name.hasSuffix(".md") || name.hasSuffix(".md.template") else { return false }
        let number = name.prefix(while: \.isNumber)
        guard number.allSatisfy({ $0 == "0" }) else { return false }
        let others = ["pull_request", "pull-request", "issue", "readme", "review"]
        return !others.contains(where: name.contains)
    }

    /// Whether a file among proposals is their template, and certainly no proposal:
    /// `0000-template`, `adr-template`; a proposal may well be about an e-mail template.
    static func isTemplateOfProposals(_ name: String) -> Bool {
        guard name.utf8.count > 11, isTemplate(name) else { return false }
        let stem = name.lowercased().prefix { $0 != "." }
        let words = stem.split { "-_".contains($0) }
        guard words.last == "template", let first = words.first else { return false }
        let kinds = [
            "adr", "madr", "eip", "rfc", "kep", "tep", "otep", "enhancement", "proposal",
            "decision",
            "design",
        ]
        return first == "0000" || first == "nnnn"
            || words.count == 2 && kinds.contains(String(first))
    }

    private static func rank(_ name: String) -> Int {
        switch name.lowercased() {
        case "template.md": 0
        case "0000-template.md": 1
        default: 2
        }
    }
}
