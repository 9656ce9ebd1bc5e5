import Testing

@testable import Proposals

/// Keys in the value of a key, `milestone.alpha`: each is a field that is changed in its line.
@Suite struct NestedKeysTests {
    private static let template = Template(
        reading: text(
            "title: <A title>\nmilestone:\n  alpha: \"v1.19\"\n  beta: \"v1.20\"\nmetrics: []\n"),
        name: "own")

    private static func text(_ keys: String) -> [UInt8] {
        Array("---\n\(keys)---\n\n# <A title>\n\n## Summary\n\nWhat is it?\n".utf8)
    }

    private static let keys = """
        title: Own
        # When it came.
        milestone:  # and will
          # first
          alpha: "v1.27"  # soon

          beta: v1.33
          stable:
        gates:
          - name: A
            parts: [x]
        other:
          one: 'a b'

        """

    private func names(_ proposal: Proposal) -> [String] {
        proposal.content(ofSection: 0).slots.compactMap { $0.field.isPresent ? $0.field.name : nil }
    }

    @Test func eachIsAField() throws {
        var proposal = Proposal(Self.text(Self.keys), template: Self.template)
        #expect(proposal.bytes == Self.text(Self.keys))
        #expect(
            names(proposal) == [
                "title", "milestone", "milestone.alpha", "milestone.beta", "milestone.stable",
                "gates", "other", "other.one",
            ])
        #expect(proposal.value(ofField: "milestone.alpha") == "v1.27")
        #expect(proposal.value(ofField: "milestone").hasPrefix("alpha: \"v1.27\""))
        for name in ["milestone", "gates", "other"] {
            let place = try #require(proposal.fieldPlace(named: name))
            #expect(proposal.field(at: place).readOnly != nil)
            proposal.setValue("New", at: place)
            #expect(throws: Proposal.SectionObstacle.self) { try proposal.removeField(at: place) }
        }
        #expect(proposal.bytes == Self.text(Self.keys))
    }

    @Test(arguments: [
        ("milestone.alpha", "v1.30", "alpha: \"v1.27\"  # soon", "alpha: \"v1.30\"  # soon"),
        ("milestone.beta", "v2", "beta: v1.33", "beta: v2"),
        ("milestone.beta", "a: b", "beta: v1.33", "beta: \"a: b\""),
        ("milestone.beta", "", "beta: v1.33", "beta:"),
        ("milestone.stable", "v3", "stable:", "stable: v3"),
        ("other.one", "it's", "one: 'a b'", "one: 'it''s'"),
        // A key that is not there goes behind all of the value before it.
        ("metrics", "m", "  stable:\n", "  stable:\nmetrics: m\n"),
    ])
    func aLineIsChanged(name: String, value: String, before: String, after: String) throws {
        var proposal = Proposal(Self.text(Self.keys), template: Self.template)
        let place = try #require(proposal.fieldPlace(named: name))
        proposal.setValue(value, at: place)
        #expect(proposal.bytes == Self.text(Self.keys.replacing(before, with: after)))
    }

    /// A new proposal has the template's bytes.
    @Test func newOnesKeepThem() {
        let new = NewProposal(
            template: Self.template, title: "Own", author: "", today: Day(secondsSince1970: 0))
        let text = String(decoding: Self.template.source.bytes, as: UTF8.self)
        #expect(
            String(decoding: new.bytes, as: UTF8.self) == text.replacing("<A title>", with: "Own"))
    }

    /// What is more than a word, on the key's own line, or referred to, is shown as a whole.
    @Test(arguments: [
        "milestone: {alpha: a}\n", "milestone:\n  {alpha: a}\n", "milestone:\n  alpha: [a]\n",
        "milestone:\n  alpha:\n    beta: a\n", "milestone:\n  alpha: &a b\n",
        "milestone:\n  alpha: |\n    a\n  beta: b\n", "title:\n  en: A\n  de: B\n",
        "milestone:\n  alpha: a\nmilestone.alpha: b\n",
    ])
    func othersAreShownAsAWhole(keys: String) {
        let proposal = Proposal(Self.text(keys), template: Self.template)
        #expect(proposal.bytes == Self.text(keys))
        let name = String(keys.prefix { $0 != ":" })
        #expect(names(proposal).filter { $0.contains(".") }.count == (keys.contains("e.") ? 1 : 0))
        let obstacle = proposal.frontMatterObstacle
        let place = proposal.fieldPlace(named: name)
        #expect(obstacle != nil || place.flatMap { proposal.field(at: $0).readOnly } != nil)
    }
}
