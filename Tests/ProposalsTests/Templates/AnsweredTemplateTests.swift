import Glibc
import TestSupport
import Testing

@testable import Proposals

/// A new proposal of each template of `Tests/Templates/kinds`, with an answer in every section that
/// is to be filled: the file of that name in `Tests/Templates/answered`. A line of the template that
/// goes or stays against what was looked at is seen there; `OCTOPEN_REWRITE_CASES=1` writes them anew.
@Suite struct AnsweredTemplateTests {
    private static let folder = "\(Files.repository)/Tests/Templates"
    private static let names = Files.below("\(folder)/kinds").map { path in
        String(path.split(separator: "/").last?.dropLast(3) ?? "")
    }

    /// Every section answered, one after the other, each in the file as it is read by then.
    private static func answered(_ template: Template) throws -> String {
        let new = NewProposal(
            template: template, title: "Own words", author: "Ada Lovelace",
            today: try #require(Day("2026-11-27")))
        var bytes = new.bytes
        for index in template.sections.indices where template.sections[index].isToFill {
            var proposal = Proposal(bytes, template: template)
            guard let section = proposal.section(forTemplate: index) else { continue }
            proposal.answer(section: section, with: "Mine, \(index).", keepsFixed: true)
            bytes = proposal.bytes
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: names) func isAsItWasLookedAt(name: String) throws {
        let bytes = try #require(Files.read("\(Self.folder)/kinds/\(name).md"))
        let written = try Self.answered(Template(reading: bytes, name: name))
        let path = "\(Self.folder)/answered/\(name).md"
        if getenv("OCTOPEN_REWRITE_CASES") != nil, let file = fopen(path, "wb") {
            fputs(written, file)
            fclose(file)
        }
        let expected = String(decoding: try #require(Files.read(path)), as: UTF8.self)
        #expect(written == expected)
    }

    /// Each line that stays, left out of the template, is missed: no other line stands for it, and
    /// none is made up.
    @Test(arguments: names) func aLineThatIsLeftOutIsMissed(name: String) throws {
        let bytes = try #require(Files.read("\(Self.folder)/kinds/\(name).md"))
        let text = String(decoding: bytes, as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let path = "\(Self.folder)/answered/\(name).md"
        let expected = String(decoding: try #require(Files.read(path)), as: UTF8.self)
        let kept = Set(expected.split(separator: "\n"))
        for index in lines.indices where kept.contains(lines[index]) {
            var less = lines
            less.remove(at: index)
            let template = Template(
                reading: Array(less.joined(separator: "\n").utf8), name: name)
            #expect(try Self.answered(template) != expected, "\(index + 1): \(lines[index])")
        }
        for line in kept where !lines.contains(line) {
            let isOfUse = ["Mine, ", "Own words", "own_words", "Ada Lovelace", "2026-11-27"]
                .contains {
                    line.contains($0)
                }
            #expect(isOfUse || Self.status(line), "\(line)")
        }
    }

    /// A field that has the first of the values that the template offers.
    private static func status(_ line: Substring) -> Bool {
        line.lowercased().contains("status") || line.lowercased().contains("state")
            || line == "DRAFT Not Implemented"
    }
}
