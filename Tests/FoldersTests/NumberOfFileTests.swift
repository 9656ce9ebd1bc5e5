import Folders
import Proposals
import Testing

/// A new proposal has the number that its file is named by.
@Suite struct NumberOfFileTests {
    private func numbered(_ text: String, _ path: String) -> String {
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "Pods", author: "", today: Day(secondsSince1970: 0))
        var proposal = Proposal(new.bytes, template: template)
        proposal.takeNumber(ofFile: path)
        return String(decoding: proposal.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("NUMBER. TITLE", "adr/0010-pods.md", "10. Pods"),
        ("TEP-NNNN: Title", "teps/0301-pods.md", "TEP-0301: Pods"),
        ("TEP-NNNN: Title", "teps/0301-pods/README.md", "TEP-301: Pods"),
        ("TEP-NNNN: Title", "teps/0000-pods.md", "TEP-NNNN: Pods"),
        ("Title", "adr/0010-pods.md", "Pods"),
    ])
    func inTheHeading(heading: String, path: String, expected: String) {
        let rest = "\n\n## Context\n\nWhy is it so?\n"
        #expect(numbered("# \(heading)\(rest)", path) == "# \(expected)\(rest)")
    }

    /// A field has the number of a folder of its own.
    @Test func inAField() {
        let text =
            "---\nkep-number: NNNN\ntitle: <title>\n---\n\n# KEP-NNNN: <title>\n\n## Aim\n\nWhy?\n"
        let own = numbered(text, "keps/sig-a/9991-pods/README.md")
        #expect(own.hasPrefix("---\nkep-number: 9991\ntitle: Pods\n---\n"), "\(own)")
        #expect(numbered(text, "keps/9991-pods.md").contains("kep-number: NNNN\n"))
    }

    /// As many zeros in quotes as the folder has digits show that the field has them, too.
    @Test(arguments: [
        ("\"0000\"", "0007", "\"0007\""), ("0000", "0007", "7"), ("NNNN", "0007", "7"),
        ("\"0000\"", "01007", "\"1007\""),
    ])
    func zerosInAField(placeholder: String, folder: String, expected: String) {
        let text = "---\nid: \(placeholder)\ntitle: <title>\n---\n\n# <title>\n\n## Aim\n\nWhy?\n"
        let own = numbered(text, "eps/\(folder)/README.md")
        #expect(own.hasPrefix("---\nid: \(expected)\ntitle: Pods\n---\n"), "\(own)")
    }
}
