import Markdown
import Prose
import TestSupport
import Testing

@testable import Proposals

/// Metadata in the rows of a table above the first section.
@Suite struct TableHeaderTests {
    private static let rows = [
        ("ACP", "NNNN"), ("Title", "<title>"), ("Author(s)", "<names>"),
        ("Status", "Draft \\| Final"), ("Created", "YYYY-MM-DD"),
        ("Replaces (\\*optional)", "[ACP-XX](../XXX/README.md)"),
    ]
    private static let rest = "\n\n## Abstract\n\n*What is it?*\n\n## Motivation\n\n*Why?*\n"

    /// The rows below the first of them, below an empty row, below the names of the columns, and
    /// without bars around.
    private static func texts(_ rows: [(String, String)]) -> [String] {
        let plain = rows.map { "| \($0.0) | \($0.1) |" }
        let bold = rows.map { "|**\($0.0)**|\($0.1)|" }
        let code = rows.map { "| `\($0.0)` | \($0.1)" }
        let bare = rows.map { "\($0.0): | \($0.1)" }
        let tables: [[String]] = [
            [plain[0], "| :--- | :--- |"] + plain.dropFirst(),
            ["|  |  |", "|:--|:--|"] + bold,
            ["| | |", "|-|-|"] + code,
            ["| Field | Value |", "|---|---|"] + plain,
            [bare[0], "--- | ---"] + bare.dropFirst(),
        ]
        return tables.map { $0.joined(separator: "\n") + rest }
    }

    private static func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    private static func text(_ proposal: Proposal) -> String {
        String(decoding: proposal.bytes, as: UTF8.self)
    }

    private static func set(_ name: String, _ value: String, in proposal: inout Proposal) throws {
        proposal.setValue(value, at: try #require(proposal.fieldPlace(named: name)))
    }

    @Test func rowsAreFields() {
        for text in Self.texts(Self.rows) {
            let template = Self.template(text)
            #expect(
                template.fields.map(\.name).joined(separator: " ")
                    == "ACP Title Author(s) Status Created Replaces", "\(text)")
            #expect(template.fields.allSatisfy { $0.place == .head && $0.isInTable })
            #expect(template.fields.filter(\.isOptional).map(\.name) == ["Replaces"])
            #expect(template.field(named: "ACP")?.kind == .number)
            #expect(template.field(named: "Status")?.kind == .choice(["Draft", "Final"]))
            #expect(template.field(named: "Created")?.kind == .date)
            #expect(template.preamble.keptInWords == nil)
            #expect(template.sections.map(\.title) == ["Abstract", "Motivation"])
        }
    }

