import Interchange
import Proposals

/// A document that `octopen show --format json` printed as a whole: its sections in file order,
/// each with what is written before and after its text.
struct ShownDocument {
    private struct Section {
        let title: String?
        let kind: String?
        let text: String
        let source: String
    }

    private let sections: [Section]

    /// Nil where a section is missing or was put in, which says nothing of the sections left out.
    init?(_ json: [JSON]) {
        var sections: [Section] = []
        var end = 0
        for section in json {
            guard let before = section["before"]?.string, let text = section["text"]?.string,
                let after = section["after"]?.string, section["startByte"]?.number == end,
                let next = section["endByte"]?.number
            else { return nil }
            end = next
            sections.append(
                Section(
                    title: section["path"]?.array?.last?.string, kind: section["kind"]?.string,
                    text: text, source: before + text + after))
        }
        guard !sections.isEmpty else { return nil }
        self.sections = sections
    }

    /// The heading of the title; empty where a template finds none.
    func titleHeading(by template: Template) -> String {
        let bytes = sections.flatMap { Array($0.source.utf8) }
        return Proposal(bytes, template: template).titleHeading
    }

    /// The document, read by a template.
    ///
    /// - Parameter metadata: what stands above it while it is edited, of a file beside it.
    /// - Returns: nil for a document of another template, and for texts that would be read as other
    ///   sections than these.
    func proposal(by template: Template, metadata: ArraySlice<UInt8>) -> Proposal? {
        let bytes = Array(metadata) + sections.flatMap { Array($0.source.utf8) }
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
            return section.bodySource.trimmed == shown.text.trimmed
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
