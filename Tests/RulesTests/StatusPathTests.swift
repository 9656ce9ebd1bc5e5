import Proposals
import Rules
import Testing

/// The order of statuses, whatever template they are of.
@Suite struct StatusPathTests {
    private func path(_ template: Template) throws -> StatusPath {
        try #require(StatusPath(Proposal(template.source.bytes, template: template)))
    }

    @Test func steps() throws {
        let path = try path(.enhancement)
        let kinds: [(String, String, StatusPath.Kind)] = [
            ("Draft", "Under Review", .forward), ("Draft", "Draft", .none), ("", "Draft", .back),
            ("", "Under Review", .forward), ("Odd", "Approved", .jump(next: "Under Review")),
            ("Draft", "Approved", .jump(next: "Under Review")),
            ("Approved", "Under Review", .jump(next: "Implemented")),
            ("Implemented", "Draft", .back), ("Implemented", "Rejected", .end),
            ("Rejected", "Draft", .back), ("Rejected", "Approved", .jump(next: "Draft")),
        ]
        for (from, to, kind) in kinds {
            #expect(path.kind(from: from, to: to) == kind, "\(from) to \(to)")
        }
        #expect(path.next(from: "Approved") == ["Implemented", "Rejected", "Draft"])
        #expect(path.next(from: "Rejected") == ["Draft"])
        #expect(path.named("under review") == "Under Review")
        #expect(path.choices.filter(path.isApproved) == ["Approved", "Implemented"])
    }

    /// A remark behind a status, and emphasis, make no other one of it.
    @Test func aRemarkIsNoOtherStatus() throws {
        let path = try path(.enhancement)
        for (status, other) in [
            ("Draft (as of May)", "Draft"), ("_Draft_", "Draft"), ("Ready.", "Ready"),
            ("**Ready (Swift 5.3)**", "**Ready**"), ("Ready in [#21](x)", "Ready"),
        ] {
            #expect(path.isSame(status, as: other), "\(status)")
            #expect(path.kind(from: status, to: other) == .none)
            #expect(!path.isSame(status, as: "Approved"))
        }
        #expect(!path.isSame("", as: ""))
        #expect(!path.isSame("Ready to go", as: "Ready"))
    }

    /// A status in other letters is the template's, whose way goes on from there.
    @Test func otherLetters() throws {
        let path = try path(.enhancement)
        #expect(path.next(from: "*approved*") == ["Implemented", "Rejected", "Draft"])
        #expect(path.following("approved") == "Implemented")
        #expect(path.kind(from: "approved", to: "Under Review") == .jump(next: "Implemented"))
        #expect(path.kind(from: "approved", to: "Approved") == .free)
    }

    /// The approval is one in other languages, too; words before it and against it are none.
    @Test func approvals() throws {
        let path = try path(.enhancement)
        for word in [
            "Accepted", "ACCEPTÉ", "Acceptée (mai)", "Aprobado", "Angenommen", "已接受", "승인",
        ] {
            #expect(path.isApproval(word), "\(word)")
        }
        for word in ["Acceptance", "Brouillon", "REJETÉ", "承認待ち", "未接受", "Not accepted"] {
            #expect(!path.isApproval(word), "\(word)")
        }
    }

    /// Those that end the way stand between others in some templates.
    @Test func otherOrders() throws {
        let text = """
            ---
            status: provisional|implementable|implemented|deferred|rejected|withdrawn
            ---

            # Title

            ## Summary

            Words.

            """
        let path = try path(Template(reading: Array(text.utf8), name: "t"))
        #expect(path.kind(from: "provisional", to: "implementable") == .forward)
        #expect(path.kind(from: "implementable", to: "deferred") == .end)
        #expect(path.kind(from: "deferred", to: "provisional") == .back)
        #expect(path.next(from: "deferred") == ["provisional", "rejected", "withdrawn"])
        #expect(path.next(from: "implemented").last == "provisional")
        #expect(path.choices.allSatisfy { !path.isApproved($0) })
    }

    @Test func examplesAreNoOrder() throws {
        let text = """
            ---
            status: "{proposed | rejected | accepted | deprecated | … | superseded by ADR-0123}"
            ---

            # {title}

            ## Context

            {Words.}

            """
        let path = try path(Template(reading: Array(text.utf8), name: "t"))
        #expect(path.isOpen)
        #expect(path.kind(from: "proposed", to: "accepted") == .free)
        #expect(path.isApproved("accepted") && !path.isApproved("proposed"))
        #expect(path.next(from: "proposed") == ["rejected", "accepted", "deprecated"])
    }

