import Proposals
import Testing

@testable import Rules

/// What a document lacks that nearly all accepted ones of its folder have, though nothing in the
/// template says that it has to be there.
@Suite struct ForgottenTests {
    /// What is found in a document, beside accepted ones that it is one of.
    private func found(
        _ text: String, by template: Template, newest: Template? = nil, others: [String],
        _ rule: String
    ) -> [String] {
        let newer = newest ?? template
        let summaries = ([text] + others).enumerated().map { number, text in
            ProposalSummary(
                Proposal(Array(text.utf8), template: newer), fileName: "\(number).md")
        }
        var context = CheckContext(template: template, today: Sample.today)
        context.newest = newest
        context.folder = FolderFacts(summaries.map(\.entry))
        context.folder?.shares = TemplateShares(summaries, template: newer)
        return Check(Array(text.utf8), context: context).findings()
            .filter { $0.rule == rule }.map { "\($0.level) \($0.message)" }
    }

    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    private func repeated(_ text: String, _ count: Int) -> [String] {
        Array(repeating: text, count: count)
    }

    /// Front matter that the project's own program writes: the template has none, and all documents do.
    @Test func frontMatterThatTheTemplateHasNot() {
        let body = "# T\n\n## Goals\n\nSay in a few words what it is for.\n"
        let template = template(body)
        let plain = body.replacing("Say in a few words what it is for.", with: "Speed.")
        let whole = "---\ntitle: T\nstatus: proposed\n---\n\n" + plain
        let rule = "metadata-field-missing"
        #expect(
            found(plain, by: template, others: repeated(whole, 20), rule)
                == ["todo The front matter is missing."])
        let half = whole.replacing("status: proposed\n", with: "")
        #expect(
            found(half, by: template, others: repeated(whole, 20), rule)
                == ["todo `status` is missing in the front matter."])
        #expect(found(whole, by: template, others: repeated(whole, 20), rule) == [])
        // A few say nothing of all.
        #expect(found(plain, by: template, others: repeated(whole, 5), rule) == [])
        let some = repeated(whole, 15) + repeated(plain, 5)
        #expect(found(plain, by: template, others: some, rule) == [])
    }

    /// Without a key, or a section, a document is like one of the version before: not where all
    /// others have it.
    @Test func whatCameWithANewerVersion() {
        func text(_ type: String, _ end: String) -> String {
            "---\ntitle: Baskets\n\(type)---\n\n# Baskets\n\n## Summary\n\nThey carry things.\n\(end)"
        }
        let asked = "---\ntitle: <title>\n---\n\n# <title>\n\n## Summary\n\nSay what it is about.\n"
        let old = template(asked)
        let newest = template(
            asked.replacing("\n---\n\n", with: "\ntype: <type>\n---\n\n")
                + "\n## Risks\n\nSay what could go wrong with it.\n")
        func found(_ others: [String], _ rule: String) -> [String] {
            self.found(text("", ""), by: old, newest: newest, others: others, rule)
        }
        let full = repeated(text("type: Core\n", "\n## Risks\n\nNone.\n"), 19)
        let (field, section) = ("metadata-field-missing", "section-missing")
        #expect(found(full, field) == ["todo `type` is missing in the front matter."])
        #expect(found(full, section) == ["todo 'Risks' is missing."])
        let mixed = full + [text("", "")]
        #expect(found(mixed, field) == [] && found(mixed, section) == [])
    }

    /// A field of which the template says nothing has a value in all documents; one of the end is none that a
    /// draft has.
    @Test func whatTheTemplateLeavesEmpty() {
        func text(_ status: String, _ owner: String, _ day: String = "") -> String {
            "# Baskets\n\n- Status:\(status)\n- Owner:\(owner)\n- Approved on:\(day)\n\n"
                + "## Aim\n\nThey carry things.\n"
        }
        let asked = text("", "").replacing("They carry things.", with: "{What is it about?}")
        let template = template(asked)
        let rule = "metadata-field-missing"
        let all = repeated(text(" Accepted", " Bo", " 2025-01-02"), 6)
        #expect(
            found(text(" Draft", ""), by: template, others: all, rule) == ["todo `Owner` is empty."]
        )
        #expect(
            found(text("", " Bo"), by: template, others: all, rule) == ["todo `Status` is empty."])
        #expect(
            found(text(" Accepted", ""), by: template, others: all, rule) == [
                "todo `Owner` is empty."
            ])
        #expect(found(text(" Draft", " Bo"), by: template, others: all, rule) == [])
        let few = Array(all.prefix(4))
        #expect(found(text(" Draft", ""), by: template, others: few, rule) == [])
        let mixed = all + repeated(text(" Accepted", ""), 2)
        #expect(found(text(" Draft", ""), by: template, others: mixed, rule) == [])
    }

    /// Words of the template that most have are theirs as well; not what it asks.
    @Test func whatAllHaveAsTheTemplateHasIt() {
        func text(_ layout: String, _ area: String) -> String {
            "---\nlayout: \(layout)\narea: \(area)\n---\n\n# Baskets\n\n## Summary\n\nThey carry things.\n"
        }
        let template = template(
            "---\nlayout: page\narea: <area>\n---\n\n# <title>\n\n## Summary\n\nSay what it is about.\n"
        )
        func found(_ others: [String]) -> [String] {
            self.found(text("page", "<area>"), by: template, others: others, "metadata-placeholder")
        }
        let area = "todo `area` is still `<area>`."
        #expect(found(repeated(text("page", "<area>"), 4)) == [area])
        #expect(
            found(repeated(text("page", "<area>"), 3)) == ["todo `layout` is still `page`.", area])
        #expect(
            found(repeated(text("page", "Core"), 4) + repeated(text("wide", "Core"), 5)).count == 2)
    }

    /// A sign in place of a value is told only where the others have one.
    @Test func aSignThatMostKeep() {
        func text(_ issue: String) -> String {
            "# Baskets\n\n- Place: Rome\n- Issue: \(issue)\n\n## Summary\n\nThey carry things.\n"
        }
        let template = template(
            text("-").replacing("# Baskets", with: "# <title>").replacing("Rome", with: "<place>")
                .replacing("They carry things.", with: "Say what it is about."))
        func found(_ others: [String]) -> [String] {
            self.found(text("-"), by: template, others: others, "metadata-placeholder")
        }
        #expect(found(repeated(text("-"), 6) + repeated(text("#1"), 3)) == [])
        let told = ["todo `Issue` is still `-`."]
        #expect(found(repeated(text("-"), 3) + repeated(text("#1"), 6)) == told)
        #expect(found(repeated(text("-"), 3)) == told)
    }

    /// So are words of a line, and a link of the template's that most keep; a number to come is none.
    @Test(arguments: [
        ("[Chat](https://chat.example.org/a?b) #forum", true), ("page", true), ("<where>", false),
        ("[#0000](https://example.org/0)", false), ("[a | b]", false),
    ])
    func whatAllHaveInALine(value: String, isConstant: Bool) {
        func text(_ value: String) -> String {
            "# Baskets\n\n- Forum: \(value)\n- Area: Core\n\n## Summary\n\nThey carry things.\n"
        }
        let template = template(
            text(value).replacing("They carry things.", with: "Say what it is about.")
                .replacing("Core", with: "<area>").replacing("# Baskets", with: "# <title>"))
        func found(_ others: [String]) -> Int {
            self.found(text(value), by: template, others: others, "metadata-placeholder").count
        }
        #expect(found(repeated(text(value), 6)) == (isConstant ? 0 : 1))
        #expect(found(repeated(text(value), 6) + repeated(text("Mail"), 9)) == 1)
    }

    /// A section that none of the others were accepted with is missed in a draft alone.
    @Test func whatNextToNoneHave() {
        func text(_ status: String, _ end: String = "") -> String {
            "# Baskets\n\n- Status: \(status)\n\n## Summary\n\nThey carry things.\n\(end)"
        }
        let risks = "\n## Risks\n\nNone.\n"
        let template = template(
            "# <title>\n\n- Status: Draft | Accepted\n\n## Summary\n\nSay what it is about.\n\n"
                + "## Risks\n\nSay what could go wrong with it.\n")
        func found(_ status: String, _ others: [String]) -> Int {
            self.found(text(status), by: template, others: others, "section-missing").count
        }
        let without = repeated(text("Accepted"), 19)
        #expect(found("Accepted", without) == 0 && found("Draft", without) == 1)
        #expect(found("Accepted", without + repeated(text("Accepted", risks), 2)) == 1)
        #expect(found("Accepted", Array(without.prefix(9))) == 1)
    }

    /// A field that most do without is theirs to leave out; the template's words in it are told.
    @Test(arguments: [
        ("", "- ", "", "below the title"), ("---\n", "", "---\n\n", "in the front matter"),
    ])
    func aFieldThatFewerThanHalfHave(open: String, mark: String, close: String, place: String) {
        func text(_ status: String, _ fields: [String]) -> String {
            let lines = (["Status: \(status)"] + fields).map { "\(mark)\($0)\n" }.joined()
            let head = open + lines + close
            return (open.isEmpty ? "# Baskets\n\n\(head)\n" : "\(head)# Baskets\n\n")
                + "## Summary\n\nThey carry things.\n"
        }
        let template = template(
            text("Draft | Accepted", ["Sponsor: <who helps>", "Owner: <who does it>"])
                .replacing("They carry things.", with: "Say what it is about.")
                .replacing("# Baskets", with: "# <title>"))
        let owner = text("Accepted", ["Owner: Ana Lima"])
        let both = text("Accepted", ["Sponsor: Bo Ek", "Owner: Ana Lima"])
        func found(_ fields: [String], _ others: [String], _ rule: String) -> [String] {
            self.found(text("Draft", fields), by: template, others: others, rule)
        }
        let rule = "metadata-field-missing"
        let (missing, missed) = (
            "todo `Owner` is missing \(place).", "todo `Sponsor` is missing \(place)."
        )
        #expect(found([], repeated(owner, 5), rule) == [missing])
        #expect(found(["Sponsor:"], repeated(owner, 5), rule) == [missing])
        #expect(found([], repeated(owner, 3) + repeated(both, 3), rule) == [missed, missing])
        #expect(found([], repeated(owner, 4), rule) == [missed, missing])
        let left = ["Sponsor: <who helps>", "Owner: Ana Lima"]
        #expect(found(left, repeated(owner, 5), "metadata-placeholder").count == 1)
    }

    /// A key of which all have the template's own value is missed as any other.
    @Test func aKeyWithTheSameValueInAll() {
        let text = { (type: String) in
            "---\nowner: Ana\n\(type)status: Accepted\n---\n\n# Baskets\n\n## Summary\n\nThey carry things.\n"
        }
        let (whole, without) = (text("type: adr\n"), text(""))
        let template = template(
            whole.replacing("They carry things.", with: "Say what it is about.")
                .replacing("# Baskets", with: "# <title>").replacing("Ana", with: "<name>")
                .replacing("Accepted", with: "Proposed | Accepted"))
        let rule = "metadata-field-missing"
        #expect(
            found(without, by: template, others: repeated(whole, 6), rule)
                == ["todo `type` is missing in the front matter."])
        #expect(found(whole, by: template, others: repeated(whole, 6), rule) == [])
        let few = repeated(whole, 2) + repeated(without, 6)
        #expect(found(without, by: template, others: few, rule) == [])
    }

    /// Files beside the proposals that follow no template say nothing of its fields.
    @Test func filesThatAreNoProposals() {
        let fields = "- Sponsor: <who helps>\n- Owner: <who does it>\n\n"
        let template = template("# <title>\n\n\(fields)## Summary\n\nSay what it is about.\n")
        let text = "# Baskets\n\n- Owner: Ana Lima\n\n## Summary\n\nThey carry things.\n"
        func found(_ other: String) -> [String] {
            self.found(text, by: template, others: repeated(other, 6), "metadata-field-missing")
        }
        #expect(found("# Notes\n\nWe met.\n") == ["todo `Sponsor` is missing below the title."])
        #expect(found(text) == [])
    }
}
