import Markdown
import Proposals

/// # `link-file`
///
/// A link to a file beside the proposal leads to one that exists. Files outside of the repository
/// are not looked at, nor those that a sparse checkout leaves out. A page `x.html` is `x.md` as a
/// site shows it. A path that lacks the ending of a file, the `#` of a heading or the `https://` or
/// `mailto:` of an address is told so. A proposal of another series, `eip-20.md` in a folder of
/// `erc-721.md` and the like, may be in another repository or have moved: that it is not here is only
/// a warning; in a folder from which a tenth of the linked proposals are missing, and ten at least, a
/// proposal that is not there is only noted, for the folder has a part of them. A word that the template
/// has in the place of an address is something to do; links of text that is still the template's are left to
/// the rules that tell of that, and a link that the template has word for word is only noted.
///
/// Wrong: `[the design](desing.md)`. Right: `[the design](design.md)`.
extension Rule {
    static let linkFile = Rule(
        "link-file", .text, .error, "Files that links lead to exist."
    ) { document in
        guard let files = document.context.files else { return [] }
        let missing = document.links.filter {
            !$0.path.isEmpty && files.state(of: $0.path) == .missing
                && !files.hasSource(ofPage: $0.path)
                && !document.isStillAsked($0.destination)
        }
        let groups = Dictionary(grouping: missing, by: \.path)
        return groups.values.flatMap {
            document.told($0, by: "link-file") { $0.destination.lowerBound }
        }.map { places in
            let link = places[0]
            let other =
                document.otherSeries(at: places) ?? document.otherPart(at: places)
                ?? document.placeOfLink(at: places) ?? document.linkOfTemplate(at: places)
            if let other { return other }
            let meant = document.meant(by: places, files: files)
            return Problem(
                link.destination, document.subject(at: link.destination.lowerBound),
                "\(Wording.code(link.path)) does not exist\(Wording.places(places.count)).",
                help: meant?.why ?? "Correct the path, or add the file.",
                fixes: meant.map { document.replacement(of: places, by: $0.path) }
                    ?? document.correction(at: places, among: groups.count, files: files))
        }
    }
}

extension LinkedFiles {
    /// Whether a page that is not there is made of a Markdown file that is.
    package func hasSource(ofPage path: String) -> Bool {
        path.hasSuffix(".html") && state(of: "\(path.dropLast(5)).md") == .present
    }
}

extension CheckedDocument {
    /// A link to a proposal of another series than the folder's; nil for any other.
    fileprivate func otherSeries(at links: [LocalLink]) -> Problem? {
        let path = links[0].path
        let start = path.hasPrefix("./") ? "./" : ""
        let file = String(path.dropFirst(start.count))
        // A site's own links have no ending.
        guard let name = SeriesName(file) ?? (file.contains(".") ? nil : SeriesName(file + ".md")),
            let folder = context.folder, folder.isOfOtherSeries(name)
        else { return nil }
        let other = folder.file(numberedAs: name)
        return problem(
            of: links, as: folder.isPart ? .note : .warning,
            "\(Wording.code(path)) is not in this folder",
            help: other.map { "Here `\($0)` has that number: lead the link there if it is meant." }
                ?? "Lead the link to where that proposal is, or correct the number.",
            fixes: other.map { replacement(of: links, by: start + $0) } ?? [])
    }

    /// A link to a proposal that is likely where the others are which the folder has not; nil for any
    /// other.
    fileprivate func otherPart(at links: [LocalLink]) -> Problem? {
        guard links[0].path.numberedNeighbour != nil, context.folder?.isPart == true else {
            return nil
        }
        return problem(
            of: links, as: .note, "\(Wording.code(links[0].path)) is not in this folder",
            help: "The folder has only a part of the proposals that are linked from here.")
    }

