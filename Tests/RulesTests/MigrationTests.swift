import TestSupport
import Testing

@testable import Proposals
@testable import Rules

/// What is new in a template is written into a document that followed an older version of it.
@Suite struct MigrationTests {
    private static let old = """
        # Title

        - Status: Draft/Done

        ## Summary

        Say in a few words what it is about.

        ## Risks

        Say what could go wrong with all this.

        ## Design

        ### Details

        How it works, in all detail that is known.

        ## References

        Where more can be read about it?

        """
    private static let new = """
        # Title

        - Status: Draft/Done
        - Group: the group that owns it

        ## Summary

        Say in a few words what it is about.

        ### Why now

        Why it can wait no longer than this?

        ## Risks

        Say what could go wrong with all this.

        ## Design

        ### Details

        How it works, in all detail that is known.

        ### Limits

        What it will never do for anybody?

        ## Tests

        ### Load

        How much of it at the same time?

        ### Faults (Optional)

        What is done about faults, if at all?

        ## References

        Where more can be read about it?

        """
    private static let document = """
        # A thing

        * Status: Draft

        ## Summary

        It is *a* thing.\u{20}\u{20}

        ### Mine

        My own words.

        ## Risks

        - None

        ## Design

        ### Details

        ```
        ## Tests
        ```

        ## References

        [x](y)
        """

    private func migrated(
        _ document: String, from old: String = old, to new: String = new,
        _ change: (inout Migration.Options) -> Void = { _ in }
    ) throws -> Migration {
        var options = Migration.Options()
        change(&options)
        var context = CheckContext(
            template: Template(reading: Array(old.utf8), name: "t"), today: Sample.today)
        context.newest = Template(reading: Array(new.utf8), name: "t")
        return try Migration(Array(document.utf8), context: context, options: options)
    }

    private func text(_ migration: Migration) -> String {
        String(decoding: migration.bytes, as: UTF8.self)
    }

    /// Whether all lines of one text are in another, in their order.
    private func holds(_ other: String, all text: String) -> Bool {
        var rest = other.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .allSatisfy { line in
                guard let at = rest.firstIndex(of: line) else { return false }
                rest = rest[(at + 1)...]
                return true
            }
    }

    @Test func whatIsNewIsWrittenAtItsPlace() throws {
        let migration = try migrated(Self.document)
        #expect(migration.sections == ["Why now", "Limits", "Tests", "Load"])
        #expect(migration.fields == ["Group"] && migration.optional == ["Faults (Optional)"])
        #expect(migration.pairs.isEmpty && migration.left.isEmpty)
        let expected = Self.document
            .replacing(
                "* Status: Draft\n", with: "* Status: Draft\n* Group: the group that owns it\n"
            )
            .replacing(
                "### Mine", with: "### Why now\n\nWhy it can wait no longer than this?\n\n### Mine"
            )
            .replacing(
                "## References",
                with: "### Limits\n\nWhat it will never do for anybody?\n\n## Tests\n\n### Load\n\n"
                    + "How much of it at the same time?\n\n## References")
        #expect(text(migration) == expected)
        let again = try migrated(expected)
        #expect(again.isEmpty && again.bytes == migration.bytes)
    }

