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

    /// A sign says that there is no other document, however many have one; it says nothing of what has to be
    /// there.
    @Test(arguments: ["—", "–", "-"])
    func aSignForNoOtherDocument(sign: String) {
        let text = { (superseded: String, owner: String) in
            "# Own\n\n- Status: Accepted\n- Owner: \(owner)\n- Supersedes: \(superseded)\n"
                + "- Superseded-by: \(sign)\n\n## Aim\n\nIt is this.\n"
        }
        let asked = text(sign, sign).replacing("Accepted", with: "Proposed | Accepted")
            .replacing("It is this.", with: "{What is it?}")
        let others = [text("0003", "Bo")]
        #expect(found(text(sign, "Bo"), by: asked, others: others) == [])
        #expect(
            found(text(sign, sign), by: asked, others: others) == ["`Owner` is still `\(sign)`."])
    }
}
