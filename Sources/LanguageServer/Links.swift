import Interchange
import Markdown
import Rules

/// Where links lead, and what leads somewhere.
extension Server {
    /// A place that something in a text refers to.
    enum Target: Equatable {
        /// A file, or a heading in it.
        case file(String, anchor: String?)
        /// A place of the text itself.
        case own(Range<Int>)
    }

    /// The target that a place in the text refers to.
    func target(at offset: Int, in document: OpenDocument) -> Target? {
        let reading = reading(of: document)
        if let inline = reading.reference(at: offset) {
            let markdown = reading.markdown
            if let footnote = markdown.footnote(of: inline) {
                return .own(markdown.tree.blocks[footnote].range)
            }
            if let definition = reading.definition(of: inline) {
                return .own(markdown.tree.blocks[definition].range)
            }
            if let link = LocalLink(of: inline, in: markdown),
                let target = target(of: link, in: document)
            {
                return target
            }
        }
        let definition = reading.links.first {
            $0.destination.lowerBound <= offset && offset <= $0.destination.upperBound
        }
        if let definition, let target = target(of: definition, in: document) { return target }
        let named = reading.check.namedProposals.first {
            $0.range.lowerBound <= offset && offset <= $0.range.upperBound
        }
        guard let named else { return nil }
        let others = workspace.proposals(besideFile: document.path)
        return others.first { $0.number == named.number }.map { .file($0.path, anchor: nil) }
    }

    /// Nil for a link to a file that is not there.
    func target(of link: LocalLink, in document: OpenDocument) -> Target? {
        let reading = reading(of: document)
        guard !link.path.isEmpty else {
            let name = link.anchor ?? ""
            return reading.heading(named: name).map(Target.own)
        }
        guard let own = document.path, let file = workspace.file(link.path, linkedFrom: own) else {
            return nil
        }
        return .file(file, anchor: link.anchor)
    }

    /// The text of a file: as it is open, else as it is on the disk.
    func text(ofFile path: String) -> (uri: String, version: Int?, text: EditedText)? {
        let open = documents.values.first {
            $0.path.map { $0 == path || workspace.realPath($0) == path } ?? false
        }
        if let open { return (open.uri, open.version, open.text) }
        return workspace.text(ofFile: path).map {
            (DocumentURI.uri(ofPath: path), nil, EditedText($0))
        }
    }

    // MARK: Requests

    func definition(_ document: OpenDocument, _ params: JSON) throws(RequestFault) -> JSON {
        let (offset, reading) = try place(params, in: document)
        switch target(at: offset, in: document) {
        case nil: return .null
        case .own(let range): return location(document.uri, json(range, in: reading))
        case .file(let path, let anchor):
            guard let file = text(ofFile: path) else { return .null }
            var range = 0..<0
            if let anchor {
                let other = MarkdownDocument(file.text.bytes, extensions: .file)
                let heading = HeadingAnchors(other).all.first { $0.name == anchor }
                range = heading.map { other.tree.blocks[$0.block].range } ?? range
            }
            return location(file.uri, json(range, in: file.text))
        }
    }

    private func location(_ uri: String, _ range: JSON) -> JSON {
        .object([("uri", .string(uri)), ("range", range)])
    }

    func references(_ document: OpenDocument, _ params: JSON) throws(RequestFault) -> JSON {
        let (offset, reading) = try place(params, in: document)
        let isWanted = params["context"]?["includeDeclaration"]?.bool ?? false
        let markdown = reading.markdown
        let block = reading.block(at: offset)
        var found: [JSON] = []
        if case .definition = markdown.tree.blocks[block].kind {
            return .array(uses(of: block, in: document, reading, withDefinition: isWanted))
        }
        if let inline = reading.reference(at: offset),
            let block = markdown.footnote(of: inline) ?? reading.definition(of: inline)
        {
            return .array(uses(of: block, in: document, reading, withDefinition: isWanted))
        }
        if let note = reading.footnote(at: offset) {
            return .array(uses(of: note, in: document, reading, withDefinition: isWanted))
        }
        guard let anchor = reading.anchors.all.first(where: { $0.block == block }) else {
            return .array([])
        }
        let isTitle = markdown.tree.blocks[block].headingLevel == 1
        if isWanted {
            found.append(
                location(document.uri, json(markdown.tree.blocks[block].range, in: reading)))
        }
        for link in reading.links where link.path.isEmpty && link.anchor == anchor.name {
            found.append(location(document.uri, json(link.destination, in: reading)))
        }
        for (file, link) in links(to: document)
        where link.anchor == anchor.name
            || isTitle && link.anchor == nil
        {
            found.append(location(file.uri, json(link.destination, in: file.text)))
        }
        return .array(found)
    }

