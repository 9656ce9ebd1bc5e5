import Proposals
import TestSupport
import Testing

/// Items that are added to a list of any form, in any section: every other byte stays.
@Suite struct SectionItemTests {
    private static func document(_ body: String, under heading: String) -> String {
        "# Enhancement: T\n\n## \(heading)\n\n\(body)\n## Own\n\nText.\n"
    }

    @Test(arguments: ["Goals", "Summary", "Notes"])
    func anItemTakesTheFormOfItsList(heading: String) throws {
        for (list, added) in [
            ("- one\n- two\n", "- new\n"), ("+ one\n+ two\n", "+ new\n"),
            ("- one\n\n- two\n", "\n- new\n"), ("+   one\n\n+   two\n", "\n+   new\n"),
            ("- one\n\n  more of it\n\n- two\n", "\n- new\n"),
            ("- one\n- two\n\n  more of it\n", "- new\n"),
            ("* one\n\n  ```\n  code\n\n  - no item\n  ```\n", "\n* new\n"),
            ("  + one\n  \n  + two\n", "\n  + new\n"), ("3) one\n\n4) two\n", "\n5) new\n"),
            ("1. one\n\n   > said\n\n1. two\n", "\n1. new\n"),
        ] {
            let source = Self.document(list, under: heading)
            var proposal = Proposal(Array(source.utf8), template: .enhancement)
            let index = try #require(proposal.sections.firstIndex { $0.title == heading })
            try proposal.addItems(["new"], toSection: index)
            let expected = Self.document(list + added, under: heading)
            #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
        }
    }

    @Test func anEmptyItemGivesWay() throws {
        let source = Self.document("- one\n \t\n-\n", under: "Summary")
        var proposal = Proposal(Array(source.utf8), template: .enhancement)
        let index = try #require(proposal.sections.firstIndex { $0.title == "Summary" })
        try proposal.addItems(["new"], toSection: index)
        let expected = Self.document("- one\n \t\n- new\n", under: "Summary")
        #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
    }

    /// What is no one list stays refused, and so do the fields of a section.
    @Test(arguments: [
        "- one\n* two\n", "Words.\n", "> - one\n", "- # one\n", "- - one\n",
        "- one\n\n---\n\n- two\n",
    ])
    func whatIsNoListIsRefused(body: String) throws {
        let source = Array(Self.document(body, under: "Summary").utf8)
        var proposal = Proposal(source, template: .enhancement)
        let index = try #require(proposal.sections.firstIndex { $0.title == "Summary" })
        #expect(throws: RefusedItem.self) { try proposal.addItems(["new"], toSection: index) }
        #expect(proposal.bytes == source)
    }

    /// The last item takes its marker along, where text stands beside it.
    @Test func theLastItemGoesWithItsMarker() throws {
        let source = Self.document("They are:\n\n+ one\n\n  more\n\nAnd so on.\n", under: "Summary")
        var proposal = Proposal(Array(source.utf8), template: .enhancement)
        let index = try #require(proposal.sections.firstIndex { $0.title == "Summary" })
        try proposal.removeItem("one", fromSection: index)
        proposal.dropEmptyList(ofSection: index)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == Self.document("They are:\n\nAnd so on.\n", under: "Summary"))
    }

    private static let parts = [
        "one", "two words", "three\n  lines", "four\n\n  paragraphs", "five\n  - in\n  - out",
        "six\n\n  ```\n  - code\n\n  ```", "seven  ", "*eight*",
    ]

    @Test(arguments: Seeds.first(10)) func everyOtherByteStays(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        func one(of all: [String]) -> String { all.randomElement(using: &random) ?? "" }
        for _ in 0..<20 {
            let (marker, end) = (one(of: ["- ", "+ ", "* "]), one(of: ["\n", "\r\n"]))
            let heading = one(of: ["Goals", "Summary", "Notes"])
            let above = one(of: ["", "Words.\n\n", "| a |\n|---|\n| b |\n\n"])
            let below = one(of: ["", "\nMore words.\n", "\n```\ncode\n```\n"])
            let items = Self.parts.shuffled(using: &random)
                .prefix(Int.random(in: 1...5, using: &random))
            // One item alone has its own blank lines to go by.
            let own = items[0].contains("\n\n") ? "\n\n" : "\n"
            let gap = items.count == 1 ? own : one(of: ["\n", "\n\n", "\n\n\n"])
            func document(_ items: [String]) -> String {
                let list = items.map { marker + $0 }.joined(separator: gap) + "\n"
                return Self.document(above + list + below, under: heading)
                    .replacing("\n", with: end)
            }
            let source = document(Array(items))
            var proposal = Proposal(Array(source.utf8), template: .enhancement)
            let index = try #require(proposal.sections.firstIndex { $0.title == heading })
            try proposal.addItems(["new", "newer\nlines"], toSection: index)
            let expected = document(items + ["new", "newer\n  lines"])
            #expect(String(decoding: proposal.bytes, as: UTF8.self) == expected)
            for words in ["new", "newer lines"] {
                try proposal.removeItem(words, fromSection: index)
            }
            #expect(String(decoding: proposal.bytes, as: UTF8.self) == source)
        }
    }

    /// A list that the file does not have begins as its other lists do, else as those of the template.
    @Test(arguments: [
        ("\n", "* "), ("\n- one\n- two\n", "- "), ("\n+ one\n\nText.\n\n+ two\n\n* three\n", "+ "),
        ("\n1. one\n\n```\n- two\n```\n", "* "),
    ])
    func anAbsentListTakesTheFormOfOthers(body: String, lead: String) throws {
        let asked = "What drives it?\n\n* Driver 1\n* Driver 2\n"
        let template = Template(
            reading: Array(
                "# T\n\n- Status: draft\n\n## Why\n\nWhy is it?\n\n## Drivers\n\n\(asked)".utf8),
            name: "own")
        let source = "# T\n\n- Status: draft\n\n## Why\n\(body)"
        var proposal = Proposal(Array(source.utf8), template: template)
        let index = try #require(proposal.sections.firstIndex { $0.title == "Drivers" })
        try #require(!proposal.sections[index].isPresent)
        try proposal.addItems(["new"], toSection: index)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                .hasSuffix("\n\n## Drivers\n\n\(lead)new\n"))
    }
}
