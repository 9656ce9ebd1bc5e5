import Proposals
import Testing

/// What a project says of its template holds over what its words say.
@Suite struct TemplateOverridesTests {
    private static let text =
        "# Title\n\n* Status: new\n* Day: soon\n\n## Why\n\nSay why.\n\n## Licence\n\nMIT licence.\n"

    private func template(_ change: (inout TemplateOverrides) -> Void) -> Template {
        var overrides = TemplateOverrides()
        change(&overrides)
        return Template(reading: Array(Self.text.utf8), name: "own", overrides: overrides)
    }

    @Test func fieldsHaveTheKindThatIsSaid() {
        let template = template {
            $0[field: "status"].kind = .choice(["new", "done"])
            $0[field: "DAY"].kind = .date
            $0[field: "Day"].isOptional = true
        }
        #expect(template.fields.map(\.kind) == [.choice(["new", "done"]), .date])
        #expect(template.fields.map(\.isOptional) == [false, true])
    }

    @Test func sectionsStayOrAskAsIsSaid() {
        let plain = template { _ in }
        #expect(plain.sections.map(\.isFixed) == [false, true])
        let changed = template {
            $0[section: "Why"].isFixed = true
            $0[section: "licence"].isFixed = false
            $0[section: "Licence"].isOptional = true
        }
        #expect(changed.sections.map(\.isFixed) == [true, false])
        #expect(changed.sections.map(\.isOptional) == [false, true])
    }

    /// Words around places for others stay, unless the project says that all of it asks.
    @Test func whatIsKeptAsks() {
        let text =
            "# T\n\n## A\n\n{a}\n\n## B\n\n{b}\n\n## Outcome\n\nOption: {x}, as {y}.\n\n## C\n\n{c}\n"
        var overrides = TemplateOverrides()
        overrides[section: "Outcome"].isFixed = false
        for (overrides, isKept) in [(TemplateOverrides(), true), (overrides, false)] {
            let template = Template(reading: Array(text.utf8), name: "own", overrides: overrides)
            #expect(template.sections[2].blocks.map(\.isKept) == [isKept])
        }
    }

    @Test func namesThatThereAreNotAreTold() {
        let template = template { _ in }
        let headings = ["field status", "field Stage", "section why", "section Whence"]
        #expect(
            headings.filter { TemplateOverrides.isUnknown($0, in: template) }
                == ["field Stage", "section Whence"])
    }

    @Test(arguments: [
        ("line", FieldKind.line), ("choice A, B c,D", .choice(["A", "B c", "D"])),
        ("list", .values),
        ("people", .people), ("date", .date), ("number", .number),
    ])
    func kindsAreReadFromWords(words: String, kind: FieldKind) {
        #expect(TemplateOverrides.kind(words) == kind)
    }

    @Test(arguments: ["choice", "choice ,", "lines", "", "Choice A"])
    func otherWordsAreNoKind(words: String) {
        #expect(TemplateOverrides.kind(words) == nil)
    }
}
