import Proposals

/// What can be typed, said where it is asked for.
extension Dialogue {
    mutating func tellHelp() {
        for line in Self.helpEverywhere { say(line) }
        for line in Self.help(on: form.fieldKind) { say(line) }
    }

    private static let helpEverywhere = [
        "Enter or > goes to the next field, < back; >> and << to the next and the previous section.",
        "= lists the sections, =4 and =goals go to one, =+24 to a line of the file.",
        "/words looks for them, / for the next ones.",
        "! lists the warnings, f says what can be done about the one here.",
        "g says again what the template asks for in this section.",
        "s saves, sa under another name, q leaves and asks if something is not saved.",
        "u undoes, y does again. v says what differs from the saved text, doc reads all.",
        ":take-back 2 takes back the second change of those; :compare-with REV tells what differs "
            + "from a commit.",
        "e opens this section in your editor. x takes out a part without text, h words a "
            + "heading.",
        "rev opens the review. :name does any other action that octopen keys names.",
        "A line that begins with a blank is text, whatever it says.",
    ]

    private static func help(on kind: FieldKind) -> [String] {
        switch kind {
        case .line, .number: ["Here: type the value; - empties it."]
        case .choice: ["Here: type a number, or how one of the choices begins."]
        case .date: ["Here: type YYYY-MM-DD, or t for today; - empties it."]
        case .people, .values:
            ["Here: type one to add it; d2 takes the second out, c2 WORDS changes it."]
        case .list:
            [
                "Here: type an item to add it; l lists them; d2 takes the second out with what is "
                    + "below it.",
                "c2 WORDS changes it, i2 WORDS puts one before it, m2 1 moves it, in2 and out2 put "
                    + "it deeper and shallower.",
            ]
        case .phaseTitle: [phases]
        case .phaseText: [phases] + prose
        case .prose: prose + ["n adds another section where the template repeats one."]
        }
    }

    private static let phases =
        "Here: n adds a phase behind this one, dp takes this one out, mp1 moves it to the first "
        + "place."

    private static let prose = [
        "Here: type text for a new paragraph, or a to go on below the last line; a single dot ends it. w writes all "
            + "anew.",
        "r reads paragraph by paragraph, l lists the lines with their numbers, l3-5 some of them.",
        "c3 WORDS changes a line, c3-5 takes new lines for some, i3 puts lines above one, d3-5 takes "
            + "some out.",
    ]

    mutating func tellReviewHelp() {
        for line in [
            "Enter or > goes to the next section, < back, N to the next that needs you.",
            "= lists the sections with what you said, =4 and =goals go to one, r reads this again.",
            "o says ok, c has a concern, k asks a question, x says that it is not yours.",
            "1 to 9 tick a question. p2 chooses a paragraph, p0 none; n writes a note on it, s "
                + "suggests words for it.",
            "d says what changed since you signed. v gives your verdict on the whole.",
            "p writes what you said to your record; nothing is sent. u undoes, y does again.",
            form.session.host.isReviewOnly
                ? "q leaves: what is not published stays as a draft."
                : "rev goes back to the fields, q leaves.",
        ] { say(line) }
    }
}

extension Keymap {
    /// What is typed in prompts, as messages name the keys of actions.
    package static let prompts = Keymap([
        KeymapSource(
            file: "prompts",
            bytes: Array(
                """
                [everywhere]
                u = undo
                y = redo
                s = save
                q = quit
                e = external-editor
                f = fix-warning
                A-h = none
                [choice]
                C-t = none
                [question]
                Enter = back
                [warnings]
                Enter = back
                [review]
                k = sign question
                """.utf8))
    ])
}
