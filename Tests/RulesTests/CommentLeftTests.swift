import Proposals
import Prose
import Testing

@testable import Rules

/// What a template asks in comments and brackets, left beside an answer.
@Suite struct CommentLeftTests {
    private static let template = """
        ---
        # These are optional. Feel free to remove any of them.
        status: "{proposed | accepted | … }"
        ---

        # {title}

        ## Context

        {Describe the context of it in two sentences.}

        <!-- This is an optional element. Feel free to remove. -->
        ## Drivers

        * {driver 1}
        * … <!-- numbers of drivers can vary -->

        ## Outcome

        {Say what was decided.}

        """

    /// What is found in a document of the template, by the rules that are named.
    private func found(_ text: String, by rules: Set<String>) throws -> [String] {
        let template = Template(reading: Array(Self.template.utf8), name: "t.md")
        let today = try #require(Day("2026-11-27"))
        let check = Check(
            Array(text.utf8), context: CheckContext(template: template, today: today))
        return check.findings().filter { rules.contains($0.rule) }.map {
            "\(check.lines.line(at: $0.range.lowerBound)) \($0.rule)"
        }
    }

    @Test func aCommentBesideAnAnswerIsFound() throws {
        let text = """
            # Cache

            ## Context

            Slow.

            <!-- This is an optional
            element. Feel free to remove. -->
            ## Drivers

            * Time <!-- numbers of drivers can vary -->

            ## Outcome

            A cache. <!-- A word of our own. -->

            """
        #expect(try found(text, by: ["comment-left"]) == ["7 comment-left"])
        // In code it is an example, and a section that is still to be written keeps its own.
        let open = text.replacing("* Time", with: "* {driver 1}\n* …")
        #expect(try found(open, by: ["comment-left"]) == [])
        let code = text.replacing("Slow.", with: "    <!-- numbers of drivers can vary -->")
            .replacing(" <!-- numbers of drivers can vary -->\n\n## O", with: "\n\n## O")
        #expect(try found(code, by: ["comment-left"]).count == 1)
    }

    @Test func aCommentOfFrontMatterIsFound() throws {
        let text = """
            ---
            # These are optional. Feel free to remove any of them.
            status: accepted
            ---

            # Cache

            """
        #expect(try found(text, by: ["comment-left"]) == ["2 comment-left"])
        let open = text.replacing("accepted", with: "\"{proposed | accepted | … }\"")
        #expect(try found(open, by: ["comment-left"]) == [])
    }

    @Test func aValueOfManyIsFoundIfMisspelt() throws {
        let text = "---\nstatus: accepted\n---\n\n# Cache\n"
        for (value, count) in [("accepted", 0), ("Accepted", 0), ("done", 0), ("acepted", 1)] {
            let text = text.replacing("accepted", with: value)
            #expect(try found(text, by: ["status-value"]).count == count, "\(value)")
        }
    }

    @Test func wordsInBracketsAreFound() throws {
        let text = "# Cache\n\n## Outcome\n\nWell: {Say what was decided.}\n"
        #expect(try found(text, by: ["placeholder-left"]) == ["5 placeholder-left"])
    }
}
