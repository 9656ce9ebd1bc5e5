import Proposals
import Testing

@testable import Rules

/// Faults of the field in rules: what is told, told once, and told of nothing that is right.
@Suite struct FieldFaultTests {
    private static let name = "004-tag-history.md"

    /// Beside other numbered files, one of them that of 002.
    func found(_ text: String, fileName: String = name) -> [String] {
        let approved = Sample.numbered("002", status: "Approved")
        return Sample.found(text, fileName: fileName, beside: ["002-two.md": approved])
    }

    func timeline(_ text: String) -> [String] {
        found(
            Sample.with("Two weeks.", text, status: "Approved"))
    }

    // MARK: Values

    @Test(arguments: [
        ("Status**: Draft", "Status**: approved", "status-value error"),
        ("Status**: Draft", "Status**: <status>", "status-value error"),
        ("Development Team", "Ana; <bo>", "authors-form warning"),
        ("2025-09-15", "2025-13-40 <or so>", "date-form error"),
        ("2025-09-15", "2025-09-15 (or thereabouts)", "date-form note"),
        ("2025-09-15", "2025-09-15 12", "date-form error"),
        ("Number**: 004", "Number**: <4>x", "number-form error"),
        ("Development Team", "<name>", "metadata-placeholder todo"),
        ("Development Team", "TBD", "metadata-placeholder todo"),
        ("Development Team", "TBD, TBD", "metadata-placeholder todo"),
        ("Development Team", "<name> <mail>", "metadata-placeholder todo"),
        ("Development Team", "<Your Name>, @handle", "metadata-placeholder todo"),
        ("Development Team", "N/A", "metadata-placeholder todo"),
        ("2025-09-15", "TBD", "metadata-placeholder todo"),
        ("2025-09-15", "dd.mm.yyyy", "metadata-placeholder todo"),
        ("Number**: 004", "Number**: TBD", "metadata-placeholder todo"),
        ("Number**: 004", "Number**: 0000", "metadata-placeholder todo"),
        ("Number**: 004", "Number**: (to be assigned)", "metadata-placeholder todo"),
        ("Number**: 004", "Number**: NNNN", "metadata-placeholder todo"),
    ])
    func aBrokenValueIsToldOnce(old: String, new: String, told: String) {
        let text = Sample.with(old, new)
        let context = Sample.context(fileName: Self.name)
        let found = Check(Array(text.utf8), context: context).findings()
            .filter { $0.rule != "title-number-differs" }
        #expect(found.map { "\($0.rule) \($0.level.rawValue)" } == [told])
        guard told.hasPrefix("metadata-placeholder") else { return }
        // Nothing is put in place of what another template says.
        #expect(found.allSatisfy { $0.fixes.isEmpty })
        #expect(Repair(Array(text.utf8), context: context).bytes == Array(text.utf8))
    }

    @Test(arguments: ["approved", "In Review", "", "Draft/Under Review/Approved"])
    func nothingFollowsFromABrokenStatus(status: String) {
        let rules = found(Sample.with("Status**: Draft", "Status**: \(status)")).map {
            String($0.prefix { $0 != " " })
        }
        #expect(!rules.contains("number-early"))
        #expect(rules.count == 1)
    }

    @Test func aCommentBehindAValueIsNoPartOfIt() {
        let text = Sample.with("Status**: Draft", "Status**: Draft <!-- a --> <!-- or Approved -->")
            .replacing("2025-09-15", with: "2025-09-15 <!-- begun -->")
        #expect(found(text).map { $0.prefix(12) } == ["number-early"])
        let wrong = text.replacing("Draft <!-- a", with: "draft <!-- a")
        #expect(found(wrong).map { $0.prefix(12) } == ["status-value"])
        let bytes = Array(wrong.utf8)
        let repair = Repair(bytes, context: Sample.context(fileName: Self.name))
        #expect(String(decoding: repair.bytes, as: UTF8.self) == text)
        let proposal = Proposal(Array(text.utf8), template: .enhancement)
        #expect(proposal.bytes == Array(text.utf8))
        #expect(FolderFacts.Entry(proposal, fileName: Self.name).status == "Draft")
    }

    @Test func authorsWithCommasInTheirNames() {
        for value in ["Lima, Ana; Chen, Bo", "[Ana](https://example.org/;a); Bo"] {
            let bytes = Array(Sample.with("Development Team", value).utf8)
            let context = Sample.context(fileName: Self.name)
            #expect(Check(bytes, context: context).findings().map(\.rule) == ["authors-form"])
            #expect(Repair(bytes, context: context).bytes == bytes)
        }
    }

