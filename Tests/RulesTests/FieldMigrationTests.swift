import TestSupport
import Testing

@testable import Proposals
@testable import Rules

/// Fields that a template has gained are written among those of the document, in its form.
@Suite struct FieldMigrationTests {
    private static let rest = "\n## Aim\n\nIt is.\n\n## Plan\n\nSo.\n"
    private static let old = """
        # Title

        ## Information

        - **Author**: <name>
        - **Status**: Draft/Done

        ## Aim

        What is it for, in all of its parts?

        ## Plan

        How will it be done, and by whom of us?

        """
    private static let new = old.replacing(
        "- **Author**", with: "- **Area**: <area>\n- **Author**"
    ).replacing("Draft/Done\n", with: "Draft/Done\n- **Group**: <group>\n- **Begun**: YYYY-MM-DD\n")

    private static func migrated(
        _ document: String, from old: String = old, to new: String = new
    ) throws -> Migration {
        // A template of a file: the built-in one has its fields in their section.
        let template = { (text: String) in
            var template = Template(reading: Array(text.utf8), name: "t")
            template.file = "t.md"
            return template
        }
        var context = CheckContext(template: template(old), today: Sample.today)
        context.newest = template(new)
        return try Migration(Array(document.utf8), context: context)
    }

    /// A state that all new documents begin with is none of an older one: its author says it.
    @Test func aStateIsLeftToTheAuthor() throws {
        let old = Self.old.replacing("- **Status**: Draft/Done\n", with: "")
        let new = old.replacing("<name>\n", with: "<name>\n- **State**: Accepted\n")
        let document = "# Own\n\n## Information\n\n- **Author**: Ana\n\(Self.rest)"
        let migration = try Self.migrated(document, from: old, to: new)
        let text = String(decoding: migration.bytes, as: UTF8.self)
        #expect(text.contains("- **Author**: Ana\n- **State**:\n"), "\(text)")
    }

    /// A status that the document has in another form is not written a second time.
    @Test func aStatusInAnotherForm() throws {
        let old = "# Title\n\n## Aim\n\nWhat is it for?\n\n## Plan\n\nHow will it be done?\n"
        let new = old.replacing("## Aim", with: "## Status\n\nDraft / Done\n\n## Aim")
        let document = "# Own\n\n- Status: Done\n- Day: 3\n\(Self.rest)"
        let migration = try Self.migrated(document, from: old, to: new)
        #expect(migration.isEmpty)
        #expect(migration.left.map(\.name) == ["Status"])
        let without = try Self.migrated("# Own\n\(Self.rest)", from: old, to: new)
        #expect(without.sections == ["Status"])
    }

    /// Rows that stand there already are not added, whatever version the document is taken for.
    @Test func rowsOfATableWithoutBarsAreNotDoubled() throws {
        let sections = "\n## Aim\n\nWhat is it for?\n\n## Plan\n\nHow will it be done?\n"
        let old = "---\nTitle: <title>\nStatus: Draft\n---\n\(sections)"
        let rows = "Number | <n>\n:---|:---\nTitle | <title>\nAuthor | <name>\nStatus | <status>\n"
        let document =
            "Number | 2\n:---|:---\nTitle | Loom\nAuthor | Ana\nStatus | Draft\n\(Self.rest)"
        let migration = try Self.migrated(document, from: old, to: rows + sections)
        #expect(String(decoding: migration.bytes, as: UTF8.self) == document)
        #expect(migration.fields.isEmpty && migration.left.isEmpty)
    }

