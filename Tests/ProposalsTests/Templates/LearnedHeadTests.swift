import TestSupport
import Testing

@testable import Proposals

/// What nearly all documents of a folder begin with is a part of their template, where the template has
/// nothing of the kind: `Tests/Templates/learned` holds a template and eight documents, and `fresh.md`
/// what a careful person would begin the ninth with.
@Suite struct LearnedHeadTests {
    private static let folder = "\(Files.repository)/Tests/Templates/learned"
    private static let names = Files.below(folder).compactMap { $0.split(separator: "/").last }
        .map(String.init).sorted()

    private static func text(_ name: String) throws -> String {
        String(decoding: try #require(Files.read("\(folder)/\(name)")), as: UTF8.self)
    }

    private static func documents() throws -> [String] {
        try names.filter { $0.hasPrefix("0") }.map { try text($0) }
    }

    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// The template as these documents have it.
    private func learning(_ template: Template, _ documents: [String]) -> Template {
        let heads = documents.compactMap { DocumentHead(Array($0.utf8), of: template) }
        return LearnedHead(heads).map(template.below) ?? template
    }

    private func begun(_ template: Template, title: String = "Faster widgets") throws -> String {
        let new = NewProposal(
            template: template, title: title, author: "Ada Lovelace",
            today: try #require(Day("2026-11-27")))
        return String(decoding: new.bytes, as: UTF8.self)
    }

    @Test func aNewProposalBeginsAsTheOthersDo() throws {
        let own = template(try Self.text("template.md"))
        let documents = try Self.documents()
        #expect(documents.count == 8)
        let learned = learning(own, documents)
        #expect(try begun(learned) == Self.text("fresh.md"))
        #expect(learned.ownBytes == own.source.bytes)
        #expect(
            learned.fields.map(\.name)
                == [
                    "status", "title", "creation-date", "last-updated", "authors", "collaborators",
                ])
        #expect(learned.fields.map(\.kind) == [.line, .line, .date, .date, .people, .values])
        #expect(learned.fields.map(\.isOptional) == [false, false, false, false, false, true])
        #expect(learned.learnedHead?.keys.map(\.count) == [8, 8, 8, 8, 8, 7])
        #expect(learned.state?.examples == ["proposed", "implemented", "implementable"])
        // Nothing more is learned of it when it is read again.
        #expect(!learned.mayLearnHead)
        let words = try #require(learned.keepable.first { $0.section != nil }).words
        let again = try #require(learned.learning(LearnedRoles([words: true])))
        #expect(again.fields.map(\.name) == learned.fields.map(\.name))
        #expect(again.fields.map(\.kind) == learned.fields.map(\.kind))
    }

    /// Documents keep their bytes, and a value is changed in its line alone.
    @Test func documentsKeepTheirBytes() throws {
        let documents = try Self.documents()
        let learned = learning(template(try Self.text("template.md")), documents)
        for document in documents + ["", "# WEP-0009: Own\n\n## Summary\n\nOwn.\n"] {
            var proposal = Proposal(Array(document.utf8), template: learned)
            #expect(String(decoding: proposal.bytes, as: UTF8.self) == document)
            guard document.contains("status: proposed\n") else { continue }
            let place = try #require(proposal.fieldPlace(named: "status"))
            proposal.setValue("implementable", at: place)
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == document.replacing("status: proposed\n", with: "status: implementable\n"))
        }
    }

    /// Too few documents, keys that some have, and a template with metadata of its own: nothing is
    /// learned.
    @Test func nothingIsLearnedElsewhere() throws {
        let own = template(try Self.text("template.md"))
        let documents = try Self.documents()
        #expect(learning(own, Array(documents.prefix(5))).learnedHead == nil)
        let bare = documents.map { document in
            let start = document.firstRange(of: "\n## Summary")?.lowerBound ?? document.startIndex
            return "# Own\n" + String(document[start...])
        }
        #expect(learning(own, bare).learnedHead == nil)
        let few = Array(documents.prefix(6)) + bare.prefix(2)
        #expect(learning(own, few).learnedHead == nil)
        #expect(learning(own, Array(few.dropLast())).fields.count == 5)
        // What does not follow the template does not count.
        let other = Array(repeating: "---\na: b\n---\n\n# Other\n\n## Else\n\nText.\n", count: 9)
        #expect(learning(own, other).learnedHead == nil)
        #expect(learning(own, documents + other).fields.count == 6)
        let text = try Self.text("template.md")
        for metadata in [
            "---\nowner: NAME\n---\n", "# Title\n\n- Author: NAME\n- Date: YYYY-MM-DD\n",
        ] {
            let other = template(metadata + text)
            #expect(!other.fields.isEmpty)
            #expect(learning(other, documents).learnedHead == nil)
        }
    }

