import Proposals
import Prose
import Testing

/// Front matter that cannot be edited by line.
extension FrontMatterFieldTests {
    @Test(arguments: [
        ("a: 1\nb: *x\n", "line 3: refers to another value (*)"),
        ("a: *x\nb: &x 1\n", "line 2: refers to another value (*)"),
        ("a: &x [1]\nb: *x\n", "line 2: a value with a name (&)"),
        ("a:\n  - &x 1\nb: 2\n", "line 3: a value with a name (&)"),
        ("a: &x 1\nb: [*x]\n", "line 3: refers to another value (*)"),
        ("a: &x 1\nb:\n  <<: *x\n", "line 4: refers to another value (*)"),
        ("a: b\u{85}c: 1\n", "line 2: two keys stand in one line"),
        ("", "no key stands there"), ("\n\n", "no key stands there"),
        ("a: !!str 1\n", "line 2: a value with a type (!)"),
        ("a: 1\nb: 2\na: 3\n", "line 4: `a` stands there a second time (line 2)"),
        ("a: " + String(repeating: "x", count: 70_000) + "\n", "64 kB"),
    ])
    func refusedFrontMatterIsShownWhole(text: String, reason: String) throws {
        var proposal = proposal(text)
        let content = proposal.content(ofSection: 0)
        try #require(content.slots.count == 1)
        let field = content.slots[0].field
        #expect(field.readOnly?.contains(reason) == true, "\(field.readOnly ?? "")")
        let before = proposal.bytes
        proposal.edit(FieldPlace(section: 0, slot: 0)) { $0.text = Text("gone") }
        #expect(proposal.bytes == before)
    }

    /// A template asks for nothing in front matter without a key.
    @Test(arguments: ["", "\n", "# Words\n", "\r\n"])
    func frontMatterWithoutAKeyInATemplate(text: String) {
        let end = text.hasSuffix("\r\n") ? "\r\n" : "\n"
        let lines = ["---", "", "# <title>", "", "## Summary", "", "What is it?", ""]
        let bytes = Array(("---" + end + text + lines.joined(separator: end)).utf8)
        let template = Template(reading: bytes, name: "own")
        #expect(!template.fields.contains { $0.place == .frontMatter })
        let summary = "## Summary" + end + end + "A loom." + end
        let document = Array((["---", "---", "", "# Loom", "", ""].joined(separator: end)).utf8)
        let proposal = Proposal(document + Array(summary.utf8), template: template)
        #expect(proposal.bytes == document + Array(summary.utf8))
    }

    @Test(arguments: [
        String(repeating: "[", count: 3000), (1...600).map { "k\($0): x\n" }.joined(),
    ])
    func whatWouldTakeLongIsRefused(text: String) {
        let content = proposal("a: 1\nb: " + text + "\n").content(ofSection: 0)
        #expect(content.slots.count == 1 && content.slots[0].field.readOnly != nil)
    }

    /// Aliases of aliases would be billions of values.
    @Test func aliasesAreNotFollowed() {
        var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (one, two) in zip("abcdefgh", "bcdefghi") {
            let list = Array(repeating: "*\(one)", count: 9).joined(separator: ", ")
            text += "\(two): &\(two) [\(list)]\n"
        }
        #expect(proposal(text).content(ofSection: 0).slots[0].field.readOnly != nil)
    }
}