    /// A word that the template has in the place of an address, `[User stories](insert_link)`; nil for any
    /// other.
    fileprivate func placeOfLink(at links: [LocalLink]) -> Problem? {
        let path = links[0].path
        let files = ["license", "copying", "notice", "makefile", "dockerfile"]
        guard !path.contains(where: { "./".contains($0) }), !files.contains(path.lowercased()),
            !template.source.bytes.offsets(of: "](\(path))").isEmpty
        else { return nil }
        return problem(
            of: links, as: .todo, "The template's \(Wording.code(path)) stands for an address",
            help: "Write where the link leads, or take it out.")
    }

    /// A link that stands in the template word for word, `[docs](/docs/)`: it leads nowhere in any document; nil
    /// for any other.
    fileprivate func linkOfTemplate(at links: [LocalLink]) -> Problem? {
        let areOfTemplate = links.allSatisfy { link in
            let end = link.destination.lowerBound
            let line = lines.wholeLines(link.destination).lowerBound
            // `![a](b)`, `[a]: b`
            guard let start = bytes[line..<end].lastIndex(of: UInt8(ascii: "[")) else {
                return false
            }
            let words = text(start..<min(link.destination.upperBound + 1, bytes.count))
            return !template.source.bytes.offsets(of: words).isEmpty
        }
        guard areOfTemplate else { return nil }
        return problem(
            of: links, as: .note, "The template's \(Wording.code(links[0].path)) does not exist",
            help: "Correct the path in the template, or add the file.")
    }

    /// A problem of links that are the same, at the first of them, which says in how many places it is.
    private func problem(
        of links: [LocalLink], as level: Level, _ message: String, help: String,
        fixes: [Fix] = []
    ) -> Problem {
        let range = links[0].destination
        var problem = Problem(
            range, subject(at: range.lowerBound), "\(message)\(Wording.places(links.count)).",
            help: help, fixes: fixes)
        problem.level = level
        return problem
    }

    /// The address that is meant where a link only lacks signs at one of its ends; nil if none is
    /// known.
    fileprivate func meant(
        by links: [LocalLink], files: any LinkedFiles
    ) -> (path: String, why: String)? {
        let path = links[0].path
        if files.state(of: path + ".md") == .present {
            return (path + ".md", "The name of a file has its ending: `.md`.")
        }
        let isWhole = links.allSatisfy { $0.destination.count == path.utf8.count }
        if isWhole, anchors.contains(path) {
            return ("#" + path, "A link to a heading of the same file begins with `#`.")
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let names = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let isHost =
            names.count > 1 && !names.contains("")
            && ["com", "org", "io", "dev", "net"].contains(names[names.count - 1])
        // `ada@lovelace.org`
        let isMail = isWhole && isHost && parts.count == 1 && path.split(separator: "@").count == 2
        if isMail { return ("mailto:" + path, "An address of mail begins with `mailto:`.") }
        return parts.count > 1 && isHost
            ? ("https://" + path, "An address begins with `https://`.") : nil
    }

    /// The nearest name of a file that exists, in all places.
    /// - Parameter count: how many paths lead to no file.
    fileprivate func correction(
        at links: [LocalLink], among count: Int, files: any LinkedFiles
    ) -> [Fix] {
        let path = links[0].path
        let candidates = files.candidates(for: path)
        guard Closeness.isWorthwhile(count, among: candidates.count),
            let near = Closeness.nearest(to: path, of: candidates),
            !near.contains(where: { " ()<>%#?\\".contains($0) })
        else { return [] }
        return replacement(of: links, by: near)
    }

    /// - Parameter near: written in place of the path of all links.
    fileprivate func replacement(of links: [LocalLink], by near: String) -> [Fix] {
        let path = links[0].path
        // What is written with escapes is left to the writer.
        let edits = links.compactMap { link -> Fix.Edit? in
            let written = bytes[link.destination]
            guard written.starts(with: path.utf8) else { return nil }
            let start = link.destination.lowerBound
            return Fix.Edit(start..<start + path.utf8.count, near)
        }
        guard edits.count == links.count else { return [] }
        return [.suggested("Write `\(near)`.", edits)]
    }
}
