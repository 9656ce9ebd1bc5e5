import Markdown
import Proposals

/// What a check knows beside the bytes of one proposal.
package struct CheckContext: Sendable {
    package var template: Template
    /// Today, in the author's time zone.
    package var today: Day
    /// The last part of the file's path; nil for standard input or a file that has no name yet.
    package var fileName: String?

    package init(template: Template, today: Day, fileName: String? = nil) {
        (self.template, self.today, self.fileName) = (template, today, fileName)
    }
}

/// One proposal, read and parsed once for all rules.
package struct Check: Sendable {
    let document: Document

    /// Judges the bytes of the proposal; one with edits is read back from what it would write.
    package init(_ proposal: Proposal, context: CheckContext) {
        let isEdited = proposal.sections.contains { $0.isEdited }
        let fresh = isEdited ? Proposal(proposal.bytes, template: proposal.template) : proposal
        document = Document(fresh, context: context)
    }

    package init(_ bytes: [UInt8], context: CheckContext) {
        self.init(Proposal(bytes, template: context.template), context: context)
    }

    /// The proposal as it was judged, read from its bytes.
    package var proposal: Proposal { document.proposal }

    package var stage: Stage { document.stage }

    package var lines: LineTable { document.lines }

    /// All findings, by place and then by rule.
    package func findings() -> [Finding] {
        findings(of: RuleCatalogue.rules(for: document.template))
    }

    /// The findings of some rules only. Text that is not UTF-8 cannot be judged by any other.
    func findings(of rules: [Rule]) -> [Finding] {
        let rules = proposal.isReadOnly ? [.notUTF8] : rules
        let stage = stage
        var findings: [Finding] = []
        for rule in rules {
            guard let level = rule.level(at: stage) else { continue }
            findings += rule.problems(document).map {
                Finding(
                    rule: rule.name, level: level, message: $0.message, help: $0.help,
                    range: $0.range, subject: $0.subject)
            }
        }
        return findings.sorted {
            ($0.range.lowerBound, $0.rule, $0.range.upperBound)
                < ($1.range.lowerBound, $1.rule, $1.range.upperBound)
        }
    }
}
