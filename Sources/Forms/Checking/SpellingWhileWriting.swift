import Proposals
import Prose
import Rules

/// Doubtful words, looked up beside the form while the author asks for it.
extension Form {
    /// Looks words up from now on, and goes to the next doubtful one.
    mutating func spell() -> [Effect] {
        if !session.isSpelling {
            session.isSpelling = true
            applySpelling()
        }
        return whenJudged(.spelling)
    }

    mutating func endSpelling() {
        guard session.isSpelling else { return say("No words are looked up.") }
        session.isSpelling = false
        session.doubtfulWords = []
        applySpelling()
        say("Words are looked up no more.")
    }

    /// Lets the rule speak, or be silent as it was.
    mutating func applySpelling() {
        let setting = RuleSetting.level(.note)
        if session.isSpelling, session.spellingBefore == nil {
            session.spellingBefore = .some(session.context.options.levels[Self.rule])
            session.context.options.levels[Self.rule] = setting
        } else if !session.isSpelling, let before = session.spellingBefore {
            session.context.options.levels[Self.rule] = before
            session.spellingBefore = nil
        }
        session.contexts += 1
        session.checkedEdits = -1
    }

    private static var rule: String { RuleCatalogue.spelling }

    /// To the next doubtful word, over the whole document.
    mutating func focusDoubtfulWord() {
        let found = session.findings.filter { $0.finding.rule == Self.rule }
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

    /// What the rule doubts, in small letters, for the screen.
    mutating func noteDoubtfulWords(_ judgement: Judgement) {
        guard session.isSpelling else { return }
        session.doubtfulWords = Set(
            judgement.findings.filter { $0.finding.rule == Self.rule }.map { placed in
                String(decoding: judgement.bytes[placed.finding.range], as: UTF8.self).lowercased()
            })
    }

    /// The word that a finding doubts; nil for another rule's.
    func doubtfulWord(of finding: Finding) -> String? {
        guard finding.rule == Self.rule, session.checkedEdits == session.edits,
            !finding.range.isEmpty
        else { return nil }
        return String(decoding: proposal.bytes[finding.range], as: UTF8.self).lowercased()
    }

    /// A word was written among the project's own.
    mutating func take(word: String) {
        session.context.options.words.insert(word)
        session.contexts += 1
        session.checkedEdits = -1
        session.doubtfulWords.remove(word)
        say("“\(word)” is among the project's words in octopen.conf.")
    }
}
