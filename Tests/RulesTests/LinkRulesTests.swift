import Proposals
import Testing

@testable import Rules

/// Rules about links, tables and tags: what is said and where, and what is no fault.
@Suite struct LinkRulesTests {
    /// Files beside the proposal, by path, with the names of their headings.
    private struct Beside: LinkedFiles {
        let files: [String: Set<String>] = [
            "design.md": ["goals", "design-details"], "img/a b.png": [],
            "/README.md": ["top-level"],
        ]

        func state(of path: String) -> LinkedFileState {
            path.hasPrefix("../..") ? .outside : files[path] == nil ? .missing : .present
        }

        func anchors(in path: String) -> Set<String>? { files[path] }

        func candidates(for path: String) -> [String] { files.keys.sorted() }
    }

    /// What is found with a text in place of the timeline's only sentence, and where.
    private func found(_ text: String) -> [String] {
        let document = Sample.with("Two weeks.", text)
        return findings(document).map {
            let place = String(decoding: Array(document.utf8)[$0.range], as: UTF8.self)
            return "\($0.rule) \($0.level.rawValue) \(place): \($0.message)"
        }
    }

    private func findings(_ document: String) -> [Finding] {
        var context = Sample.context()
        context.files = Beside()
        return Check(Array(document.utf8), context: context).findings()
    }

    /// The text after the first fix of the first finding, which is then gone.
    private func fixed(_ text: String) throws -> String {
        let document = Sample.with("Two weeks.", text)
        let before = findings(document)
        let fix = try #require(before.first?.fixes.first)
        let after = String(decoding: fix.applied(to: Array(document.utf8)), as: UTF8.self)
        #expect(findings(after).count == before.count - 1)
        let parts = Sample.proposal.components(separatedBy: "Two weeks.")
        #expect(after.hasPrefix(parts[0]) && after.hasSuffix(parts[1]))
        return String(after.dropFirst(parts[0].count).dropLast(parts[1].count))
    }

