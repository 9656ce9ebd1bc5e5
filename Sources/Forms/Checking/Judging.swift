import Proposals
import Prose
import Rules

/// A state of a document that the rules are to judge, and what they ask beside it.
package struct Judging: Sendable, Equatable {
    let proposal: Proposal
    let context: CheckContext
    /// Which state it is: edits since the form was opened.
    let edits: Int
    /// How often the context became known.
    let contexts: Int
    /// The section that is being typed in, whose text may be open at its end; nil for none.
    let openSection: Int?
    /// The field of the status while the caret is in it: then what the next one asks is found out.
    let statusField: FieldPlace?

    /// Whether both are of the same state of the document, and of what is asked beside it.
    package static func == (left: Judging, right: Judging) -> Bool {
        (left.edits, left.contexts, left.statusField)
            == (right.edits, right.contexts, right.statusField)
    }

    /// Runs the rules on what would be read back from the bytes.
    package func run() -> Judgement {
        let bytes = proposal.bytes
        let read = Proposal(bytes, template: proposal.template)
        let check = Check(read, context: context)
        let findings = check.findings()
        return Judgement(
            edits: edits, contexts: contexts, bytes: bytes,
            findings: placed(findings, lines: check.lines),
            states: ProposalState(check, findings: findings), itemCounts: read.itemCounts,
            differing: context.committed.map { read.sections(differingFrom: $0) } ?? [],
            openEnd: openSection.flatMap { section in
                proposal.openEnd(ofSection: section).map { (section, $0) }
            },
            nextStep: statusField.map {
                ($0, StatusStep(following: read, context: context))
            })
    }

    /// Each finding with its field, found in time that follows the size of the text.
    private func placed(_ findings: [Finding], lines: LineTable) -> PlacedFindings {
        var finder = PlaceFinder(proposal)
        var byTemplate: [Int: Int] = [:]
        for (index, section) in proposal.sections.enumerated() {
            if case .template(let asked) = section.role { byTemplate[asked] = index }
        }
        let placed = findings.map { finding in
            var found = finder.place(atByte: finding.range.lowerBound)
            switch finding.subject {
            case .field(let name):
                if let place = finder.fieldPlace(named: name), place != found.place {
                    found = (place, .start)
                }
            case .templateSection(let index):
                if let section = byTemplate[index], section != found.place.section {
                    found = (proposal.firstPlace(ofSection: section), .start)
                }
            case .document, .otherSection: break
            }
            let line = finding.range.isEmpty ? nil : lines.line(at: finding.range.lowerBound)
            return PlacedFinding(
                finding: finding, field: found.place, position: found.position, line: line)
        }
        return PlacedFindings(placed)
    }
}

/// What the rules say of one state of a document.
package struct Judgement: Sendable {
    let edits: Int
    let contexts: Int
    let bytes: [UInt8]
    let findings: PlacedFindings
    let states: ProposalState
    let itemCounts: [Int: Int]
    /// Sections that are not as they were committed last.
    let differing: Set<Int>
    let openEnd: (section: Int, end: OpenEnd)?
    /// The step to the next status, if any follows, and the field that it is told with; nil where
    /// nobody asked.
    let nextStep: (field: FieldPlace, step: StatusStep?)?
}

extension Proposal {
    /// How many items or phases the sections that ask for them have, by section.
    fileprivate var itemCounts: [Int: Int] {
        var counts: [Int: Int] = [:]
        for index in sections.indices where [.list, .phases].contains(kind(of: index)) {
            guard !sections[index].isUntouched, !sections[index].isBlank else { continue }
            counts[index] = content(ofSection: index).slots.reduce(0) { count, slot in
                switch slot.field.kind {
                case .list: count + slot.field.text.lines.count(where: \.isItem)
                case .phaseTitle: count + 1
                case .prose, .phaseText, .line, .number, .date, .people, .values, .choice: count
                }
            }
        }
        return counts
    }
}
