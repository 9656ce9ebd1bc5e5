import Proposals
import Testing

@testable import Rules

/// Values of fields that are, or are not, what stands for one to come.
@Suite struct SignValueTests {
    /// What `metadata-placeholder` says of a document beside others.
    private func found(_ text: String, by template: String, others: [String] = []) -> [String] {
        let template = Template(reading: Array(template.utf8), name: "own")
        let context = Sample.context(beside: [text] + others, template, fileName: "0.md")
        return Check(Array(text.utf8), context: context).findings()
            .filter { $0.rule == "metadata-placeholder" }.map(\.message)
    }

    /// One name between the brackets of YAML is a name where the template has a line for each, or several.
    @Test(arguments: ["\n  - <name>", " [Name One, Name Two]"])
    func oneNameInBracketsOfYAML(asked: String) {
        let text = { (names: String) in
            "---\ntitle: Own\nauthors:\(names)\n---\n\n# Own\n\n## Aim\n\nIt is this.\n"
        }
        for names in [" [Bo Ek]", " [\"Bo\"]", " ['Bo']", " [Bo, Cy]"] {
            #expect(found(text(names), by: text(asked)) == [], "\(names)")
        }
        for names in [" [<name>]", " [TBD]"] {
            #expect(found(text(names), by: text(asked)).count == 1, "\(names)")
        }
    }
}