    private func uses(
        of block: Int, in document: OpenDocument, _ reading: Reading, withDefinition: Bool
    ) -> [JSON] {
        let markdown = reading.markdown
        let uses = markdown.inlines.indices.filter { inline in
            markdown.footnote(of: inline) == block
                || markdown.target(of: inline)?.definition == block
        }.map { markdown.inlines[$0].range }
        let own = withDefinition ? [markdown.tree.blocks[block].range] : []
        return (own + uses).map { location(document.uri, json($0, in: reading)) }
    }

    /// Links of other proposals of the folder that lead to a document.
    func links(
        to document: OpenDocument
    ) -> [(file: (uri: String, version: Int?, text: EditedText), link: LocalLink)] {
        guard let path = document.path, let own = workspace.realPath(path) else { return [] }
        var found: [(file: (uri: String, version: Int?, text: EditedText), link: LocalLink)] = []
        for other in workspace.proposals(besideFile: path) where other.path != own {
            guard let file = text(ofFile: other.path) else { continue }
            let markdown = MarkdownDocument(file.text.bytes, extensions: .file)
            for link in LocalLink.all(in: markdown) where !link.path.isEmpty {
                guard workspace.file(link.path, linkedFrom: other.path) == own else { continue }
                found.append((file, link))
            }
        }
        return found
    }

    /// Links and mentions that lead to files.
    func documentLinks(_ document: OpenDocument) -> JSON {
        let reading = reading(of: document)
        var links: [(range: Range<Int>, target: String)] = []
        for link in reading.links where reading.isOwn(link.destination.lowerBound) {
            guard !link.path.isEmpty,
                case .file(let path, let anchor)? = target(of: link, in: document)
            else { continue }
            let end = anchor.map { "#" + $0.percentEncoded } ?? ""
            links.append((link.destination, DocumentURI.uri(ofPath: path) + end))
        }
        let named = reading.check.namedProposals
        let others = named.isEmpty ? [] : workspace.proposals(besideFile: document.path)
        for mention in named where reading.isOwn(mention.range.lowerBound) {
            guard !reading.isInLink(mention.range.lowerBound),
                let other = others.first(where: { $0.number == mention.number })
            else { continue }
            links.append((mention.range, DocumentURI.uri(ofPath: other.path)))
        }
        return .array(
            links.sorted { $0.range.lowerBound < $1.range.lowerBound }.map {
                .object([("range", json($0.range, in: reading)), ("target", .string($0.target))])
            })
    }
}

extension Reading {
    /// The innermost link, image or footnote reference that holds a byte, or ends at it.
    func reference(at offset: Int) -> Int? {
        markdown.inlines(of: block(at: offset)).last { index in
            let inline = markdown.inlines[index]
            guard inline.range.lowerBound <= offset, offset <= inline.range.upperBound else {
                return false
            }
            switch inline.kind {
            case .link, .image, .footnoteReference: return true
            default: return false
            }
        }
    }

    /// The block that says where a link leads that names its label.
    func definition(of inline: Int) -> Int? { markdown.target(of: inline)?.definition }

    func isInLink(_ offset: Int) -> Bool { reference(at: offset) != nil }

    /// The footnote whose label holds a byte.
    func footnote(at offset: Int) -> Int? {
        markdown.tree.blocks.indices.first { index in
            guard case .footnote(let label) = markdown.tree.blocks[index].kind else { return false }
            return label.range.lowerBound <= offset && offset <= label.range.upperBound
        }
    }

    /// The bytes of the heading that links to a name lead to.
    func heading(named name: String) -> Range<Int>? {
        anchors.all.first { $0.name == name }.map { markdown.tree.blocks[$0.block].range }
    }
}