    /// A key of front matter whose comment says that the line is to be deleted is none of a document.
    @Test func aLineThatIsToBeDeleted() throws {
        let head = "---\nowner: <name>\n"
        let key = "draft: true  #Delete this line when you copy the template and publish it.\n"
        let document = "---\nowner: Ana\n---\n\n# Own\n\(Self.rest)"
        let (old, new) = (head + "---\n\n" + Self.old, head + key + "---\n\n" + Self.old)
        let migration = try Self.migrated(document, from: old, to: new)
        #expect(!String(decoding: migration.bytes, as: UTF8.self).contains("draft"))
        let template = Template(reading: Array(new.utf8), name: "t")
        let begun = NewProposal(
            template: template, title: "", author: "", today: Day(secondsSince1970: 0))
        #expect(String(decoding: begun.bytes, as: UTF8.self).hasPrefix(head + "---\n\n# Title\n"))
        // Under a condition it may stay.
        let kept = new.replacing("when you copy the template", with: "if it is none")
        #expect(
            Template(reading: Array(kept.utf8), name: "t").field(named: "draft")?.isOptional
                == false)
    }

    /// Below the title, where the template has a section for them, and in that.
    @Test(arguments: [
        (
            "Author: Ana\nStatus: Draft\n",
            "Area: <area>\nAuthor: Ana\nStatus: Draft\nGroup: <group>\nBegun: YYYY-MM-DD\n"
        ),
        (
            "* Author: Ana\n* Status: Draft\n",
            "* Area: <area>\n* Author: Ana\n* Status: Draft\n* Group: <group>\n"
                + "* Begun: YYYY-MM-DD\n"
        ),
        (
            "**Author:** Ana\n\n**Status:** Draft\n",
            "**Area:** <area>\n\n**Author:** Ana\n\n**Status:** Draft\n\n**Group:** <group>\n\n"
                + "**Begun:** YYYY-MM-DD\n"
        ),
        (
            "**Author:** Ana  \n**Status:** Draft\n",
            "**Area:** <area>  \n**Author:** Ana  \n**Status:** Draft  \n**Group:** <group>  \n"
                + "**Begun:** YYYY-MM-DD\n"
        ),
        (
            "## Information\n\nAuthor: Ana\nStatus: Draft\n",
            "## Information\n\nArea: <area>\nAuthor: Ana\nStatus: Draft\nGroup: <group>\n"
                + "Begun: YYYY-MM-DD\n"
        ),
    ])
    func inTheFormOfTheDocument(fields: String, expected: String) throws {
        let migration = try Self.migrated("# A\n\n" + fields + Self.rest)
        #expect(migration.fields == ["Area", "Group", "Begun"] && migration.left.isEmpty)
        let text = String(decoding: migration.bytes, as: UTF8.self)
        #expect(text == "# A\n\n" + expected + Self.rest)
        // They are still to be filled in.
        #expect(try Self.migrated(text).isEmpty)
    }

    /// A field that the document has under nearly the same name is not written beside that.
    @Test func aFieldThatWasRenamed() throws {
        let new = Self.old.replacing(
            "Draft/Done\n", with: "Draft/Done\n- **Need Approval From**: <name>\n")
        let plain = "# A\n\n- **Author**: Ana\n- **Status**: Draft\n"
        let other = try Self.migrated(plain + Self.rest, to: new)
        #expect(other.fields == ["Need Approval From"] && other.left.isEmpty)
        let text = plain + "- **Needs Approval From**: Bo\n" + Self.rest
        let migration = try Self.migrated(text, to: new)
        #expect(migration.isEmpty && migration.bytes == Array(text.utf8))
        #expect(migration.left.map(\.name) == ["Need Approval From"])
        #expect(migration.left.allSatisfy { $0.reason.contains("'Needs Approval From'") })
    }

    /// Nor is one beside the field of its own version that the template calls by another word now.
    @Test func aFieldWithAnotherWord() throws {
        let template = { (lines: String) in
            Self.old.replacing("Draft/Done\n", with: "Draft/Done\n\(lines)")
        }
        let old = template("- **Issue**: <link>\n- **Group**: <group>\n")
        let plain = "# A\n\n- **Author**: Ana\n- **Status**: Draft\n"
        let text = plain + "- **Issue**: 4\n- **Group**: Us\n" + Self.rest
        let new = template("- **Loom Issue**: <link>\n- **Group**: <group>\n")
        let migration = try Self.migrated(text, from: old, to: new)
        #expect(migration.isEmpty && migration.bytes == Array(text.utf8))
        #expect(migration.left.map(\.name) == ["Loom Issue"])
        #expect(migration.left.allSatisfy { $0.reason.contains("'Issue'") })
        // One name is that of one field, and a field that stayed is none of another's.
        let two = template("- **Loom Issue**: <link>\n- **Wool Issue**: <link>\n- **Group**: <g>\n")
        let again = try Self.migrated(text, from: old, to: two)
        #expect(again.left.map(\.name) == ["Loom Issue"] && again.fields == ["Wool Issue"])
        let kept = template("- **Issue**: <link>\n- **Loom Issue**: <link>\n- **Group**: <g>\n")
        #expect(try Self.migrated(text, from: old, to: kept).fields == ["Loom Issue"])
    }

    /// Nor beside one of its own version that asked for the same kind of value in its place.
    @Test(arguments: [
        ("- **Loom**: <name>\n- **Group**: <group>\n", true),
        ("- **Group**: <group>\n- **Loom**: <name>\n", false),
        ("- **Loom**: YYYY-MM-DD\n- **Group**: <group>\n", false),
        ("- **Wool**: <name>\n- **Loom**: <name>\n- **Group**: <group>\n", false),
    ])
    func aFieldInTheSamePlace(lines: String, isRenamed: Bool) throws {
        let template = { (lines: String) in
            Self.old.replacing("Draft/Done\n", with: "Draft/Done\n\(lines)")
        }
        let old = template("- **Wool**: <name>\n- **Group**: <group>\n")
        let text =
            "# A\n\n- **Author**: Ana\n- **Status**: Draft\n- **Wool**: Bo\n- **Group**: Us\n"
            + Self.rest
        let migration = try Self.migrated(text, from: old, to: template(lines))
        #expect(migration.fields == (isRenamed ? [] : ["Loom"]))
        #expect(migration.left.map(\.name) == (isRenamed ? ["Loom"] : []))
        #expect(migration.left.allSatisfy { $0.reason.contains("'Wool'") })
    }

    /// No line is written into the midst of a text.
    @Test func whereTextGoesOn() throws {
        let text = "# A\n\nAuthor: Ana\nStatus: Draft\nand all that follows from it.\n" + Self.rest
        let migration = try Self.migrated(text)
        #expect(migration.fields == ["Area"])
        #expect(migration.left.map(\.name) == ["Group", "Begun"])
        #expect(
            String(decoding: migration.bytes, as: UTF8.self)
                == text.replacing("Author:", with: "Area: <area>\nAuthor:"))
    }

    /// Without any of the template's fields no place for one is certain.
    @Test func withoutAField() throws {
        let migration = try Self.migrated("# A\n\nSome words.\n" + Self.rest)
        #expect(migration.fields.isEmpty)
    }
}
