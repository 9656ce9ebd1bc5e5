import Proposals
import Testing

/// Sections that are one value, with comments, places for other documents and words of the template's
/// beside it.
@Suite struct SectionValueTests {
    private static let rest = "\n\n## Context\n\nSay in some words why it is so.\n"

    private static func template(_ status: String, heading: String = "## Status") -> Template {
        Template(
            reading: Array("# <title>\n\n\(heading)\n\n\(status)\(rest)".utf8), name: "own")
    }

    private static func text(_ status: String) -> String {
        "# T\n\n## Status\n\n\(status)\n\n## Context\n\nSo.\n"
    }

    /// The body of the status with another value, and what is read from it then; nil where no field is
    /// found.
    private static func set(
        _ value: String, in status: String, _ template: Template
    ) throws -> String? {
        let bytes = Array(text(status).utf8)
        var proposal = Proposal(bytes, template: template)
        for section in proposal.sections.indices { _ = proposal.content(ofSection: section) }
        #expect(proposal.bytes == bytes)
        guard let place = proposal.fieldPlace(named: "Status") else { return nil }
        proposal.setValue(value, at: place)
        let written = String(decoding: proposal.bytes, as: UTF8.self)
        let again = Proposal(proposal.bytes, template: template)
        #expect(again.value(ofField: "Status") == proposal.value(ofField: "Status"))
        let start = try #require(written.firstRange(of: "## Status\n\n")).upperBound
        let end = try #require(written.firstRange(of: "\n\n## Context")).lowerBound
        return String(written[start..<end])
    }

    private static let open =
        "[Proposed | Rejected | Accepted | … | Superseded by [ADR-0005](0005-example.md)]"

