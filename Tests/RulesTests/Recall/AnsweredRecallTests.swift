import Proposals
import Prose
import TestSupport
import Testing

@testable import Rules

/// Faults in the answered proposals of `Tests/Templates/answered`: what asks is left beside the answer, a
/// required section or field is gone, a choice is misspelt.
@Suite struct AnsweredRecallTests {
    private static let folder = "\(Files.repository)/Tests/Templates"
    private static let names = Files.below("\(folder)/answered").map { path in
        String(path.split(separator: "/").last?.dropLast(3) ?? "")
    }

    private struct Fault {
        let what: String
        let text: String
    }

    private static func read(_ path: String) throws -> String {
        String(decoding: try #require(Files.read("\(folder)/\(path).md")), as: UTF8.self)
    }

    private static func findings(_ text: String, _ template: Template) throws -> [String: Int] {
        let today = try #require(Day("2026-11-27"))
        let check = Check(
            Array(text.utf8), context: CheckContext(template: template, today: today))
        return Dictionary(
            check.findings().map { ("\($0.rule) \(check.proposal.source.string($0.range))", 1) },
            uniquingKeysWith: +)
    }

    @Test(arguments: names) func eachIsFound(name: String) throws {
        let template = Template(reading: Array(try Self.read("kinds/\(name)").utf8), name: name)
        let answered = try Self.read("answered/\(name)")
        let before = try Self.findings(answered, template)
        var misses: [String] = []
        let faults =
            Self.left(answered, template) + Self.dropped(answered, template)
            + Self.misspelt(answered, template)
        for fault in faults {
            let found = try Self.findings(fault.text, template)
            if !found.contains(where: { $1 > before[$0, default: 0] }) { misses.append(fault.what) }
        }
        #expect(!faults.isEmpty)
        #expect(misses.isEmpty, "\(misses.joined(separator: "\n"))")
    }

    /// Each block that asks, above the answer of its section; topics together. What asks in a word or
    /// two, or by `...`, may be the author's.
    private static func left(_ answered: String, _ template: Template) -> [Fault] {
        template.sections.enumerated().flatMap { index, section -> [Fault] in
            let answer = "Mine, \(index)."
            guard answered.contains(answer) else { return [] }
            let asking = section.blocks.filter {
                [.prompt, .placeholder, .topic].contains($0.role)
            }
            let topics = asking.filter { $0.role == .topic }.map { "- \($0.text)" }
            let others = asking.filter { $0.role != .topic }.map { block in
                block.isComment
                    ? "<!-- \(block.text) -->" : block.isItem ? "- \(block.text)" : block.text
            }
            return (others + [topics.joined(separator: "\n")]).filter { words in
                NormalizedText(words.filter { !"<!->".contains($0) }).wordCount > 2
                    || words.contains { "{[<".contains($0) } && !words.hasPrefix("<!--")
            }.map { words in
                Fault(
                    what: "left in \(section.title): \(words)",
                    text: answered.replacing(answer, with: "\(words)\n\n\(answer)"))
            }
        }
    }

    /// Without a section that has to be there, or a field.
    private static func dropped(_ answered: String, _ template: Template) -> [Fault] {
        var faults: [Fault] = []
        let proposal = Proposal(Array(answered.utf8), template: template)
        for (index, section) in template.sections.enumerated()
        where section.isToFill && !section.isOptional && !section.isConditional {
            guard let at = proposal.section(forTemplate: index) else { continue }
            let start = proposal.sections[..<at].reduce(0) { $0 + $1.byteCount }
            var bytes = proposal.bytes
            bytes.removeSubrange(start..<start + proposal.sections[at].byteCount)
            faults.append(
                Fault(
                    what: "without \(section.title)", text: String(decoding: bytes, as: UTF8.self)))
        }
        let lines = answered.split(separator: "\n", omittingEmptySubsequences: false)
        for field in template.fields where !field.isOptional && field.place != .frontMatter {
            guard
                let line = lines.firstIndex(where: {
                    $0.contains("\(field.name):") || $0.contains("\(field.name)**:")
                })
            else { continue }
            var less = lines
            less.remove(at: line)
            faults.append(
                Fault(what: "without \(field.name)", text: less.joined(separator: "\n")))
        }
        return faults
    }

    /// A choice with a letter that it has not.
    private static func misspelt(_ answered: String, _ template: Template) -> [Fault] {
        template.fields.flatMap { field -> [Fault] in
            guard case .choice(let choices) = field.kind else { return [] }
            return choices.compactMap { choice in
                var proposal = Proposal(Array(answered.utf8), template: template)
                guard let place = proposal.fieldPlace(named: field.name) else { return nil }
                proposal.setValue(choice + "x", at: place)
                return Fault(
                    what: "\(field.name): \(choice)x",
                    text: String(decoding: proposal.bytes, as: UTF8.self))
            }
        }
    }
}
