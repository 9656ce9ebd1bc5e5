import Markdown
import Synchronization

/// The versions of a template's file. A document follows the version whose headings, fields and
/// prompts it fits best; of several that it fits as well, the version of the day on which the
/// document was begun, else the newest. A project may have given its documents the front matter of
/// the newest version, or the table, whatever version their sections are of: those are judged by both.
package final class TemplateVersions: Sendable {
    /// One version: how it is read again, when it came, and what it asks for.
    package struct Version: Equatable, Sendable {
        /// Its name in the history; empty for the file at hand.
        package let object: String
        /// Nil for a file that is not committed as it is.
        package let day: Day?
        package let outline: TemplateOutline

        package init(object: String, day: Day?, outline: TemplateOutline) {
            (self.object, self.day, self.outline) = (object, day, outline)
        }
    }

    /// The version that a document follows.
    private struct Choice: Hashable {
        let version: Int
        /// Whether the document has the fields of the newest one instead of the version's own.
        var hasNewestFields = false
    }

    /// The file at hand.
    package let newest: Template
    /// The newest first.
    private let versions: [Version]
    private let read: @Sendable (_ object: String) -> Template?
    private let known = Mutex<[Choice: Template]>([:])
    /// Whether all fields of the newest version stand in front matter, and whether they do there or above
    /// the sections.
    private let hasFrontMatter: Bool
    private let hasHead: Bool
    /// The forms that the versions have, and the place of that of each.
    private let forms: [TemplateOutline.Form]
    private let formIndices: [Int]
    /// The names, fields and lines that any version has.
    private let names: Set<String>
    private let fields: Set<String>
    private let lines: Set<UInt64>

    /// - Parameters:
    ///   - versions: the newest first, which is the file at hand.
    ///   - read: reads one of the others; nil if that cannot be done any more.
    /// - Returns: nil where there is no choice.
    package init?(
        newest: Template, versions: [Version], read: @escaping @Sendable (String) -> Template?
    ) {
        guard versions.count > 1 else { return nil }
        (self.newest, self.versions, self.read) = (newest, versions, read)
        var forms: [TemplateOutline.Form] = []
        formIndices = versions.map { version in
            if let index = forms.firstIndex(where: { $0 === version.outline.form }) { return index }
            forms.append(version.outline.form)
            return forms.count - 1
        }
        self.forms = forms
        names = Set(forms.flatMap { $0.sections.map(\.name) })
        fields = Set(forms.flatMap { $0.fields.map(\.name) })
        lines = versions.reduce(into: []) { $0.formUnion($1.outline.lines) }
        hasFrontMatter =
            !newest.fields.isEmpty && newest.fields.allSatisfy { $0.place == .frontMatter }
        hasHead = !newest.fields.isEmpty && newest.hasFieldsOfTheHeadAlone
    }

    /// The version that a document fits best.
    package func template(for bytes: [UInt8]) -> Template {
        let source = Source(bytes)
        let tree = BlockTree(bytes, keeping: .topLevel, extensions: .file)
        return template(for: source, headings: Heading.all(in: tree, of: source))
    }

    /// - Parameter headings: all of the source.
    package func template(for source: Source, headings: [Heading]) -> Template {
        template(at: best(for: DocumentOutline(source, headings: headings))) ?? newest
    }

    /// Of a document that follows the newest version, the older one that some of its headings are
    /// of that the newest does not have; nil where there is none.
    package func earlier(than bytes: [UInt8]) -> Template? {
        let source = Source(bytes)
        let tree = BlockTree(bytes, keeping: .topLevel, extensions: .file)
        let document = DocumentOutline(source, headings: Heading.all(in: tree, of: source))
        let known = Set(forms[formIndices[0]].sections.map(\.name))
        let foreign = document.names.intersection(names).subtracting(known)
        let counts = forms.map { form in
            form.sections.count { foreign.contains($0.name) }
        }
        guard let most = counts.max(), most > 0 else { return nil }
        return versions.indices.first { counts[formIndices[$0]] == most }
            .flatMap { template(at: Choice(version: $0)) }
    }

    /// Nil for the newest, and for one that cannot be read any more.
    private func template(at choice: Choice) -> Template? {
        let index = choice.version
        guard index > 0 else { return nil }
        return known.withLock { known in
            if let template = known[choice] { return template }
            guard var template = read(versions[index].object), !template.isNone else { return nil }
            template.name = newest.name
            template.file = newest.file
            template.choice = newest.choice
            template.day = versions[index].day
            if choice.hasNewestFields, template.hasFieldsOfTheHeadAlone {
                template.take(fieldsOf: newest)
            }
            template.takeChoices(of: newest)
            known[choice] = template
            return template
        }
    }

    /// Whether a document was begun when a version was there, and has nothing of others: what it lacks
    /// was left out then, and is no sign of an older one.
    private func isBegunSince(
        _ version: Version, _ document: DocumentOutline, _ written: Written
    ) -> Bool {
        guard let creation = document.creation, let day = version.day, creation > day else {
            return false
        }
        let form = version.outline.form
        return written.names.isSubset(of: form.sections.map(\.name))
            && form.carries(all: written)
            && written.lines.isSubset(of: version.outline.lines)
    }

    private func best(for document: DocumentOutline) -> Choice {
        let written = Written(
            names: document.names.intersection(names),
            fields: document.carriers(ofFields: fields),
            lines: document.lines(among: lines))
        if isBegunSince(versions[0], document, written) { return Choice(version: 0) }
        let ofFields = forms.map { $0.misfit(ofFields: written) }
        let ofNewest = forms.map { form in
            mayHaveNewestFields(form, written) ? ofFields[formIndices[0]] : .max
        }
        let ofForms = forms.indices.map { index in
            forms[index].misfit(ofSections: document, written)
                + min(ofFields[index], ofNewest[index])
        }
        let isOlder = document.creation.map { $0 < versions[0].day ?? $0 } ?? false
        let isEnough = forms.map { $0.isEnough(of: document, ifOlder: isOlder) }
        let fitting = versions.indices.filter { $0 == 0 || isEnough[formIndices[$0]] }
        let misfits = fitting.map {
            ofForms[formIndices[$0]] + written.lines.subtracting(versions[$0].outline.lines).count
        }
        let least = misfits.min() ?? 0
        let equal = zip(fitting, misfits).filter { $0.1 == least }.map(\.0)
        let ofDay = document.creation.map { creation in
            equal.first { versions[$0].day.map { $0 <= creation } ?? false } ?? equal.last ?? 0
        }
        let version = ofDay ?? equal.first ?? 0
        let form = formIndices[version]
        return Choice(version: version, hasNewestFields: ofNewest[form] < ofFields[form])
    }

    /// Whether a document may have the fields of the newest version above sections of this one: in front
    /// matter, or in what the newest has them in and this one does not.
    private func mayHaveNewestFields(_ form: TemplateOutline.Form, _ written: Written) -> Bool {
        if hasFrontMatter { return true }
        let newest = forms[formIndices[0]]
        return hasHead && newest.carries(any: written) && !form.carries(any: written)
    }
}

