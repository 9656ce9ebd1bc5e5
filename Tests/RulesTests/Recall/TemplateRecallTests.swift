import Proposals
import Prose
import TestSupport
import Testing

@testable import Rules

/// Every fault that a finished proposal of a project's template can have: nearly all are found.
@Suite struct TemplateRecallTests {
    /// What a finding says, whatever line it is on.
    private struct Said: Hashable {
        var rule: String
        var subject: Subject
        var text: String

        init(_ finding: Finding, in check: Check) {
            (rule, subject) = (finding.rule, finding.subject)
            text = check.proposal.source.string(finding.range)
        }
    }

    private static let drafts = KnownTemplates.names.filter {
        KnownTemplates.notes("draft.md", on: $0) != nil
    }

    @Test(arguments: drafts) func nearlyAllFaultsAreFound(name: String) throws {
        let template = try #require(KnownTemplates.whole(name)).template
        let draft = try DraftLines(#require(KnownTemplates.draft(of: name)))
        let form = try WrittenForm(#require(KnownTemplates.notes("form", on: name)))
        let clean = try check(draft, template)
        var before: [Said: Int] = [:]
        for finding in clean.findings() { before[Said(finding, in: clean), default: 0] += 1 }
        var count: [TemplateFault.Kind: (put: Int, found: Int)] = [:]
        var misses: [String] = []
        let text = DraftLines(template.source.all.string)
        for fault in TemplateFaults(template: text, draft: draft, form: form).all {
            let isFound = try isFound(fault, check(fault.draft, template), before: before)
            count[fault.kind, default: (0, 0)].put += 1
            count[fault.kind, default: (0, 0)].found += isFound ? 1 : 0
            if !isFound { misses.append("\(fault.kind.rawValue): \(fault.what)") }
        }
        let (put, found) = count.values.reduce((0, 0)) { ($0.0 + $1.put, $0.1 + $1.found) }
        let table = TemplateFault.Kind.allCases.compactMap { kind in
            count[kind].map { "\($0.found) of \($0.put) \(kind.rawValue)" }
        }
        #expect(put > 0)
        #expect(
            found * 100 >= put * 95,
            "\(name): \(found) of \(put) faults were found.\n\((table + misses).joined(separator: "\n"))"
        )
    }

    private func check(_ draft: DraftLines, _ template: Template) throws -> Check {
        let today = try #require(Day("2026-11-27"))
        return Check(
            Array(draft.text.utf8), context: CheckContext(template: template, today: today))
    }

    /// Whether something is said of the place of a fault that is not said of the proposal without.
    private func isFound(_ fault: TemplateFault, _ check: Check, before: [Said: Int]) -> Bool {
        let template = check.proposal.template
        var subjects: Set<Subject> = []
        if let field = fault.field { subjects.insert(.field(field)) }
        if let path = fault.section {
            let index = template.sections.indices.first { index in
                let titles = template.titlePath(of: index).map {
                    $0.replacing(" / ", with: " \\/ ")
                }
                return titles.joined(separator: " / ") == path
            }
            if let index { subjects.insert(.templateSection(index)) }
        }
        var known = before
        return check.findings().contains { finding in
            let said = Said(finding, in: check)
            if let count = known[said], count > 0 {
                known[said] = count - 1
                return false
            }
            let first = check.lines.line(at: finding.range.lowerBound) - 1
            let last = check.lines.line(at: finding.range.upperBound) - 1
            return subjects.contains(finding.subject)
                || first < fault.lines.upperBound && last >= fault.lines.lowerBound
        }
    }
}
