import Proposals
import Testing

@testable import Rules

/// Which words are looked up, and what is said of those that no dictionary has.
@Suite struct SpellingTests {
    /// Knows all words but those that it is made with.
    private struct Misspelled: SpellingDictionary {
        let words: [String: [String]]

        func unknown(among asked: [String], limit: Int) -> [String: [String]]? {
            words.filter { asked.contains($0.key) }
        }
    }

    private struct Missing: SpellingDictionary {
        func unknown(among words: [String], limit: Int) -> [String: [String]]? { nil }
    }

    private func check(
        _ text: String, _ dictionary: any SpellingDictionary, words: Set<String> = []
    ) -> [Finding] {
        var context = Sample.context()
        context.options.levels = ["spelling": .level(.warning)]
        context.options.words = words
        context.dictionary = dictionary
        return Check(Array(text.utf8), context: context).findings().filter {
            $0.rule == "spelling"
        }
    }

    private func found(_ sentence: String, _ wrong: String, words: Set<String> = []) -> [String] {
        check(
            Sample.with("Two weeks.", sentence), Misspelled(words: [wrong: []]), words: words
        ).map(\.message)
    }

    @Test func aWordIsToldOnceWithItsPlacesAndMended() throws {
        let text = Sample.with("Two weeks.", "We recieve it, and *they* (recieve) it\ntoo.")
        let dictionary = Misspelled(words: [
            "recieve": ["receive", "relieve", "reverie", "retrieve"]
        ])
        let findings = check(text, dictionary)
        #expect(findings.map(\.message) == ["'recieve' is in no dictionary (2 places)."])
        let finding = try #require(findings.first)
        #expect(finding.level == .warning)
        #expect(
            finding.help
                == "Do you mean 'receive' or 'relieve' or 'reverie'? "
                + "A word of the project's own belongs to `words` in octopen.conf.")
        #expect(finding.fixes.count == 3)
        let fixed = finding.fixes[0].applied(to: Array(text.utf8))
        #expect(
            String(decoding: fixed, as: UTF8.self)
                == Sample.with("Two weeks.", "We receive it, and *they* (receive) it\ntoo."))
        #expect(!finding.fixes[0].isSafe)
    }

    @Test func ofTwoWaysToPartAWordTheLikelierComesFirst() {
        let near = ["co debases", "databases", "code bases"]
        let findings = check(
            Sample.with("Two weeks.", "Our codebases."), Misspelled(words: ["codebases": near]))
        #expect(
            findings.first?.help.hasPrefix(
                "Do you mean 'code bases' or 'databases' or 'co debases'? ") == true)
    }

    @Test(arguments: [
        "We recieve it.", "It is recieve-only.", "The recieve's end.", "\"recieve\", he said.",
        "- recieve", "| a |\n|---|\n| recieve |", "**recieve** it", "[recieve](https://x.example)",
        "\u{FEFF}See 1.2 or recieve.",
    ])
    func wordsOfTextAreLookedUp(sentence: String) {
        #expect(found(sentence, "recieve") == ["'recieve' is in no dictionary."])
    }

    @Test(arguments: [
        "`recieve` it.", "Use `a.recieve()` and recieve it.", "```\nrecieve\n```", "> recieve it",
        "See https://recieve.example or <https://recieve>.", "A recieve.md file.", "recieve_all",
        "recieve2", "2recieve", "/recieve/all", "Recieve it.", "RECIEVE it.", "reRecieve it.",
        "The Recieve project: recieve it.", "[a](recieve)", "<recieve>", "re\\*recieve",
        "x&amp;recieve",
        "recieveé", "<!-- recieve -->",
    ])
    func namesCodeAndAddressesAreNot(sentence: String) {
        #expect(found(sentence, "recieve") == [])
    }

    @Test(arguments: ["[recieve]\n\n[recieve]: x", "![recieve](x.png)", "#### Recieve recieve"])
    func whatIsReferredToHasNoFix(sentence: String) {
        let dictionary = Misspelled(words: ["recieve": ["receive"]])
        let findings = check(Sample.with("Two weeks.", sentence), dictionary)
        #expect(findings.map(\.fixes.count) == [0])
    }

    @Test func longAndManyWordsAreNotLookedUp() {
        let long = String(repeating: "a", count: 41)
        #expect(found(long, long) == [])
        let many = (0..<150).map { number in
            String(
                String(number + 1000).map { Character(Unicode.Scalar(UInt8($0.asciiValue! + 49))) })
        }
        let dictionary = Misspelled(words: Dictionary(uniqueKeysWithValues: many.map { ($0, []) }))
        let findings = check(
            Sample.with("Two weeks.", many.joined(separator: " ")), dictionary)
        #expect(
            findings.first?.message
                == "150 words are in no dictionary; others were not looked up.")
        #expect(findings.count == 151)
    }

    @Test func theProjectsWordsAndTheTemplatesTextAreKnown() {
        #expect(found("We recieve it.", "recieve", words: ["recieve"]) == [])
        let dictionary = Misspelled(words: ["nobody": [], "the": [], "recieve": []])
        #expect(check(Sample.proposal, dictionary).count == 1)
        let template = String(decoding: Template.enhancement.source.bytes, as: UTF8.self)
        #expect(template.contains(" the "))
        #expect(check(template, dictionary).isEmpty)
        let text = Sample.with("Title**: Tag history", "Title**: We recieve it")
        #expect(text.contains("recieve"))
        #expect(check(text, dictionary).map(\.message).allSatisfy { $0.hasPrefix("'nobody'") })
    }

    @Test func withoutADictionaryItSaysSo() {
        #expect(
            check(Sample.proposal, Missing()).map(\.message)
                == ["No word was looked up: no dictionary answers."])
        var context = Sample.context()
        context.dictionary = Missing()
        let silent = Check(Array(Sample.proposal.utf8), context: context).findings()
        #expect(!silent.contains { $0.rule == "spelling" })
    }
}
