import Proposals
import TestSupport
import Testing

/// Sections that change places with the section beside them.
@Suite struct SectionMovingTests {
    private func proposal(_ text: String) -> Proposal {
        Proposal(Array(text.utf8), template: .none)
    }

    private func moved(_ title: String, by step: Int, in text: String) throws -> String {
        let proposal = proposal(text)
        let index = try #require(proposal.sections.firstIndex { $0.title == title })
        let moved = try proposal.movingSection(index, by: step)
        let after = Proposal(moved.bytes, template: .none)
        let now = try #require(after.sections.firstIndex { $0.title == title })
        #expect(after.byteOffset(ofSection: now) == moved.start)
        return String(decoding: moved.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        // With all that it holds; the line ends between sections stay where they are.
        (
            "# T\n\n## A\n\na\n\n### B\n\nb\n\n\n## C\n\nc\n", "A", 1,
            "# T\n\n## C\n\nc\n\n\n## A\n\na\n\n### B\n\nb\n"
        ),
        // Deeper ones below their own heading alone.
        (
            "# T\n\n## A\n\n### B\n\nb\n\n### C\n\nc\n\n## D\n", "C", -1,
            "# T\n\n## A\n\n### C\n\nc\n\n### B\n\nb\n\n## D\n"
        ),
        // A file without a line end keeps having none, other line ends stay.
        (
            "# T\r\n\r\n## A\r\n\r\na  \r\n\r\n## B\r\n\r\nb", "B", -1,
            "# T\r\n\r\n## B\r\n\r\nb\r\n\r\n## A\r\n\r\na  "
        ),
    ]) func goesPastItsNeighbour(text: String, title: String, step: Int, after: String) throws {
        #expect(try moved(title, by: step, in: text).utf8.elementsEqual(after.utf8))
        // And back.
        #expect(try moved(title, by: -step, in: after).utf8.elementsEqual(text.utf8))
    }

    @Test(arguments: [
        ("# T\n\n## A\n\n## B\n", "A", -1, "“A” is the first below its heading"),
        ("# T\n\n## A\n\n### B\n\n## C\n", "B", 1, "“B” is the last below its heading"),
        (
            "# T\n\n## A\n\n## B\n\n```\ncode\n", "A", 1,
            "“B” is open at its end; close it first"
        ),
        // Nothing would part the paragraph from the words of the heading.
        (
            "# T\n\nA\n---\n\na\n# B\n\n## C\n\nc\n\n## D\n\nd\n## E\nx", "C", -1,
            "“C” is the first below its heading"
        ),
        (
            "# T\n\n## A\n\na\n## B\n\nb\n\nC\n---\n\nc\n", "C", -1,
            "“C” would be read as something else in the other place"
        ),
        // Of two of one name the first counts.
        (
            "# T\n\n## One\n\nx [a]\n\n[A]: http://one\n\n## Two\n\n[a]: http://two\n", "One", 1,
            "links would lead elsewhere with “One” in the other place: what they name is there twice"
        ),
        (
            "# T\n\n[second](#dup-1)\n\n## Dup\n\na\n\n## Dup\n\nb\n\n## E\n", "Dup", 1,
            "links would lead elsewhere with “Dup” in the other place: what they name is there twice"
        ),
    ]) func staysWithAReason(text: String, title: String, step: Int, reason: String) throws {
        let proposal = proposal(text)
        let index = try #require(proposal.sections.firstIndex { $0.title == title })
        do throws(Proposal.MoveObstacle) {
            let moved = try proposal.movingSection(index, by: step)
            Issue.record("moved: \(String(decoding: moved.bytes, as: UTF8.self))")
        } catch {
            #expect(error.description == reason)
        }
    }

    /// A list of contents that is kept by hand goes along, with what is nested in its items.
    @Test(arguments: [
        (
            "# T\n\n- [A](#a)\n  - [A1](#a1)\n- [B](#b)\n- [C](#c)\n\n## A\n\n### A1\n\n## B\n\n## C\n",
            "A",
            "# T\n\n- [B](#b)\n- [A](#a)\n  - [A1](#a1)\n- [C](#c)\n\n## B\n\n## A\n\n### A1\n\n## C\n"
        ),
        // Numbers count on, and the last line keeps its end.
        (
            "# T\n\n## B\n\n## C\n\n1. [B][]\n2. [C](<#c>)\n\n[B]: #b\n",
            "B", "# T\n\n## C\n\n1. [B][]\n2. [C](<#c>)\n\n[B]: #b\n\n## B\n"
        ),
        (
            "# T\n\n1. [B](#b)\n\n2. [`C`](#c)\n\n## B\n\nb\n\n## C\n\nc",
            "B", "# T\n\n1. [`C`](#c)\n\n2. [B](#b)\n\n## C\n\nc\n\n## B\n\nb"
        ),
    ]) func contentsGoAlong(text: String, title: String, after: String) throws {
        #expect(try moved(title, by: 1, in: text) == after)
        #expect(try moved(title, by: -1, in: after) == text)
    }

    @Test(arguments: [
        // In another order, with words of their own, with markers of two lengths.
        (
            "# T\n\n- [C](#c)\n- [B](#b)\n\n## B\n\n## C\n", "B",
            "# T\n\n- [C](#c)\n- [B](#b)\n\n## C\n\n## B\n"
        ),
        (
            "# T\n\n- [B](#b) first\n- [C](#c)\n\n## B\n\n## C\n", "B",
            "# T\n\n- [B](#b) first\n- [C](#c)\n\n## C\n\n## B\n"
        ),
        (
            "# T\n\n9. [B](#b)\n10. [C](#c)\n\n## B\n\n## C\n", "B",
            "# T\n\n9. [B](#b)\n10. [C](#c)\n\n## C\n\n## B\n"
        ),
    ]) func noListOfContents(text: String, title: String, after: String) throws {
        #expect(try moved(title, by: 1, in: text) == after)
    }
}
