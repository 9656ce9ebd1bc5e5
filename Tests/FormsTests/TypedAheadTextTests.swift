import Testing

@testable import Forms

/// What is told of keys and pastes that came before a question was to be seen.
@Suite struct TypedAheadTextTests {
    private func message(_ inputs: [Input]) -> String? {
        var typed = TypedAhead()
        for input in inputs { typed.take(input, at: 0) }
        return typed.message?.text
    }

    @Test func wordsAreToldAndKeysCounted() {
        #expect(message([]) == nil)
        #expect(message([.resize, .woken]) == nil)
        let letters = "yes".map { Input.key(Key(.character($0))) }
        let start = "Typed before this was asked, and not taken: "
        #expect(message(letters) == start + "“yes”.")
        #expect(
            message(letters + [.key(Key(.named(.enter))), .key(Key(.character("x"), .control))])
                == start + "“yes” and 2 keys.")
        #expect(message([.key(Key(.named(.escape)))]) == start + "1 key.")
    }

    /// What came while the question was to be seen did not come before it.
    @Test func whatCameAtOnceIsToldAsSuch() {
        var typed = TypedAhead(.rested)
        typed.noteSeen(at: 0)
        typed.take(Self.letter("m"), at: 400)
        let what = "this was asked, and not taken: “m”."
        #expect(typed.message?.text == "Typed as soon as \(what)")
        var earlier = TypedAhead(.rested)
        earlier.take(Self.letter("m"), at: 0)
        earlier.noteSeen(at: 100)
        #expect(earlier.message?.text == "Typed before \(what)")
    }

    @Test func longPastesAreCut() {
        let start = "Typed before this was asked, and not taken: "
        #expect(message([.paste("one\ntwo")]) == start + "“one two”.")
        let long = String(repeating: "a", count: 501)
        #expect(
            message([.paste(long)]) == start + "“\(long.dropLast())” and 1 character more.")
    }

    /// What was done to files meanwhile is told first.
    @Test func whatWasDoneIsToldFirst() {
        var typed = TypedAhead(behind: Message("Changed 2 files.", isError: true))
        #expect(typed.message == nil)
        typed.take(Self.letter("a"), at: 0)
        let message = Message(
            "Changed 2 files. Typed meanwhile, and not taken: “a”.", isError: true)
        #expect(typed.message == message)
        typed = TypedAhead(behind: Message(""))
        typed.take(Self.letter("a"), at: 0)
        #expect(typed.message == Message("Typed meanwhile, and not taken: “a”."))
    }

    // MARK: How long it goes on

    private static func letter(_ character: Character) -> Input { .key(.character(character)) }

    /// What writes waits until the hands have rested, commands until the question is to be seen.
    @Test(arguments: [Question.Hearing.ahead, .alone, .rested])
    func hearsWhenTheHandsHaveRested(hearing: Question.Hearing) {
        var typed = TypedAhead(hearing)
        let (letter, key) = (Self.letter("o"), Input.key(.named(.escape)))
        #expect(typed.covers(letter, at: 0) && typed.covers(key, at: 0))
        typed.noteSeen(at: 1000)
        #expect(typed.covers(letter, at: 1120) && typed.covers(.paste("o"), at: 1120))
        #expect(!typed.covers(key, at: 1010))
        #expect(!typed.covers(.key(.character("q", .control)), at: 1010))
        #expect(typed.covers(.key(.named(.enter)), at: 1010))
        typed.take(letter, at: 1120)
        typed.noteSeen(at: 1130)
        #expect(typed.covers(letter, at: 1619))
        #expect(!typed.covers(letter, at: 1620))
    }

    /// What needs no rest hears all that comes behind it, if nothing was typed before.
    @Test func hearsAtOnce() {
        var typed = TypedAhead(.atOnce)
        typed.noteSeen(at: 0)
        #expect(!typed.covers(Self.letter("a"), at: 1))
        typed = TypedAhead(.atOnce)
        typed.take(Self.letter("a"), at: 0)
        typed.noteSeen(at: 0)
        #expect(typed.covers(Self.letter("b"), at: 1) && typed.covers(.key(.named(.enter)), at: 1))
        #expect(!typed.covers(Self.letter("b"), at: 600))
    }

    /// A letter that comes alone may be the answer, a word never.
    @Test func aLetterAloneMayBeTheAnswer() {
        let hearings: [Question.Hearing] = [.ahead, .alone, .rested, .atOnce]
        let letters = { (isSeen: Bool) in
            hearings.map { hearing -> Bool in
                var typed = TypedAhead(hearing)
                if isSeen { typed.noteSeen(at: 0) }
                typed.take(Self.letter("y"), at: 10)
                return typed.letter == Self.letter("y")
            }
        }
        #expect(letters(false) == [true, false, false, false])
        #expect(letters(true) == [true, true, false, false])
        var typed = TypedAhead(.ahead)
        typed.take(Self.letter("n"), at: 0)
        typed.take(Self.letter("o"), at: 0)
        #expect(typed.letter == nil)
        typed = TypedAhead(.ahead)
        typed.take(Self.letter("n"), at: 0)
        typed.dropLetter()
        #expect(typed.letter == nil)
    }
}
