import Folders
import Proposals
import Testing

/// A new file is named as the project names its files, without a number that others give.
@Suite struct NewFileNameTests {
    private static let rest = "\n\n## Context\n\nWhy is it so?\n"

    private func name(
        _ names: [String], file: String = "template.md", text: String = "# <title>" + rest,
        slug: String = "a-small-thing", number: String = ""
    ) throws -> String {
        var template = Template(reading: Array(text.utf8), name: "own")
        template.file = "proposals/\(file)"
        let form = NewFileName(
            asIn: names, template: template, today: try #require(Day("2026-11-30")))
        return form.name(slug, number: number)
    }

    /// The template's own name has a sign for the number, and the files have numbers there.
    @Test(arguments: [
        ("0000-template.md", ["0001-a.md", "0007-b.md"], "0000-a-small-thing.md"),
        ("0000-template.md", [String](), "0000-a-small-thing.md"),
        ("XXXX-template.md", ["0001-a.md", "0007-b.md", "README.md"], "XXXX-a-small-thing.md"),
        (
            "0000_template.md", ["0001_a_b.md", "0007_b_c.md", "0009_d_e.md"],
            "0000_a_small_thing.md"
        ),
        ("RFC-0000-template.md", ["RFC-0001-a.md", "RFC-0002-b.md"], "RFC-0000-a-small-thing.md"),
        ("LIP-X.md", ["LIP-1.md", "LIP-12.md"], "LIP-a-small-thing.md"),
        ("hip-0000-template.md", ["hip-1.md", "hip-12.md"], "hip-0000-a-small-thing.md"),
        (
            "QEP-0-template.md", ["qep-402-a.md", "qep-403-b.md", "qep-1-c.md"],
            "qep-nnnn-a-small-thing.md"
        ),
        ("LIP-XX-template.md", ["lip-1-a.md", "lip-12-b.md"], "lip-XX-a-small-thing.md"),
        ("0000-template.md", ["a.md", "b.md", "0001-c.md"], "a-small-thing.md"),
        ("0000-template.md", ["README.md", "README.md"], "a-small-thing.md"),
    ])
    func theTemplatesName(file: String, names: [String], expected: String) throws {
        #expect(try name(names, file: file) == expected)
    }

    /// The template's text shows a name.
    @Test(arguments: [
        ("use `eip-draft_title_abbrev.md`.", "eip-draft_a_small_thing.md"),
        ("* Proposal: [SE-NNNN](NNNN-filename.md)", "NNNN-a-small-thing.md"),
        ("Copy it to `aip-<NNN>-<slug>.md`", "aip-NNN-a-small-thing.md"),
        ("Copy it to `docs/YYYYMMDD-my-title.md`", "20261130-a-small-thing.md"),
        ("See `0005-example.md` and [this](pull-name.md)", "a-small-thing.md"),
    ])
    func theTemplatesText(words: String, expected: String) throws {
        let text = "# <title>\n\n<!--\n\(words)\n-->\n" + Self.rest
        #expect(try name(["0001-a.md", "0002-b.md"], text: text) == expected)
    }

    /// A day in the text is none of the project's where its files have numbers.
    @Test func numbersBesideADayInTheText() throws {
        let text = "# <title>\n\n<!--\nFrom `YYYYMMDD-title.md`\n-->\n" + Self.rest
        let names = ["0001-a.md", "0002-b.md", "0003-c.md"]
        #expect(try name(names, text: text) == "NNNN-a-small-thing.md")
    }

    @Test(arguments: [
        (["0001-a.md", "0002-b.md", "0003-c.md"], "NNNN-a-small-thing.md"),
        (["12-a.md", "113-b.md", "1-c.md"], "NNNN-a-small-thing.md"),
        (["adr-001-a.md", "adr-002-b.md", "adr-003-c.md"], "adr-nnn-a-small-thing.md"),
        (["chip-0001.md", "chip-0002.md", "chip-0003.md"], "chip-a-small-thing.md"),
        (["MIP1.md", "MIP22.md", "MIP3.md", "a.md"], "MIP-a-small-thing.md"),
        (["0001.md", "0002.md", "0003.md"], "a-small-thing.md"),
        (["A1-a.md", "A107-b.md", "A2-c.md"], "a-small-thing.md"),
        (["0001-a.md", "b.md", "c.md"], "a-small-thing.md"),
        (["20190312_a_b.md", "20190313_b_c.md", "20190412_c_d.md"], "20261130_a_small_thing.md"),
        (["2021-07-16.a.md", "2021-08-16.b.md"], "2026-11-30.a-small-thing.md"),
        (["2023-06-a.md", "2024-06-b.md"], "2026-11-a-small-thing.md"),
        (["a_b.md", "b_c.md", "c_d_e.md"], "a_small_thing.md"), ([String](), "a-small-thing.md"),
    ])
    func theFiles(names: [String], expected: String) throws {
        #expect(try name(names) == expected)
    }

    /// A template of another kind than most files are has its own word.
    @Test(arguments: [
        ("ddr-template.md", "ADR", "DDR-NNN-a-small-thing.md"),
        ("ddr-template.md", "adr", "ddr-nnn-a-small-thing.md"),
        ("template.md", "ADR", "ADR-NNN-a-small-thing.md"),
    ])
    func anotherKind(file: String, word: String, expected: String) throws {
        let names = ["001-a.md", "002-b.md", "003-c.md"].map { "\(word)-\($0)" }
        #expect(try name(names, file: file, text: "# DDR-NNN: Title" + Self.rest) == expected)
    }

    /// A number of its own takes the place of the sign; a name that would be a template's gets none.
    @Test func otherNames() throws {
        let names = ["0001-a.md", "0002-b.md", "0003-c.md"]
        #expect(try name(names, number: "0004") == "0004-a-small-thing.md")
        #expect(try name(names, slug: "pod-template") == "pod-template.md")
        // A field has the number, and the name with the approval.
        let text = "# <title>\n\n## Information\n\n- **Number**: (assigned after approval)\n"
        #expect(try name(names, text: text + Self.rest) == "a-small-thing.md")
    }

    @Test(arguments: [
        ("NNNN-a.md", "NNNN-"), ("XXX-a.md", "XXX-"), ("0012-a.md", "0012-"), ("NaN-a.md", ""),
        ("adr-NNN-a.md", ""), ("2026-11-30-a.md", "2026-11-30-"),
    ])
    func whatStandsInFront(name: String, lead: String) {
        #expect(FileNumber.lead(ofName: name) == lead)
    }

    /// A day or a month at the start of a name is its lead, and no number.
    @Test(arguments: [
        ("2026-02-03-a.md", "2026-02-03-"), ("2026-02-a.md", "2026-02-"), ("2026-02-03.a.md", ""),
        ("0007-a.md", "0007-"), ("a.md", ""),
    ])
    func whatStandsBeforeTheWords(name: String, lead: String) {
        #expect(FileNumber.lead(ofName: name) == lead)
        #expect((FileNumber(path: name) == nil) == (name != "0007-a.md"))
    }
}
