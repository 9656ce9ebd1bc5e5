import Markdown
import Proposals

/// The demands of a template's newest version that the document's version did not make, as far as
/// the document does not meet them.
struct TemplateChange {
    /// Sections to be added, by their indices in the newest version.
    private(set) var added: [Int] = []
    /// Sections that the template says may be left out.
    private(set) var optional: [Int] = []
    /// Headings of the document that are likely called otherwise now.
    private(set) var renamed: [(place: Int, section: Int)] = []
    /// Sections that the document has elsewhere.
    private(set) var moved: [Int] = []
    /// Sections that are parts of one that the document does not have.
    private(set) var homeless: [Int] = []
    /// Sections that are not added because the document has its headings on another level.
    private(set) var unleveled: [Int] = []
    /// Fields that stand in no section of their own.
    private(set) var fields: [Template.Field] = []
    /// Fields that are not added, and the names in small letters under which the document likely has
    /// them.
    private(set) var likely: [(field: String, name: String)] = []

    var isEmpty: Bool { added.isEmpty && renamed.isEmpty && fields.isEmpty }

    private let newest: Template
    private let old: Template
    private let sections: Sections

    /// - Parameters:
    ///   - proposal: read by the newest version.
    ///   - headings: all of the document.
    ///   - old: the version that the document follows.
    ///   - kept: headings that are called as they should be.
    ///   - isDone: whether the document follows the newest version already: then it is looked at for
    ///     renamed headings alone.
    init(
        _ proposal: Proposal, headings: [Heading], from old: Template,
        keeping kept: Set<HeadingName> = [], withOptional: Bool = false, isDone: Bool = false
    ) {
        (newest, sections) = (proposal.template, proposal.sections)
        let old = old.onLevels(of: headings)
        self.old = old
        let document = DocumentOutline(proposal.source, headings: headings)
        // A status that the document has in another form is not asked for once more.
        let state = proposal.statusElsewhere == nil ? nil : newest.state
        var newer: [Int] = []
        for index in newest.sections.indices where !isPresent(index) {
            guard proposal.section(forTemplate: index) != nil else { continue }
            if isElsewhere(index, headings, document) || state?.place == .ownSection(index) {
                moved.append(index)
            } else if isNew(index) {
                newer.append(index)
            }
        }
        renamed = RenamedSections(newer, in: sections, from: old, to: newest, keeping: kept).pairs
        newer.removeAll { index in renamed.contains { $0.section == index } }
        if isDone {
            let all = RenamedSections(newer, in: sections, from: old, to: newest, keeping: []).pairs
            newer.removeAll { index in !all.contains { $0.section == index } }
            moved = []
        }
        let isOnAnotherLevel = isOnAnotherLevel(headings)
        for index in newer {
            let isOptional = newest.sections[index].isOptional
            if isOnAnotherLevel, !isOptional || withOptional && newest.levelShift != 0 {
                unleveled.append(index)
            } else if newest.isSecondTitle(index) {
                homeless.append(index)
            } else if isOptional, !withOptional {
                optional.append(index)
            } else if parent(of: index).map({ isPresent($0) || added.contains($0) }) ?? true {
                added.append(index)
            } else {
                homeless.append(index)
            }
        }
        let block = newest.sections.firstIndex { $0.kind == .fields }
        let hasBlock = block.map(isPresent) ?? false
        let given = Set(
            document.fieldNames.flatMap { name in
                newest.fields.compactMap { newest.field(named: name, in: $0.place)?.name }
            })
        fields = newest.fields.filter { field in
            if isDone || field.isOfTemplateAlone { return false }
            // The template's words for a title are none of the document's.
            if field.name == newest.titleField?.name { return false }
            if field.name == state?.name { return false }
            if case .ownSection = field.place { return false }
            if field.place == .section, !hasBlock { return false }
            return old.field(named: field.name) == nil && (withOptional || !field.isOptional)
                && !document.fieldNames.contains(field.name.lowercased())
                && !given.contains(field.name)
        }
        let found = likelyNames(among: document.fieldNames)
        fields.removeAll { field in found.contains { $0.field == field.name } }
        likely = found
    }

