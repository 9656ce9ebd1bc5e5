import Proposals
import Testing

/// Words between the signs of choices that are no values by themselves.
@Suite struct NoChoiceTests {
    private func template(_ text: String) -> Template {
        Template(reading: Array(text.utf8), name: "own")
    }

    /// People are no choice of two words, and a choice with a name to come in it stands for others.
    @Test(arguments: [
        ("Deciders: People | Team", [] as [String]), ("Reviewers: <Team, Group, or Person>", []),
        ("Status: Proposed | Accepted | Exceeded by \"adr-name\"", ["Proposed", "Accepted"]),
        ("Status: Proposed | Accepted | Superseded by ADR-YYYY", ["Proposed", "Accepted"]),
    ])
    func namesInPlaceOfChoices(line: String, expected: [String]) throws {
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        #expect(field.kind == .line && field.examples == expected)
    }

    @Test(arguments: [("Owner type: Team | Person", 2), ("Informed: yes | no", 2)])
    func choicesBesideWordsForPeople(line: String, count: Int) throws {
        let field = try #require(template("# T\n\n- \(line)\n\n## A\n\n{x}\n").fields.first)
        let choices = if case .choice(let found) = field.kind { found.count } else { 0 }
        #expect(choices == count)
    }
}
