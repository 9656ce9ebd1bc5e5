/// Versions of a template as they are kept from one run to the next: lines of text behind a digest
/// of them all.
///
/// `head` is the commit that was looked at, `version` one of them, and below it come its sections
/// with their levels, its fields, and its lines; `!` marks what has to be there.
package struct KeptVersions: Equatable, Sendable {
    /// The commit whose history was looked at.
    package var head: String
    package var versions: [TemplateVersions.Version]

    package init(head: String, versions: [TemplateVersions.Version]) {
        (self.head, self.versions) = (head, versions)
    }

    private static let firstLine = "octopen template 1"

    /// - Parameter origin: stands for all that the versions depend on beside their own bytes.
    package func bytes(origin: String) -> [UInt8] {
        var lines = ["origin \(origin)", "head \(head)"]
        for version in versions {
            lines.append("version \(version.day.map(\.description) ?? "-") \(version.object)")
            lines += version.outline.sections.map {
                "section \($0.level) \($0.isRequired ? "!" : "?")\($0.name)"
            }
            lines += version.outline.fields.map { "field \($0.isRequired ? "!" : "?")\($0.name)" }
            lines += version.outline.lines.sorted().map { "line \(String($0, radix: 16))" }
        }
        let text = Array(lines.joined(separator: "\n").utf8)
        return Array("\(Self.firstLine)\n\(SHA256.hexadecimal(of: text))\n".utf8) + text
    }

    /// - Returns: nil for bytes that were not written with this origin, or are not as they were.
    package init?(_ bytes: [UInt8], origin: String) {
        let parts = bytes.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].elementsEqual(Self.firstLine.utf8),
            parts[1].elementsEqual(SHA256.hexadecimal(of: parts[2]).utf8)
        else { return nil }
        let lines = String(decoding: parts[2], as: UTF8.self).split(separator: "\n")
        guard lines.count > 1, lines[0] == "origin \(origin)", lines[1].hasPrefix("head ") else {
            return nil
        }
        head = String(lines[1].dropFirst(5))
        versions = []
        var rest = lines.dropFirst(2)
        while let first = rest.popFirst() {
            let words = first.split(separator: " ", omittingEmptySubsequences: false)
            guard words.count == 3, words[0] == "version" else { return nil }
            var sections: [TemplateOutline.Section] = []
            var fields: [TemplateOutline.Field] = []
            var hashes: Set<UInt64> = []
            while let line = rest.first, !line.hasPrefix("version ") {
                rest.removeFirst()
                let words = line.split(separator: " ", maxSplits: 1)
                guard words.count == 2 else { return nil }
                switch words[0] {
                case "section":
                    let parts = words[1].split(separator: " ", maxSplits: 1)
                    guard parts.count == 2, let level = Int(parts[0]) else { return nil }
                    sections.append(
                        .init(
                            level: level, name: String(parts[1].dropFirst()),
                            isRequired: parts[1].hasPrefix("!")))
                case "field":
                    fields.append(
                        .init(
                            name: String(words[1].dropFirst()), isRequired: words[1].hasPrefix("!"))
                    )
                case "line":
                    guard let hash = UInt64(words[1], radix: 16) else { return nil }
                    hashes.insert(hash)
                default: return nil
                }
            }
            versions.append(
                .init(
                    object: String(words[2]), day: Day(words[1]),
                    outline: TemplateOutline(sections: sections, fields: fields, lines: hashes)))
        }
    }
}