    /// No heading is written beside the title's cell.
    @Test func newProposals() throws {
        for text in Self.texts(Self.rows) {
            let new = NewProposal(
                template: Self.template(text), title: "Sharded | caches", author: "Ada",
                today: try #require(Day(year: 2026, month: 1, day: 2)))
            let expected = text.replacing("<title>", with: "Sharded \\| caches")
                .replacing("Draft \\| Final", with: "Draft")
                .replacing("YYYY-MM-DD", with: "2026-01-02")
            #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
        }
    }

    /// Only the bytes of the cell change, and a bar in the value is none of the table's.
    @Test func valuesAreWrittenIntoTheirCells() throws {
        let values = [
            ("ACP", "12"), ("Title", "Ups | downs"), ("Author(s)", "Ana [@a](https://x.org)"),
            ("Status", "Final"),
        ]
        for ending in ["\n", "\r\n"] {
            for text in Self.texts(Self.rows) {
                let text = text.replacing("\n", with: ending)
                var proposal = Proposal(Array(text.utf8), template: Self.template(text))
                for (name, value) in values { try Self.set(name, value, in: &proposal) }
                let expected = text.replacing("NNNN", with: "12")
                    .replacing("<title>", with: "Ups \\| downs")
                    .replacing("<names>", with: "Ana [@a](https://x.org)")
                    .replacing("Draft \\| Final", with: "Final")
                #expect(Self.text(proposal) == expected)
                let again = Proposal(proposal.bytes, template: proposal.template)
                for (name, value) in values { #expect(again.value(ofField: name) == value) }
                #expect(again.title == "Ups | downs")
                #expect(again.value(ofField: "Created").isEmpty)
                // The same values again change nothing.
                for (name, value) in values { try Self.set(name, value, in: &proposal) }
                #expect(Self.text(proposal) == expected)
            }
        }
    }

    private static let aligned = """
        | Metadata | Value                |
        |----------|----------------------|
        | Title    | <title>              |
        | Author   | <names>              |
        | Status   | Draft                |
        """

    /// The bar behind a value stays below the others, where there is room.
    @Test(arguments: [
        ("Caches", "| Title    | Caches               |"),
        ("A title of twenty let", "| Title    | A title of twenty let |"),
        ("日本", "| Title    | 日本                 |"),
    ])
    func columnsStayInLine(title: String, row: String) throws {
        let text = Self.aligned + Self.rest
        var proposal = Proposal(Array(text.utf8), template: Self.template(text))
        let old = "| Title    | <title>              |"
        try Self.set("Title", title, in: &proposal)
        #expect(Self.text(proposal) == text.replacing(old, with: row))
        try Self.set("Title", "", in: &proposal)
        #expect(
            Self.text(proposal)
                == text.replacing(old, with: "| Title    |                      |"))
        try Self.set("Title", "B", in: &proposal)
        #expect(
            Self.text(proposal)
                == text.replacing(old, with: "| Title    | B                    |"))
    }

    /// A row that a document lacks goes below the row before it.
    @Test func absentRows() throws {
        let template = Self.template(Self.aligned + Self.rest)
        let without = Self.aligned.replacing("| Author   | <names>              |\n", with: "")
        var proposal = Proposal(Array((without + Self.rest).utf8), template: template)
        try Self.set("Author", "Ana", in: &proposal)
        let row = "| Author   | Ana                  |"
        let expected = Self.aligned.replacing("| Author   | <names>              |", with: row)
        #expect(Self.text(proposal) == expected + Self.rest)

        // Never above the dashes, and at the end of a file, too.
        let other = Self.template(
            "| Author | <names> |\n|---|---|\n| **Title** | <t> |" + Self.rest)
        for ending in ["\n", "\r\n"] {
            let table = "| **Title** | T |\n|---|---|".replacing("\n", with: ending)
            for rest in ["", ending, Self.rest.replacing("\n", with: ending)] {
                var proposal = Proposal(Array((table + rest).utf8), template: other)
                try Self.set("Author", "Ana", in: &proposal)
                let expected = table + "\(ending)| **Author** | Ana |" + rest
                #expect(Self.text(proposal) == expected)
                #expect(Proposal(proposal.bytes, template: other).value(ofField: "Author") == "Ana")
            }
        }
    }

    /// Keys at the right stay there.
    @Test func keysAtTheRight() throws {
        let text = "|   Number | 12     |\n|     ---: | :----- |\n|    Title | <t>    |\n"
        let template = Self.template(text + "|   Status | Draft  |" + Self.rest)
        var proposal = Proposal(Array((text + Self.rest).utf8), template: template)
        try Self.set("Status", "Final", in: &proposal)
        #expect(Self.text(proposal) == text + "|   Status | Final  |\n" + Self.rest)
    }

    /// A row that the template does not know is a field of its own name; what has no place in a cell is
    /// shown and not edited.
    @Test func rowsOfTheAuthor() throws {
        let template = Self.template(
            "| Title | <title> |\n|---|---|\n| Status | <state> |\n| Author | <name> |" + Self.rest)
        let text =
            "| Title | T |\n|---|---|\n| Champion | Bo |\n| Status | Draft | more |\n"
            + "| Author | A |\n|  | B |\n| [x](y) | z |\n| Author | C |" + Self.rest
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.value(ofField: "Champion") == "Bo")
        #expect(proposal.value(ofField: "Author") == "A B")
        for (name, isReadOnly) in [("Status", true), ("Author", true), ("Champion", false)] {
            let field = proposal.field(at: try #require(proposal.fieldPlace(named: name)))
            #expect((field.readOnly != nil) == isReadOnly)
        }
        try Self.set("Title", "U", in: &proposal)
        try Self.set("Champion", "Bo | Al", in: &proposal)
        try Self.set("Status", "Final", in: &proposal)
        let expected = text.replacing("| T |", with: "| U |").replacing("Bo", with: "Bo \\| Al")
        #expect(Self.text(proposal) == expected)
    }

