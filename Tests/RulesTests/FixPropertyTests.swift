import Markdown
import Proposals
import TestSupport
import Testing

@testable import Rules

/// What holds after the safe fixes of any document, whatever template it was judged by.
@Suite struct FixPropertyTests {
    private struct Parents {
        /// Each heading, and the one that it stands below.
        private(set) var all: [(heading: String, parent: String)] = []

        init(_ bytes: [UInt8]) {
            let tree = BlockTree(bytes, extensions: .file)
            let source = Source(bytes)
            var open: [(level: Int, text: String)] = []
            for heading in Heading.all(in: tree, of: source) {
                while let last = open.last, last.level >= heading.level { open.removeLast() }
                let text = source.string(heading.block.content)
                all.append((text, open.last?.text ?? ""))
                open.append((heading.level, text))
            }
        }
    }

    /// - Returns: whether anything was fixed.
    private func expectSound(_ bytes: [UInt8], _ template: Template, _ path: String) -> Bool {
        let context = CheckContext(template: template, today: Sample.today, fileName: "a.md")
        let repair = Repair(bytes, context: context)
        guard repair.bytes != bytes else { return false }
        let before = Check(bytes, context: context).findings()
        let after = Check(repair.bytes, context: context).findings()
        let (old, new) = (Parents(bytes).all, Parents(repair.bytes).all)
        // What was no heading before may be one now: a finding named it.
        var inserted = Set<Int>()
        for case .insert(let offset, _, _) in new.map(\.heading).difference(
            from: old.map(\.heading))
        { inserted.insert(offset) }
        let kept = new.indices.filter { !inserted.contains($0) }.map { new[$0] }
        #expect(kept.count == old.count)
        for (before, after) in zip(old, kept) where before.parent != after.parent {
            let isTemplates = template.sections(named: HeadingName(after.heading)).contains {
                template.sections[$0].path.dropLast().last == HeadingName(after.parent)
            }
            if !isTemplates {
                Issue.record("'\(after.heading)' stands below '\(after.parent)' now: \(path)")
            }
        }
        var counts: [String: Int] = [:]
        for finding in before { counts[finding.rule, default: 0] += 1 }
        for finding in after { counts[finding.rule, default: 0] -= 1 }
        let fresh = counts.filter { $0.value < 0 }.map(\.key)
        if !fresh.isEmpty {
            Issue.record("new \(fresh) by \(Set(repair.fixed.map(\.rule))): \(path)")
        }
        expectLocal(bytes, context, path)
        return true
    }

    /// What is shown of a document, each outermost block by itself with its bytes.
    private func shown(_ bytes: [UInt8]) -> [(text: String, range: Range<Int>)] {
        let document = MarkdownDocument(bytes, extensions: .file)
        return document.tree.children(of: 0).map { index in
            let block = document.tree.blocks[index]
            let lines = TextLayout(columns: 1000).lines(of: document, blocks: index..<block.end)
            return (lines.map(\.text).joined(separator: "\n"), block.range)
        }
    }

    /// Each safe fix changes what is shown of blocks that it touches, and of no other.
    private func expectLocal(_ bytes: [UInt8], _ context: CheckContext, _ path: String) {
        let old = shown(bytes)
        for finding in Check(bytes, context: context).findings() {
            guard let fix = finding.fixes.first(where: \.isSafe) else { continue }
            let new = shown(fix.applied(to: bytes)).map(\.text)
            for case .remove(let offset, let text, _) in new.difference(from: old.map(\.text)) {
                let touches = fix.edits.contains {
                    $0.range.lowerBound <= old[offset].range.upperBound
                        && old[offset].range.lowerBound <= $0.range.upperBound
                }
                #expect(touches, "\(path): \(finding.rule) changes \(text)")
            }
        }
    }

    @Test(.enabled(if: Files.corpus != nil, "no real proposals beside the repository"))
    func realFiles() {
        var templates: [(String, Template)] = [("built in", .enhancement)]
        for path in Files.below(Files.corpus.map { $0 + "/templates" }) {
            templates.append((path, Template(reading: Files.read(path) ?? [], name: "x")))
        }
        var repaired = 0
        for path in Files.below(Files.corpus, ending: ".md") where !path.contains("/templates/") {
            let bytes = Files.read(path) ?? []
            for (name, template) in templates where !template.isNone {
                if expectSound(bytes, template.chosen(.own), "\(path) by \(name)") {
                    repaired += 1
                }
            }
        }
        #expect(repaired > 10)
    }

    /// The sample with some faults, some of them in one place.
    @Test(arguments: 0..<80) func faultyFiles(seed: Int) {
        var random = SeededRandom(seed: seed)
        var text = Sample.proposal
        let faults = [
            ("## Goals", "##Goals"), ("### Overview", "###Overview"),
            ("#### Storage", "####Storage"),
            ("## Non-Goals", "##\u{A0}Non-Goals"), ("### Log files", "## Overview"),
            ("### Design Details", "## Design Details"),
            ("Two weeks.", "Use <name> and List<name>."),
            ("Two weeks.", "##Mine\n\n### Below"), ("Status**: Draft", "Status**: draft"),
            ("Development Team", "A;B,"), ("Phase 2: I", "Phase 7: I"), ("- **Users**", "- <a b>"),
            ("2025-09-15", "2025-9-15"), ("Number**: 004", "Number**: 4"),
            ("Not looked at.", "Not <looked>\nat, ##not.\n##At all"),
        ]
        for _ in 0..<5 {
            let (old, new) = random.pick(faults)
            text = text.replacing(old, with: new)
        }
        _ = expectSound(Array(text.utf8), .enhancement, text)
        _ = expectSound(Array(text.utf8), .none, text)
    }
}
