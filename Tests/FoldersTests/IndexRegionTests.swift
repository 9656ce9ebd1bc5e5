import Folders
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
