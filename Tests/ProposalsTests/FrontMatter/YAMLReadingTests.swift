import Proposals
import Testing

/// What a value is to YAML stays what it was meant as: text is text, and numbers are numbers.
@Suite struct YAMLReadingTests {
    private static let keys = """
        title: <title>
        requires: <number of another>
        since: 7
        ready: true|false
        open: true
        note:
        quoted: "<number>"
        name: Ada
        number: NNNN
        flags: {a: 1}
        place: {the place}
        """

    private func set(_ name: String, _ value: String) -> String? {
        let text = "---\n\(Self.keys)\n---\n\n# T\n\n## A\n\nSay it.\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        var proposal = Proposal(Array(text.utf8), template: template)
        guard let place = proposal.fieldPlace(named: name),
            proposal.field(at: place).readOnly == nil
        else { return nil }
        proposal.setValue(value, at: place)
        let lines = String(decoding: proposal.bytes, as: UTF8.self).split(separator: "\n")
        return lines.first { $0.hasPrefix(name + ":") }.map(String.init)
    }

    @Test(arguments: [
        ("requires", "20", "requires: 20"), ("requires", "1.5", "requires: 1.5"),
        ("requires", "-3", "requires: -3"), ("requires", "1.10", "requires: \"1.10\""),
        ("requires", "0012", "requires: \"0012\""), ("requires", "no", "requires: \"no\""),
        ("since", "8", "since: 8"), ("since", "null", "since: \"null\""),
        ("ready", "true", "ready: true"), ("open", "false", "open: false"),
        ("note", "20", "note: 20"), ("note", "words", "note: words"),
        ("quoted", "20", "quoted: \"20\""), ("title", "2024", "title: \"2024\""),
        ("number", "0012", "number: 0012"), ("place", "Oslo", "place: Oslo"),
        ("note", "2026-01-02", "note: 2026-01-02"), ("since", "7x", "since: 7x"),
        ("since", "1.2.3", "since: 1.2.3"), ("since", "7-8", "since: 7-8"),
        ("note", "10:30 to 12", "note: 10:30 to 12"), ("note", "ff", "note: ff"),
    ])
    func values(name: String, value: String, line: String) {
        #expect(set(name, value) == line)
    }

    @Test(arguments: [
        "null", "yes", "No", "1e3", "12:30", "0x1F", "0o17", "~", ".inf", "on", "y",
        "1_000", "+5", "0b11", "1.5E-3", "190:20:30.15",
    ])
    func wordsOfYAMLGetQuotes(value: String) {
        #expect(set("note", value) == "note: \"\(value)\"")
    }

    /// A mapping is no stand-in, though it is the template's: it is edited in the file.
    @Test func mappingsAreNotReplaced() {
        #expect(set("flags", "x") == nil)
    }
}