    /// A row that is taken out takes no other with it, and the one above the dashes stays.
    @Test func rowsThatAreTakenOut() throws {
        let template = Self.template(
            "| Title | <title> |\n|---|---|\n| Status | <state> |\n| Notes (optional) | <more> |"
                + Self.rest)
        let text =
            "| Champion | |\n|---|---|\n| Notes | |\n| [x](y) | z |\n| Title | T |" + Self.rest
        var proposal = Proposal(Array(text.utf8), template: template)
        try proposal.removeField(at: try #require(proposal.fieldPlace(named: "Notes")))
        #expect(Self.text(proposal) == text.replacing("| Notes | |\n", with: ""))
        let draft = "| Notes | <more> |\n|---|---|\n| Title | T |" + Self.rest
        let other = Proposal(Array(draft.utf8), template: template)
        let place = try #require(other.fieldPlace(named: "Notes"))
        #expect(throws: Proposal.SectionObstacle.isAboveDashes("Notes")) {
            var changed = other
            try changed.removeField(at: place)
        }
    }

    /// Rows need no bar at their end, and one that ends behind its key has no value.
    @Test func openRows() throws {
        let template = Self.template(
            "| Title | <title> |\n|---|---|\n| Status | <state> |\n| Author | <name> |" + Self.rest)
        let text = "| Title | T\n|---|---|\n| Status |\n| Author | A  " + Self.rest
        var proposal = Proposal(Array(text.utf8), template: template)
        #expect(proposal.value(ofField: "Author") == "A")
        #expect(proposal.value(ofField: "Status").isEmpty)
        try Self.set("Status", "Final", in: &proposal)
        try Self.set("Author", "B", in: &proposal)
        let written = Self.text(proposal)
        #expect(written.hasPrefix("| Title | T\n|---|---|\n| Status | Final\n| Author | B"))
        // The row above the dashes has two cells, whatever they hold.
        try Self.set("Title", "", in: &proposal)
        let again = Proposal(proposal.bytes, template: template)
        #expect(again.title.isEmpty && again.value(ofField: "Author") == "B")
    }

    /// What a comment says behind a value stays there.
    @Test func remarksBehindValues() throws {
        let text =
            "| Title | <title> |\n|---|---|\n| Status | Draft <!-- Draft, Final --> |\n" + Self.rest
        let template = Self.template(text)
        #expect(template.field(named: "Status")?.kind == .choice(["Draft", "Final"]))
        var proposal = Proposal(Array(text.utf8), template: template)
        try Self.set("Status", "Final", in: &proposal)
        #expect(Self.text(proposal) == text.replacing("| Draft <", with: "| Final <"))
    }

    /// Emphasis around all of a template's value is no part of its words.
    @Test func wordsInEmphasis() {
        let text =
            "| **Status** | **Proposed/Accepted** |\n|---|---|\n| Author | _Name_ |\n"
            + "| Type | (A / B) |\n| Date | _YYYY-MM-DD_ |" + Self.rest
        let template = Self.template(text)
        #expect(template.field(named: "Status")?.kind == .line)
        #expect(template.field(named: "Status")?.first == "**Proposed**")
        #expect(template.field(named: "Type")?.kind == .choice(["A", "B"]))
        #expect(template.field(named: "Date")?.kind == .date)
        let proposal = Proposal(Array(text.utf8), template: template)
        #expect(template.fields.allSatisfy { proposal.value(ofField: $0.name).isEmpty })
    }