    /// A heading of the template's own stays, and so do its line ends.
    @Test func whatTheTemplateHasStays() throws {
        let documents = try Self.documents()
        let text = try "# Proposal: Title\n" + Self.text("template.md")
        let titled = learning(template(text), documents)
        #expect(titled.title == "Proposal: Title")
        #expect(try begun(titled).contains("---\n\n# Proposal: Faster widgets\n\n## Summary\n"))
        let ended = learning(
            template(try Self.text("template.md").replacing("\n", with: "\r\n")), documents)
        #expect(try begun(ended) == Self.text("fresh.md").replacing("\n", with: "\r\n"))
    }

    private static let asking = "## Context\n\nSay why.\n\n## Decision\n\nSay what.\n"

    /// Documents with a number of their own each in the place of `1`.
    private func numbered(_ head: String) -> [String] {
        (1...9).map { number in
            head.replacing("1", with: "\(number)")
                + "\n## Context\n\nPipes.\n\n## Decision\n\nSockets.\n"
        }
    }

    /// The label of the heading alone, and keys alone.
    @Test(arguments: [
        ("# ADR-001: Own\n", "# ADR-NNN: Faster widgets\n\n## Context\n"),
        ("# 1. Own\n", "# NNNN. Faster widgets\n\n## Context\n"),
        ("# Own\n", "# Faster widgets\n\n## Context\n"),
        // The same number in each is a part of the title.
        ("# ISO-27: Own\n", "# Faster widgets\n\n## Context\n"),
        ("---\ntitle: Own\n---\n", "---\ntitle: Faster widgets\n---\n\n## Context\n"),
        (
            "---\nlayout: adr\ntitle: \"Own\"\n---\n\n# Own\n",
            "---\nlayout: adr\ntitle: \"Faster widgets\"\n---\n\n# Faster widgets\n\n## Context\n"
        ),
        // A state that nobody begins with is none of a new one; values that differ are the author's.
        (
            "---\nstatus: accepted\nweight: 1\nauthor: Bo\nupdated: 2024-01-02\ntags: [a1]\n---\n\n# Own\n",
            "---\nstatus:\nweight:\nauthor: Ada Lovelace\nupdated: 2026-11-27\ntags: []\n---\n\n"
                + "# Faster widgets\n\n## Context\n"
        ),
        (
            "---\nauthors:\n  - \"@bo\"\nresolved: 2024-01-02\n---\n\n# Own\n",
            "---\nauthors:\n  - \"@handle\"\nresolved: YYYY-MM-DD\n---\n\n# Faster widgets\n"
        ),
        // Keys of their own are nothing that can be begun.
        (
            "---\nby: {name: Bo}\ntitle: Own\n---\n\n# Own\n",
            "---\ntitle: Faster widgets\n---\n\n# Faster widgets\n"
        ),
    ])
    func headsOfOtherProjects(head: String, expected: String) throws {
        let learned = learning(template(Self.asking), numbered(head))
        let fresh = try begun(learned)
        #expect(fresh.hasPrefix(expected), "\(fresh)")
    }

    /// A key in capitals is the same one in small letters, and is written as most write it.
    @Test func keysInCapitals() {
        let documents =
            numbered("---\nTitle: A\nStatus: Draft\n---\n\n# Own\n").prefix(6)
            + numbered("---\nTitle: A\nstatus: Final\n---\n\n# Own\n").prefix(3)
        let learned = learning(template(Self.asking), Array(documents))
        #expect(learned.fields.map(\.name) == ["Title", "Status"])
        #expect(learned.learnedHead?.keys.map(\.count) == [9, 9])
        let last = Proposal(Array(documents[documents.endIndex - 1].utf8), template: learned)
        #expect(last.value(ofField: "Status") == "Final")
    }

    /// The order that most documents have.
    @Test func order() {
        let documents =
            numbered("---\ntitle: A\nkind: b\n---\n\n# Own\n").prefix(3)
            + numbered("---\nkind: b\ntitle: A\n---\n\n# Own\n").prefix(6)
        let learned = learning(template(Self.asking), Array(documents))
        #expect(learned.fields.map(\.name) == ["kind", "title"])
    }
}