    @Test func whatStandsInTheWay() {
        let obstacles: [(StatusStep.Obstacle, String)] = [
            (.jump(from: "", to: "B", next: "A"), "the step after no status is A, not B"),
            (.sections(["One"]), "1 section is untouched: One"),
            (
                .unsigned(["1", "2", "3", "4", "5"]),
                "5 sections are not agreed: 1, 2, 3, 4 and 1 more"
            ), (.todos(1), "1 more place to fill in"),
            (.errors(2, line: 7, first: "It is wrong."), "2 errors, line 7: It is wrong"),
        ]
        for (obstacle, words) in obstacles { #expect(obstacle.description == words) }
    }

    /// What the form says of the step that follows: judged as it would be after it.
    @Test func theNextStep() throws {
        let step = { (text: String, facts: FolderFacts?) throws -> StatusStep? in
            var context = CheckContext(
                template: .enhancement, today: try #require(Day("2026-10-02")))
            context.folder = facts
            return StatusStep(
                following: Proposal(Array(text.utf8), template: .enhancement), context: context)
        }
        let draft = """
            # Enhancement: Sweep

            ## Enhancement Information

            - **Enhancement Number**: (assigned after approval)
            - **Title**: Sweep
            - **Status**: Draft
            - **Authors**: Ana Lima
            - **Creation Date**: 2026-10-01
            - **Last Updated**: 2026-10-01

            ## Summary

            Words.

            """
        let first = try #require(try step(draft, nil))
        #expect(first.to == "Under Review" && !first.isReady && !first.givesNumber)
        #expect(first.summary == "Under Review asks for: 16 sections to write, 1 error in line 15")
        // The number that it would get is not asked for.
        let reviewed = draft.replacing("Draft", with: "Under Review")
        let approval = try #require(try step(reviewed, FolderFacts([])))
        #expect(approval.to == "Approved" && approval.givesNumber)
        #expect(approval.summary == "Approved asks for: 16 sections to write, 1 error in line 15")
        let alone = try #require(try step(reviewed, nil))
        #expect(alone.summary.hasSuffix("to write, 2 errors, the first in line 5"))
        let numbered = reviewed.replacing("(assigned after approval)", with: "007")
        #expect(try step(numbered, FolderFacts([]))?.givesNumber == false)
        #expect(try step(draft.replacing("Draft", with: "Implemented"), nil) == nil)
        #expect(try step(draft.replacing("Draft", with: "Rejected"), nil) == nil)
    }

    @Test func namesOfFiles() {
        let facts = { (names: [String]) in
            FolderFacts(
                names.map { name in
                    let text = Template.enhancement.source.bytes
                    return .init(Proposal(text, template: .enhancement), fileName: name)
                })
        }
        #expect(facts(["0007-a.md", "0012-b.md", "c.md"]).writtenInName(13) == "0013")
        #expect(facts(["a.md"]).writtenInName(1) == "001")
        let isNamed = { (names: [String], hasField: Bool) in
            facts(names).namesFilesByNumber(hasField: hasField, besides: "own.md")
        }
        #expect(isNamed(["own.md"], true) && !isNamed(["own.md"], false))
        #expect(isNamed(["own.md", "01-a.md", "x.md"], true))
        #expect(!isNamed(["own.md", "01-a.md", "x.md", "y.md"], false))
        #expect(isNamed(["own.md", "01-a.md"], false))
        #expect(!isNamed(["own.md", "20250930-a.md", "20251001-b.md"], false))
        #expect("20250930-a.md".leadingNumber == nil)
        #expect("20259930-a.md".leadingNumber == 20_259_930)
        #expect("2025-09-30-a.md".leadingNumber == nil && "2025-09-30.md".leadingNumber == nil)
        #expect("2025-09-a.md".leadingNumber == nil && "2025-09.md".leadingNumber == nil)
        #expect("2025-13-a.md".leadingNumber == 2025 && "2103-09-a.md".leadingNumber == 2103)
        #expect("2025-99-30-a.md".leadingNumber == 2025)
        #expect("2025-09-30a.md".leadingNumber == 2025)
        #expect("0001-01-02-a.md".leadingNumber == 1)
        #expect("0003_loom.md".leadingNumber == 3 && "2025_09_30_a.md".leadingNumber == nil)
        #expect(facts(["0007_a.md", "0012_b.md", "0013-c.md"]).signBehindNumber == "_")
        #expect(facts(["0007-a.md", "c_d.md"]).signBehindNumber == "-")
        // There is always a next one.
        #expect("999999999-a.md".leadingNumber == 999_999_999)
        for name in ["9223372036854775807-a.md", "1000000000-a.md"] {
            #expect(name.leadingNumber == nil)
            #expect(facts([name, "002-b.md"]).nextNumber == 3)
        }
    }
}
