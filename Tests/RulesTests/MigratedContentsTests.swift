import TestSupport
import Testing

@testable import Proposals
@testable import Rules

/// Lists of contents have entries for the sections that a newer template brings.
@Suite struct MigratedContentsTests {
    private static let old = """
        # Title

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
    private static let new =
        old
        .replacing("## Design", with: "\(costs)\n\n## Design")
        .replacing("## References", with: "\(tests)\n\n## References")
    private static let costs =
        "## Costs\n\nWhat will it cost to keep?\n\n### Per year\n\nAnd in each year of these?"
    private static let tests = "## Tests\n\nHow is it known to work at all?"
    private static let contents = """
        <!-- toc -->
        - [Summary](#summary)
        - [Risks](#risks)
        - [Design](#design)
          - [Details](#details)
        - [References](#references)
        <!-- /toc -->

        """
    private static let led =
        contents
        .replacing("- [Design]", with: "- [Costs](#costs)\n  - [Per year](#per-year)\n- [Design]")
        .replacing("- [References]", with: "- [Tests](#tests)\n- [References]")
    private static let sections = """
        ## Summary

        It is a thing.

        ## Risks

        None.

        ## Design

        ### Details

        Few.

        ## References

        [x](y)

        """

    private func migrated(_ document: String) throws -> Migration {
        var context = CheckContext(
            template: Template(reading: Array(Self.old.utf8), name: "t"), today: Sample.today)
        context.newest = Template(reading: Array(Self.new.utf8), name: "t")
        return try Migration(Array(document.utf8), context: context)
    }

    @Test func sectionsThatComeAtSeveralPlaces() throws {
        let migration = try migrated("# A thing\n\n\(Self.contents)\n\(Self.sections)")
        #expect(migration.sections == ["Costs", "Per year", "Tests"])
        let sections = Self.sections
            .replacing("## Design", with: "\(Self.costs)\n\n## Design")
            .replacing("## References", with: "\(Self.tests)\n\n## References")
        let text = String(decoding: migration.bytes, as: UTF8.self)
        #expect(text == "# A thing\n\n\(Self.led)\n\(sections)")
        let start = try #require(migration.start)
        #expect(text.bytes(from: start).trimmed.hasPrefix("## Costs"))
        #expect(try migrated(text).isEmpty)
    }

    @Test func withoutAListOfContents() throws {
        let migration = try migrated("# A thing\n\n\(Self.sections)")
        #expect(migration.sections == ["Costs", "Per year", "Tests"] && migration.start == nil)
    }
}