/// The names, fields and lines of all versions that a document has.
private struct Written {
    let names: Set<String>
    /// What they stand in, by their names.
    let fields: [String: Set<TemplateOutline.Carrier>]
    let lines: Set<UInt64>
}

extension TemplateOutline.Form {
    /// Whether a document has a third of the sections that have to be there, or any if it was begun
    /// before the newest version came: else it has barely begun, and what is not there yet does not
    /// tell that it came from an older one.
    fileprivate func isEnough(of document: DocumentOutline, ifOlder isOlder: Bool) -> Bool {
        let required = sections.filter(\.isRequired)
        let count = required.count { document.names.contains($0.name) }
        return isOlder && count > 0 || count * 3 >= required.count
    }

    /// How many sections of this version a document lacks, and how many of other versions it has. A
    /// heading counts as much as two fields or lines of prompts, and one on another level half of it, or
    /// as one that is not there where no heading is on a level on which it would be read.
    fileprivate func misfit(ofSections document: DocumentOutline, _ written: Written) -> Int {
        var count = 0
        let otherLevel = isRead(in: document) ? 1 : 2
        for section in sections where section.isRequired {
            let leveled = DocumentOutline.LeveledName(level: section.level, name: section.name)
            if !document.names.contains(section.name) {
                count += 2
            } else if !document.leveledNames.contains(leveled) {
                count += otherLevel
            }
        }
        return count + 2 * written.names.subtracting(sections.lazy.map(\.name)).count
    }

    /// Whether a heading of a document stands where this version has it, or most are one level deeper or
    /// higher, as `Template.onLevels(of:)` reads them.
    private func isRead(in document: DocumentOutline) -> Bool {
        let known = sections.filter { document.names.contains($0.name) }
        let counts = [-1, 0, 1].map { shift in
            known.count {
                document.leveledNames.contains(.init(level: $0.level + shift, name: $0.name))
            }
        }
        return counts[1] > 0 || max(counts[0], counts[2]) * 2 > known.count
    }

    /// How many fields of this version a document lacks, and how many of other versions it has. One that
    /// stands in something else would be neither read nor written: it counts as much as a heading.
    fileprivate func misfit(ofFields written: Written) -> Int {
        let asked = fields.reduce(0) { count, field in
            guard let carriers = written.fields[field.name] else {
                return count + (field.isRequired ? 1 : 0)
            }
            return count + (carriers.contains(field.carrier) ? 0 : 2)
        }
        return asked + Set(written.fields.keys).subtracting(fields.lazy.map(\.name)).count
    }

    /// Whether a document has a field of this version in what it stands in there.
    fileprivate func carries(any written: Written) -> Bool {
        fields.contains { written.fields[$0.name]?.contains($0.carrier) ?? false }
    }

    /// Whether all fields that a document has are of this version, and stand in the same.
    fileprivate func carries(all written: Written) -> Bool {
        written.fields.allSatisfy { name, carriers in
            fields.contains { $0.name == name && carriers.contains($0.carrier) }
        }
    }
}

extension Template {
    /// Whether no section has a field: others can be put in the place of its fields.
    fileprivate var hasFieldsOfTheHeadAlone: Bool {
        fields.allSatisfy { $0.place == .head || $0.place == .frontMatter }
            && sections.allSatisfy { $0.kind != .fields && $0.kind != .value }
    }

    /// Lets fields have the values that they have in a newer version, too: how far a proposal is, is
    /// said in today's words.
    fileprivate mutating func takeChoices(of newest: Template) {
        for index in fields.indices {
            guard case .choice(let own) = fields[index].kind,
                case .choice(let newer)? = newest.field(named: fields[index].name)?.kind
            else { continue }
            // A word that both have is written as in the document's own version.
            fields[index].kind = .choice(
                newer.map { new in own.first { $0.lowercased() == new.lowercased() } ?? new }
                    + own.filter { old in !newer.contains { $0.lowercased() == old.lowercased() } })
        }
    }
}
