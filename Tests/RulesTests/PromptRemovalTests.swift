import Proposals
import Testing

@testable import Rules

/// What the fix of `prompt-left` deletes: whole paragraphs and items of the template's, and no blank
/// lines are left where they stood.
@Suite struct PromptRemovalTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// A text after the fix of `prompt-left`; nil where it offers none.
    private func fixed(_ text: String, by template: Template) throws -> String? {
        let context = CheckContext(template: template, today: Sample.today)
        let check = Check(Proposal(Array(text.utf8), template: template), context: context)
        let finding = try #require(check.findings().first { $0.rule == "prompt-left" })
        return finding.fixes.first.map {
            String(decoding: $0.applied(to: Array(text.utf8)), as: UTF8.self)
        }
    }

    private static let criteria = """
        # Title

        ## Graduation Criteria

        Define graduation milestones.

        Consider the following in developing the graduation criteria for this
        enhancement:

        - Maturity levels
          - [`alpha`, `beta`, `stable` in upstream][maturity-levels]
          - `Dev Preview`, `Tech Preview`, `GA` here
        - [Deprecation policy][deprecation-policy]

        Clearly define what graduation means by either linking to the [API doc](https://example.org/api),
        or by redefining what graduation means. In general, we try to use the same stages
        (alpha, beta, GA), regardless how the functionality is accessed.

        [maturity-levels]: https://example.org/levels
        [deprecation-policy]: https://example.org/policy

        ### Dev Preview

        - Ability to utilize the enhancement end to end

        ## Version Skew

        How will the component handle version skew with other components?

        """

    /// Behind a label in bold the question goes, and the label stays above the answer.
    @Test(arguments: ["**Details:**", "**Details**:"])
    func behindALabel(label: String) throws {
        let asked =
            "# Title\n\n## Aim\n\nSay it.\n\n## Design\n\n* \(label) Provide an in-depth explanation of the change.\n"
            + "* **Plan:** Outline the steps that are required for it.\n"
        let text =
            "# Baskets\n\n## Aim\n\nMine.\n\n## Design\n\n* \(label) Provide an in-depth explanation of the change.\n"
            + "    * We weave.\n\n      More of it.\n* **Plan:** Two steps.\n"
        #expect(
            try fixed(text, by: template(asked))
                == text.replacing(" Provide an in-depth explanation of the change.", with: ""))
        // Words that are no sentence are the head of what stands below.
        let head = { (text: String) in
            text.replacing("explanation of the change.", with: "explanation, and tests")
        }
        let context = CheckContext(template: template(head(asked)), today: Sample.today)
        let check = Check(
            Proposal(Array(head(text).utf8), template: template(head(asked))), context: context)
        #expect(!check.findings().contains { $0.rule == "prompt-left" })
    }

    /// Above parts that were written, all of the template's text goes.
    @Test func allAboveWrittenParts() throws {
        let template = template(Self.criteria)
        let (before, rest) = (
            "# Baskets\n\n## Graduation Criteria\n\n",
            "### Dev Preview\n\n- It weaves.\n\n## Version Skew\n\nIt does not.\n"
        )
        let text = Self.criteria.replacing("# Title", with: "# Baskets")
            .replacing("- Ability to utilize the enhancement end to end", with: "- It weaves.")
            .replacing(
                "How will the component handle version skew with other components?",
                with: "It does not.")
        #expect(try fixed(text, by: template) == before + rest)
        // A definition that another section makes use of stays.
        let using = text.replacing("It does not.", with: "See [it][Maturity-Levels].")
        let kept = "[maturity-levels]: https://example.org/levels\n\n"
        #expect(
            try fixed(using, by: template)
                == before + kept
                + rest.replacing("It does not.", with: "See [it][Maturity-Levels]."))
    }

    private static let asked =
        "# Title\n\n## Aim\n\nDescribe the problem that this is to solve. Say in some words whom\n"
        + "it is a problem for.\n\n- Who has asked you for this?\n- What do they do until it is there?\n"
        + "\n## Design\n\nHow is all of this going to work?\n"

    /// Of a paragraph that is the template's in part no line goes, and whole ones go with their blanks.
    @Test(arguments: [
        ("Ours.\n\n@\n\n#\n", "Ours.\n"), ("@\n\n#\n\nOurs.\n", "Ours.\n"),
        ("Ours.\n\n@\n\nYours.\n", "Ours.\n\nYours.\n"), ("Ours.\n\n#\n- Us\n", "Ours.\n\n- Us\n"),
        ("Ours. @\n\n#\n\nYours.\n", "Ours. @\n\nYours.\n"),
    ])
    func wholeParagraphsAndItems(body: String, expected: String) throws {
        let template = template(Self.asked)
        func document(_ body: String) -> String {
            let paragraph =
                "Describe the problem that this is to solve. Say in some words whom\n"
                + "it is a problem for."
            let list = "- Who has asked you for this?\n- What do they do until it is there?"
            let aim = body.replacing("@", with: paragraph).replacing("#", with: list)
            return "# Baskets\n\n## Aim\n\n\(aim)\n## Design\n\nWith hands.\n"
        }
        #expect(try fixed(document(body), by: template) == document(expected))
    }

    /// At the end of a file no blank line is left.
    @Test func atTheEndOfAFile() throws {
        let template = template(Self.asked)
        let text =
            "# Baskets\n\n## Aim\n\nOurs.\n\n## Design\n\nWith hands.\n\n"
            + "How is all of this going to work?\n"
        let expected = "# Baskets\n\n## Aim\n\nOurs.\n\n## Design\n\nWith hands.\n"
        #expect(try fixed(text, by: template) == expected)
    }
}
