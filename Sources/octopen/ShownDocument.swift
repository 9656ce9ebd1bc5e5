import Interchange
import Proposals

/// A document that `octopen show --format json` printed as a whole: its sections in file order,
/// each with what is written before and after its text.
struct ShownDocument {
    private struct Section {
        let title: String?
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
                    title: section["path"]?.array?.last?.string, text: text,
                    source: before + text + after))
        }
        guard !sections.isEmpty else { return nil }
        self.sections = sections
    }

    /// The document, read by a template.
    ///
    /// - Parameter metadata: what stands above it while it is edited, of a file beside it.
    /// - Returns: nil for a document of another template, and for texts that would be read as other
    ///   sections than these.
    func proposal(by template: Template, metadata: ArraySlice<UInt8>) -> Proposal? {
        let bytes = Array(metadata) + sections.flatMap { Array($0.source.utf8) }
        let proposal = Proposal(bytes, template: template)
        // One that leaves out most of the template is of it, unless it has more of another.
        let fits = !Proposal(bytes, template: template.chosen(.found)).template.isNone
        let own = proposal.sections.count { $0.role == .other }
        guard fits, own <= proposal.sections.count(where: \.isAsked) else { return nil }
        let read = proposal.sections.filter { section in
            section.isPresent && section.byteCount > 0
                && (metadata.isEmpty || section.role != .frontMatter)
        }
        let isSame = read.elementsEqual(sections) { read, shown in
            read.bodySource.trimmed == shown.text.trimmed
                && (shown.title == nil || read.title == shown.title)
        }
        return isSame ? proposal : nil
    }
}

extension Section {
    /// Whether the document has it, and the template asks for it.
    fileprivate var isAsked: Bool {
        if case .template = role { isPresent } else { false }
    }
}