    /// A table of other things, of other columns or in a section is text.
    @Test(arguments: [
        "| Title | Status | X |\n|---|---|---|\n| a | b | c |",
        "| Title | T |\n|---|---|\n| Status | Draft | more |",
        "| Title | T |\n|---|---|\n| [Status](x) | Draft |",
        "| Title | T |\n|---|---|\n| 1 | x |\n| Status | y |",
        "| Title | T |\n|---|---|\n| Status | A |\n| Status | B |",
        "| Title | T |\n|---|---|\n| Status | A |\n|  | B |",
        "| Version | Date |\n|---|---|\n| 1.0 | today |\n| 1.1 | now |",
        "| Name | Description |\n|---|---|\n| cache | one |\n| shard | two |",
        "> | Title | T |\n> |---|---|\n> | Status | Draft |",
        "## Summary\n\n| Title | T |\n|---|---|\n| Status | Draft |",
        "<table><tr><td>Title</td><td>T</td></tr><tr><td>Status</td><td>x</td></tr></table>",
    ])
    func otherTablesAreText(table: String) {
        #expect(Self.template(table + Self.rest).fields.isEmpty)
    }

    /// Where front matter says the same, that is where the fields are.
    @Test func frontMatterAboveATable() {
        let table = "| Title | <title> |\n|---|---|\n| Status | Draft |"
        let template = Self.template("---\ntitle: <t>\nstatus: Draft\n---\n\n" + table + Self.rest)
        #expect(template.fields.allSatisfy { $0.place == .frontMatter })
        #expect(template.preamble.keptInWords == "a table")
        let more = table + "\n| Author | <name> |\n| Created | YYYY-MM-DD |"
        let other = Self.template("---\ntitle: <t>\nstatus: Draft\n---\n\n" + more + Self.rest)
        #expect(other.fields.filter(\.isInTable).map(\.name) == ["Author", "Created"])
    }

    /// Where the template has a list, a table in a document is text.
    @Test func tablesBesideOtherFields() throws {
        let template = Self.template("# <title>\n\n- Author: <you>\n- Status: Draft" + Self.rest)
        let text =
            "# Cache\n\n| Status | 404 |\n|---|---|\n| Author | x |\n\n- Author: me\n"
            + "- Status: Draft" + Self.rest
        var proposal = Proposal(Array(text.utf8), template: template)
        try Self.set("Status", "Final", in: &proposal)
        #expect(Self.text(proposal) == text.replacing("Status: Draft", with: "Status: Final"))
    }

    /// Below the title with words around it, above the title, and in a section of its own.
    @Test(arguments: [
        "# <title>\n\n_Fill in all of it._\n\n%\n\nWords.", "%\n\n# <title>",
        "# <title>\n\n## Metadata\n\n%",
    ])
    func placesOfATable(text: String) throws {
        let table = "| Author | <names> |\n|---|---|\n| **Status** | Draft \\| Final |"
        let text = text.replacing("%", with: table) + Self.rest
        let template = Self.template(text)
        #expect(template.fields.map(\.name) == ["Author", "Status"], "\(text)")
        #expect(template.fields.allSatisfy { $0.place == .head })
        let new = NewProposal(
            template: template, title: "Own", author: "", today: Day(secondsSince1970: 0))
        var proposal = Proposal(new.bytes, template: template)
        #expect(proposal.title == "Own")
        try Self.set("Status", "Final", in: &proposal)
        try Self.set("Author", "Ana", in: &proposal)
        let expected = text.replacing("<title>", with: "Own")
            .replacing("Draft \\| Final", with: "Final").replacing("<names>", with: "Ana")
        #expect(Self.text(proposal) == expected)
        let again = Proposal(proposal.bytes, template: template)
        #expect(again.value(ofField: "Status") == "Final")
        #expect(again.value(ofField: "Author") == "Ana")
    }

