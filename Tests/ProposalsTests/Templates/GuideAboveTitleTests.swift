import Proposals
import Testing

/// A template that begins with a guide to its documents under a heading of its own: the template proper
/// begins at the second title.
@Suite struct GuideAboveTitleTests {
    private static let records =
        "# Architecture Decision Records (ADRs)\n\nThey are short, and capture one decision each.\n\n"
        + "**Naming**: `ADR-NNN-short-title.md`. Use hyphens.\n\n---\n\n"
    private static let nygard =
        "# #. Title\n\nThis is the form of [decisions](https://example.org/a).\nYou may use a tool.\n\n"
        + "In each file, write these sections:\n\n"
    private static let rest = "## Date\n\nYYYY-MM-DD\n\n## Context\n\nWhat is it about?\n"

    private static func read(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    @Test(arguments: [
        (records + "# ADR-NNN: [Decision Title]\n\n", "# ADR-NNN: New\n\n", "ADR-003: "),
        (nygard + "# Title\n\n", "# #. New\n\n", "3. "),
    ])
    func isNoPartOfDocuments(top: String, written: String, label: String) throws {
        let template = Self.read(top + Self.rest)
        #expect(template.sections.map(\.title) == ["Date", "Context"])
        #expect(template.fields.map(\.name) == ["Date"])
        #expect(template.preamble.keptInWords == nil && !template.preamble.noteText.isEmpty)
        let new = NewProposal(
            template: template, title: "New", author: "", today: Day(secondsSince1970: 0))
        let text = String(decoding: new.bytes, as: UTF8.self)
        #expect(text.hasPrefix(written + "## Date\n"))
        let old = "# \(label)Own\n\n## Date\n\n2025-01-03\n\n## Context\n\nIt is.\n"
        var proposal = Proposal(Array(old.utf8), template: template)
        #expect(proposal.title == "Own")
        proposal.setValue("2026-01-01", at: try #require(proposal.fieldPlace(named: "Date")))
        proposal.setValue("Other", at: try #require(proposal.fieldPlace(named: "Title")))
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == old.replacing("Own", with: "Other").replacing("2025-01-03", with: "2026-01-01"))
    }

    /// Two titles between which nothing says that the second begins what documents have are read as they
    /// stand, and so are fields above the second.
    @Test(arguments: [
        "# Our proposals\n\nThey are short.\n\nWrite one.\n\n# Title\n\n",
        "# Our proposals\n\n- Status: Draft\n\n---\n\n# Title\n\n",
        "# #. Title\n\nSay it.\n\nIn short.\n\n# Title\n\n",
        "# #. Title\n\nSay it.\n\nWrite these:\n\n# Another title\n\n",
    ])
    func isToldByWhatStandsAboveTheTitle(top: String) {
        let template = Self.read(top + Self.rest)
        #expect(template.sections.contains { $0.title.hasSuffix("itle") })
    }

    /// The heading of a second title, which such a template has as that of a section, is written into no
    /// document.
    @Test(arguments: ["Title", "Context"]) func noSecondTitleIsWritten(section: String) throws {
        let template = Self.read("# #. Title\n\nSay it.\n\n# Title\n\n" + Self.rest)
        let proposal = Proposal(Array("# 3. Own\n\n## Aim\n\nIt is.\n".utf8), template: template)
        let index = try #require(proposal.sections.firstIndex { $0.title == section })
        #expect(!proposal.sections[index].isPresent)
        let found = proposal.parentElsewhere(of: index).map(String.init(describing:))
        #expect(found?.hasPrefix("“\(section)” stands below a second title, “Title”") == true)
    }
}
