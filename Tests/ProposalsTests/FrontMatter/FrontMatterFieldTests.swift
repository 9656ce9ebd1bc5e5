import Proposals
import Prose
import TestSupport
import Testing

/// Front matter as fields: every byte that was not edited stays, and what cannot be edited by line
/// is shown with the reason.
@Suite struct FrontMatterFieldTests {
    private static let template = Template(
        reading: Array(
            """
            ---
            title: <A title>
            status: draft|open|done
            authors:
              - TBD
            created: yyyy-mm-dd
            link: # the ticket
            ---

            # A title

            ## Summary

            What is it?
            """.utf8), name: "own")

    /// Of a key that stands alone in the template nothing is said, be it in the document or not.
    @Test(arguments: ["tags: []", "tags:", "other: words"])
    func aKeyAloneHasNoHint(line: String) throws {
        let text = { (line: String) in Array("---\n\(line)\n---\n\n# <title>\n".utf8) }
        for asked in ["tags: []", "tags:"] {
            let template = Template(reading: text(asked), name: "own")
            let proposal = Proposal(text(line), template: template)
            let place = try #require(proposal.fieldPlace(named: "tags"))
            #expect(proposal.field(at: place).hint == nil)
        }
    }

    /// What a comment names behind one of it is what there is to choose from; the comment stays.
    @Test(arguments: [
        ("Draft # Draft | Vote | Accepted", ["Draft", "Vote", "Accepted"]),
        ("Draft # one of: Draft | Vote", ["Draft", "Vote"]),
        ("Draft # Draft/Vote/Accepted", ["Draft", "Vote", "Accepted"]),
        ("Draft # Vote | Accepted", ["Draft", "Vote", "Accepted"]),
        ("Draft # Draft, Vote, or Accepted", ["Draft", "Vote", "Accepted"]),
        ("Draft # one of: Vote, Accepted", ["Draft", "Vote", "Accepted"]),
        ("Draft # see owner/name", []), ("Draft # Draft | Vote | {other}", []),
        ("Draft # Draft, as a rule", []), ("Draft # Draft, Vote, ...", []), ("Draft # Vote", []),
    ])
    func choicesInAComment(line: String, choices: [String]) throws {
        let text = "---\nstatus: \(line)\n---\n\n# <title>\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let field = try #require(template.field(named: "status"))
        #expect(field.kind == (choices.isEmpty ? .line : .choice(choices)))
        #expect(!field.isUnfilled("Draft"))
        let new = NewProposal(
            template: template, title: "New", author: "Ada",
            today: try #require(Day(year: 2026, month: 1, day: 2)))
        let fresh = text.replacing("<title>", with: "New")
        #expect(String(decoding: new.bytes, as: UTF8.self) == fresh)
    }

    /// Words that stand for one of the choices are none, and a list behind a key of another kind is
    /// no choice.
    @Test(arguments: [
        ("stage: TBD # alpha, beta", ["alpha", "beta"]),
        ("status: # draft | vote", ["draft", "vote"]),
        ("status: <status> # draft, vote", ["draft", "vote"]),
        ("status: {status} # draft/vote", ["draft", "vote"]),
        ("tags: one # two, three", []), ("contact: # name, mail, role", []),
        ("area: net # net, disk", ["net", "disk"]),
    ])
    func choicesBesideAnOpenValue(line: String, choices: [String]) throws {
        let text = "---\n\(line)\n---\n\n# <title>\n\n## Summary\n\nWhat is it?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let field = try #require(template.fields.first)
        #expect(field.kind == (choices.isEmpty ? .line : .choice(choices)))
        guard let last = choices.last else { return }
        var proposal = Proposal(Array(text.utf8), template: template)
        proposal.setValue(last, at: try #require(proposal.fieldPlace(named: field.name)))
        let written = String(decoding: proposal.bytes, as: UTF8.self)
        let comment = line.drop { $0 != "#" }
        #expect(written.hasPrefix("---\n\(field.name): \(last) \(comment)\n---\n"))
    }

    /// What a template writes before the title's place in a key stays before it.
    @Test(arguments: [
        ("\"AIP-XX: <title>\"", "\"AIP-XX: Sharded caches\""), ("<A title>", "Sharded caches"),
        ("'RFC 0000: {title}'", "'RFC 0000: Sharded caches'"), ("A good title", "Sharded caches"),
        ("Retries: as an example", "Sharded caches"), ("Your title", "Sharded caches"),
    ])
    func wordsBeforeTheTitleStay(value: String, written: String) throws {
        let rest = "\n\n# AIP-XX: <title>\n\n## Summary\n\nWhat is it?\n"
        let text = "---\ntitle: \(value)\n---" + rest
        let new = NewProposal(
            template: Template(reading: Array(text.utf8), name: "own"), title: "Sharded caches",
            author: "Ada", today: try #require(Day(year: 2026, month: 1, day: 2)))
        let lines = String(decoding: new.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.dropFirst().first.map(String.init) == "title: \(written)")
        #expect(lines.contains("# AIP-XX: Sharded caches"))
        // A value given later is written as `new` writes it, in the heading, too, where the
        // template's value says that it is a title.
        var set = Proposal(Array(text.utf8), template: new.template)
        set.setValue("Sharded caches", at: try #require(set.fieldPlace(named: "title")))
        let given = String(decoding: set.bytes, as: UTF8.self).split(separator: "\n")
        #expect(given.dropFirst().first == lines.dropFirst().first)
        #expect(value.contains("itle") == given.contains("# AIP-XX: Sharded caches"))
    }

    /// Another title keeps what stood around the one before, but where it brings that along.
    @Test(arguments: [
        ("AIP-XX: Old", "New", "AIP-XX: New"), ("AIP-12: Old", "New", "AIP-12: New"),
        ("AIP-XX: Old", "AIP-12: New", "AIP-12: New"), ("Old", "New", "New"), ("", "New", "New"),
        ("AIP-XX: Old", "", ""), ("AIP-XX: <title>", "", ""),
        ("AIP-XX: <title>", "New\none", "AIP-XX: New one"),
    ])
    func anotherTitle(old: String, title: String, expected: String) throws {
        let text = { (title: String) in
            "---\ntitle: \"\(title)\"\n---\n\n## Summary\n\nWhat is it?\n"
        }
        let template = Template(reading: Array(text("AIP-XX: <title>").utf8), name: "own")
        var proposal = Proposal(Array(text(old).utf8), template: template)
        let place = try #require(proposal.fieldPlace(named: "title"))
        proposal.setValue(title, at: place)
        #expect(proposal.field(at: place).value == expected)
        let again = Proposal(proposal.bytes, template: template)
        #expect(again.field(at: place).value == expected)
    }

    func proposal(_ frontMatter: String) -> Proposal {
        let text = "---\n\(frontMatter)---\n\n# Mine\n\n## Summary\n\nIt is.\n"
        return Proposal(Array(text.utf8), template: Self.template)
    }

    /// The front matter after a value was set.
    func setting(_ name: String, to value: String, in frontMatter: String) -> String {
        var proposal = proposal(frontMatter)
        guard let place = proposal.fieldPlace(named: name) else { return "no \(name)" }
        proposal.setValue(value, at: place)
        let text = String(decoding: proposal.bytes, as: UTF8.self)
        let rest = "---\n\n# Mine\n\n## Summary\n\nIt is.\n"
        guard text.hasSuffix(rest) else { return text }
        return String(text.dropFirst(4).dropLast(rest.count))
    }

    @Test func kindsAreReadFromTheTemplate() {
        let fields = Self.template.fields
        #expect(fields.map(\.name) == ["title", "status", "authors", "created", "link"])
        #expect(
            fields.map(\.kind) == [
                .line, .choice(["draft", "open", "done"]), .people, .date, .line,
            ])
        #expect(fields.map(\.hint).last == "the ticket")
    }

    @Test(arguments: [
        ("title: Old # mine\n", "title: New # mine\n"), ("title: 'Old'\n", "title: 'New'\n"),
        ("title: \"Old\"   # mine\n", "title: \"New\"   # mine\n"), ("title:\n", "title: New\n"),
        ("title:   Old\nother: [1, 2]\n", "title:   New\nother: [1, 2]\n"),
        ("# first\ntitle: Old\n\n# last\n", "# first\ntitle: New\n\n# last\n"),
        ("Title: Old\r\n", "Title: New\r\n"), ("title: <A title> # what\n", "title: New # what\n"),
    ])
    func oneValueChangesOneLine(before: String, after: String) {
        #expect(setting("title", to: "New", in: before) == after)
    }

    @Test(arguments: [
        ("a: b", "\"a: b\""), ("yes", "\"yes\""), ("# x", "\"# x\""), ("@me", "\"@me\""),
        ("it's", "it's"), ("- x", "\"- x\""), ("say \"x\"", "say \"x\""), ("*", "\"*\""),
        ("a #b", "\"a #b\""), ("C:\\x", "C:\\x"), ("null", "\"null\""), ("a:", "\"a:\""),
    ])
    func valuesAreQuotedWhereTheyMust(value: String, written: String) {
        #expect(setting("title", to: value, in: "title: Old\n") == "title: \(written)\n")
    }

    @Test func quotesInQuotesAreEscaped() {
        #expect(setting("title", to: "it's", in: "title: 'Old'\n") == "title: 'it''s'\n")
        #expect(setting("title", to: "a\"b\\", in: "title: \"Old\"\n") == "title: \"a\\\"b\\\\\"\n")
    }

    /// Whatever is typed, YAML reads it back.
    @Test(arguments: 1...400) func everyTextIsReadBack(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let signs = Array("ab1 :#-'\"\\{}[],&*!|>%@`?~=éz漢.\u{85}\u{2028}\u{FEFF}\t")
        let text = String(
            (0..<Int.random(in: 1...8, using: &random)).map { _ in
                signs[Int.random(in: signs.indices, using: &random)]
            }
        ).trimmed
        for old in ["Old", "'Old'", "\"Old\"", "[Old, x]", "\n  - Old\n  - x"] {
            var proposal = proposal("extra: \(old)\n")
            guard let place = proposal.fieldPlace(named: "extra") else { continue }
            proposal.edit(place) { field in
                let line = field.text.lines[0]
                field.text.replaceLines(
                    0..<1, with: [Line(lead: line.lead, text: text, trail: line.trail)])
            }
            let again = Proposal(proposal.bytes, template: Self.template)
            let found = again.fieldPlace(named: "extra").map {
                again.field(at: $0).text.lines[0].text
            }
            #expect(found == text, "\(old) -> \(text.debugDescription)")
        }
    }

    @Test func listsAreEditedItemByItem() {
        let list = "authors: # who\n  - Ada # first\n  # and\n  - \"@bob\"\nother: x\n"
        var proposal = proposal(list)
        let place = proposal.fieldPlace(named: "authors")!
        #expect(proposal.field(at: place).text.string == "Ada\n@bob")
        proposal.edit(place) { field in
            field.text.replace(
                field.text.end..<field.text.end, with: "\nEve",
                form: Line(lead: field.yaml?.separator ?? "", text: "", trail: ""))
        }
        let text = String(decoding: proposal.bytes, as: UTF8.self)
        #expect(
            text.hasPrefix(
                "---\nauthors: # who\n  - Ada # first\n  # and\n  - \"@bob\"\n  - Eve\nother: x\n---\n"
            ))
        #expect(
            setting("authors", to: "Eve, Ada", in: "authors: [Bob]\n") == "authors: [Eve, Ada]\n")
        #expect(setting("authors", to: "Eve", in: "authors:\n- TBD\n") == "authors:\n- Eve\n")
        #expect(setting("authors", to: "Eve", in: "title: x\n") == "title: x\nauthors:\n  - Eve\n")
    }

    @Test(arguments: [
        ("title: |\n  a\n  b\n", "more than one line"), ("title: a\n  b\n", "more than one line"),
        ("title: {a: b}\n", "keys of its own"), ("title:\n  a: b\n", "keys of its own"),
        ("title: [a, [b]]\n", "a list of more than words"),
        ("title: @me\n", "what YAML cannot read (line 3: begins with a sign that needs quotes"),
        ("title:\n  - @me\n  - x\n", "what YAML cannot read (line 4: "),
        ("title:\n\t- b\n", "what YAML cannot read (line 4: "),
        (
            "title: a: b\n",
            "what YAML cannot read (line 3: a colon and a blank in a value need quotes"
        ),
    ])
    func whatIsNoLineIsShownWithTheReason(text: String, reason: String) throws {
        var proposal = proposal("status: open\n" + text)
        let place = try #require(proposal.fieldPlace(named: "title"))
        #expect(proposal.field(at: place).readOnly?.contains(reason) == true)
        let before = proposal.bytes
        proposal.setValue("New", at: place)
        #expect(proposal.bytes == before)
        // The others can be edited.
        let status = try #require(proposal.fieldPlace(named: "status"))
        proposal.setValue("done", at: status)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self).hasPrefix("---\nstatus: done\n" + text))
    }

    /// Words that refer to others are read as those, and neither is changed by itself.
    @Test func valuesThatReferToOthers() throws {
        let text =
            "status: &now 'on hold' # c\nstate: *now\nnote: &now open\nlast: *now # d\nx: 1\n"
        var proposal = proposal(text)
        let values = [
            ("status", "on hold", "(&)"), ("state", "on hold", "(*)"), ("note", "open", "(&)"),
            ("last", "open", "(*)"),
        ]
        let before = proposal.bytes
        for (name, value, reason) in values {
            let place = try #require(proposal.fieldPlace(named: name))
            #expect(proposal.field(at: place).value == value)
            #expect(proposal.field(at: place).readOnly?.contains(reason) == true)
            proposal.setValue("done", at: place)
            #expect(proposal.bytes == before)
        }
        let other = try #require(proposal.fieldPlace(named: "x"))
        proposal.setValue("2", at: other)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self).hasPrefix(
                "---\n" + text.replacing("x: 1", with: "x: 2")))
    }

    /// The bracket and the remark of a list in one line stand behind its last item.
    @Test func remarksStayBehindTheLine() {
        for (list, other) in [("[a] # c", "[a, b] # c"), ("[\"a\"] # c", "[\"a\", \"b\"] # c")] {
            let line = "authors: \(list)\nlink: x\n"
            #expect(setting("authors", to: "a, b", in: line) == "authors: \(other)\nlink: x\n")
            #expect(setting("authors", to: "a", in: line) == line)
        }
        #expect(
            setting("authors", to: "b, a", in: "authors: [ a , b ]  # c\n")
                == "authors: [ b, a ]  # c\n")
    }

    /// Remarks belong to their items, whoever is added or taken out.
    @Test func remarksStayWithTheirItems() {
        let list = "authors:\n  - ann # first\n  # between\n  - bob # second\n"
        #expect(setting("authors", to: "ann, bob", in: list) == list)
        #expect(
            setting("authors", to: "bob, eve", in: list)
                == "authors:\n  # between\n  - bob # second\n  - eve\n")
        #expect(
            setting("authors", to: "bob, ann", in: list)
                == "authors:\n  # between\n  - bob # second\n  - ann # first\n")
        #expect(
            setting("authors", to: "a, b: c", in: "authors:\n") == "authors:\n  - a\n  - \"b: c\"\n"
        )
    }

    @Test(arguments: [
        ("draft: true\n", "false", "draft: false\n"), ("n: 1\n", "2.5", "n: 2.5\n"),
        ("v: word\n", "1.0", "v: \"1.0\"\n"), ("v: word\n", "no", "v: \"no\"\n"),
        ("d: 2026-01-02\n", "2026-01-03", "d: 2026-01-03\n"), ("v: word\n", "=", "v: \"=\"\n"),
    ])
    func truthsAndNumbersStayWhatTheyAre(before: String, value: String, after: String) {
        #expect(
            setting(String(before.prefix(while: { $0 != ":" })), to: value, in: before) == after)
    }

    /// The template's own value may have keys of its own: nothing of it goes.
    @Test func nestedValuesOfTheTemplateStay() {
        let text = "---\ntitle:\n  en: TITLE\n  de: TITEL\n---\n\n# X\n\n## S\n\nWhat?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "T", author: "A", today: Day(secondsSince1970: 0))
        #expect(String(decoding: new.bytes, as: UTF8.self) == text.replacing("# X", with: "# T"))
    }

    @Test func keysAreAddedBehindOthers() {
        #expect(setting("title", to: "New", in: "other: x\n") == "other: x\ntitle: New\n")
    }

    /// What the journal has of each key, and where the caret goes back to.
    @Test func theJournalHasWhatIsWritten() throws {
        var proposal = proposal("title: Old\nauthors:\n- '@ada'\n- \"x\"\nstatus: open\n")
        let title = try #require(proposal.fieldPlace(named: "title"))
        let authors = try #require(proposal.fieldPlace(named: "authors"))
        var bytes = proposal.bytes
        for (place, text) in [
            (title, "Old:"), (title, "Old: "), (title, "Old: x"), (authors, "@a"), (authors, "a"),
        ] {
            let earlier = proposal
            proposal.edit(place) { field in
                let line = field.text.lines[0]
                field.text.replaceLines(
                    0..<1, with: [Line(lead: line.lead, text: text, trail: line.trail)])
            }
            if let splice = proposal.splice(from: earlier.sections) {
                bytes = try #require(bytes.applying(splice))
            }
            #expect(bytes == proposal.bytes)
            for (place, name) in [(title, "x"), (authors, "a")] {
                let field = proposal.field(at: place)
                for line in field.text.lines.indices {
                    let position = Position(
                        line: line, offset: field.text.lines[line].text.utf8.count)
                    let byte = proposal.byteOffset(of: place, position)
                    let found = proposal.place(atByte: byte)
                    #expect(found.place == place && found.position == position, "\(name) \(line)")
                }
            }
        }
    }

    /// The front matter of real documents, by the template of their project and without one.
    @Test(.enabled(if: Files.corpus != nil), arguments: ["eip", "openshift", "tep", "madr"])
    func realFrontMatterIsLossless(name: String) throws {
        let folders = ["eip": "eips", "openshift": "openshift", "tep": "teps", "madr": "adr-madr"]
        let template = try #require(KnownTemplates.template(name))
        var count = 0
        var refused: [String] = []
        for path in Files.below(
            try "\(#require(Files.corpus))/\(#require(folders[name]))", ending: ".md")
        {
            let proposal = Proposal(Files.read(path) ?? [], template: template)
            guard proposal.sections.first?.role == .frontMatter else { continue }
            let content = proposal.content(ofSection: 0)
            #expect(content.source == proposal.sections[0].bodySource, "\(path)")
            count += 1
            if content.slots.count == 1 { refused.append(path) }
        }
        #expect(count > 0)
        #expect(refused.count * 50 <= count, "\(refused)")
    }
}