    /// What has another word than the folder's files may be elsewhere; a number of the folder's own
    /// series that is not there is a fault.
    @Test func linksToProposalsOfOtherSeries() {
        let names = ["erc-20.md", "erc-721.md", "erc-1155.md", "erc-4626.md"]
        let links =
            "[a](./eip-20.md) [b](EIP-155.md) [b](erc-99.md) [c](eip-72l.md) [d](x/eip-1.md) "
            + "[e](./eip-165)"
        let document = Sample.with("Two weeks.", links)
        func found(_ names: [String]) -> [Finding] {
            var context = Sample.context(fileName: "erc-721.md")
            context.files = Beside()
            context.folder = FolderFacts(names.map { .init(unread: $0) })
            return Check(Array(document.utf8), context: context).findings()
                .filter { $0.rule == "link-file" }
        }
        let told = found(names)
        #expect(
            told.map { "\($0.level.rawValue): \($0.message)" } == [
                "warning: `./eip-20.md` is not in this folder.",
                "warning: `EIP-155.md` is not in this folder.",
                "error: `erc-99.md` does not exist.", "error: `eip-72l.md` does not exist.",
                "error: `x/eip-1.md` does not exist.",
                "warning: `./eip-165` is not in this folder.",
            ])
        #expect(told.first?.fixes.map(\.title) == ["Write `./erc-20.md`."])
        #expect(told.dropFirst().first?.fixes.isEmpty == true)
        for others in [
            ["eip-1.md", "eip-2.md"] + names, Array(names.prefix(2)), ["a.md", "b.md"],
        ] {
            #expect(found(others).allSatisfy { $0.level == .error }, "\(others)")
        }
    }

    /// A word that the template has in the place of an address is still to be written; a path of the
    /// template's that leads nowhere is the template's fault, another one the document's.
    @Test func placesOfAddresses() {
        let text = { (links: String) in "# T\n\n## Tasks\n\nOurs.\n\n- [ ] \(links)\n" }
        let links = "[Stories](insert_link) and [guide](docs/guide.md), by the [terms](LICENSE)"
        let template = Template(reading: Array(text(links).utf8), name: "own")
        var context = CheckContext(template: template, today: Sample.today)
        context.files = Beside()
        let told = Check(Array(text(links + ", [more](none)").utf8), context: context).findings()
            .filter { $0.rule == "link-file" }
        #expect(
            told.map { "\($0.level.rawValue): \($0.message)" } == [
                "todo: The template's `insert_link` stands for an address.",
                "note: The template's `docs/guide.md` does not exist.",
                "note: The template's `LICENSE` does not exist.", "error: `none` does not exist.",
            ])
    }

    /// A folder from which many linked proposals are missing has a part of them; one dead link is a
    /// fault.
    @Test(arguments: [9, 10, 11]) func linksToProposalsThatAreNotInAPart(missing: Int) {
        let here = (1...100).map { "\($0)-a.md" }
        let gone = (1...missing).map { "[a](./\(200 + $0)-b.md#c) [d](e/1-f.md)" }
        let text = (here.dropLast(20).map { "[a](\($0))" } + gone).joined(separator: "\n")
        let summary = ProposalSummary(
            Proposal(Array(text.utf8), template: .enhancement), fileName: "1-a.md")
        var facts = FolderFacts(here.map { .init(unread: $0) })
        facts.isPart = facts.isPart(by: [summary])
        #expect(facts.isPart == (missing > 9))
        var context = Sample.context(fileName: "1-a.md")
        context.files = Beside()
        context.folder = facts
        let document = Sample.with("Two weeks.", "[a](201-b.md) [b](x/1-b.md) [c](gone.md)")
        let found = Check(Array(document.utf8), context: context).findings()
            .filter { $0.rule == "link-file" }
        let first = missing > 9 ? "note" : "error"
        #expect(found.map(\.level.rawValue) == [first, "error", "error"])
    }

    @Test func linksToFiles() throws {
        #expect(
            found("[a](desing.md) ![b](img/c.png) [c](desing.md#goals)") == [
                "link-file error desing.md: `desing.md` does not exist (2 places).",
                "link-file error img/c.png: `img/c.png` does not exist.",
            ])
        #expect(
            found("[a]\n\n[a]: x/y.md 'title'\n[unused]: x/z.md") == [
                "link-file error x/y.md: `x/y.md` does not exist."
            ])
        #expect(
            found(
                """
                [a](design.md) ![b](<img/a b.png>) ![c](img/a%20b.png?raw=true) [d](/README.md)
                [e](../../x.md) [f](https://a/b.md) [g](mailto:a@b) [h](//a/b) `[i](x.md)`

                ```
                [j](x.md)
                ```

                <!-- [k](x.md) -->
                """) == [])
        #expect(
            try fixed("[a](desing.md), [b](desing.md#goals)")
                == "[a](design.md), [b](design.md#goals)")
        // Signs that are missing at one of its ends.
        for (wrong, right) in [
            ("[a](design), [b](design#goals)", "[a](design.md), [b](design.md#goals)"),
            ("[a](security-considerations)", "[a](#security-considerations)"),
            ("[a](ada@lovelace.org)", "[a](mailto:ada@lovelace.org)"),
            (
                "[a](github.com/ada), [b](github.com/ada)",
                "[a](https://github.com/ada), [b](https://github.com/ada)"
            ),
        ] {
            #expect(try fixed(wrong) == right)
        }
    }

    @Test func linksToHeadings() throws {
        #expect(
            found("[a](#overvew) [b](design.md#nothing) [c](#Overview)") == [
                "link-anchor warning overvew: No heading here is named `#overvew`.",
                "link-anchor warning nothing: No heading in `design.md` is named `#nothing`.",
                "link-anchor note Overview: No heading here is named `#Overview`.",
            ])
        #expect(
            found(
                """
                [a](#overview) [b](#user-content-goals) [c](#top) [d](#) [e](design.md#goals)
                [m](design.md?plain=1#L3) [n](#:~:text=x) [f](#mark) [g](#other) <a id="mark"></a> [h](#non%2Dgoals)

                <div name='other'>
                """) == [])
        #expect(try fixed("[a](#overvew)") == "[a](#overview)")
        #expect(try fixed("[a](design.md#gols)") == "[a](design.md#goals)")
    }

    @Test func referencesWithoutDefinitions() {
        #expect(
            found("see [the design][design-doc], and *[it][is]*") == [
                "link-reference warning [the design][design-doc]: "
                    + "`[the design][design-doc]` has no definition."
            ])
        #expect(
            found(
                "cmd [--all][--format FORMAT] [FILE][DIR] a[index][other] [x][y] map[string][]byte `[the design][doc]` [ ][box here]"
            )
                == [])
        #expect(found("[the design][doc]\n\n[Doc]: https://example.org") == [])
    }

    @Test func linksWithoutAnAddress() throws {
        #expect(
            found("[the *design*]() ![a picture](<>)") == [
                "link-empty warning [the *design*](): The link 'the design' leads nowhere.",
                "link-empty warning ![a picture](<>): The image 'a picture' leads nowhere.",
            ])
        #expect(found("[a](#overview) `[b]()` \\[c]()") == [])
        #expect(try fixed("see [the *design*]().") == "see the *design*.")
    }

    @Test func bracketsThatAreExchanged() throws {
        #expect(
            found("(the design)[https://a.b/c] and (it)[./design.md]") == [
                "link-reversed warning (the design)[https://a.b/c]: "
                    + "The brackets of `(the design)[https://a.b/c]` are exchanged.",
                "link-reversed warning (it)[./design.md]: "
                    + "The brackets of `(it)[./design.md]` are exchanged.",
            ])
        #expect(found("f(x)[0] (see)[1] (a)[b](design.md) `(a)[b.md]`") == [])
        #expect(try fixed("x (the design)[https://a.b/c].") == "x [the design](https://a.b/c).")
    }

    @Test func cellsThatAreNotShown() {
        #expect(
            found("| a | b |\n|--|--|\n| `x|y` | c |\n| 1 | 2 | 3 |\n| 1 | 2 | |\n| 1 |") == [
                "table-columns warning c: `c` is not shown: the table has 2 columns (2 places)."
            ])
        #expect(
            found("| a | b |\n|--|--|\n| `x\\|y` | c |\n\n```\n| a |\n|-|\n| b | c |\n```") == [])
    }

    @Test func wordsThatAreTakenForTags() throws {
        #expect(
            found("GET /v2/<name>/tags and <name> of <the registry>") == [
                "text-as-tag warning <name>: `<name>` is taken for a tag and not shown (2 places).",
                "text-as-tag warning <the registry>: "
                    + "`<the registry>` is taken for a tag and not shown.",
            ])
        #expect(
            found(
                """
                <kbd>a</kbd><br/> `<name>` <https://a.b> <a@b.c> a<b>c</b> 1 <2> 3 &lt;name>
                <Tab value="x"></details> <!-- <name> --> \\<name>

                <details>
                <name>
                </details>

                ```
                <name>
                ```
                """) == [])
        #expect(found("<name>").count == 1)
        // Code is put around whole words only.
        #expect(try fixed("See <name>, <name>") == "See `<name>`, `<name>`")
        #expect(try fixed("GET /v2/<name>/tags, <name>") == "GET /v2/\\<name>/tags, \\<name>")
        #expect(try fixed("`a`<name>") == "`a`\\<name>")
    }

    /// Several words are put into code with a single one on their line, and else by the writer.
    @Test(arguments: [
        ("An <exact literal> is a <period> and an <integer>.", [true, true, true]),
        ("An <exact literal> is a number.", [false]),
        ("An <exact literal> is a /<period>.", [false, false]),
    ])
    func tagsOfSeveralWords(text: String, areSafe: [Bool]) {
        let found = findings(Sample.with("Two weeks.", text)).filter { $0.rule == "text-as-tag" }
        #expect(found.compactMap { $0.fixes.first?.isSafe } == areSafe)
    }

    /// In a heading the backticks would change its name, which links know.
    @Test func tagsInHeadingsAreLeftToTheWriter() {
        let fixes = findings(Sample.with("### A database", "### A <kind> of database")).flatMap(
            \.fixes)
        #expect(fixes.map(\.isSafe) == [false, false])
    }

    @Test func imagesAreNoPartOfAHeadingsName() {
        let document = Sample.with("### A database", "### ![logo](design.md) A database")
        #expect(findings(document + "\nSee [it](#-a-database).").isEmpty)
    }

    @Test func aCommentInAParagraph() {
        #expect(found("see <name> here <!-- octopen: off text-as-tag: an example -->") == [])
        #expect(
            found("text <!-- octopen: off text-as-tag: an example -->\n\n<name>").map {
                $0.prefix { $0 != " " }
            } == ["suppression-idle", "text-as-tag"])
    }

    @Test func referencesLeadSomewhere() {
        let references = { (text: String) in
            self.findings(Sample.proposal.replacingReferences(with: text)).map(\.rule)
        }
        #expect(
            references(
                "- The distribution specification\n- The image specification\n- A book of some sort by somebody"
            ) == ["references-link"])
        #expect(references("None.") == [])
        #expect(
            references("- RFC 7235 on authentication, and what was written about it since") == [])
        #expect(
            references("- The specification, see https://example.org/spec for all of its text")
                == [])
    }
}

extension String {
    func components(separatedBy separator: String) -> [String] {
        guard let range = ranges(of: separator).first else { return [self] }
        return [String(self[..<range.lowerBound]), String(self[range.upperBound...])]
    }

    fileprivate func replacingReferences(with text: String) -> String {
        components(separatedBy: "## References\n")[0] + "## References\n\n" + text + "\n"
    }
}
