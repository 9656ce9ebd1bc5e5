import Forms
import Proposals
import TestSupport
import Testing

/// Words of a template that stand for others, in text around them: Tab goes from one to the next, and
/// what is typed takes the place of each as a whole.
@Suite struct PlaceholderStepsTests {
    private static let text = """
        # Own words

        ## Outcome

        Chosen: {option}, because {reason}.

        ## Consequences

        * Good, because {positive consequence, e.g. more of
          this}
        * Bad, because {negative consequence}

        ## Options

        {example}

        * Good, because {argument a}
        * Bad, because {argument b}

        ## Links

        Words of its own.

        """

    private static func form(
        at title: String, keymap: String? = nil, of text: String = text
    ) -> Form {
        let bytes = Array(text.utf8)
        let template = Template(
            reading: Array(text.replacing("Own words", with: "{title}").utf8), name: "own")
        var form = Form.opened(bytes, path: "x.md", template: template)
        if let keymap {
            form.take(Keymap([.embedded("default"), .embedded(keymap)].compactMap(\.self)))
        }
        form.goOn(to: title)
        return form
    }

    private static func type(_ words: String, in form: inout Form) {
        for character in words { _ = form.handle(.typed(character)) }
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    @Test func tabGoesFromOneToTheNext() {
        var form = Self.form(at: "Outcome")
        _ = form.handle(.action(.nextField))
        #expect(form.place.selection != nil)
        Self.type("a cache", in: &form)
        _ = form.handle(.action(.nextField))
        Self.type("it is small", in: &form)
        #expect(
            Self.string(form)
                == Self.text.replacing("{option}", with: "a cache")
                .replacing("{reason}", with: "it is small"))
        _ = form.handle(.action(.nextField))
        #expect(form.proposal.sections[form.section].title == "Consequences")
        // Each answer is one step.
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.text.replacing("{option}", with: "a cache"))
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.text)
    }

    @Test func inItemsAndOverTheEndOfALine() {
        var form = Self.form(at: "Consequences")
        for words in ["it is quick", "it is big"] {
            _ = form.handle(.action(.nextField))
            Self.type(words, in: &form)
        }
        #expect(
            Self.string(form).contains(
                "* Good, because it is quick\n* Bad, because it is big\n"))
    }

    /// Behind the last one Tab goes on, and takes no item deeper.
    @Test func behindTheLastOne() {
        for isAnswered in [true, false] {
            var form = Self.form(at: "Options")
            for _ in 0..<9 where !form.isPlaceholderSelected {
                _ = form.handle(.action(.nextField))
            }
            Self.type("it is quick", in: &form)
            _ = form.handle(.action(.nextField))
            #expect(form.isPlaceholderSelected)
            if isAnswered { Self.type("it is big", in: &form) }
            _ = form.handle(.action(.nextField))
            #expect(form.proposal.sections[form.section].title == "Links")
            #expect(
                Self.string(form).contains(
                    "* Good, because it is quick\n* Bad, because "
                        + (isAnswered ? "it is big\n" : "{argument b}\n")))
        }
    }

    /// Behind the field for the answer above them one Tab is enough, as in a text that has both.
    @Test func fromTheFieldAbove() {
        for keymap in ["emacs", "vi"] {
            var form = Self.form(at: "Options", keymap: keymap)
            if keymap == "vi" { _ = form.handle(.action(.mode(.insert))) }
            for words in ["Small.", "it is quick", "it is big"] {
                Self.type(words, in: &form)
                _ = form.handle(.action(.nextField))
            }
            #expect(
                Self.string(form).contains(
                    "## Options\n\nSmall.\n\n* Good, because it is quick\n"
                        + "* Bad, because it is big\n"))
            #expect(form.proposal.sections[form.section].title == "Links")
        }
    }

    /// Where the caret was brought there; words that are typed up to it leave it alone.
    @Test func typedOverAtTheCaret() {
        var form = Self.form(at: "Outcome")
        for _ in "Chosen: {o" { _ = form.handle(.action(.move(.right))) }
        Self.type("xy", in: &form)
        #expect(Self.string(form) == Self.text.replacing("{option}", with: "xy"))
        _ = form.handle(.action(.undo))
        #expect(Self.string(form) == Self.text)
        var typing = Self.form(at: "Outcome")
        for _ in "Chosen:" { _ = typing.handle(.action(.move(.right))) }
        Self.type(" not", in: &typing)
        _ = typing.handle(.action(.delete(.motion(.right))))
        Self.type(" x", in: &typing)
        #expect(Self.string(typing) == Self.text.replacing(": {", with: ": not x{"))
    }

    /// Words that are not the template's own any more are the author's.
    @Test func changedWordsStay() {
        var form = Self.form(at: "Outcome")
        for _ in "Chosen: {" { _ = form.handle(.action(.move(.right))) }
        _ = form.handle(.action(.delete(.motion(.right))))
        _ = form.handle(.action(.move(.right)))
        Self.type("x", in: &form)
        #expect(Self.string(form) == Self.text.replacing("{option}", with: "{pxtion}"))
    }

    @Test func withoutWarningsTheNextOneIsGoneTo() {
        var form = Self.form(at: "Links")
        Self.type("More", in: &form)
        _ = form.handle(.paused)
        #expect(form.session.known.findings.inOrder.isEmpty)
        _ = form.handle(.action(.nextWarning))
        #expect(form.proposal.sections[form.section].title == "Outcome")
        Self.type("z", in: &form)
        #expect(Self.string(form).contains("Chosen: z, because {reason}."))
    }

    @Test func inOtherKeymaps() {
        var emacs = Self.form(at: "Outcome", keymap: "emacs")
        _ = emacs.handle(.action(.nextField))
        Self.type("ab", in: &emacs)
        #expect(Self.string(emacs) == Self.text.replacing("{option}", with: "ab"))
        // Where letters are commands the caret goes there, and the key to type selects the words.
        var vi = Self.form(at: "Outcome", keymap: "vi")
        for _ in 0..<2 { _ = vi.handle(.action(.nextField)) }
        #expect(vi.place.selection == nil)
        #expect(vi.place.caret.offset == "Chosen: {option}, because ".utf8.count)
        #expect(
            vi.session.message?.text == "i types in place of the template's words. Tab goes on.")
        _ = vi.handle(.action(.mode(.insert)))
        #expect(vi.isPlaceholderSelected)
        Self.type("ab", in: &vi)
        #expect(Self.string(vi) == Self.text.replacing("{reason}", with: "ab"))
        _ = vi.handle(.action(.mode(.normal)))
        _ = vi.handle(.action(.undo))
        #expect(Self.string(vi) == Self.text)
    }

    /// While words are typed Tab selects the next ones there, in this field and at the top of another.
    @Test func whileTypingInVi() {
        var vi = Self.form(at: "Outcome", keymap: "vi")
        _ = vi.handle(.action(.mode(.insert)))
        for words in ["ab", "cd"] {
            _ = vi.handle(.action(.nextField))
            #expect(vi.isPlaceholderSelected)
            Self.type(words, in: &vi)
        }
        #expect(
            Self.string(vi)
                == Self.text.replacing("{option}", with: "ab").replacing("{reason}", with: "cd"))
        let text =
            "# Own words\n\n## Context\n\nWhat is it?\n\n## Outcome\n\n"
            + "{option} is chosen, because {reason}.\n"
        var top = Self.form(at: "Context", keymap: "vi", of: text)
        _ = top.handle(.action(.mode(.insert)))
        _ = top.handle(.action(.nextSection))
        #expect(top.proposal.sections[top.section].title == "Outcome")
        Self.type("ef", in: &top)
        #expect(Self.string(top) == text.replacing("{option}", with: "ef"))
    }

    /// Where a motion went, letters are typed in the words as anywhere.
    @Test func notWhereAMotionWentInVi() {
        var vi = Self.form(at: "Outcome", keymap: "vi")
        _ = vi.handle(.action(.nextField))
        _ = vi.handle(.action(.move(.right)))
        _ = vi.handle(.action(.move(.left)))
        _ = vi.handle(.action(.mode(.insert)))
        Self.type("ab", in: &vi)
        #expect(Self.string(vi) == Self.text.replacing("{option}", with: "ab{option}"))
    }
}
