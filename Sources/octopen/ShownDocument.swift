import Interchange
import Markdown
import Proposals

/// A document that `octopen show --format json` printed as a whole: its sections in file order,
/// each with what is written before and after its text.
struct ShownDocument {
    private struct Section {
        let title: String?
        let kind: String?
        /// The text, and what is written behind it.
        let body: String
        let source: String
        /// Bytes that it had when it was shown.
        let shownSize: Int
    }

    private let sections: [Section]
    /// Of the file of metadata beside it.
    private let ownMetadata: [UInt8]?

    /// - Parameter metadata: the text of the file of metadata beside it, if it has one.
    /// - Returns: nil where a section is missing or was put in, which says nothing of the sections
    ///   left out.
    init?(_ json: [JSON], metadata: String?) {
        var sections: [Section] = []
        var end = 0
        for section in json {
            guard let before = section["before"]?.string, let text = section["text"]?.string,
                let after = section["after"]?.string, section["startByte"]?.number == end,
                let next = section["endByte"]?.number
            else { return nil }
            let shownSize = next - end
            end = next
            sections.append(
                Section(
                    title: section["path"]?.array?.last?.string, kind: section["kind"]?.string,
                    body: text + after, source: before + text + after, shownSize: shownSize))
        }
        guard !sections.isEmpty else { return nil }
        self.sections = sections
        ownMetadata = metadata.map { Array($0.utf8) }
    }

    /// As it would be written.
    var bytes: [UInt8] { sections.flatMap { Array($0.source.utf8) } }

    /// What stands above the document while it is edited, of the file of metadata that was shown with
    /// it; nil where none was shown, and where the template has its metadata elsewhere or both could
    /// not be parted again.
    func metadata(by template: Template) -> [UInt8]? {
        guard let sidecar = template.sidecar, var own = ownMetadata else { return nil }
        if sidecar.endsLine, own.last != 0x0A { own.append(0x0A) }
        let top = sidecar.joined(own, above: [])
        return sidecar.parted(top + bytes)?.metadata == own ? top : nil
    }

    /// The text of the parts that hold more than keys of front matter or the value of a section.
    var texts: [String] {
        sections.filter {
            let isFrontMatter = $0.kind == "fields" && FrontMatter(Array($0.source.utf8)) != nil
            return !isFrontMatter && $0.kind != "value"
        }.map(\.source)
    }

    /// The heading of the title; empty where a template finds none.
    func titleHeading(by template: Template) -> String {
        Proposal(bytes, template: template).titleHeading
    }

    /// The document as it was shown, read by a template that it follows in another version: no text
    /// was changed, and what was shown as sections of a template are called as sections of this one, at
    /// whatever level.
    ///
    /// - Returns: nil for any other document.
    func unchanged(by template: Template, metadata: ArraySlice<UInt8>) -> Proposal? {
        let asked = sections.filter { ["prose", "list", "phases", "value"].contains($0.kind) }
        let names = asked.compactMap(\.title).map { HeadingName($0) }
        guard !names.isEmpty, sections.allSatisfy({ $0.source.utf8.count == $0.shownSize }),
            names.allSatisfy({ !template.sections(named: $0).isEmpty })
        else { return nil }
        return Proposal(Array(metadata) + bytes, template: template)
    }

    /// The document, read by a template.
    ///
    /// - Parameter metadata: what stands above it while it is edited, of a file beside it.
    /// - Returns: nil for a document of another template, and for changed texts that would be read as
    ///   other sections than these.
    func proposal(by template: Template, metadata: ArraySlice<UInt8>) -> Proposal? {
        let bytes = Array(metadata) + self.bytes
        let proposal = Proposal(bytes, template: template)
        let fits = !Proposal(bytes, template: template.chosen(.own)).template.isNone
        guard fits else { return nil }
        let read = proposal.sections.indices.filter { index in
            let section = proposal.sections[index]
            return section.isPresent && section.byteCount > 0
                && (metadata.isEmpty || section.role != .frontMatter)
        }
        // Of another template other sections are asked for.
        let isSame = read.elementsEqual(sections) { index, shown in
            let section = proposal.sections[index]
            return section.bodySource.trimmed == shown.body.trimmed
                && (shown.title == nil || section.title == shown.title)
                && (proposal.shownKind(ofSection: index) == "other") == (shown.kind == "other")
        }
        return isSame ? proposal : nil
    }
}

extension Proposal {
    /// The kind of a section as `show --format json` names it.
    func shownKind(ofSection index: Int) -> String {
        switch sections[index].role {
        case .other, .head: "other"
        case .frontMatter, .template: kind(of: index).shownName
        }
    }
}

extension Template.Kind {
    /// A heading that only holds others is prose without text.
    fileprivate var shownName: String { self == .parent ? "prose" : rawValue }
}
