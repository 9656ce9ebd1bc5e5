import Proposals
import TestSupport
import Testing

@testable import Reviews

struct SectionDigestTests {
    private func hash(_ text: String) -> String { SectionDigest(ofBody: text).text }

    @Test(
        "layout does not count",
        arguments: [
            ("One two three four.\n", "One two\nthree   four.  \n"),
            ("One two\nthree.\n", "One two  \nthree.\n"),
            ("- a b\n- c\n", "* a\n  b\n\n* c\n"),
            ("- a\n- b\n", "1. a\n2. b\n"),
            ("1. a\n2. b\n", "4) a\n5) b\n"),
            ("- a\n  - b\n", "- a\n    - b\n"),
            ("*a* **b** c\n", "_a_ __b__ c\n"),
            ("a `b c` d\n", "a `b\nc` d\n"),
            ("Title\n-----\n\nx\n", "### Title\n\nx\n"),
            ("| a | b |\n|---|---|\n| c | d |\n", "|a|b|\n|:--|--:|\n|  c  |d|\n"),
            ("```go\nx := 1\n```\n", "~~~ go\nx := 1   \n~~~\n"),
            ("a\r\nb\r\n", "a\nb"),
            ("\n\na\n\n\n", "a"),
            ("> a\n> b\n", "> a b\n"),
            ("a &amp; b\n", "a \\& b\n"),
            ("one\n\n---\n\ntwo\n", "one\n\n***\n\ntwo\n"),
        ])
    func same(_ texts: (String, String)) {
        #expect(hash(texts.0) == hash(texts.1))
    }

    @Test(
        "words count, and what changes their meaning",
        arguments: [
            ("One two.\n", "One three.\n"),
            ("One two.\n", "One two\n"),
            ("One two.\n", "one two.\n"),
            ("One two.\n", "Onetwo.\n"),
            ("a ~~b~~\n", "a b\n"),
            ("- [ ] a\n", "- [x] a\n"),
            ("[a](b)\n", "[a](c)\n"),
            ("![a](b)\n", "![a](c)\n"),
            ("<https://a>\n", "<https://b>\n"),
            ("a <b>c</b>\n", "a <i>c</i>\n"),
            ("<!-- a -->\n", "<!-- b -->\n"),
            ("```\na\n b\n```\n", "```\na\nb\n```\n"),
            ("```\na\n\nb\n```\n", "```\na\nb\n```\n"),
            ("```go\na\n```\n", "```c\na\n```\n"),
            ("```\na b\n```\n", "a b\n"),
            ("| a | b |\n|---|---|\n", "| a b | |\n|---|---|\n"),
            ("[a]: b\n", "[a]: c\n"),
            ("#### a\n\nx\n", "#### b\n\nx\n"),
            ("a[^1]\n\n[^1]: b\n", "a[^1]\n\n[^1]: c\n"),
            // What no longer shows, or did not.
            ("a \\<!-- b -->\n", "a <!-- b -->\n"),
            ("a `Vec<T>` b\n", "a Vec<T> b\n"),
            ("the &lt;s&gt;not&lt;/s&gt; x\n", "the <s>not</s> x\n"),
            ("\\[z]: http://x\n", "[z]: http://x\n"),
            ("a `*b*`\n", "a \\*b\\*\n"),
            ("![a](b)\n", "[a](b)\n"),
            ("[a](b \"c\")\n", "[a](b \"d\")\n"),
            ("<pre>\na\n b\n</pre>\n", "<pre>\na\nb\n</pre>\n"),
            // What belongs to what.
            ("- Not done:\n  - a\n- b\n", "- Not done:\n  - a\n  - b\n"),
            ("- Not done: a\n\nDone: b\n", "- Not done: a\n\n  Done: b\n"),
            ("> Rejected:\n\nwe use gzip\n", "Rejected:\n\n> we use gzip\n"),
            ("- a\n- b\n", "- a b\n"),
            ("a \u{1} b\n", "a b\n"),
            ("`b`\n", "\u{3}b\u{3}\n"),
        ])
    func different(_ texts: (String, String)) {
        #expect(hash(texts.0) != hash(texts.1))
    }

    @Test func paragraphsThatAreNew() {
        let old = SectionDigest(ofBody: "one\n\ntwo\n\n- a\n- b\n\ntwo\n")
        let new = SectionDigest(ofBody: "two\n\none\n\n* a\n* b\n\ntwo\n\ntwo\n\nfive\n")
        #expect(old.paragraphs.count == 4)
        #expect(new.paragraphs(unlike: old.paragraphs.map(\.hash)) == [4, 5])
    }

    @Test func paragraphsKnowTheirBytes() {
        let text = "One\ntwo.\n\n```\ncode\n```\n"
        let ranges = SectionDigest(ofBody: text).paragraphs.map(\.range)
        #expect(ranges.map { Array(text.utf8)[$0].count } == [8, 12])
    }

    /// Every section of real proposals: wrapped anew it is the same, with another word it is not.
    @Test(.enabled(if: Files.shared != nil, "no sample documents beside the repository"))
    func realSections() throws {
        var random = SeededRandom(seed: 5)
        let folder = try #require(Files.shared)
        let paths = Files.below(folder + "/corpus", ending: ".md")
        var count = 0
        for path in stride(from: 0, to: paths.count, by: 12).map({ paths[$0] }) {
            guard let bytes = Files.read(path) else { continue }
            for section in Proposal(bytes, template: .enhancement).sections {
                let body = section.bodySource
                let words = body.words
                guard let word = words.randomElement(using: &random) else { continue }
                count += 1
                let changed = body.replacingSubrange(word, with: "qzx")
                #expect(hash(body) != hash(changed), "\(path): \(body[word])")
                #expect(hash(body) == hash(body.wrappedParagraphs), "\(path): \(section.title)")
            }
        }
        #expect(count > 500)
    }
}

extension String {
    /// Ranges of words of letters only, with blanks around them.
    fileprivate var words: [Range<Index>] {
        split(whereSeparator: \.isWhitespace)
            .filter { $0.count > 2 && $0.allSatisfy { $0.isLetter && $0.isASCII } }
            .map { $0.startIndex..<$0.endIndex }
    }

    fileprivate func replacingSubrange(_ range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + self[range.upperBound...]
    }

    /// Paragraphs of plain lines as one line each.
    fileprivate var wrappedParagraphs: String {
        var lines: [String] = []
        var isInCode = false
        let isPlain = { (line: String) in
            guard let first = line.first else { return false }
            return first.isLetter && !line.hasSuffix("\\") && !line.contains("|")
        }
        for line in split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.contains("```") || line.contains("~~~") || line.contains("<") {
                isInCode = true
            }
            if !isInCode, let last = lines.last, isPlain(last), isPlain(line) {
                lines[lines.count - 1] += " " + line
            } else {
                lines.append(line)
            }
        }
        return lines.joined(separator: "\n")
    }
}
