import Prose
import TestSupport
import Testing

@testable import Proposals

/// What templates of other kinds have beside paragraphs and lists: a new proposal loses nothing of it,
/// reading and leaving changes no byte, and setting a field changes its line alone.
@Suite struct TemplateKindsTests {
    private static let templates: [(name: String, text: String)] = [
        (
            "a table in HTML",
            """
            # RFC: <title>

            <table>
              <tr><td>Owner</td><td>@you</td></tr>
            </table>

            - Status: Draft / Open / Done
            - Date: YYYY-MM-DD

            ## Summary

            What is it?

            """
        ),
        (
            "definition lists",
            """
            # <title>

            Status: Draft

            ## Terms

            Cache
            : What is kept near.

            Shard
            :   One part of several.

                With a second paragraph.

            ## Summary

            Say what it is.

            """
        ),
        (
            "front matter in TOML",
            """
            +++
            title = "A title"
            tags = ["one", "two"]
            [extra]
            status = "draft"
            +++

            # <title>

            - Author: <name>

            ## Summary

            Say what it is.

            """
        ),
        (
            "two languages",
            """
            # 提案 / Proposal: <title>

            - 状態 (Status): Draft / Open
            - Date: YYYY-MM-DD

            ## 概要 / Summary

            何を提案しますか。 What do you propose?

            ## 動機 / Motivation

            なぜ必要ですか。 Why is it needed?

            """
        ),
        (
            "badges",
            """
            # <title>

            [![state](https://example.org/state.svg)](https://example.org/state) ![](a.png)

            - **Status**: Draft

            ## Summary

            <!-- Say in ten words or more what this is to be about. -->

            [![more](https://example.org/more.svg)][more]

            [more]: https://example.org/more

            """
        ),
        (
            "details that fold",
            """
            ---
            title: <title>
            status: draft # draft, open, or done
            ---

            # <title>

            ## Summary

            <!-- Say in ten words or more what this is to be about. -->

            <details>
            <summary>How to measure</summary>

            1. Run it.
            2. Write down what it says.

            </details>

            ## Cost

            <!-- Say in ten words or more what this will cost us all. -->

            """
        ),
        (
            "footnotes",
            """
            # <title>

            Author: <name>

            ## Summary

            Say what it is.[^1]

            ## Motivation

            Why?

            [^1]: In one paragraph.
                And a second line.

            """
        ),
        (
            "includes",
            """
            ---
            title: "Design: <title>"
            layout: page
            ---

            {% include "head.md" %}

            ## Summary

            Say what it is.

            {{< shortcode name="x" >}}

            <!--#include file="rules.html" -->

            --8<-- "rules.md"

            ## Plan

            What comes first?

            """
        ),
        (
            "a header in code",
            """
            ```
            No: ?
            Title: <title>
            Owners: <name>
                    ...
            Status: Draft
            ```

            ## Summary

            Say what it is.

            """
        ),
        (
            "code and tables to be filled in",
            """
            # <title>

            | Role | Name |
            |------|------|
            | Lead |      |

            * Status: Draft

            ## Interface

            Show how it is called.

            ```go
            // the interface
            ```

            ## Review

            | Team | State |
            |------|:-----:|
            | Net  |       |

            Who looks at it?

            """
        ),
    ]

    private static let names = templates.map(\.name)
    private static let endings = ["\n", "\r\n"]

    private static func read(_ name: String, _ ending: String) -> (String, Template) {
        let text = templates.first { $0.name == name }?.text.replacing("\n", with: ending) ?? ""
        return (text, Template(reading: Array(text.utf8), name: "own"))
    }

    @Test(arguments: names, endings) func nothingIsLost(name: String, ending: String) throws {
        let (text, template) = Self.read(name, ending)
        let today = try #require(Day(year: 2026, month: 1, day: 2))
        for title in ["", "Sharded caches"] {
            let new = NewProposal(template: template, title: title, author: "", today: today)
            // Dates, the first of the states and the title stand where the template's words did.
            let expected = text.replacing("YYYY-MM-DD", with: "2026-01-02")
                .replacing(" Draft / Open / Done", with: " Draft")
                .replacing(" Draft / Open", with: " Draft")
                .replacing("<title>", with: title.isEmpty ? "<title>" : title)
            #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
        }
    }

    @Test(arguments: names, endings) func readingChangesNothing(name: String, ending: String) {
        let (text, template) = Self.read(name, ending)
        var proposal = Proposal(Array(text.utf8), template: template)
        proposal.openAndSettleAll()
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == text)
    }

    @Test(arguments: names, endings) func aFieldIsItsLine(name: String, ending: String) throws {
        let (text, template) = Self.read(name, ending)
        #expect(!template.fields.isEmpty)
        for field in template.fields {
            var proposal = Proposal(Array(text.utf8), template: template)
            let place = try #require(proposal.fieldPlace(named: field.name))
            let value =
                if case .choice(let choices) = field.kind { choices[choices.count - 1] } else {
                    "2026-11-12"
                }
            proposal.setValue(value, at: place)
            let new = String(decoding: proposal.bytes, as: UTF8.self)
            // The title stands in the heading, too, and one value may have more lines than one.
            let isOwn = { (line: Substring) in
                line.contains(value) || line.contains("<title>") || line.hasSuffix("        ...")
                    || line.filter { $0 != "*" }.contains(field.name + ":")
            }
            let old = text.split(separator: ending, omittingEmptySubsequences: false)
            let lines = new.split(separator: ending, omittingEmptySubsequences: false)
            #expect(old.filter { !isOwn($0) } == lines.filter { !isOwn($0) }, "\(field.name)")
            #expect(new.contains(value))
            #expect(
                Proposal(proposal.bytes, template: template).value(ofField: field.name).contains(
                    value))
        }
    }

    /// Words typed into each section leave all but what asks there.
    @Test(arguments: names, endings) func whatStaysIsThereBehindAnAnswer(
        name: String, ending: String
    ) {
        let (text, template) = Self.read(name, ending)
        var proposal = Proposal(Array(text.utf8), template: template)
        for index in proposal.sections.indices where proposal.sections[index].isUntouched {
            let asked = proposal.templateSection(of: index)
            proposal.edit(proposal.firstPlace(ofSection: index)) {
                _ = $0.text.replace(
                    .start..<(.start), with: "Own.", form: Line(text: "", trail: ending))
            }
            _ = proposal.settle(index)
            let body = NormalizedText(proposal.sections[index].bodySource).string
            for block in asked?.blocks ?? [] where block.isKept {
                #expect(body.contains(block.body.string))
            }
            #expect(proposal.sections[index].bodySource.contains("\(ending)Own.\(ending)"))
        }
    }
}
