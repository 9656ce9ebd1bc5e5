import Proposals
import Testing

/// Words between the signs of choices: which are values, and which are none.
@Suite struct NoChoiceTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// People are no choice of two words, and a choice with a name to come in it stands for others.
    @Test(arguments: [
        ("Deciders: People | Team", [] as [String]), ("Reviewers: <Team, Group, or Person>", []),
        ("Status: Proposed | Accepted | Exceeded by \"adr-name\"", ["Proposed", "Accepted"]),
        ("Status: Proposed | Accepted | Superseded by ADR-YYYY", ["Proposed", "Accepted"]),
    ])
    func namesInPlaceOfChoices(line: String, expected: [String]) throws {
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.kind == .line && field.examples == expected)
    }

    /// A place for another document leaves no other value open; what names one is a value.
    @Test(arguments: [
        ("Proposed | Accepted | Exceeded by \"adr-name\"", ["exceeded by"]),
        ("Proposed | Accepted | Superseded by ADR-YYYY", ["superseded by"]),
        ("[proposed | accepted | superseded by [0005](0005-example.md)]", ["superseded by"]),
        ("{proposed | accepted | superseded by ADR-0123}", ["superseded by"]),
        ("Proposed | Accepted (YYYY-MM-DD) | Rejected", ["accepted"]),
        ("{proposed | accepted | … | superseded by ADR-0123}", []),
        ("Proposed | Accepted | <another one>", []),
    ])
    func placesForOtherDocuments(value: String, expected: [String]) throws {
        let line = "Status: \(value)"
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.kind == .line && field.openEnds == expected)
        guard !expected.isEmpty else { return }
        for own in [
            "Accepted", "accepted", "**Accepted**", "Accepted (by mail)",
            "Exceeded by 2025-01-04-x",
            "superseded by [ADR-0005](0005-x.md)", "Superseded by ADR-12", "Replaces 2025-09-04-x",
        ] { #expect(field.lists(own), "\(own)") }
        for other in ["Nonsense", "Acepted", "Superseeded", "Replaced"] {
            #expect(!field.lists(other), "\(other)")
        }
    }

    /// Words between quotation marks in brackets behind the first of them are all that there are.
    @Test func choicesBetweenQuotationMarks() throws {
        let asked = "# T\n\n- Status: draft (\"draft\", \"agreed\", \"active\" or \"rejected\")\n"
        let text = asked + "- Kind: <kind>\n\n## A\n\n{x}\n"
        let template = template(text)
        #expect(
            template.fields.map(\.kind) == [
                .choice(["draft", "agreed", "active", "rejected"]), .line,
            ])
        let new = NewProposal(
            template: template, title: "T", author: "", today: Day(secondsSince1970: 0))
        #expect(String(decoding: new.bytes, as: UTF8.self).contains("\n- Status: draft\n"))
    }

    /// Other words between such marks are a remark.
    @Test(arguments: [
        "draft (as in \"draft\" or \"sketch\")", "draft (\"loom\" or \"weft\")",
        "draft (\"draft\")",
        "draft (\"draft\" is what \"final\" is not, \"yet\")", "draft (\"draft\" or final)",
    ])
    func remarksBetweenQuotationMarks(value: String) throws {
        let text = "# T\n\n- Status: \(value)\n- Kind: <kind>\n\n## A\n\n{x}\n"
        #expect(try #require(template(text).fields.first).kind == .line)
    }

    @Test(arguments: [("Owner type: Team | Person", 2), ("Informed: yes | no", 2)])
    func choicesBesideWordsForPeople(line: String, count: Int) throws {
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        let choices = if case .choice(let found) = field.kind { found.count } else { 0 }
        #expect(choices == count)
    }

    /// A choice of several words is one where all of its words are names.
    @Test func choicesOfSeveralNames() throws {
        let line = "Type: <Protocol, Metadata Standard, or Open Algorithm Data Standard>"
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        #expect(
            field.kind
                == .choice(["Protocol", "Metadata Standard", "Open Algorithm Data Standard"]))
    }

    /// Values of a class with commas between are some of those that there are.
    @Test func valuesWithCommasBetween() throws {
        let text = "# T\n\n- Category: <Contracts, API, SDK>\n\n## A\n\n{x}\n"
        let field = try #require(template(text).fields.first)
        #expect(field.kind == .line && field.examples == ["Contracts", "API", "SDK"])
    }

    @Test(arguments: [
        "Related: <related MPS reference, can be added later, or none at all>",
        "Author: <Name, Mail, Company>", "Title: <Few words, not a sentence, up to 44 characters>",
    ])
    func sentencesInAngleBrackets(line: String) throws {
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.kind == .line && field.examples == [])
    }

    /// A comment that begins with a stroke goes on from the value, which may stay.
    @Test func choicesBehindTheFirst() throws {
        let text =
            "---\ntrack: Global  # | IaaS | Ops\nname: x # a | b\n---\n\n# T\n\n## A\n\n{x}\n"
        let field = try #require(template(text).fields.first)
        #expect(field.kind == .choice(["Global", "IaaS", "Ops"]))
        #expect(field.isDefault && field.placeholder == "Global")
    }
}
