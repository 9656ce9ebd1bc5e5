import Testing

@testable import Rules

/// `octopen.conf`: what it may say, and what is said of lines that are wrong.
@Suite struct ConfigurationTests {
    private func read(_ text: String) -> Configuration {
        Configuration(Array(text.utf8), file: "octopen.conf", rules: RuleCatalogue.names)
    }

    @Test func whatItMaySayOfTheTemplate() {
        let read = read(
            """
            [field Status]
            kind = choice Draft, Done
            optional = no
            [section Open Questions]
            optional = yes
            fixed = no
            """)
        #expect(read.faults.isEmpty)
        #expect(read.overrides[field: "status"].kind == .choice(["Draft", "Done"]))
        #expect(read.overrides[field: "Status"].isOptional == false)
        #expect(read.overrides[section: "Open questions"].isOptional == true)
        #expect(read.overrides[section: "Open Questions"].isFixed == false)
        #expect(read.overridden.map(\.heading) == ["field Status", "section Open Questions"])
        #expect(read.overridden.map(\.line) == [1, 4])
    }

    @Test(arguments: [
        (
            "[field Status]\nkind = word",
            "kind is line, number, date, people, list or choice A, B, not word"
        ),
        ("[field Status]\nfixed = yes", "no setting fixed of a field; there are kind and optional"),
        (
            "[section Why]\nkind = list",
            "no setting kind of a section; there are optional and fixed"
        ),
        ("[section Why]\noptional = maybe", "optional is yes or no, not maybe"),
        (
            "[field]\nkind = line",
            "no section [field]; there are [rules], [owners], [field NAME] and [section NAME]"
        ),
    ])
    func whatIsWrongOfTheTemplate(text: String, message: String) {
        #expect(read(text).faults.map(\.message).first == message)
    }

    @Test func whatItMaySay() {
        let read = read(
            """
            \u{FEFF}# ours
            template  = template.md\r
            numbering = at-creation
            reviews   = 2
            words     = etcd, Kubelet
            words     = sharded

            [rules]
            title-long = off
            number-early = error

            [owners]
            Security Considerations = Ana Lima
            """)
        #expect(read.faults.isEmpty)
        #expect(read.template == "template.md")
        #expect(read.reviews == 2)
        #expect(read.options.numbersAtCreation)
        #expect(read.options.words == ["etcd", "kubelet", "sharded"])
        #expect(read.options.levels == ["title-long": .off, "number-early": .level(.error)])
        #expect(read.owners == ["Security Considerations": "Ana Lima"])
    }

    @Test func aBadLineIsToldWithItsPlaceAndTheRestHolds() {
        let read = read(
            """
            template =
            numbering = later
            reviews = many
            colour = red
            no sign
            [rules]
            title-lang = off
            title-long = loud
            title-missing = warning
            [other]
            a = b
            [owners]
            Summary =
            """)
        #expect(
            read.faults.map(\.description) == [
                "octopen.conf:1: template has no value",
                "octopen.conf:2: numbering is on-approval or at-creation, not later",
                "octopen.conf:3: reviews is a number from 0 to 99, not many",
                "octopen.conf:4: no setting colour; there are template, numbering, reviews, words, wrap",
                "octopen.conf:5: missing = between name and value",
                "octopen.conf:7: no rule title-lang; did you mean title-long?",
                "octopen.conf:8: the level of a rule is off, note, warning or error, not loud",
                "octopen.conf:10: no section [other]; there are [rules], [owners], [field NAME] and [section NAME]",
                "octopen.conf:13: Summary has no owner behind the =",
            ])
        #expect(read.options.levels == ["title-missing": .level(.warning)])
    }

    @Test func levelsOfAProjectHold() {
        let bytes = Array(Sample.with("2025-09-16", "2025-09-14").utf8)
        var context = Sample.context(fileName: "004-tag-history.md")
        #expect(Check(bytes, context: context).findings().map(\.level) == [.error])
        context.options.levels["date-order"] = .level(.note)
        #expect(Check(bytes, context: context).findings().map(\.level) == [.note])
        context.options.levels["date-order"] = .off
        #expect(Check(bytes, context: context).findings().isEmpty)
    }

    @Test func bytesThatAreNoText() {
        let read = Configuration([0xFF, 0x0A, 0x5B], file: "c", rules: [])
        #expect(read.faults.map(\.line) == [1, 2])
    }
}
