import Markdown

extension Template {
    /// How a template was chosen for a document, and so what a document must have to be judged by
    /// it. One that does not fit is read without a template.
    package enum Choice: Sendable {
        /// Named for this document: it holds, whatever the document is.
        case named
        /// The template is the project's own: one heading or field of it is enough.
        case own
        /// The template was found where the project may keep it: two headings or fields of it have
        /// to be there.
        case found
        /// No template was named, so the built-in one was tried: most of it has to be there.
        case tried
    }

    /// The template, chosen in another way.
    package func chosen(_ choice: Choice) -> Template {
        var template = self
        template.choice = choice
        return template
    }

    /// No template: every heading is a section of the document's own, and nothing is asked for.
    package static let none = Template(
        name: "", source: Source([]), title: "", titleLevel: 1, titleForm: nil, titleWord: "",
        preamble: TemplatePreamble(),
        fields: [], sections: [], keepable: [], names: SectionNames([]),
        hasRepetitions: false)

    /// One of fields alone is a template, too, and one of text below the title alone: all sections are
    /// the document's own then.
    package var isNone: Bool { sections.isEmpty && fields.isEmpty && !asksForTextAlone }

    /// Whether it has no sections and no fields, and below its title words in the place of others, or
    /// such a title with a comment or a paragraph: `In the context of {use case} …`.
    package var asksForTextAlone: Bool {
        guard sections.isEmpty, fields.isEmpty else { return false }
        if !preamble.standIns.isEmpty { return true }
        guard titleForm != nil, !preamble.kept.isEmpty else { return false }
        return preamble.keepsComments || TitleForm.isCertain(title)
    }

    /// The template that the document is read by: this one if it fits, else none.
    func judging(_ source: Source, headings: [Heading], hidden: HiddenHeadings?) -> Template {
        guard choice != .named else { return self }
        let names = headings.map(\.name) + (hidden?.titles ?? []).map { HeadingName($0) }
        // Nothing speaks against it where nothing is written.
        if names.isEmpty, source.all.isBlank { return chosen(.named) }
        // It is told by nothing that a document has to have.
        if asksForTextAlone { return chosen(.named) }
        let fits = TemplateFit(self, names: names, source: source)
        let isFit =
            switch choice {
            case .named: true
            case .own: fits.isAny
            case .found: fits.isSome
            case .tried: fits.isMost
            }
        return isFit ? chosen(.named) : .none
    }
}

/// The headings and fields of a template that a document has, whatever its levels and its order.
private struct TemplateFit {
    private let template: Template
    private let source: Source
    private let headings: Int
    /// Sections of the template of which a heading bears the name.
    private let sections: Set<Int>

    init(_ template: Template, names: [HeadingName], source: Source) {
        (self.template, self.source, headings) = (template, source, names.count)
        sections = Set(names.flatMap { template.sections(named: $0) })
    }

    var isAny: Bool { !sections.isEmpty || fieldCount > 0 || hasTitleForm }

    /// Two headings or fields.
    var isSome: Bool { sections.count + fieldCount >= 2 || isMost }

    /// The block of fields under its own name, half of the sections, half of the fields above a
    /// section, or a title in the template's form above one. Fields alone do not tell: `Title`,
    /// `Status` and `Authors` are names that many projects use.
    var isMost: Bool {
        if let block = template.sections.firstIndex(where: { $0.kind == .fields }),
            sections.contains(block)
        {
            return true
        }
        if !sections.isEmpty, sections.count * 2 >= template.sections.count { return true }
        if hasTitleForm, !sections.isEmpty || headings < 2 { return true }
        guard !sections.isEmpty else { return false }
        return template.fields.count > 1 && fieldCount * 2 >= template.fields.count
    }

    /// `# Enhancement: Title` or `# Enhancement 004: Title`
    private var hasTitleForm: Bool {
        var lines = RawLines(source, 0..<source.bytes.count)
        while let line = lines.next() {
            let text = source.bytes[line.start..<line.end]
            guard text.starts(with: "# ".utf8) else { continue }
            let heading = source.string(line.start + 2..<line.end)
            return !TitleLine(heading, template: template, number: "", title: "").label.isEmpty
        }
        return false
    }

    /// Lines at the top of a document in which fields are looked for.
    private static let fieldLines = 60

    /// How many fields of the template stand in front matter, or as items or rows of a table at the top
    /// of the document.
    private var fieldCount: Int {
        // Keys that were learned of documents tell nothing of another one.
        guard !template.fields.isEmpty, template.learnedHead == nil else { return 0 }
        var found: Set<String> = []
        var start = 0
        if let frontMatter = FrontMatter(source.bytes) {
            start = frontMatter.range.upperBound
            let keys = frontMatter.entries(of: source.bytes).map(\.key)
            found.formUnion(
                keys.compactMap { template.field(named: $0, in: .frontMatter)?.name })
        }
        var lines = RawLines(source, start..<source.bytes.count)
        for _ in 0..<Self.fieldLines {
            guard let line = lines.next() else { break }
            let text = source.bytes[line.start..<line.end].drop { $0.isBlank }
            if text.first == UInt8(ascii: "|"), template.hasTableHeader {
                let row = TableHeader.pair(ofRow: String(decoding: text, as: UTF8.self))
                let field = row.flatMap { template.field(named: $0.name, in: .head) }
                if let field { found.insert(field.name) }
                continue
            }
            guard let mark = text.first, "-*+>".utf8.contains(mark),
                let item = MetadataItem(String(decoding: text.dropFirst(2), as: UTF8.self)),
                let field = template.field(named: item.name), field.place != .frontMatter
            else { continue }
            found.insert(field.name)
        }
        return found.count
    }
}
