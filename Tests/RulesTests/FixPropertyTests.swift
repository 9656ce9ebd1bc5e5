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
        if old.count != new.count || !zip(old, new).allSatisfy({ $0.parent == $1.parent }) {
            Issue.record("\(path): headings moved by \(Set(repair.fixed.map(\.rule)))")
        }
        var counts: [String: Int] = [:]
        for finding in before { counts[finding.rule, default: 0] += 1 }
        for finding in after { counts[finding.rule, default: 0] -= 1 }
        let fresh = counts.filter { $0.value < 0 }.map(\.key)
        if !fresh.isEmpty {
            Issue.record("\(path): new \(fresh) by \(Set(repair.fixed.map(\.rule)))")
        }
        expectSameText(bytes, repair, path)
        return true
    }

    /// What is shown of a document, each outermost block by itself.
    private func shown(_ bytes: [UInt8]) -> [String] {
        let document = MarkdownDocument(bytes, extensions: .file)
        return document.tree.children(of: 0).map { index in
            let block = index..<document.tree.blocks[index].end
            return TextLayout(columns: 1000).lines(of: document, blocks: block).map(\.text)
                .joined(separator: "\n")
        }
    }

    /// Only blocks in which something was found read in another way.
    private func expectSameText(_ bytes: [UInt8], _ repair: Repair, _ path: String) {
        let (old, new) = (shown(bytes), shown(repair.bytes))
        let changes = new.difference(from: old)
        let rules = Set(repair.fixed.map(\.rule))
        for change in changes { print("CHANGE", rules, change) }
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
}