    @Test func numbersAsWideAsTheOthers() throws {
        var context = Sample.context(fileName: "0012-tags.md")
        let text = Sample.with("Number**: 004", "Number**: 12")
        let entry = { (number: String, name: String) in
            FolderFacts.Entry(
                Proposal(Array(Sample.numbered(number).utf8), template: .enhancement),
                fileName: name)
        }
        context.folder = FolderFacts([
            entry("0010", "0010-a.md"), entry("0011", "0011-b.md"), entry("12", "0012-tags.md"),
        ])
        let finding = try #require(
            Check(Array(text.utf8), context: context).findings()
                .first { $0.rule == "number-form" })
        #expect(finding.fixes.first?.title == "Write `0012`.")
    }

    // MARK: Numbers in text

    @Test func numbersOfProposalsInTextOnly() {
        let fine = """
            Say `Enhancement 012`, <!-- Enhancement 013 --> [x](https://example.org "Enhancement 014"),
            [Kubernetes Enhancement 2086](https://example.org/2086), Enhancement 2026-02,
            Enhancement 725-Y, Enhancement 725X, Enhancement 002, <b title="Enhancement 015">b</b>.

            ```
            Enhancement 016
            ```

            [r]: https://example.org "Enhancement 017"
            """
        #expect(timeline(fine) == [])
        #expect(
            timeline("See Enhancement 019, *Enhancement 019*.\n\n| Enhancement 020 |\n|---|") == [
                "proposal-unknown error: There is no Enhancement 019 (2 places).",
                "proposal-unknown error: There is no Enhancement 020.",
            ])
        for parted in [
            "see Enhancement\n019", "> see Enhancement\n> 019", "Enhancement&nbsp;019",
            "Enhancement\u{A0}019", "Enhancement **019**", "*Enhancement*\n#019",
        ] {
            #expect(
                timeline(parted) == ["proposal-unknown error: There is no Enhancement 019."])
        }
        for fine in [
            "Enhancement\\\n019", "Enhancement `019`", "an Enhancement\n19",
            "Enhancement [019](#goals)",
            "Enhancement\n\n019", "Enhancement<br>019", "Enhancement, 019",
        ] {
            #expect(timeline(fine) == [], "\(fine)")
        }
    }

    @Test func theNumberThatALinkNames() throws {
        func told(_ link: String) -> [String] {
            timeline(link).filter { !$0.hasPrefix("link-file") }
        }
        #expect(
            told("[Enhancement 001](002-walker.md)") == [
                "link-number-differs warning: The text names 001, the link leads to `002-walker.md`."
            ])
        for link in [
            "[001](002-walker.md)", "[#001](../002-walker.md#part)", "[001: Tags](002-walker.md)",
            "[KEP-0001](0002-walker.md)", "[Enhancement 001][w]\n\n[w]: 002-walker.md",
            "[proposal 001](<./002-walker.md>)", "[`001`](002-walker.md)",
            "[**Enhancement** `001`](002-walker.md)", "[see Enhancement 1](002-walker.md)",
            "[Enhancement&nbsp;001](002-walker.md)", "[Enhancement\u{A0}1](002-walker.md)",
            "[Enhancement\n001](002-walker.md)", "[EIP-155](./eip-1559.md)",
            "[See also *EIP-155*: it](eip-1559.md)", "[SE-0005](0006-walker.md)",
            "[RFC #004](002-walker.md)", "[RFC 4](002-walker.md)", "[ERC-20](erc-721.md)",
            "[004-a.md](002-walker.md)", "[`x/001-a.md`](002-walker.md)", "[eip-1.md](eip-2.md)",
            "[eip-1.md](002-walker.md)",
        ] {
            #expect(told(link).count == 1, "\(link)")
        }
        for link in [
            "[Enhancement 002](002-walker.md)", "[404 is answered](002-walker.md)",
            "[the 001st](002-walker.md)", "[HTTP](002-walker.md)", "[Enhancement 001](walker.md)",
            "[Enhancement 001](https://example.org/002-walker.md)", "![001](002-a.md)",
            "[RFC 3339](002-walker.md)", "[2025](002-walker.md)", "[HTTP 200](002-walker.md)",
            "[2026-02](002-walker.md)", "[as 001 says](002-walker.md)", "[](002-walker.md)",
            "[what came before Enhancement 001](002-walker.md)", "[Enhancement](002-walker.md)",
            "[Enhancement 001's successor](002-walker.md)", "[Enhancement 1 of 3](002-walker.md)",
            "[Enhancements 001 and 002](002-walker.md)", "[Enhancement 001, 002](002-walker.md)",
            "[SE-0005](0005-walker.md)", "[UTF-4](002-walker.md)", "[SHA-256](002-walker.md)",
            "[RFC 2](002-walker.md)", "[Rfc 4](002-walker.md)", "[PHASE 4](002-walker.md)",
            "[PART 3](002-walker.md)",
            "[002-a.md](002-walker.md)", "[a.md](002-walker.md)", "[see 001-a.md](002-walker.md)",
            "[001-a.md](walker.md)", "[RFC 4, 2](002-walker.md)",
            "[EIP-155](eip-155.md)", "[ERC-20](eip-155.md)", "[EIP-155](kep-20.md)",
            "[Enhancement 155](rfc-20.md)", "[Enhancement 001](2026-02-03-notes.md)",
        ] {
            #expect(told(link).filter { $0.hasPrefix("link-number") } == [], "\(link)")
        }
        let name = Array(Sample.with("Two weeks.", "[x/`001-a.md`](002-b.md)").utf8)
        let whole = Check(name, context: Sample.context()).findings().flatMap(\.fixes)
        #expect(whole.map(\.title) == ["Write `002-b.md`."])
        #expect(
            whole.first.map { String(decoding: $0.applied(to: name), as: UTF8.self) }?
                .contains("[x/`002-b.md`](002-b.md)") == true)
        let bytes = Array(Sample.with("Two weeks.", "[Enhancement 001](002-a.md)").utf8)
        let fix = try #require(
            Check(bytes, context: Sample.context()).findings().flatMap(\.fixes).first)
        #expect(!fix.isSafe && fix.title == "Write `002`.")
        #expect(
            String(decoding: fix.applied(to: bytes), as: UTF8.self)
                .contains("[Enhancement 002](002-a.md)"))
    }

    // MARK: Links and anchors

    @Test func bracketsThatCite() {
        #expect(
            timeline("(as usual)[#roe12], (one page)[^1], f(x)[0], (a)[b].\n\n[^1]: A note.") == [])
        #expect(timeline("(see)[#goals]").count == 1)
        #expect(timeline("(here)[https://example.org/x]").count == 1)
    }

    @Test func marksBesideOneAnother() {
        let marks = "[Disruptive][NodeFeature:Eviction] [sig-node][Serial:yes] [k8s.io][Slow]"
        #expect(timeline("\(marks) [Fail][sig-apps]") == [])
        #expect(timeline("[the design][design]").count == 1)
        #expect(timeline("[the design][Design notes]").count == 1)
    }

    @Test func namesInRealStartTagsOnly() {
        let anchors = """
            <a id="one"></a> <p title=' id="two"' name=three>

            So <!-- <a id="four"> --> <b data-id="five">x</b> `<a id="six">`

            """
        func missing(_ name: String) -> Bool {
            !timeline("\(anchors)\n[x](#\(name))").filter { $0.hasPrefix("link-anchor") }.isEmpty
        }
        #expect(["one", "three"].allSatisfy { !missing($0) })
        #expect(["two", "four", "five", "six"].allSatisfy(missing))
    }

    // MARK: Tags

    /// What the safe fix makes of a text; nil where there is none.
    private func fixed(_ text: String) -> String? {
        let bytes = Array(Sample.with("Two weeks.", text).utf8)
        let repair = Repair(bytes, context: Sample.context(fileName: Self.name))
        guard repair.bytes != bytes else { return nil }
        let parts = Sample.proposal.components(separatedBy: "Two weeks.")
        return String(
            String(decoding: repair.bytes, as: UTF8.self).dropFirst(parts[0].count)
                .dropLast(parts[1].count))
    }

    @Test func codeIsPutAroundWholeWordsOnly() {
        #expect(
            fixed("Use <name>, (<name>) and <name>.") == "Use `<name>`, (`<name>`) and `<name>`.")
        #expect(fixed("| <a-b> | x |\n|---|---|") == "| `<a-b>` | x |\n|---|---|")
        for text in [
            "UnsafePointer<UInt8>", "adr_help<command>_<subcommand>", "See <link to coverage>.",
            "{<key>: 1}", "<name>s", "Let `x <y> and <z> more", "A ` b\n<name> c",
            "Use <name> and List<name>.", "/v2/<name>/tags", "-<name>",
            // Nothing but what may be to be written.
            "- <test>: <link to it>", "1. <name>", "- [ ] <name>.", "<name>", "| <a-b> |\n|---|",
        ] {
            #expect(fixed(text) == nil, "\(text)")
            let bytes = Array(Sample.with("Two weeks.", text).utf8)
            let findings = Check(bytes, context: Sample.context(fileName: Self.name)).findings()
                .filter { $0.rule == "text-as-tag" }
            // What is suggested shows the tag as it is written.
            for finding in findings {
                let fix = finding.fixes.last
                #expect(fix?.title == "Write a backslash before it.")
                let after = fix.map { $0.applied(to: bytes) } ?? []
                let left = Check(after, context: Sample.context()).findings()
                    .count { $0.rule == "text-as-tag" }
                #expect(left == findings.count - 1)
            }
        }
    }

    @Test func formulasAndImagesHoldNoTags() {
        #expect(fixed("The price $x <y> z$ here.\n\n$$\nx <y> z\n$$") == nil)
        #expect(timeline("The price $x <y> z$ here.") == [])
        #expect(timeline("![alt <name>](https://example.org/i.png)") == [])
    }

    @Test func aDoubtIsNoValue() {
        for value in ["Approved?", "Draft.", "Draft/Approved"] {
            let bytes = Array(Sample.with("Status**: Draft", "Status**: \(value)").utf8)
            let repair = Repair(bytes, context: Sample.context(fileName: Self.name))
            #expect(repair.bytes == bytes, "\(value)")
        }
        #expect(
            found(Sample.with("Development Team", "Ana &amp; Bo")).filter {
                $0.hasPrefix("authors-form")
            } == [])
    }

    // MARK: Headings

    @Test func aBlankThatMovesNoOtherHeading() {
        #expect(fixed("Two weeks.\n\n##Mine") == "Two weeks.\n\n## Mine")
        #expect(fixed("####Mine\n\n###### Deeper") == nil)
        #expect(fixed("Two weeks.\n\n`a\n##Mine` b") == nil)
        // The template has it so.
        let proposal = Sample.with("## Proposal", "##Proposal")
        let repair = Repair(Array(proposal.utf8), context: Sample.context(fileName: Self.name))
        #expect(String(decoding: repair.bytes, as: UTF8.self) == Sample.proposal)
    }

    @Test func escapesAreNoPartOfAName() {
        let template = Template(
            reading: Array("# T\n\n## A -> B\n\nWhat?\n".utf8), name: "own")
        let context = CheckContext(template: template, today: Sample.today)
        let found = Check(Array("# Mine\n\n## A -\\> B\n\nThat.\n".utf8), context: context)
            .findings()
        #expect(found.map(\.rule) == [])
    }

    // MARK: To do, or not

    private static let nested = Template(
        reading: Array(
            """
            # T

            ## Plan

            <!-- What is to be done, and in which order? Say it in the parts below. -->

            ### First

            ### Second

            ## Notes (Optional)

            <!-- What else is there? -->

            ## Licence

            Rights waived by all who wrote this.
            """.utf8), name: "own")

    private func nestedState(_ text: String) -> (rules: [String], done: String) {
        let context = CheckContext(template: Self.nested, today: Sample.today)
        let check = Check(Array(text.utf8), context: context)
        let findings = check.findings()
        let state = ProposalState(check, findings: findings)
        return (findings.map(\.rule), "\(state.doneCount)/\(state.placeCount)")
    }

    @Test func oneFindingForAHeadingWithoutText() {
        // The template's own body of a part is empty: it is untouched or empty, not both.
        let text = String(decoding: Self.nested.source.bytes, as: UTF8.self)
        #expect(
            nestedState(text.replacing("# T", with: "# Mine")).rules == [
                "section-untouched", "section-untouched", "section-untouched",
            ])
    }

    @Test func filledPartsAndOptionalSectionsAreNotToDo() {
        let filled = String(decoding: Self.nested.source.bytes, as: UTF8.self)
            .replacing("# T\n", with: "# Mine\n")
            .replacing("### First\n", with: "### First\n\nThis.\n")
            .replacing("### Second\n", with: "### Second\n\nThat.\n")
        // What was asked above the parts is answered by them, and goes.
        #expect(nestedState(filled).rules == ["comment-left"])
        let text = filled.replacing(
            "<!-- What is to be done, and in which order? Say it in the parts below. -->\n\n",
            with: "")
        #expect(nestedState(text).rules == [])
        // Left out altogether, an optional one is not missed.
        let without = text.replacing(
            "## Notes (Optional)\n\n<!-- What else is there? -->\n\n", with: "")
        #expect(nestedState(without).rules == [])
    }

    @Test func orderIsThatOfNeighbours() {
        let template = Template(
            reading: Array(
                "# T\n\n## A\n\n### Deep\n\n### Deeper\n\n## B\n\n## C\n".utf8), name: "own")
        func told(_ text: String) -> [String] {
            let context = CheckContext(template: template, today: Sample.today)
            return Check(Array(text.utf8), context: context).findings()
                .filter { $0.rule == "section-order" }.map(\.message)
        }
        let (deep, b) = ("### Deep\n\nx\n\n### Deeper\n\nx\n\n", "## B\n\nx\n\n")
        #expect(told("# M\n\n## A\n\n\(deep)\(b)## C\n\nx\n") == [])
        #expect(
            told("# M\n\n\(b)## A\n\n\(deep)## C\n\nx\n") == [
                "'A' stands below 'B'; move it up."
            ])
        #expect(
            told("# M\n\n\(b)## A\n\n### Deeper\n\nx\n\n### Deep\n\nx\n\n## C\n\nx\n") == [
                "'A' stands below 'B'; move it up (2 places)."
            ])
    }
}
