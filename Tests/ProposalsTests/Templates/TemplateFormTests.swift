import Proposals
import TestSupport
import Testing

/// What the sections of ten projects' templates are, against what was written down by hand before
/// there was code: `Tests/Templates/NAME.form`, quoted as `Tests/Templates/README` says.
@Suite struct TemplateFormTests {
    @Test(arguments: KnownTemplates.names)
    func sectionsAreAsWrittenDown(name: String) throws {
        let template = try #require(KnownTemplates.template(name))
        let expected = WrittenForm(try #require(KnownTemplates.notes("form", on: name))).sections
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
