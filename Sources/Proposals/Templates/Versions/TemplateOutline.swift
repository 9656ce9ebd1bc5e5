import Markdown

/// What of a version of a template tells whether a document came from it.
package struct TemplateOutline: Equatable, Sendable {
    /// The headings and the fields, which versions share that differ in words alone.
    package final class Form: Sendable {
        package let sections: [Section]
        package let fields: [Field]

        package init(sections: [Section], fields: [Field]) {
            (self.sections, self.fields) = (sections, fields)
        }
    }

    /// A heading of the template's.
    package struct Section: Hashable, Sendable {
        package let level: Int
        /// Normalised.
        package let name: String
        package let isRequired: Bool
    }

    /// A field of the template's.
    package struct Field: Hashable, Sendable {
        /// In small letters.
        package let name: String
        package let isRequired: Bool
        package let carrier: Carrier
    }

    /// What a field stands in: where a document has another one, its fields are not read.
    package enum Carrier: String, Sendable {
        case frontMatter = "key"
        /// An item of a list, or a line.
        case text
        case table = "row"
        case code
    }

    package private(set) var form: Form
    /// The hashes of the lines of its prompts and of its fixed text.
    package private(set) var lines: Set<UInt64>

    package init(form: Form, lines: Set<UInt64>) { (self.form, self.lines) = (form, lines) }

    package static func == (left: TemplateOutline, right: TemplateOutline) -> Bool {
        left.lines == right.lines && left.form == right.form
    }

    package init(_ template: Template) {
        let sections = template.sections.map {
            Section(
                level: $0.level, name: $0.name.string,
                isRequired: !$0.isOptional && $0.repeats == nil)
        }
        let fields: [Field] = template.fields.compactMap { field in
            // One that is all of a section is looked for as a section.
            if case .ownSection = field.place { return nil }
            return Field(
                name: field.name.lowercased(), isRequired: !field.isOptional,
                carrier: Carrier(of: field))
        }
        form = Form(sections: sections, fields: fields)
        lines = LineHash.all(in: template.source.bytes)
    }

    /// Drops the lines that all versions have, which tell no version from another, and lets
    /// outlines with equal forms share one form.
    package static func distinct(_ outlines: [TemplateOutline]) -> [TemplateOutline] {
        guard var common = outlines.first?.lines else { return [] }
        for outline in outlines { common.formIntersection(outline.lines) }
        var forms: [Form] = []
        return outlines.map { outline in
            var outline = outline
            outline.lines.subtract(common)
            if let known = forms.first(where: { $0 == outline.form }) {
                outline.form = known
            } else {
                forms.append(outline.form)
            }
            return outline
        }
    }
}

extension TemplateOutline.Carrier {
    fileprivate init(of field: Template.Field) {
        if field.place == .frontMatter {
            self = .frontMatter
        } else if field.isInTable {
            self = .table
        } else {
            self = field.isInCode ? .code : .text
        }
    }
}

extension TemplateOutline.Form: Equatable {
    package static func == (left: TemplateOutline.Form, right: TemplateOutline.Form) -> Bool {
        left === right || left.sections == right.sections && left.fields == right.fields
    }
}

/// The number that stands for a line of text that is long enough to be known again: FNV-1a over its
/// bytes without the blanks around.
enum LineHash {
    /// Bytes of the shortest line that counts.
    private static let shortest = 24

    static func all(in bytes: [UInt8]) -> Set<UInt64> {
        var hashes: Set<UInt64> = []
        visit(bytes) { hashes.insert($0) }
        return hashes
    }

    /// The hashes among some that lines have.
    static func all(in bytes: [UInt8], among known: Set<UInt64>) -> Set<UInt64> {
        guard !known.isEmpty else { return [] }
        var hashes: Set<UInt64> = []
        visit(bytes) { if known.contains($0) { hashes.insert($0) } }
        return hashes
    }

    private static func visit(_ bytes: [UInt8], _ take: (UInt64) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, !bytes[end].isLineEnding { end += 1 }
                defer { start = end + 1 }
                var (first, last) = (start, end)
                while first < last, bytes[first].isBlank { first += 1 }
                while last > first, bytes[last - 1].isBlank { last -= 1 }
                // Headings are compared by their names.
                guard last - first >= shortest, bytes[first] != UInt8(ascii: "#") else { continue }
                var hash: UInt64 = 0xcbf2_9ce4_8422_2325
                for at in first..<last { hash = (hash ^ UInt64(bytes[at])) &* 0x100_0000_01b3 }
                take(hash)
            }
        }
    }
}
