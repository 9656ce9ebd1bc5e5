import Proposals
import Testing

/// The same asked for in other words.
@Suite struct FieldWordingTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// The title as a name of code, in the form of the example.
    @Test(arguments: [
        ("(fill me in with a unique ident, `my_awesome_feature`)", "`faster_widgets`"),
        ("(fill me in with a unique ident, my_awesome_feature)", "faster_widgets"),
        ("(fill with a unique identifier, ex: my-awesome-feature)", "faster-widgets"),
        ("(a name in code, `my-feature`)", "`faster-widgets`"),
        ("(a unique ident in `code`)", "`faster_widgets`"),
        ("(a well-known name)", "Faster widgets"), ("(fill in the name)", "Faster widgets"),
    ])
    func namesOfCode(asked: String, written: String) {
        let text = "- Feature Name: \(asked)\n- Area: <area>\n\n# Summary\n\nSay it.\n"
        let new = NewProposal(
            template: template(text), title: "Faster widgets", author: "",
            today: Day(secondsSince1970: 0))
        #expect(
            String(decoding: new.bytes, as: UTF8.self) == text.replacing(asked, with: written))
    }

    /// It need not be called a name.
    @Test(arguments: [
        "- Feature ID: (fill me in with a unique ident, my_awesome_feature.\n  As in tests)\n- Area: A\n",
        "---\nfeature: (fill me in with a unique ident, my_awesome_feature)\narea: a\n---\n",
    ])
    func fieldsThatAskForANameOfCode(fields: String) throws {
        let template = template(fields + "\n# Summary\n\nSay it.\n\n# Motivation\n\nWhy?\n")
        let new = NewProposal(
            template: template, title: "Faster widgets", author: "",
            today: Day(secondsSince1970: 0))
        let proposal = Proposal(new.bytes, template: template)
        #expect(new.hasPlaceForTitle && proposal.title == "faster_widgets")
        let start = try #require(fields.firstRange(of: "(fill")).lowerBound
        let end = try #require(fields.firstRange(of: ")")).upperBound
        let written = "\(fields[..<start])faster_widgets\(fields[end...])"
        #expect(String(decoding: new.bytes, as: UTF8.self).hasPrefix(written))
    }

    @Test(arguments: [
        "(fill me in with today's date, YYYY-MM-DD)", "(fill with today's date, YYYY-MM-DD)",
        "(fill in today's date: YYYY-MM-DD)", "(fill in: YYYY-MM-DD)",
        "\\[YYYY-MM-DD when it began]", "\\<YYYY-MM-DD\\>",
    ])
    func days(asked: String) {
        let text = "- Start Date: \(asked)\n- Area: <area>\n\n# Summary\n\nSay it.\n"
        let template = template(text)
        #expect(template.fields[0].kind == .date)
        let new = NewProposal(
            template: template, title: "", author: "", today: Day(secondsSince1970: 0))
        #expect(
            String(decoding: new.bytes, as: UTF8.self)
                == text.replacing(asked, with: "1970-01-01"))
    }

    /// What is asked for stands in a comment in place of the value, and goes with the answer.
    @Test func commentsInPlaceOfValues() {
        func text(_ name: String, _ day: String) -> String {
            "---\nFeature Name: \(name)\nStart Date: \(day)\n"
                + "RFC PR: \"https://a.org/0\" # fill me in with the request\n---\n\n"
                + "## Summary\n\nSay it.\n\n## Motivation\n\nWhy?\n"
        }
        let template = template(
            text(
                "# fill me in with a unique ident, `my_awesome_feature`",
                "# fill me in with today's date, YYYY-MM-DD"))
        let new = NewProposal(
            template: template, title: "Faster widgets", author: "",
            today: Day(secondsSince1970: 0))
        #expect(
            String(decoding: new.bytes, as: UTF8.self) == text("faster_widgets", "1970-01-01"))
    }

    /// A value that the template has between backticks is read without them, and keeps them where
    /// the document has them.
    @Test func valuesInBackticks() throws {
        let own = "`Open / In work / Done`"
        let start = "# <title>\n\n* **Status:** "
        let rest = "\n* **Kind:** <kind>\n\n## Aim\n\nWhy?\n"
        let template = template(start + own + rest)
        var proposal = Proposal(template.source.bytes, template: template)
        #expect(proposal.value(ofField: "Status").isEmpty)
        for (value, written, read) in [
            ("Done", "`Done`", "Done"), ("In work", "`In work`", "In work"),
            ("`a` b", "`a` b", "`a` b"), ("Open", "Open", "Open"),
        ] {
            proposal.setValue(value, at: try #require(proposal.fieldPlace(named: "Status")))
            #expect(String(decoding: proposal.bytes, as: UTF8.self) == start + written + rest)
            proposal = Proposal(proposal.bytes, template: template)
            #expect(proposal.value(ofField: "Status") == read)
        }
        proposal.setValue("`x`", at: try #require(proposal.fieldPlace(named: "Kind")))
        #expect(proposal.value(ofField: "Kind") == "`x`")
    }

    /// A day keeps them, too.
    @Test func daysInBackticks() throws {
        let text = "# <title>\n\n* Start Date: `YYYY-MM-DD`\n* Kind: <kind>\n\n## Aim\n\nWhy?\n"
        let template = template(text)
        let new = NewProposal(
            template: template, title: "T", author: "", today: Day(secondsSince1970: 0))
        let written = text.replacing("<title>", with: "T")
        let begun = String(decoding: new.bytes, as: UTF8.self)
        #expect(begun == written.replacing("YYYY-MM-DD", with: "1970-01-01"))
        var proposal = Proposal(new.bytes, template: template)
        #expect(proposal.value(ofField: "Start Date") == "1970-01-01")
        proposal.setValue(
            "2026-11-30", at: try #require(proposal.fieldPlace(named: "Start Date")))
        let again = String(decoding: proposal.bytes, as: UTF8.self)
        #expect(again == written.replacing("YYYY-MM-DD", with: "2026-11-30"))
    }

    /// A day with a time keeps its form; while the time is to come it says nothing.
    @Test func daysWithATime() throws {
        let text =
            "# <title>\n\n* **Created:** [YYYY-MM-DD hh:mm UTC]\n* **Kind:** <kind>\n\n## Aim\n\nWhy?\n"
        let template = template(text)
        let field = try #require(template.field(named: "Created"))
        #expect(field.kind == .line)
        #expect(field.saysNothing("[2026-11-30 hh:mm UTC]"))
        #expect(field.dayInWords == "a date with a time")
        #expect(template.field(named: "Kind")?.dayInWords == nil)
        #expect(!field.saysNothing("[2026-11-30 09:00 UTC]"))
        let new = NewProposal(
            template: template, title: "T", author: "", today: Day(secondsSince1970: 0))
        let begun = String(decoding: new.bytes, as: UTF8.self)
        #expect(
            begun
                == text.replacing("<title>", with: "T").replacing("YYYY-MM-DD", with: "1970-01-01"))
    }

    /// That nobody is meant is an answer where the template says so.
    @Test func noneByTheTemplatesWords() {
        let text =
            "---\napprovers: # One who decides.\n  - TBD\napi-approvers: # If there is no change, "
            + "use \"None\".\n  - TBD\n---\n\n# T\n\n## Aim\n\nWhy?\n"
        let fields = template(text).fields
        #expect(fields.map { $0.saysNothing("None") } == [true, false])
        #expect(fields.map { $0.saysNothing("N/A") } == [true, false])
        #expect(fields.map { $0.saysNothing("TBD") } == [true, true])
    }

    /// A day that comes later is none that a new proposal has.
    @Test func aDayThatComesLater() {
        let text =
            "- Start Date: (fill in with date at which the RFC is merged, YYYY-MM-DD)\n"
            + "- Area: <area>\n\n# Summary\n\nSay it.\n"
        let new = NewProposal(
            template: template(text), title: "", author: "", today: Day(secondsSince1970: 0))
        #expect(String(decoding: new.bytes, as: UTF8.self) == text)
    }

    @Test(arguments: [
        ("(leave this empty)", true), ("(leave this empty, to be filled in later)", true),
        ("(leave this empty until the PR is opened)", true),
        ("<numbers of others, if applicable. Ex: 99>", true), ("(leave your name)", false),
        ("<numbers of others>", false), ("Say what is left, if applicable", false),
    ])
    func whatMayBeEmpty(asked: String, isOptional: Bool) {
        let text = "- Other: \(asked)\n- Area: <area>\n\n# Summary\n\nSay it.\n"
        #expect(template(text).fields.map(\.isOptional) == [isOptional, false])
    }

    /// Choices that a comment has in the place of the value, and those within an expression, which
    /// may be given in other cases or numbers.
    @Test(
        arguments: [
            (
                "<!-- A Holders, B Holders, or C Holders -->",
                ["A Holders", "B Holders", "C Holders"],
                false
            ),
            ("<!-- [A Holders|B Holders] -->", ["A Holders", "B Holders"], false),
            ("<!-- {Low, Middle, or High} -->", ["Low", "Middle", "High"], false),
            (
                "<if type='Own' then anyof(Core | Networking | ECBP)>",
                ["Core", "Networking", "ECBP"],
                true
            ),
            ("one (Core | Networking)", ["Core", "Networking"], true),
            ("<Own (A, B) | Other>", [], true),
        ] as [(String, [String], Bool)])
    func choices(value: String, expected: [String], isOpen: Bool) {
        let text = "# T\n\n- Vote: \(value)\n- Area: <area>\n\n## Aim\n\nWhy?\n"
        let field = template(text).fields[0]
        #expect(field.placeholder == value)
        #expect(
            isOpen
                ? field.kind == .line && field.examples == expected
                : field.kind == .choice(expected))
    }

    /// A draft begins with the first of them; where that is of an agreement, with one of the beginning.
    @Test(arguments: [
        ("Statut", "[BROUILLON|ACCEPTÉ|REJETÉ|DÉPRÉCIÉ]", "BROUILLON"),
        ("Statut", "[ACCEPTÉ|BROUILLON]", "BROUILLON"),
        ("Status", "[DRAFT|ACCEPTED|REJECTED|DEPRECATED]", "DRAFT"),
        ("Estado", "{Aceptado | Rechazado | Borrador}", "Borrador"),
    ])
    func statesInAComment(name: String, asked: String, first: String) {
        let text =
            "# <title>\n\n* Date : YYYY-MM-DD\n* \(name) : <!-- \(asked) -->\n\n## Aim\n\nWhy?\n"
        let new = NewProposal(
            template: template(text), title: "T", author: "", today: Day(secondsSince1970: 0))
        #expect(String(decoding: new.bytes, as: UTF8.self).contains("\n* \(name) : \(first)\n"))
    }

    @Test func aRemarkInAComment() {
        let template = template(
            "# T\n\n- Author: <!-- your @name -->\n- Area: <area>\n\n## Aim\n\nWhy?\n")
        #expect(template.fields[0].remark == "your @name")
    }
}
