import Forms
import Proposals
import Prose
import Rules
import TestSupport
import Testing

/// Findings in the form: where they are, and which is the nearest.
@Suite struct FindingPlacesTests {
    /// Findings are placed in steps that follow the size of the text.
    @Test func placesInLinearTime() {
        func steps(_ count: Int) -> Int {
            let links = (0..<count).map { "[link \($0)](#nowhere)\n" }.joined()
            let bytes = Array("# T\n\n## Summary\n\nOne\n\n## Design Details\n\n\(links)".utf8)
            let proposal = Proposal(bytes, template: .enhancement)
            var finder = PlaceFinder(proposal)
            let check = Check(
                proposal,
                context: CheckContext(
                    template: .enhancement, today: Day(secondsSince1970: 1_790_000_000),
                    fileName: "x.md"))
            let findings = check.findings()
            #expect(findings.count > count)
            for finding in findings {
                let found = finder.place(atByte: finding.range.lowerBound)
                if count < 100 {
                    #expect(found == proposal.place(atByte: finding.range.lowerBound))
                }
            }
            return finder.steps
        }
        let (small, large) = (steps(50), steps(400))
        #expect(large < small * 9)
    }

    /// What is nearest is what a look at all of them finds.
    @Test(arguments: 0..<40) func findsTheNearest(seed: Int) {
        var random = SeededRandom(seed: seed)
        let all = (0..<Int.random(in: 0...12, using: &random)).map { number in
            let field = FieldPlace(
                section: Int.random(in: 0...2, using: &random),
                slot: Int.random(in: 0...2, using: &random))
            let finding = Finding(
                rule: "\(number)", level: Level.allCases.randomElement(using: &random) ?? .note,
                message: "", help: "", range: 0..<0, subject: .document)
            let line = Int.random(in: 0...3, using: &random)
            return PlacedFinding(
                finding: finding, field: field,
                position: Position(line: line, offset: Int.random(in: 0...3, using: &random)))
        }
        let findings = PlacedFindings(all)
        for _ in 0..<30 {
            let caret = Position(
                line: Int.random(in: 0...3, using: &random),
                offset: Int.random(in: 0...3, using: &random))
            let field = FieldPlace(
                section: Int.random(in: 0...2, using: &random),
                slot: Int.random(in: 0...2, using: &random))
            let isTyping = Bool.random(using: &random)
            let shown = all.filter {
                $0.finding.level > .todo && $0.field.section == field.section
                    && !(isTyping && $0.field == field && $0.position.line == caret.line)
            }
            // On the line of the caret, the one that begins last before it.
            let nearness = { (placed: PlacedFinding) -> Int in
                guard placed.field == field else { return 0 }
                guard placed.position.line == caret.line else { return 1 }
                let offset = placed.position.offset
                return offset <= caret.offset ? 100 + offset : 50 - offset
            }
            let nearest = shown.max {
                (nearness($0), $0.finding.level) < (nearness($1), $1.finding.level)
            }
            #expect(findings.nearest(to: caret, in: field, isTyping: isTyping) == nearest)
            let worst = shown.filter { $0.field == field }.map(\.finding.level).max()
            #expect(findings.worst(in: field, butOf: isTyping ? caret.line : nil) == worst)
        }
    }
}
