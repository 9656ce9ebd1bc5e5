/// Versions of a template as they are kept from one run to the next: lines of text behind a check
/// sum over them.
///
/// `head` is the commit that was looked at. A `form` has its sections with their levels and its
/// fields, with what they stand in, below it; `!` marks what has to be there. A `version` has its day, the form by its number,
/// the name of its object, and its lines below it.
package struct KeptVersions: Equatable, Sendable {
    /// The commit whose history was looked at.
    package var head: String
    package var versions: [TemplateVersions.Version]

    package init(head: String, versions: [TemplateVersions.Version]) {
        (self.head, self.versions) = (head, versions)
    }

    private static let firstLine = "octopen template 2"

    /// - Parameter origin: stands for all that the versions depend on beside their own bytes.
    package func bytes(origin: String) -> [UInt8] {
        var lines = ["origin \(origin)", "head \(head)"]
        var forms: [TemplateOutline.Form] = []
        for version in versions {
            let form = version.outline.form
            var index = forms.firstIndex { $0 === form }
            if index == nil {
                forms.append(form)
                index = forms.count - 1
                lines.append("form")
                lines += form.sections.map {
                    "section \($0.level) \($0.isRequired ? "!" : "?")\($0.name)"
                }
                lines += form.fields.map {
                    "field \($0.carrier.rawValue) \($0.isRequired ? "!" : "?")\($0.name)"
                }
            }
            lines.append(
                "version \(version.day.map(\.description) ?? "-") \(index ?? 0) \(version.object)")
            lines += version.outline.lines.sorted().map { "line \(String($0, radix: 16))" }
        }
        let text = Array(lines.joined(separator: "\n").utf8)
        return Array("\(Self.firstLine)\n\(CheckSum.of(text[...]))\n".utf8) + text
    }

    /// - Returns: nil for bytes that were not written with this origin, or are not as they were.
    package init?(_ bytes: [UInt8], origin: String) {
        let parts = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual(Self.firstLine.utf8),
            parts[1].elementsEqual("\(CheckSum.of(parts[2]))".utf8)
        else { return nil }
        let lines = parts[2].split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count > 1, lines[0] == "origin \(origin)", lines[1].hasPrefix("head ") else {
            return nil
        }
        head = String(lines[1].dropFirst(5))
        versions = []
        var forms: [TemplateOutline.Form] = []
        var rest = lines[2...]
        while let first = rest.popFirst() {
            let below = rest.prefix { !$0.hasPrefix("form") && !$0.hasPrefix("version ") }
            rest = rest.dropFirst(below.count)
            if first == "form" {
                guard let form = TemplateOutline.Form(below) else { return nil }
                forms.append(form)
                continue
            }
            let words = first.split(separator: " ", omittingEmptySubsequences: false)
            let hashes = below.compactMap { UInt64($0.dropFirst(5), radix: 16) }
            guard words.count == 4, words[0] == "version", hashes.count == below.count,
                let form = Int(words[2]), forms.indices.contains(form)
            else { return nil }
            versions.append(
                .init(
                    object: String(words[3]), day: Day(words[1]),
                    outline: TemplateOutline(form: forms[form], lines: Set(hashes))))
        }
    }
}

extension TemplateOutline.Form {
    /// Reads the lines below a `form`.
    fileprivate convenience init?(_ lines: ArraySlice<String>) {
        var sections: [TemplateOutline.Section] = []
        var fields: [TemplateOutline.Field] = []
        for line in lines {
            if line.hasPrefix("section ") {
                let parts = line.dropFirst(8).split(separator: " ", maxSplits: 1)
                guard parts.count == 2, let level = Int(parts[0]) else { return nil }
                sections.append(
                    .init(
                        level: level, name: String(parts[1].dropFirst()),
                        isRequired: parts[1].hasPrefix("!")))
            } else if line.hasPrefix("field ") {
                let parts = line.dropFirst(6).split(separator: " ", maxSplits: 1)
                guard parts.count == 2,
                    let carrier = TemplateOutline.Carrier(rawValue: String(parts[0]))
                else { return nil }
                fields.append(
                    .init(
                        name: String(parts[1].dropFirst()), isRequired: parts[1].hasPrefix("!"),
                        carrier: carrier))
            } else {
                return nil
            }
        }
        self.init(sections: sections, fields: fields)
    }
}
