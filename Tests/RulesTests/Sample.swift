import Proposals

@testable import Rules

/// A proposal without findings, written as people write them, and what is found in variations.
enum Sample {
    static let proposal = """
        # Enhancement 004: Tag history

        ## Enhancement Information

        - **Enhancement Number**: 004
        - **Title**: Tag history
        - **Status**: Draft
        - **Authors**: Development Team
        - **Creation Date**: 2025-09-15
        - **Last Updated**: 2025-09-16

        ## Summary

        Keep what a tag pointed to.

        The registry answers for old digests too.

        ## Problem Statement
        Tags move, and nobody knows from where:\u{20}\u{20}

        - **Audits**: No record of what ran
        - **Rollbacks**: Only by hand

        ## Goals

        - **History**: Every digest of a tag
        - **Listing**: An endpoint that lists them
        - **Age**: When each was current
        - **Limits**: How many are kept
        - **Cleanup**: What falls off the end
        - **Speed**: No slower pushes
        - **Space**: Under one kilobyte a tag

        ## Non-Goals

        - **Signatures**: Another proposal

        ## Proposal

        ### Overview

        Each tag becomes a list of digests.

        ### Design Details

        #### Storage

        ```
        tags/
        └── latest
        ```

        #### Interface

        | Phase 1: Description | TODO list |
        |----------------------|-----------|
        | Phase 1              | Goal 1    |

        ### Implementation Phases

        1. **Phase 1: Foundation (Week 1)**
           - The file format

        2. **Phase 2: Interface (Week 2)**
           - The endpoint

        ## Alternative Approaches

        ### A database

        **Considered**: One table\u{20}\u{20}
        **Rejected**: One more thing to run

        ### Log files

        Not looked at.

        ## Testing Strategy

        1. Unit tests
        2. Load tests

        ## Security Considerations

        Old digests can be read by whoever reads the tag.

        ## Performance Impact

        None to speak of.

        ## Backward Compatibility

        Clients see one more header.

        ## Migration Path

        Not applicable for initial implementation. Existing registries:
        1. Begin with an empty history
        2. Fill it as tags move

        ## Documentation Requirements

        - **Users**: The endpoint

        ## Future Considerations

        - Retention by age

        ## Implementation Timeline

        Two weeks.

        ## References

        - [Distribution](https://example.org/distribution)
        """

    static let today = Day(secondsSince1970: 1_795_305_600)  // 2026-11-22

    static func check(_ bytes: [UInt8], fileName: String? = nil) -> Check {
        let context = CheckContext(template: .enhancement, today: today, fileName: fileName)
        return Check(bytes, context: context)
    }

    /// What rules know in a folder of these proposals, `0.md`, `1.md` and so on.
    static func context(
        beside texts: [String], _ template: Template, fileName: String? = nil
    ) -> CheckContext {
        let summaries = texts.enumerated().map { index, text in
            ProposalSummary(
                Proposal(Array(text.utf8), template: template), fileName: "\(index).md")
        }
        var context = CheckContext(template: template, today: today, fileName: fileName)
        context.folder = FolderFacts(summaries.map(\.entry))
        context.folder?.shares = TemplateShares(summaries, template: template)
        return context
    }

    /// `7:15 error status-value: message`, one for each finding.
    static func findings(_ bytes: [UInt8], fileName: String? = nil) -> [String] {
        let check = check(bytes, fileName: fileName)
        return check.findings().map {
            let start = $0.range.lowerBound
            let place = "\(check.lines.line(at: start)):\(check.lines.column(at: start))"
            return "\(place) \($0.level.rawValue) \($0.rule): \($0.message)"
        }
    }

    static func findings(_ text: String, fileName: String? = nil) -> [String] {
        findings(Array(text.utf8), fileName: fileName)
    }

    /// The text from the first place of some words up to others.
    static func passage(from start: String, to end: String) -> String {
        guard let first = proposal.range(ofText: start)?.lowerBound,
            let last = proposal.range(ofText: end)?.lowerBound, first < last
        else { return "" }
        return String(decoding: Array(proposal.utf8)[first..<last], as: UTF8.self)
    }

    /// The text from the first place of some words up to the end.
    static func end(from start: String) -> String {
        let first = proposal.range(ofText: start)?.lowerBound ?? 0
        return String(decoding: Array(proposal.utf8)[first...], as: UTF8.self)
    }

    /// The proposal with one passage in place of another.
    static func with(_ old: String, _ new: String, status: String = "Draft") -> String {
        proposal.replacing("Status**: Draft", with: "Status**: \(status)").replacing(old, with: new)
    }
}

extension String {
    /// With the first place of a passage replaced; the same if there is none.
    func replacing(_ old: String, with new: String) -> String {
        guard let range = range(ofText: old) else { return self }
        let bytes = Array(utf8)
        return String(
            decoding: bytes[..<range.lowerBound] + Array(new.utf8) + bytes[range.upperBound...],
            as: UTF8.self)
    }
}
