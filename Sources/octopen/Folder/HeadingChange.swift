import Markdown
import Proposals

/// Other words for a heading of a proposal.
struct HeadingChange {
    /// The new text, metadata of its own file above it, with the heading's words in lists of contents.
    let bytes: [UInt8]

    /// - Parameters:
    ///   - name: what the heading says, the name that links have for it, or a part of the section's.
    ///   - title: what it is to say.
    init(of file: ProposalFile, template: Template, from name: String, to title: String)
        throws(Failure)
    {
        let title = title.trimmed
        guard !title.isEmpty, !title.contains(where: \.isNewline) else {
            throw Failure("rename: a heading is one line, and not empty", exitCode: 64)
        }
        let proposal = Proposal(file.bytes, template: template)
        if let obstacle = proposal.obstacle { throw Failure("\(file.path): \(obstacle)") }
        let document = MarkdownDocument(file.bytes, extensions: .file)
        let anchors = HeadingAnchors(document).all
        let range = try Self.heading(name, anchors, document, proposal)
        let section = proposal.section(withHeadingAt: range.lowerBound)
        if let section, let reason = proposal.reasonToKeepHeading(ofSection: section) {
            throw Failure("\(name): keeps its words: \(reason)")
        }
        var bytes = file.bytes
        bytes.replaceSubrange(range, with: Array(title.asHeading.utf8))
        let after = MarkdownDocument(bytes, extensions: .file)
        let levels = { (document: MarkdownDocument) in
            document.tree.blocks.compactMap(\.headingLevel)
        }
        guard levels(after) == levels(document) else {
            throw Failure("\(title): would be read as something else than a heading")
        }
        let now = HeadingAnchors(after).all.count(where: \.name.isEmpty)
        guard now <= anchors.count(where: \.name.isEmpty) else {
            throw Failure(
                "\(title): has no letter or digit, so that no link could lead to the heading; "
                    + "choose other words", exitCode: 64)
        }
        // Where its links lead is changed with those of other files.
        self.bytes = bytes.writing(bytes.linksFollowing(file.bytes).compactMap(\.words))
    }

    /// The bytes of the heading's text.
    private static func heading(
        _ name: String, _ anchors: [(block: Int, name: String)], _ document: MarkdownDocument,
        _ proposal: Proposal
    ) throws(Failure) -> Range<Int> {
        let contents = anchors.map { document.tree.blocks[$0.block].content }
        let wanted = HeadingName(name)
        let same = anchors.indices.filter {
            HeadingName(proposal.source, contents[$0]) == wanted && !contents[$0].isEmpty
        }
        if same.count == 1 { return contents[same[0]] }
        let anchor = name.hasPrefix("#") ? String(name.dropFirst()) : name
        if let index = anchors.indices.first(where: { anchors[$0].name == anchor }) {
            return contents[index]
        }
        guard same.isEmpty else {
            let names = same.map { "#" + anchors[$0].name }.joined(separator: ", ")
            throw Failure("\(name): is the heading of several; name one by its link: \(names)")
        }
        let section = try SectionFinder(proposal).index(of: name, listedBy: "octopen show")
        let found = contents.first {
            proposal.sections[section].isPresent
                && proposal.section(withHeadingAt: $0.lowerBound) == section
        }
        guard let found else { throw Failure("\(name): is not in the file") }
        return found
    }
}

extension Proposal {
    /// The section whose heading holds a byte.
    fileprivate func section(withHeadingAt offset: Int) -> Int? {
        var start = 0
        for (index, section) in sections.enumerated() where section.isPresent {
            let end = start + section.heading.utf8.count
            if start <= offset, offset < end { return index }
            start += section.byteCount
        }
        return nil
    }
}