    /// Fields to be added of which the document has one that the template does not know and that is called
    /// nearly the same, `Needs Approval` for `Need Approval`, or is of its own version and shares words with
    /// that, `Issue` for `Tracking Issue`, or stood there where the template has it now, for a value of the
    /// same kind.
    private func likelyNames(among names: Set<String>) -> [(field: String, name: String)] {
        guard !fields.isEmpty else { return [] }
        var strangers = names.filter { name in
            !newest.fields.contains { newest.field(named: name, in: $0.place) != nil }
        }.sorted()
        let words = { (field: Template.Field) in HeadingWords(field.name.lowercased()) }
        let isLikely: [(String, Template.Field) -> Bool] = [
            { name, field in HeadingWords(name).isSame(as: words(field)) },
            { [self] name, field in
                old.field(named: name) != nil && HeadingWords(name).sharesWords(with: words(field))
            },
            { [self] name, field in
                old.field(named: name).map { hasPlace(of: $0, field) } ?? false
            },
        ]
        var found: [(field: String, name: String)] = []
        for isLikely in isLikely {
            for field in fields where !found.contains(where: { $0.field == field.name }) {
                let index = strangers.firstIndex { isLikely($0, field) }
                if let index { found.append((field.name, strangers.remove(at: index))) }
            }
        }
        return found
    }

    /// Whether a field of the newest version asks for the same kind of value between the same fields as one of
    /// the older version.
    private func hasPlace(of gone: Template.Field, _ field: Template.Field) -> Bool {
        let around = { (field: Template.Field, template: Template) -> [String?] in
            let names = template.fields.filter { $0.place == field.place }.map(\.name)
            guard let index = names.firstIndex(of: field.name) else { return [] }
            return [
                names[..<index].last?.lowercased(), names[(index + 1)...].first?.lowercased(),
            ]
        }
        let (before, now) = (around(gone, old), around(field, newest))
        return (gone.place == .frontMatter) == (field.place == .frontMatter)
            && gone.kind == field.kind && before == now && before.contains { $0 != nil }
    }

    /// The section that one is a part of; nil for the outermost.
    func parent(of index: Int) -> Int? {
        let path = newest.sections[index].path.dropLast()
        return path.isEmpty ? nil : newest.sections[..<index].lastIndex { $0.path[...] == path }
    }

    /// Whether more headings have the name of a section on another level than on its own: what is added
    /// on the template's level would become a part of one of them.
    private func isOnAnotherLevel(_ headings: [Heading]) -> Bool {
        if newest.levelShift != 0 { return true }
        let matched = newest.sections.indices.count(where: isPresent)
        let others = newest.sections.indices.count { index in
            let asked = newest.sections[index]
            return !isPresent(index)
                && headings.contains { $0.name == asked.name && $0.level != asked.level }
        }
        return others > matched
    }

    private func isPresent(_ index: Int) -> Bool {
        sections.contains { $0.isPresent && $0.role == .template(index) }
    }

    /// Whether the older version does not ask for it, here or elsewhere.
    private func isNew(_ index: Int) -> Bool {
        let asked = newest.sections[index]
        guard old.section(at: asked.path, level: asked.level) == nil else { return false }
        return old.sections(named: asked.name).allSatisfy {
            newest.section(at: old.sections[$0].path, level: old.sections[$0].level) != nil
        }
    }

    /// Whether the document has a heading of its name in another place, or its fields.
    private func isElsewhere(
        _ index: Int, _ headings: [Heading], _ document: DocumentOutline
    ) -> Bool {
        let asked = newest.sections[index]
        guard old.section(at: asked.path, level: asked.level) == nil else { return false }
        if asked.kind == .fields {
            let own = newest.fields.filter { $0.place == .section || $0.isMoved }
            let names = own.map { $0.name.lowercased() }
            if !document.fieldNames.isDisjoint(with: names) { return true }
        }
        let matched = newest.sections(named: asked.name).count(where: isPresent)
        return headings.count { $0.name == asked.name } > matched
    }
}