    /// A byte of the file is found in the value, and the other way round, with bars before it.
    @Test func placesInAValue() throws {
        let text = "| Title | a \\| b \\| c |\n|---|---|\n| Status | Draft |" + Self.rest
        let template = Self.template(text.replacing("a \\| b \\| c", with: "<t>"))
        var proposal = Proposal(Array(text.utf8), template: template)
        let place = try #require(proposal.fieldPlace(named: "Title"))
        proposal.open(place.section)
        let field = proposal.field(at: place)
        #expect(field.text.string == "a | b | c")
        for (offset, byte) in [(0, 10), (2, 12), (4, 15), (8, 20)] {
            #expect(field.byteOffset(of: Position(line: 0, offset: offset)) == byte)
        }
        var finder = PlaceFinder(proposal)
        let found = finder.place(atByte: 15)
        #expect(found.position.offset == 4)
    }

    /// Whatever a table holds: each byte is kept, and a value that is set is read again.
    @Test(arguments: Seeds.first(8)) func anyBytes(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let parts = [
            "|", "|", " ", "  ", "\n", "\r\n", "\\|", "\\", "---", "| Title | T |\n",
            "| --- | --- |\n", "\n|---|---|\n", "| Status |", "Title | x\n--- | ---\n", "**", "é",
            "日本", "`", ":", "<title>", "x", "Own", "_", "| Author | <names> |\n",
        ]
        let template = Self.template(Self.texts(Self.rows)[seed % 5])
        for _ in 0..<400 {
            let text = (0..<random.below(20)).map { _ in random.pick(parts) }.joined()
            let bytes = Array((text + (random.below(2) == 0 ? "" : Self.rest)).utf8)
            let read = Proposal(bytes, template: template)
            for section in read.sections.indices where read.sections[section].isPresent {
                let slots = read.content(ofSection: section).slots
                guard slots.contains(where: { $0.field.cell != nil }) else { continue }
                let body = read.sections[section].bodySource
                try #require(
                    Array(read.content(ofSection: section).source.utf8) == Array(body.utf8),
                    "\(text.debugDescription)")
                for slot in slots.indices {
                    let field = slots[slot].field
                    // A title may have a number before it, which stays.
                    guard field.cell != nil, field.readOnly == nil, let name = field.name,
                        name != "Title"
                    else { continue }
                    var proposal = read
                    let value = random.pick(["a | b", "Own", "x\\", "é", "a|"])
                    proposal.setValue(value, at: FieldPlace(section: section, slot: slot))
                    let again = Proposal(proposal.bytes, template: template)
                    try #require(
                        again.value(ofField: name) == value,
                        "\(text.debugDescription) \(name)=\(value)")
                }
            }
        }
    }

    /// Below a table under a heading of its own text and a line may stand, which stay; no list, whose items may
    /// be values.
    @Test(arguments: [
        "---", "> Status values: `Draft` / `Final`.", "<!-- Fill in all rows. -->",
        "Fill in all of the rows above.", "> Status values: `Draft` / `Final`.\n\n---",
    ]) func aHeaderWithTextBelow(below: String) throws {
        let rows = { (title: String) in
            "## Metadata\n\n| Field | Content |\n| --- | --- |\n| Title | \(title) |\n| Status | Draft |\n\n"
        }
        let text = "# NNNN. <title>\n\n\(rows("<one-line title>"))\(below)\(Self.rest)"
        let template = Self.template(text)
        #expect(template.fields.map(\.name) == ["Title", "Status"])
        #expect(template.headerSection == 0)
        var proposal = Proposal(
            Array("# 0003. Loom\n\n\(rows("Loom"))\(below)\(Self.rest)".utf8), template: template)
        #expect(proposal.value(ofField: "Title") == "Loom")
        try Self.set("Status", "Final", in: &proposal)
        try Self.set("Title", "Weft", in: &proposal)
        let edited = rows("Weft").replacing("Draft", with: "Final")
        #expect(Self.text(proposal) == "# 0003. Weft\n\n\(edited)\(below)\(Self.rest)")
        let listed = text.replacing(below, with: "- Related: none\n- Tags: x")
        #expect(Self.template(listed).headerSection == nil)
    }
}