    /// A place for other documents and a comment behind it are no words of the value.
    @Test(arguments: ["", " <!-- optional -->"])
    func choicesWithAPlaceForOthers(comment: String) throws {
        let template = Self.template(Self.open + comment)
        let field = try #require(template.field(named: "Status"))
        #expect(field.kind == .line)
        #expect(field.examples == ["Proposed", "Rejected", "Accepted"])
        #expect(field.isOptional == !comment.isEmpty)
        #expect(template.sections.map(\.kind) == [.value, .prose])
        let new = NewProposal(
            template: template, title: "T", author: "", today: Day(secondsSince1970: 0))
        #expect(
            String(decoding: new.bytes, as: UTF8.self).contains(
                "## Status\n\nProposed\(comment)\n"))
        #expect(try Self.set("Rejected", in: Self.open + comment, template) == "Rejected")
        #expect(try Self.set("Declined", in: "Accepted", template) == "Declined")
        #expect(
            try Self.set("Rejected", in: "Accepted <!-- by Bo -->", template)
                == "Rejected <!-- by Bo -->")
        #expect(
            try Self.set("Rejected", in: "<!-- by Bo -->\n\nAccepted", template)
                == "<!-- by Bo -->\n\nRejected")
        // What is more than a value is prose.
        #expect(try Self.set("Rejected", in: "Accepted\n\nBy all.", template) == nil)
        #expect(try Self.set("Rejected", in: "Accepted\nby all.", template) == nil)
    }

    /// Choices may be many, and have a comment of their own above or below.
    @Test(arguments: ["", "<!-- Say where it stands. -->\n\n", "<!-- optional -->\n"])
    func manyChoices(above: String) throws {
        let choices = "Draft | Review | Accepted | Final | Rejected | Superseded | Deprecated"
        let template = Self.template(above + choices)
        let field = try #require(template.field(named: "Status"))
        #expect(field.kind == .choice(choices.split(separator: " | ").map(String.init)))
        #expect(try Self.set("Final", in: above + choices, template) == above + "Final")
        #expect(try Self.set("Final", in: "Draft", template) == "Final")
    }

    /// Words behind the choices stay, unless a value says itself how that is.
    @Test(arguments: ["{DRAFT | PROPOSED}", "{'{'}DRAFT | PROPOSED{'}'}", "[DRAFT | PROPOSED]"])
    func wordsBehindChoices(choices: String) throws {
        let words = choices + " Not Implemented"
        for beside in ["", "\n\n> Use DRAFT in the beginning."] {
            let template = Self.template(words + beside)
            let field = try #require(template.field(named: "Status"))
            #expect(field.kind == .line)
            #expect(field.examples == ["DRAFT Not Implemented", "PROPOSED Not Implemented"])
            let set = { (value: String, status: String) in
                try Self.set(value, in: status + beside, template)
            }
            #expect(try set("PROPOSED", words) == "PROPOSED Not Implemented" + beside)
            #expect(
                try set("REJECTED", "ACCEPTED Not Implemented")
                    == "REJECTED Not Implemented" + beside)
            #expect(
                try set("ACCEPTED Implemented", "PROPOSED Not Implemented")
                    == "ACCEPTED Implemented" + beside)
            #expect(try set("REJECTED", "PROPOSED") == "REJECTED" + beside)
            let other = "Superseded by [B](b.md)"
            #expect(try set(other, "ACCEPTED Not Implemented") == other + beside)
        }
    }

    /// A comment that names states asks for one of them, and goes with it.
    @Test func aCommentAsksForAState() throws {
        let comment = "<!-- What is the status, such as proposed, accepted,\nor superseded? -->"
        let template = Self.template(comment)
        let field = try #require(template.field(named: "Status"))
        #expect(field.kind == .line)
        #expect(field.remark == "What is the status, such as proposed, accepted, or superseded?")
        #expect(template.sections[0].kind == .value)
        #expect(try Self.set("accepted", in: comment, template) == "accepted")
        #expect(try Self.set("accepted", in: "proposed", template) == "accepted")
        #expect(
            try Self.set("accepted", in: comment + "\n\nproposed", template)
                == comment + "\n\naccepted")
    }

    /// A comment above the value may name the choices, that one among them.
    @Test func choicesInACommentAbove() throws {
        let comment = "<!-- Choose one: Proposed | Accepted | Rejected -->\n"
        let template = Self.template(comment + "Proposed")
        let field = try #require(template.field(named: "Status"))
        #expect(field.kind == .choice(["Proposed", "Accepted", "Rejected"]) && field.isDefault)
        #expect(
            try Self.set("Accepted", in: comment + "Proposed", template) == comment + "Accepted")
        let open = Self.template(
            "<!-- Choose one: Proposed | Accepted | Superseded by ADR-XXX -->\n\nProposed")
        #expect(open.field(named: "Status")?.listedValues == ["Proposed", "Accepted"])
        for words in ["Ask Ana | Bo.", "Draft | Final", "Proposed by Ana | Bo"] {
            let other = Self.template("<!-- \(words) -->\nProposed")
            #expect(other.field(named: "Status")?.kind == .line, "\(words)")
        }
    }

    /// A question that names states asks for one of them, and is no answer.
    @Test func aQuestionAsksForAState() throws {
        let question =
            "What is the status, such as proposed, accepted, rejected, deprecated, superseded, etc.?"
        let template = Self.template(question)
        let field = try #require(template.field(named: "Status"))
        #expect(field.kind == .line && field.examples.isEmpty)
        #expect(template.sections[0].kind == .value)
        let new = Proposal(Array(Self.text(question).utf8), template: template)
        #expect(new.value(ofField: "Status").isEmpty)
        #expect(try Self.set("accepted", in: question, template) == "accepted")
        #expect(try Self.set("Accepted", in: "Proposed", template) == "Accepted")
        #expect(try Self.set("Accepted", in: "Proposed\n\nBy all.", template) == nil)
        #expect(Self.template("How far is the work now, and who goes on with it?").fields.isEmpty)
    }

    /// What comments ask for in a section within another one, or without a state, is prose.
    @Test func otherCommentsAskForProse() {
        #expect(Self.template("<!-- How far is the implementation? -->").fields.isEmpty)
        let within = Self.template(
            "<!-- Rejected: not chosen, or proposed -->\n\nRejected",
            heading: "## Option\n\n### Status")
        #expect(within.fields.isEmpty)
    }
}
