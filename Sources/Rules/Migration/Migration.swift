import Markdown
import Proposals

/// A document with what the newest version of its template asks for and its own did not, as what is
/// still to do. All of its own bytes stay, but for headings that were asked to be renamed; lists of contents
/// get entries.
package struct Migration: Sendable {
    package struct Options: Sendable {
        /// Headings of the document, and what they are called now.
        package var renames: [(old: String, new: String)] = []
        /// Headings that are not taken for renamed ones.
        package var kept: [String] = []
        /// Adds what the template says may be left out, too.
        package var withOptional = false

        package init() {}
    }

    package let bytes: [UInt8]
    /// Where the first part begins that was added, where a list of contents follows; else nil.
    package let start: Int?
    /// Titles of the sections that were added, and names of fields.
    package private(set) var sections: [String] = []
    package private(set) var fields: [String] = []
    /// Headings that were renamed.
    package private(set) var renamed: [(old: String, new: String)] = []
    /// Headings that may be called otherwise now: the other was not added beside them.
    package private(set) var pairs: [(old: String, new: String)] = []
    /// Sections that may be left out, and were.
    package private(set) var optional: [String] = []
    /// The parts that were not added, and why.
    package private(set) var left: [(name: String, reason: String)] = []

    /// - Parameters:
    ///   - context: with the version that the document follows, and the newest.
    ///   - earlier: an older version that headings of the document are of, where it follows the newest.
    package init(
        _ bytes: [UInt8], context: CheckContext, earlier: Template? = nil,
        options: Options = Options()
    ) throws(MigrationObstacle) {
        let newest = (context.newest ?? context.template).chosen(.named)
        let isDone = context.newest == nil
        let old = isDone ? earlier ?? newest : context.template
        let before = CheckedDocument(bytes, template: newest)
        for name in options.kept {
            let isThere = before.places.contains {
                $0.isPresent && $0.path.last == HeadingName(name)
            }
            guard isThere else {
                throw MigrationObstacle("has no section '\(name)'; octopen show lists them")
            }
        }
        let renaming = try SectionRenaming(options.renames, in: before, from: old)
        renamed = renaming.done
        let document =
            renaming.edits.isEmpty
            ? before : CheckedDocument(bytes.applying(renaming.edits), template: newest)
        let change = TemplateChange(
            document.proposal, headings: document.headings, from: old,
            keeping: Set(options.kept.map { HeadingName($0) }), withOptional: options.withOptional,
            isDone: isDone)
        let title = { (index: Int) in newest.sections[index].title }
        pairs = change.renamed.map { (document.places[$0.place].name, title($0.section)) }
        optional = change.optional.map(title)
        left = change.moved.map {
            (title($0), "the file has it elsewhere, or under another heading")
        }
        left += change.homeless.map { index in
            guard let parent = change.parent(of: index).map(title) else {
                return (title(index), "it would be a second title")
            }
            return (title(index), "it is a part of '\(parent)', which the file does not have")
        }
        left += change.unleveled.map {
            (title($0), "the file's headings are on another level than the template's")
        }
        let added = SectionAdding(
            change, in: document, places: RenamedPlaces(change, in: document))
        let given = document.adding(change.fields)
        left += change.likely.map { field, name in
            (field, "the file has '\(document.written(name))', which is likely its name there")
        }
        left += added.left.map { (title($0), "the text above never ends: close it") }
        left += given.left.map { ($0, "where it goes among the fields of the file is not certain") }
        sections = added.sections.map(title)
        fields = given.fields
        // At the same place fields come first, which stand above all sections.
        let edits = (given.edits + added.edits).enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }.map(\.element)
        let whole = document.bytes.applying(edits)
        guard !edits.isEmpty || !renamed.isEmpty else {
            self.bytes = whole
            start = nil
            return
        }
        let after = CheckedDocument(whole, template: newest)
        guard document.isWhole(in: after, besides: Set(added.sections), fields: given.fields) else {
            throw MigrationObstacle("what is new would change what the file's own text belongs to")
        }
        let followed = FollowedContents(edits, in: document.bytes)
        let follows =
            followed.bytes != whole
            && CheckedDocument(followed.bytes, template: newest).places.map(\.path)
                == after.places.map(\.path)
        self.bytes = follows ? followed.bytes : whole
        start = follows ? followed.start : nil
    }

    /// Whether the file is as it was.
    package var isEmpty: Bool { sections.isEmpty && fields.isEmpty && renamed.isEmpty }
}

/// Why a document cannot be migrated as was asked.
package struct MigrationObstacle: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

extension CheckedDocument {
    /// Reads a document for its sections and fields alone.
    convenience init(_ bytes: [UInt8], template: Template) {
        let markdown = MarkdownDocument(bytes, extensions: .file)
        let source = Source(bytes)
        let headings = Heading.all(in: markdown.tree, of: source)
        // No rule looks at the day.
        let context = CheckContext(template: template, today: Day(secondsSince1970: 0))
        self.init(
            Proposal(source, template: template, headings: headings), markdown: markdown,
            headings: headings, context: context)
    }

    /// A name as the document has it first, where that is known in small letters.
    fileprivate func written(_ name: String) -> String {
        let text = text(0..<end)
        let small = text.lowercased()
        guard small.utf8.count == text.utf8.count, let range = small.range(ofText: name) else {
            return name
        }
        let words = text.bytes(range)
        return words.lowercased() == name ? words : name
    }

    /// The fields that the file has nowhere, with their places, none of them where a value of the file's
    /// would change by it.
    fileprivate func adding(_ asked: [Template.Field]) -> FieldAdding {
        let fields = asked.filter { field in
            !metadata.contains { $0.name.isSameField(as: field.name) }
        }
        let given = FieldAdding(fields, in: self)
        guard !given.edits.isEmpty else { return given }
        let after = CheckedDocument(bytes.applying(given.edits), template: template)
        let keepsValues = metadata.allSatisfy { own in
            after.metadata.contains { $0.name == own.name && $0.value == own.value }
        }
        return keepsValues && isWhole(in: after, besides: [], fields: given.fields)
            ? given : FieldAdding(leaving: fields)
    }

    /// Whether another document has all of these sections in their order, each with its text and
    /// below the same headings, and what was to be added where the template has it.
    fileprivate func isWhole(
        in other: CheckedDocument, besides added: Set<Int>, fields: [String]
    ) -> Bool {
        let own = places.filter(\.isPresent)
        let rest = other.places.filter { place in
            place.isPresent && !(place.templateIndex.map(added.contains) ?? false)
        }
        let found = Set(other.places.filter(\.isPresent).compactMap(\.templateIndex))
        guard own.count == rest.count, added.isSubset(of: found), other.proposal.obstacle == nil,
            fields.allSatisfy({ name in other.metadata.contains { $0.field?.name == name } })
        else { return false }
        return zip(own, rest).allSatisfy { mine, theirs in
            guard mine.path == theirs.path, mine.templateIndex == theirs.templateIndex else {
                return false
            }
            if mine.isAboveSections || mine.asked?.kind == .fields, !fields.isEmpty { return true }
            return bytes[trimmed(mine.body)] == other.bytes[other.trimmed(theirs.body)]
        }
    }
}
