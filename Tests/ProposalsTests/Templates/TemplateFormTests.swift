import Proposals
import TestSupport
import Testing

/// What the sections of ten projects' templates are, against what was written down by hand before
/// there was code: `Tests/Templates/NAME.form`, quoted as `Tests/Templates/README` says.
@Suite(.enabled(if: Files.corpus != nil)) struct TemplateFormTests {
    @Test(arguments: FreshProposalTests.templates.keys.sorted())
    func sectionsAreAsWrittenDown(name: String) throws {
        let template = try FreshProposalTests.template(name)
        let form = try #require(Files.read("\(Files.repository)/Tests/Templates/\(name).form"))
        let expected = WrittenForm(String(decoding: form, as: UTF8.self)).sections
        let found = template.sections.indices.map { index in
            let path = template.titlePath(of: index).map { $0.replacing(" / ", with: " \\/ ") }
            return (path.joined(separator: " / "), template.sections[index])
        }
        // The text below the title is no section of the template, but of the head.
        let written = expected.filter { $0.path != "(under the title)" }
        #expect(found.map(\.0) == written.map(\.path))
        for ((path, section), written) in zip(found, written) where path == written.path {
            #expect(lines(of: section) == written.lines, "\(path)")
        }
    }

    /// The section as the files have it. What an optional or conditional section has below it is
    /// so, too, and is not marked there.
    private func lines(of section: Template.Section) -> [String] {
        var lines = ["kind: \(section.kind == .fields ? "value" : section.kind.rawValue)"]
        for block in section.blocks {
            switch block.role {
            case .prompt: lines.append("prompt: \(Self.quoted(block.text))")
            case .topic: lines.append("topic: \(Self.quoted(block.text))")
            case .fixed: lines.append("fixed: \(Self.quoted(block.text))")
            case .default: lines.append("default: \(Self.quoted(block.text))")
            case .placeholder: break
            case .scaffold:
                lines.append("\(block.isTask ? "fixed" : "scaffold"): \(Self.quoted(block.text))")
            }
            lines += block.placeholders.map { "placeholder: \(Self.quoted($0))" }
            lines += block.keys.map { "scaffold: \(Self.quoted($0))" }
            lines += block.remarks.map { "prompt: \(Self.quoted($0))" }
        }
        if section.isOptional { lines.append("optional") }
        if section.isConditional { lines.append("conditional") }
        return lines
    }

    private static func quoted(_ text: String) -> String {
        let words = text.split(separator: " ")
        guard words.count > 6 else { return text }
        return words[..<6].joined(separator: " ") + " …"
    }
}

/// The sections of a form as it was written down.
private struct WrittenForm {
    private(set) var sections: [(path: String, lines: [String])] = []

    init(_ text: String) {
        var isInSections = false
        var optional: [String] = []
        var conditional: [String] = []
        for line in text.split(separator: "\n").map(String.init) {
            if !line.hasPrefix(" ") { isInSections = line == "sections:" }
            guard isInSections, line.hasPrefix("  ") else { continue }
            if !line.hasPrefix("    ") {
                sections.append((String(line.dropFirst(2)), []))
                continue
            }
            let line = String(line.dropFirst(4))
            let path = sections[sections.count - 1].path
            if line == "optional" { optional.append(path) }
            if line == "conditional" { conditional.append(path) }
            // What of `repeats` is said of items is not told from what is said of headings.
            let isMark = line == "optional" || line == "conditional"
            if isMark || line.hasPrefix("repeats:") { continue }
            sections[sections.count - 1].lines.append(line)
        }
        for index in sections.indices {
            let path = sections[index].path
            func isBelow(_ other: String) -> Bool {
                path == other || path.hasPrefix(other + " / ")
            }
            if optional.contains(where: isBelow) { sections[index].lines.append("optional") }
            if conditional.contains(where: isBelow) { sections[index].lines.append("conditional") }
        }
    }
}
