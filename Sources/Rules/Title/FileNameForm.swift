import Proposals

/// # `file-name-form`
///
/// The file is named `NNN-slug.md` or `slug.md`, lower case with `a-z`, `0-9` and single dashes,
/// so that its name is the same on every system and in every link. Letters with marks lose them,
/// those of other scripts stay: `отчет.md`, and so does a dot behind a digit, `go1.18.md`, and before the
/// language of a translation, `004-x.zh.md`. A sign for a number to come may stand in its place:
/// `NNNN-slug.md`. The slug may say less than the title, or other words. `README.md`, which has its name from its folder, is fine. Projects with another template name
/// their files as they like, unless all others of the folder have this form; a name as the template shows
/// one in its text, `eip-draft_title_abbrev.md`, is fine then, too.
///
/// Wrong: `Garbage Collection.md`. Right: `garbage-collection.md`, `004-garbage-collection.md`.
extension Rule {
    static let fileNameForm = Rule(
        "file-name-form", .title, .warning, "The file is named `NNN-slug.md` or `slug.md`."
    ) { document in
        guard let name = document.context.fileName, name != "README.md" else { return [] }
        let hasEnding = name.lowercased().hasSuffix(".md")
        let stem = String(hasEnding ? name.dropLast(3) : name[...])
        let original = Translation.all(of: name).first(where: \.isDotted)?.original ?? name
        let isInForm = original.withoutSignOfNumber.withoutDotsOfVersions.isSlugOfMarkdown
        if isInForm || document.isNamedAsTemplateSays(name) { return [] }
        guard document.namesFilesSo, let slug = Slug(stem)?.string else { return [] }
        return [
            Problem(
                0..<0, .document, "The file name \(Wording.code(name)) should be `\(slug).md`.",
                help: "Lower case, digits and dashes read the same on every system and in links.")
        ]
    }
}

extension CheckedDocument {
    /// Whether the form is the project's: octoserve's, or that of all other files of the folder.
    fileprivate var namesFilesSo: Bool {
        template.source.bytes == Template.enhancement.source.bytes
            || context.folder?.namesFilesAsSlugs ?? false
    }

    /// Whether the template shows a name that begins so up to its first low line: `eip-draft_`.
    fileprivate func isNamedAsTemplateSays(_ name: String) -> Bool {
        guard let sign = name.firstIndex(of: "_"), !name.contains(where: \.isUppercase) else {
            return false
        }
        let source = template.source.string(template.source.all.range)
        guard source.contains(name[...sign]) else { return false }
        return source.split { !$0.isLetter && !$0.isNumber && !"-_.".contains($0) }.contains {
            $0.hasPrefix(name[...sign]) && $0.hasSuffix(".md")
        }
    }
}

extension String {
    /// The name of a file with a number in place of the sign for one to come.
    fileprivate var withoutSignOfNumber: String {
        var name = self
        if let sign = signOfNumber { name.replaceSubrange(sign, with: "0") }
        return name
    }

    /// The name of a Markdown file without dots between a digit and a word: `use-go1.18.md`.
    fileprivate var withoutDotsOfVersions: String {
        guard hasSuffix(".md") else { return self }
        let stem = Array(dropLast(3))
        let kept = stem.indices.filter { index in
            let isInside = index > 0 && index + 1 < stem.count
            return
                !(stem[index] == "." && isInside && stem[index - 1].isNumber
                && (stem[index + 1].isNumber || stem[index + 1].isLetter))
        }
        return String(kept.map { stem[$0] }) + ".md"
    }
}
