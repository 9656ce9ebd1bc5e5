import Proposals
import Testing

@testable import Rules

@Suite struct InformationRulesTests {
    /// What is found with one line of the block changed, in a draft and after.
    func expect(
        _ old: String, _ new: String, draft: [String], later: [String]? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(Sample.findings(Sample.with(old, new)) == draft, sourceLocation: sourceLocation)
        let review = Sample.findings(Sample.with(old, new, status: "Under Review"))
        #expect(review == later ?? draft, sourceLocation: sourceLocation)
    }

    @Test func metadataSectionMissing() {
        let text = Sample.proposal.replacing("## Enhancement Information\n\n", with: "")
        let message = "`## Enhancement Information` is missing."
        #expect(Sample.findings(text) == ["10:1 error metadata-section-missing: \(message)"])
    }

    @Test func metadataFieldMissing() {
        let missing = "`Authors` is missing; it goes after `Status`."
        expect(
            "- **Authors**: Development Team\n", "",
            draft: ["7:20 todo metadata-field-missing: \(missing)"],
            later: ["7:27 error metadata-field-missing: \(missing)"])
        expect(
            ": Development Team", ":",
            draft: ["8:15 todo metadata-field-missing: `Authors` is empty."],
            later: ["8:15 error metadata-field-missing: `Authors` is empty."])
        expect("Number**: 004", "Number**:", draft: [])
        expect(
            "- **Enhancement Number**: 004\n", "",
            draft: [
                "5:3 todo metadata-field-missing: `Enhancement Number` is missing; it goes first."
            ],
            later: [
                "5:3 error metadata-field-missing: `Enhancement Number` is missing; it goes first."
            ])
    }

    @Test func metadataFieldRepeated() {
        let found = "metadata-field-repeated: `Authors` is given twice: lines 8 and 9."
        expect(
            "Team\n", "Team\n- **Authors**: Ana Lima\n", draft: ["9:3 error \(found)"])
        // The other order of the second is no fault of its own.
        let status = "metadata-field-repeated: `Status` is given twice: lines 7 and 9."
        expect("Team\n", "Team\n- **Status**: Draft\n", draft: ["9:3 error \(status)"])
    }

    @Test func metadataFieldForm() {
        let found = "8:3 warning metadata-field-form: Write `- **Authors**: Development Team`."
        for wrong in ["**Authors:** Development Team", "Authors: Development Team"] {
            expect("**Authors**: Development Team", wrong, draft: [found])
        }
        expect("- **Authors**", "* **Authors**", draft: [])
        for below in ["  - by Bo", "  <!-- who -->", "\n  And others."] {
            expect("Development Team\n", "Development Team\n\(below)\n", draft: [])
        }
        let nested = "- **Authors**:\n  - Ana Lima\n  - Bo Chen"
        let form = "Write `- **Authors**: Ana Lima, Bo Chen`."
        expect(
            "- **Authors**: Development Team", nested,
            draft: ["8:3 warning metadata-field-form: \(form)"])
        let lines = Sample.findings(
            Sample.with("- **Creation Date**", "Text.\n\n**Creation Date**"))
        #expect(lines.first?.hasPrefix("11:1 warning metadata-field-form: ") == true)
    }

    @Test func metadataFieldOrder() {
        expect(
            "- **Authors**: Development Team\n- **Creation Date**: 2025-09-15\n",
            "- **Creation Date**: 2025-09-15\n- **Authors**: Development Team\n",
            draft: ["9:3 note metadata-field-order: `Authors` stands after `Creation Date`."])
        expect("Team\n", "Team\n- **Discussion**: here\n", draft: [])
    }

    @Test func metadataFieldUnknown() {
        let missing = "metadata-field-missing: `Authors` is missing; it goes after `Status`."
        let unknown = "8:3 note metadata-field-unknown: `Author`: do you mean `Authors`?"
        expect(
            "**Authors**", "**Author**", draft: ["7:20 todo \(missing)", unknown],
            later: ["7:27 error \(missing)", unknown])
        // What is there under another name is not added.
        let bytes = Array(Sample.with("**Authors**", "**Author**").utf8)
        let found = Sample.check(bytes).findings().first { $0.rule == "metadata-field-missing" }
        #expect(found?.fixes.isEmpty == true)
        #expect(found?.help == "`Author` may be it.")
    }

    @Test func metadataPlaceholder() {
        expect(
            "Development Team", "List of authors",
            draft: ["8:16 todo metadata-placeholder: `Authors` is still `List of authors`."],
            later: ["8:16 error metadata-placeholder: `Authors` is still `List of authors`."])
        let choices = "Draft/Under Review/Approved/Implemented/Rejected"
        let found = Sample.findings(Sample.with("", "", status: choices))
        #expect(found == ["7:15 todo metadata-placeholder: `Status` still lists all 5 choices."])
        let date = Sample.findings(Sample.with("2025-09-15", "YYYY-MM-DD"))
        #expect(date == ["9:22 todo metadata-placeholder: `Creation Date` is still `YYYY-MM-DD`."])
    }

