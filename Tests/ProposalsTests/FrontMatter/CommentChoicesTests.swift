import Proposals
import Testing

/// What a comment behind a key names to choose from, with a place for another document, or behind a word that
/// asks to choose.
@Suite struct CommentChoicesTests {
    private static func field(_ line: String, named name: String) throws -> Template.Field {
        let text = "---\ntitle: <title>\n\(line)\n---\n\n# <title>\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        return try #require(template.field(named: name))
    }

    @Test func aPlaceForAnotherDocument() throws {
        let field = try Self.field(
            "status: Proposed   # Proposed | Accepted | Superseded by ADR-NNNN", named: "status")
        #expect(field.listedValues == ["Proposed", "Accepted"])
        #expect(field.lists("Accepted"))
        #expect(field.lists("Superseded by ADR-0004"))
        #expect(!field.lists("Acepted"))
        #expect(!field.isUnfilled("Proposed"))
        #expect(field.first == "Proposed")
    }

    @Test(arguments: [
        "Choose: Protocol, Network, or Meta", "Options: Protocol, Network, Meta",
        "One of: Protocol, Network, Meta",
    ]) func aWordThatAsks(comment: String) throws {
        let field = try Self.field("topic: # \(comment)", named: "topic")
        #expect(field.kind == .choice(["Protocol", "Network", "Meta"]))
    }

    @Test(arguments: ["Note: Protocol, Network, Meta", "Choose a word", "Protocol, Network"])
    func otherComments(comment: String) throws {
        let field = try Self.field("topic: # \(comment)", named: "topic")
        #expect(field.kind == .line)
    }
}
