import Proposals
import Prose
import Rules

/// Whether words are looked up while the author writes, and the words that no dictionary has.
package struct SpellingState: Sendable {
    /// The rule's setting before the author switched the look-up on; nil where there was none.
    struct Replaced: Sendable {
        let setting: RuleSetting?

        init(_ setting: RuleSetting?) { self.setting = setting }
    }

    var isOn = false
    /// Nil while the rule is as it was set.
    var replaced: Replaced?
    /// In small letters.
    package var doubtfulWords: Set<String> = []
}

/// Doubtful words, looked up beside the form while the author asks for it.
extension Form {
    /// Looks words up from now on, and goes to the next doubtful one.
    mutating func spell() -> [Effect] {
        if !session.spelling.isOn {
            session.spelling.isOn = true
            applySpelling()
        }
        return whenJudged(.spelling)
    }

    mutating func endSpelling() {
        guard session.spelling.isOn else { return say("No words are looked up.") }
        session.spelling.isOn = false
        session.spelling.doubtfulWords = []
        applySpelling()
        say("Words are looked up no more.")
    }

    /// Lets the rule speak, or be silent as it was.
    mutating func applySpelling() {
        let setting = RuleSetting.level(.note)
        if session.spelling.isOn, session.spelling.replaced == nil {
            session.spelling.replaced = .init(session.context.options.levels[Self.rule])
            session.context.options.levels[Self.rule] = setting
        } else if !session.spelling.isOn, let replaced = session.spelling.replaced {
            session.context.options.levels[Self.rule] = replaced.setting
            session.spelling.replaced = nil
        }
        session.freshness.noteContext()
    }

    private static var rule: String { RuleCatalogue.spelling }

    /// To the next doubtful word, over the whole document.
    mutating func focusDoubtfulWord() {
        let found = session.known.findings.filter { $0.finding.rule == Self.rule }
            .sorted { ($0.field.order, $0.position) < ($1.field.order, $1.position) }
        guard let first = found.first else {
            say("No doubtful word.")
            return
        }
        let here = (place.field.order, place.caret)
        let next = found.first { ($0.field.order, $0.position) > here } ?? first
        jump { $0.focus(next.field, at: next.position) }
        let remedies = key(for: .fixWarning, in: keyContext).map { "; \($0) what to do" } ?? ""
        let message = next.finding.message
        say((message.hasSuffix(".") ? String(message.dropLast()) : message) + remedies + ".")
    }

    /// Keeps the words that the rule doubts, in small letters, for the screen.
    mutating func noteDoubtfulWords(_ judgement: Judgement) {
        guard session.spelling.isOn else { return }
        session.spelling.doubtfulWords = Set(
            judgement.findings.filter { $0.finding.rule == Self.rule }.map { placed in
                String(decoding: judgement.bytes[placed.finding.range], as: UTF8.self).lowercased()
            })
    }

    /// The word that a finding doubts; nil for another rule's.
    func doubtfulWord(of finding: Finding) -> String? {
        guard finding.rule == Self.rule, session.freshness.isChecked,
            !finding.range.isEmpty
        else { return nil }
        return String(decoding: proposal.bytes[finding.range], as: UTF8.self).lowercased()
    }

    /// A word was written among the project's own.
    mutating func take(word: String) {
        session.context.options.words.insert(word)
        session.freshness.noteContext()
        session.spelling.doubtfulWords.remove(word)
        say("“\(word)” is among the project's words in octopen.conf.")
    }
}