    @Test func numberMissing() {
        let unset = "Number**: (assigned after approval)"
        for status in ["Draft", "Under Review", "Rejected"] {
            #expect(Sample.findings(Sample.with("Number**: 004", unset, status: status)) == [])
        }
        for status in ["Approved", "Implemented"] {
            let message = "`Enhancement Number` is missing, but the status is \(status)."
            #expect(
                Sample.findings(Sample.with("Number**: 004", unset, status: status))
                    == ["5:27 error number-missing: \(message)"])
        }
    }

    @Test func numberForm() {
        expect(
            "Number**: 004", "Number**: 4",
            draft: ["5:27 error number-form: The number `4` should be `004`."])
        expect(
            "Number**: 004", "Number**: #4",
            draft: ["5:27 error number-form: `#4` is not a number."])
        expect(
            "Number**: 004", "Number**: 0004",
            draft: ["5:27 error number-form: The number `0004` should be `004`."])
    }

    @Test func statusValue() {
        let wrong = [
            "In Review": "`In Review` is not a status.",
            "Accepted": "`Accepted` is not a status.",
            "Unapproved": "`Unapproved` is not a status.",
            "Aproved": "`Aproved` is not a status; did you mean `Approved`?",
            "Drfat": "`Drfat` is not a status; did you mean `Draft`?",
            "draft": "`draft` is not a status; did you mean `Draft`?",
            "under  review": "`under review` is not a status; did you mean `Under Review`?",
            "Someday, perhaps": "`Someday, perhaps` is not a status.",
        ]
        for (status, message) in wrong {
            let found = Sample.findings(Sample.with("", "", status: status))
            #expect(found == ["7:15 error status-value: \(message)"])
        }
    }

    /// What stands behind a status is a remark; another status is none.
    @Test(arguments: [
        ("Approved[^a]", true), ("Approved (2025-10-01)", true), ("Implemented in 1.17", true),
        ("Draft (Approved)", false), ("Draft, 1", true), ("Approved soon", false),
        ("Approved. Tracking issue: [#4][t].", true), ("Draft.", true), ("Approved; by mail", true),
        ("Approved - by mail", true), ("Approved (a, b) and more", true),
        ("Draft. Approved", false),
        ("**Under Review**", true), ("**Approved** (by mail)", true), ("_Draft_.", true),
        ("**Done**", false), ("**Draft", false), ("Drafts.", false),
        ("[Approved](log.md)", true), ("https://example.org/4", false),
    ])
    func remarksBehindAStatus(status: String, isOne: Bool) {
        let found = Sample.findings(Sample.with("", "", status: status))
        #expect(found.contains { $0.contains("status-value") } == !isOne)
    }

    @Test func authorsForm() {
        let wrong = [
            "Ana Lima; Bo Chen": "are separated by semicolons", "Ana Lima,": "end with a comma",
            "Ana Lima, , Bo Chen": "have an empty entry",
        ]
        for (names, fault) in wrong {
            expect(
                "Development Team", names,
                draft: ["8:16 warning authors-form: `Authors` \(fault)."])
        }
        expect("Development Team", "Ana Lima, Bo Chen <bo@example.org>", draft: [])
    }

    @Test func dateForm() {
        let wrong = [
            "2025-9-5": "Write `2025-09-05` for `2025-9-5`.",
            "2025/09/05": "Write `2025-09-05` for `2025/09/05`.",
            "2025-02-30": "`2025-02-30` does not exist.",
            "5 Sep 2025": "`5 Sep 2025` is not a date as `YYYY-MM-DD`.",
        ]
        for (date, message) in wrong {
            expect("2025-09-15", date, draft: ["9:22 error date-form: \(message)"])
        }
    }

    @Test func dateOrder() {
        let message = "`Last Updated` 2025-09-14 is before `Creation Date` 2025-09-15."
        expect("2025-09-16", "2025-09-14", draft: ["10:21 error date-order: \(message)"])
        expect("2025-09-16", "2025-09-15", draft: [])
    }

    @Test func dateFuture() {
        expect("2025-09-16", "2026-11-23", draft: [])
        let message = "`Last Updated` 2026-11-24 lies in the future."
        expect("2025-09-16", "2026-11-24", draft: ["10:21 warning date-future: \(message)"])
    }

    /// What is offered for a status that was not chosen yet is one of the beginning.
    @Test(arguments: [
        ("{Deprecated|Proposed|Accepted}", ["Write `Proposed`."]), ("{rejected | accepted}", []),
        ("{Draft | Final}", ["Write `Draft`."]),
    ])
    func theStatusThatIsOffered(asked: String, fixes: [String]) throws {
        let text = "# <title>\n\n- Status: \(asked)\n\n## Motivation\n\nWhy?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let context = CheckContext(template: template, today: Day(secondsSince1970: 0))
        let found = Check(
            Array(text.replacing("<title>", with: "T").replacing("Why?", with: "So.").utf8),
            context: context
        ).findings()
        let finding = try #require(found.first { $0.rule == "metadata-placeholder" })
        #expect(finding.fixes.map(\.title) == fixes)
    }
}
