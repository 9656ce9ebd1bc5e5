import Prose
import TestSupport
import Testing

@Suite struct SearchWordsTests {
    private func found(_ words: String, in text: String, areWhole: Bool = false) -> [String] {
        let bytes = Array(text.utf8)
        return (SearchWords(words, areWhole: areWhole)?.ranges(in: SearchedText(bytes)) ?? []).map {
            String(decoding: bytes[$0], as: UTF8.self)
        }
    }

    @Test func smallLettersFindCapitals() {
        #expect(found("straße É", in: "STRASSE Straße é STRAßE É") == [])
        #expect(found("straße", in: "Straße STRAßE") == ["Straße", "STRAßE"])
        #expect(found("é", in: "éÉe\u{301}") == ["é", "É"])
        #expect(found("É", in: "éÉ") == ["É"])
        #expect(found("жук", in: "Жук ЖУК") == ["Жук", "ЖУК"])
        #expect(SearchWords("") == nil)
        #expect(found("aa", in: "aaaaa") == ["aa", "aa"])
    }

    /// Else another letter would get the accent when all are replaced.
    @Test func noLetterIsPartedFromItsAccent() {
        #expect(found("e", in: "e\u{301} e, e\u{20D7}e") == ["e", "e"])
        #expect(found("cafe\u{301}", in: "cafe cafe\u{301}") == ["cafe\u{301}"])
        #expect(found("❤", in: "❤\u{FE0F} c") == ["❤"])
        #expect(found("c", in: "c\u{200D}d") == ["c"])
    }

    @Test func blanksAreBlanksAndOneLineEnd() {
        #expect(
            found("a b", in: "a b a  b a\tb a\nb a\r\n  b") == [
                "a b", "a  b", "a\tb", "a\nb", "a\r\n  b",
            ])
        #expect(found("a b", in: "> a\n> b") == ["a\n> b"])
        #expect(found("a b", in: "a\n\nb a\n \nb ab") == [])
        #expect(found(" b", in: "b b\nb") == [" b"])
    }

    @Test func wholeWords() {
        #expect(
            found("cat", in: "cat cats concat _cat cat2 cat, écat cat", areWhole: true).count == 3)
        #expect(found("c++", in: "c++ c+++", areWhole: true).count == 2)
    }

    /// Against a search that compares at every byte.
    @Test func findsWhatIsThere() {
        var random = SeededRandom(seed: 17)
        let letters = Array("aAbBéÉß 1_.")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0..<20, using: &random)).map { _ in
                    letters.randomElement(using: &random) ?? "a"
                })
            let words = String(
                (0..<Int.random(in: 1..<4, using: &random)).map { _ in
                    letters.filter { $0 != " " }.randomElement(using: &random) ?? "a"
                })
            let bytes = Array(text.utf8)
            let folds = !words.contains { $0.isUppercase }
            let (source, pattern) = (
                folds ? Array(text.lowercased().utf8) : bytes, Array(words.utf8)
            )
            guard source.count == bytes.count else { continue }
            var expected: [Range<Int>] = []
            var at = 0
            while at + pattern.count <= source.count {
                if source[at..<at + pattern.count].elementsEqual(pattern) {
                    expected.append(at..<at + pattern.count)
                    at += pattern.count
                } else {
                    at += 1
                }
            }
            let found = SearchWords(words)?.ranges(in: SearchedText(bytes))
            #expect(found == expected, "\(words) in \(text)")
        }
    }
}
