import Folders
import TestSupport
import Testing

/// The part of a file that an index is written into.
@Suite struct IndexRegionTests {
    private static let begin = "<!-- octopen index: begin -->"
    private static let end = "<!-- octopen index: end -->"

    private func replaced(_ text: String, _ lines: String...) throws -> String {
        String(decoding: try IndexRegion(Array(text.utf8)).replaced(with: lines), as: UTF8.self)
    }

    private func fault(_ text: String) -> IndexRegion.Fault? {
        do throws(IndexRegion.Fault) {
            _ = try IndexRegion(Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test func onlyWhatStandsBetweenChanges() throws {
        let before = "# T\n\ntext  \n\(Self.begin)  \n"
        let after = "  \(Self.end)\nmore without an end"
        for old in ["", "\n", "| old |\n|-----|\n\n", "# Heading\n"] {
            #expect(try replaced(before + old + after, "| a |") == before + "\n| a |\n\n" + after)
        }
        // Again, nothing changes.
        let once = try replaced(before + after, "x", "y")
        #expect(try replaced(once, "x", "y") == once)
    }

    /// In any document, what stands outside of the two lines stays, and they are found again.
    @Test(arguments: 0..<40) func anyDocument(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let parts = [
            Self.begin, Self.end, "```", "> ", "- ", "    ", "text", "", "# A", "<div>", "<!--",
            "-->",
            "| a |", "|---|", "\t", "---", "  \(Self.begin)", "\(Self.end) x",
        ]
        var replaced = 0
        for _ in 0..<400 {
            let lineEnd = random.pick(["\n", "\r\n"])
            let text = (0..<2 + random.below(8)).map { _ in random.pick(parts) + lineEnd }.joined()
            guard let region = try? IndexRegion(Array(text.utf8)) else { continue }
            let new = region.replaced(with: ["| x |", "|---|"])
            let written = Array("\(lineEnd)| x |\(lineEnd)|---|\(lineEnd)\(lineEnd)".utf8)
            let place = try #require(new.firstRange(of: written))
            let rest = new[place.upperBound...]
            #expect(Array(text.utf8).starts(with: new[..<place.lowerBound]))
            #expect(text.utf8.suffix(rest.count).elementsEqual(rest))
            #expect(try IndexRegion(new).replaced(with: ["| x |", "|---|"]) == new)
            replaced += 1
        }
        #expect(replaced > 0)
    }

    @Test func lineEndsAreThoseOfTheFile() throws {
        let text = "\(Self.begin)\r\nold\r\n\(Self.end)\r\n"
        #expect(
            try replaced(text, "a", "b") == "\(Self.begin)\r\n\r\na\r\nb\r\n\r\n\(Self.end)\r\n")
        #expect(
            try replaced("\(Self.begin)\n\(Self.end)", "a") == "\(Self.begin)\n\na\n\n\(Self.end)")
    }

    @Test func theLevelIsThatOfTheHeadingAbove() throws {
        let text = "# T\n\n## Index\n\n\(Self.begin)\n### Old\n\(Self.end)\n"
        #expect(try IndexRegion(Array(text.utf8)).headingLevel == 2)
        #expect(try IndexRegion(Array("\(Self.begin)\n\(Self.end)".utf8)).headingLevel == 0)
    }

    @Test func faults() {
        let (begin, end) = (Self.begin, Self.end)
        #expect(fault("") == .missing)
        #expect(fault("\(begin)\n") == .noEnd)
        #expect(fault("\(end)\n") == .noBegin)
        #expect(fault("\(end)\n\n\(begin)\n") == .reversed)
        #expect(fault("\(begin)\n\n\(end)\n\n\(begin)\n") == .repeated(begin, line: 5))
        #expect(fault("\(begin)\n\n\(end)\n\(end)\n") == .repeated(end, line: 4))
        // In code, in a quote, in a line of text they are none.
        #expect(fault("```\n\(begin)\n\(end)\n```\n") == .missing)
        #expect(fault("    \(begin)\n    \(end)\n") == .missing)
        #expect(fault("> \(begin)\n> \(end)\n") == .missing)
        #expect(fault("text \(begin)\ntext \(end)\n") == .missing)
        #expect("\(IndexRegion.Fault.missing)".contains("\(begin) and \(end)"))
    }

    @Test func anIndexInCodeIsNoSecondOne() throws {
        let code = "```\n\(Self.begin)\n\(Self.end)\n```\n\n"
        let text = "\(code)\(Self.begin)\n\(Self.end)\n"
        #expect(try replaced(text, "x") == "\(code)\(Self.begin)\n\nx\n\n\(Self.end)\n")
    }
}