    @Test func whatWasAddedIsStillToDo() throws {
        let context = CheckContext(
            template: Template(reading: Array(Self.new.utf8), name: "t"), today: Sample.today)
        let findings = Check(try migrated(Self.document).bytes, context: context).findings()
        let todo = findings.filter { $0.rule == "section-untouched" }.map(\.message)
        #expect(
            todo == ["Why now", "Limits", "Load"].map { "'\($0)' is still the template's text." })
        #expect(
            !findings.contains { $0.rule == "section-missing" && !$0.message.contains("Faults") })
    }

    private func withWindowsEnds(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }

    @Test func lineEndsStayAsTheyAre() throws {
        let windows = withWindowsEnds(Self.document)
        let migration = try migrated(windows)
        let plain = text(try migrated(Self.document))
        #expect(text(migration) == withWindowsEnds(plain))
        let new = Self.new + "\n## Appendix\n\nWhat is too long for the text above?\n"
        #expect(
            text(try migrated(Self.document, to: new)).hasSuffix(
                "[x](y)\n\n## Appendix\n\nWhat is too long for the text above?"))
        #expect(
            text(try migrated(Self.document + "\n", to: new)).hasSuffix(
                "[x](y)\n\n## Appendix\n\nWhat is too long for the text above?\n"))
    }

    /// A section of an outer level does not take what stands below another one.
    @Test func partsStayWithTheirs() throws {
        let old = "# T\n\n## A\n\n### B\n\nb asks for?\n\n### C\n\nc asks for?\n\n## E\n\ne asks?\n"
        let new = old.replacing("## E", with: "## D\n\nWhat is asked for here?\n\n## E")
        let document = "# X\n\n## A\n\n### C\n\nc\n\n### B\n\nb\n\n#### Deep\n\nd\n\n## E\n\ne\n"
        let migration = try migrated(document, from: old, to: new)
        #expect(migration.sections == ["D"])
        #expect(text(migration).contains("d\n\n## D\n\nWhat is asked for here?\n\n## E"))
    }

    /// A field does not become a part of the list that is the value of the one before it.
    @Test func aFieldBehindAList() throws {
        let old = "# <title>\n\n**Authors:**\n* @nickname\n\n## A\n\nWhat is asked for here?\n"
        let new = old.replacing("## A", with: "**State:** <state>\n\n## A")
        let document = "# X\n\n**Authors:**\n* @ada\n* @bo\n\n## A\n\na\n"
        let migration = try migrated(document, from: old, to: new)
        #expect(migration.fields == ["State"])
        #expect(
            text(migration)
                == document.replacing("* @bo\n", with: "* @bo\n\n**State:** <state>\n"))
    }

    /// A row of a table goes below the dashes, and below the row that stands before it.
    @Test(arguments: ["| **Author** | Ana |\n|---|---|\n", "| | |\n|---|---|\n| Author | Ana |\n"])
    func aRowOfATable(table: String) throws {
        let old =
            "# <title>\n\n| Author | <name> |\n|---|---|\n| Status | Draft |\n\n## A\n\n"
            + "What is asked for here?\n"
        let new = old.replacing("| Status", with: "| Track | <track> |\n| Status")
        let document = "# X\n\n\(table)| Status | Final |\n\n## A\n\na\n"
        let migration = try migrated(document, from: old, to: new)
        #expect(migration.fields == ["Track"])
        #expect(
            text(migration)
                == document.replacing("| Status", with: "| Track | <track> |\n| Status"))
    }

    @Test func optionalOnesAreAddedWhereTheyAreAskedFor() throws {
        let migration = try migrated(Self.document) { $0.withOptional = true }
        #expect(migration.sections.contains("Faults (Optional)") && migration.optional.isEmpty)
        #expect(holds(text(migration), all: Self.document))
    }

    // MARK: Other names

    @Test(arguments: [
        // Near wording, the same prompts, alone in the same place.
        "## Risks and Mitigations\n\nNames some of them.", "## Hazards\n\nSay what could go wrong.",
        "## Hazards\n\nSay what could go wrong with all this.", "## Threats\n\nOther words.",
    ])
    func renamedHeadingsArePairs(section: String) throws {
        let name = String(section.prefix { $0 != "\n" }.dropFirst(3))
        let new = Self.new.replacing(
            "## Risks\n\nSay what could go wrong with all this.", with: section)
        let told = try migrated(Self.document, to: new)
        #expect(told.pairs.map(\.old) == ["Risks"] && told.pairs.map(\.new) == [name])
        #expect(!told.sections.contains(name) && text(told).contains("## Risks\n"))
        #expect(text(told).contains("## Risks\n\n- None\n\n## Design"))

        let renamed = try migrated(Self.document, to: new) { $0.renames = [("risks", name)] }
        #expect(renamed.pairs.isEmpty && renamed.renamed.map(\.new) == [name])
        #expect(text(renamed) == text(told).replacing("## Risks", with: "## \(name)"))
        let again = try migrated(text(renamed), to: new) { $0.renames = [("risks", name)] }
        #expect(again.isEmpty)

        let kept = try migrated(Self.document, to: new) { $0.kept = ["Risks"] }
        #expect(kept.pairs.isEmpty && kept.sections.contains(name))
        #expect(holds(text(kept), all: Self.document))
    }

    @Test func numbersAndAnchorsOfAHeadingStay() throws {
        let new = Self.new.replacing("## Risks", with: "## Hazards")
        let document = Self.document.replacing("## Risks", with: "## 2. Risks {#risks} ##")
        let renamed = try migrated(document, to: new) { $0.renames = [("Risks", "Hazards")] }
        #expect(text(renamed).contains("\n## 2. Hazards {#risks} ##\n"))
    }

    @Test(arguments: [
        ("Rsks", "Hazards", "has no section 'Rsks'"),
        ("Risks", "Nothing", "has no section 'Nothing'"),
        ("Summary", "Hazards", "is a section of the template still"),
        ("Risks", "Limits", "cannot become 'Limits'"),
    ])
    func whatCannotBeRenamedIsRefused(old: String, new: String, reason: String) throws {
        let template = Self.new.replacing("## Risks", with: "## Hazards")
        do {
            _ = try migrated(Self.document, to: template) { $0.renames = [(old, new)] }
            Issue.record("\(old) was renamed")
        } catch let obstacle as MigrationObstacle {
            #expect(obstacle.description.contains(reason), "\(obstacle)")
        }
    }

    // MARK: What has no place

    @Test func partsOfWhatIsNotThereAreToldAndNotWritten() throws {
        let document = Self.document.replacing("## Design", with: "## Plan")
        let migration = try migrated(document)
        #expect(!migration.sections.contains("Limits"))
        #expect(migration.left.map(\.name).contains("Limits"))
        #expect(holds(text(migration), all: document))
    }

    @Test func nothingIsWrittenBehindWhatNeverEnds() throws {
        let document = Self.document.replacing("[x](y)", with: "```\ncode")
        let new = Self.new + "\n## Appendix\n\nWhat is too long for the text above?\n"
        let migration = try migrated(document, to: new)
        #expect(!migration.sections.contains("Appendix"))
        #expect(migration.left.map(\.name) == ["Appendix"])
        #expect(text(migration).hasSuffix("```\ncode"))
    }

    @Test func whatStandsElsewhereIsNotAddedAgain() throws {
        let document = Self.document.replacing("### Mine", with: "### Load")
        let migration = try migrated(document)
        #expect(!migration.sections.contains("Load"))
        #expect(migration.left.map(\.name).contains("Load"))
    }

    @Test func keysOfFrontMatterAreAddedBelowTheirs() throws {
        let old = "---\ntitle: T\nauthors:\n  - A\n---\n\n# T\n\n## A\n\nWhat is asked for?\n"
        let new = old.replacing("---\n\n#", with: "# who reads it\nreviewers:\n  - R\n---\n\n#")
        let document =
            "---\ntitle: X\n# mine\nauthors:\n  - Ada # she\nother: 1\n---\n\n# X\n\n## A\n\na\n"
        let migration = try migrated(document, from: old, to: new)
        #expect(migration.fields == ["reviewers"])
        #expect(
            text(migration)
                == document.replacing("other: 1", with: "reviewers:\n  - R\nother: 1"))
        #expect(try migrated(text(migration), from: old, to: new).isEmpty)
        let bare = "# X\n\n## A\n\na\n"
        let told = try migrated(bare, from: old, to: new)
        #expect(told.isEmpty && told.left.map(\.name) == ["reviewers"] && text(told) == bare)
    }

    /// An example that reads as real is nobody's; a key in another spelling is there already.
    @Test func examplesAreNotWritten() throws {
        let old = "---\nTitle: T\n---\n\n## A\n\nWhat is asked for?\n"
        let new = old.replacing(
            "Title: T\n",
            with:
                "Title: T\nAuthors: Todd <todd@example.org>\nVersion: 1.1.0\nGroup: <your group>\n")
        let document = "---\nTitle: X\nAuthor: Ada <ada@example.org>\n---\n\n## A\n\na\n"
        let migration = try migrated(document, from: old, to: new)
        #expect(migration.fields == ["Version", "Group"])
        #expect(
            text(migration)
                == document.replacing(
                    "example.org>\n", with: "example.org>\nVersion:\nGroup: <your group>\n"))
    }

    @Test func fieldsWithBlankLinesBetweenStayParagraphs() throws {
        let old = "# T\n\n**Authors:** <name>\n\n**Begin:** <when>\n\n## A\n\nWhat is asked for?\n"
        let new = old.replacing("**Begin:**", with: "**Status:** <state>\n\n**Begin:**")
        let document = "# X\n\n**Authors:** Ada\n\n**Begin:** now\n\n## A\n\na\n"
        #expect(
            text(try migrated(document, from: old, to: new))
                == document.replacing("**Begin:**", with: "**Status:** <state>\n\n**Begin:**"))
    }

    /// A section of the template's level would be a part of the one above it.
    @Test func nothingIsAddedOnAnotherLevel() throws {
        let old = "# T\n\n## A\n\nWhat is asked for?\n\n## C\n\nAnd what here?\n"
        let new = old.replacing("## C", with: "## B\n\nWhat is new?\n\n## C")
        let document = "# X\n\n# A\n\na\n\n# C\n\nc\n"
        let migration = try migrated(document, from: old, to: new)
        #expect(text(migration) == document)
        #expect(migration.left.contains { $0.name == "B" && $0.reason.contains("another level") })
    }

    // MARK: Random documents

    /// A document with sections of the older template in any order, and with what else people write.
    private func randomDocument(_ random: inout SeededRandom) -> String {
        let pieces = [
            "## Summary\n\nIt is.", "## Risks\n\n- None", "## Design", "### Details\n\nHow.",
            "## References\n\n[x](y)", "### Mine\n\nOwn.", "## Own", "#### Deep\n\nDeeper.",
            "```\n## Tests\n```", "<!--\n## Risks\n-->", "> ## Tests\n> quoted", "1. a\n\n   b",
            "Design\n------\n\nUnderlined.", "<div>\n## Risks\n</div>", "###### Six", "[x]: y",
            "## Summary ##", "## 4. Risks {#r}", "- a\n  - b\n\n      code", "Text  ", "### Limits",
        ]
        var parts = ["# A thing\n\n- Status: Draft"]
        for _ in 0..<random.below(14) { parts.append(random.pick(pieces)) }
        if random.below(8) == 0 {
            parts.append(random.pick(["```\nopen", "<!-- open", "<pre>\nx"]))
        }
        let ending = random.below(3) == 0 ? "\r\n" : "\n"
        let text = parts.joined(separator: random.below(4) == 0 ? "\n" : "\n\n")
        return (text + random.pick(["", "\n", "\n\n\n"]))
            .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: ending)
    }

    @Test(arguments: 0..<400) func allOfTheTextStays(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let document = randomDocument(&random)
        let new = Self.new.replacing(
            "## References", with: random.pick(["## References", "## Links"]))
        let migration = try migrated(document, to: new)
        let result = text(migration)
        #expect(holds(result, all: document), "\(document.debugDescription)")
        let lineEnds = [document, result].map { $0.utf8.count { $0 == 0x0D } > 0 }
        #expect(lineEnds[0] == lineEnds[1] || !document.contains(where: \.isNewline))
        #expect(document.last?.isNewline == result.last?.isNewline)
        let again = try migrated(result, to: new)
        #expect(again.isEmpty && again.bytes == migration.bytes, "\(document.debugDescription)")
        let template = Template(reading: Array(new.utf8), name: "t")
        let read = Proposal(migration.bytes, template: template)
        for title in migration.sections where title != "Tests" {
            let isTodo = read.sections.contains { $0.title == title && $0.isUntouched }
            #expect(isTodo, "\(title): \(result.debugDescription)")
        }
    }
}
