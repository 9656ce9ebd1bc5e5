import Testing

@testable import Proposals

/// A table that says once more what front matter says, where the template asks for its keys there.
@Suite struct RepeatedRowTests {
    private static let template = """
        ---
        rip: number_here
        title: Title
        status: Draft,Accepted,Adopted,Deferred or Rejected
        author: INITIALS
        ---

        |RIP            |number_here           |
        | :------------ |:-------------|
        |**Title**      |Title |
        |**Status**     |Draft,Accepted,Adopted,Deferred or Rejected |
        |**Author**     |INITIALS |

        ## Abstract

        To be completed...

        """
    private static let document = """
        ---
        rip: 11
        title: Caches
        status: Adopted
        author: SDL (@sdl)
        ---
        # Caches

        |RIP            |11           |
        | :------------ |:-------------|
        |**Title**      |Caches |
        |**Status**     |Adopted |
        |**Author**     |SDL |

        ## Abstract

        It is so.

        """

    private func set(_ name: String, _ value: String, in text: String) throws -> Proposal {
        let template = Template(reading: Array(Self.template.utf8), name: "t")
        #expect(template.fields.allSatisfy { $0.place == .frontMatter })
        var proposal = Proposal(Array(text.utf8), template: template)
        proposal.setValue(value, at: try #require(proposal.fieldPlace(named: name)))
        return proposal
    }

    private func text(_ proposal: Proposal) -> String {
        String(decoding: proposal.bytes, as: UTF8.self)
    }

    /// Rows that say the same follow, and so does the heading of the title.
    @Test func theSameFollows() throws {
        #expect(
            text(try set("title", "Wide | caches", in: Self.document))
                == Self.document.replacing("title: Caches", with: "title: Wide | caches")
                .replacing("# Caches", with: "# Wide | caches")
                .replacing("|Caches |", with: "|Wide \\| caches |"))
        #expect(
            text(try set("status", "Rejected", in: Self.document))
                == Self.document.replacing("Adopted", with: "Rejected"))
    }

    /// Another value stays, and can be told.
    @Test func anotherValueStays() throws {
        let proposal = try set("author", "AB", in: Self.document)
        #expect(
            text(proposal) == Self.document.replacing("author: SDL (@sdl)", with: "author: AB"))
        let place = try #require(proposal.fieldPlace(named: "author"))
        #expect(proposal.valueOfOtherRow(than: place) == "SDL")
        let title = try #require(proposal.fieldPlace(named: "title"))
        #expect(proposal.valueOfOtherRow(than: title) == nil)
    }

    /// The bars of a table that has them in line stay so.
    @Test func barsStayInLine() throws {
        let table = "| RIP        | 11         |\n|------------|------------|\n"
        let rows = "| **Title**  | Caches     |\n| **Status** | Adopted    |\n"
        let top = "---\nrip: 11\ntitle: Caches\nstatus: Adopted\n---\n\n"
        let rest = "\n## Abstract\n\nIt is so.\n"
        let proposal = try set("status", "Deferred", in: top + table + rows + rest)
        #expect(
            text(proposal)
                == (top + table + rows + rest).replacing(
                    "status: Adopted", with: "status: Deferred"
                )
                .replacing("| Adopted    |", with: "| Deferred   |"))
    }

    /// In a new document the template's words are replaced in both.
    @Test func aNewDocument() throws {
        let template = Template(reading: Array(Self.template.utf8), name: "t")
        let new = NewProposal(
            template: template, title: "Weave", author: "Ana",
            today: try #require(Day("2026-03-01")))
        let text = String(decoding: new.bytes, as: UTF8.self)
        #expect(text.contains("\ntitle: Weave\n") && text.contains("\n|**Title**      |Weave |\n"))
    }
}
