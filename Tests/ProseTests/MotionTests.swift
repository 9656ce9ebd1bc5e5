import Testing

@testable import Prose

/// Every motion, the caret drawn in as `▮`; nil where there is nothing further that way.
@Suite struct MotionTests {
    private static func moved(_ drawn: String, _ motion: Motion, columns: Int = 6) -> String? {
        let drawing = Drawing(drawn)
        let wrapped = WrappedText(
            text: drawing.text, wrapping: Wrapping(columns: columns), pageRows: 2)
        let column = wrapped.wrapping.column(of: drawing.caret, in: drawing.text)
        return wrapped.destination(of: motion, from: drawing.caret, column: column).map {
            Drawing.string(drawing.text, $0)
        }
    }

    @Test(
        arguments: [
            (Motion.left, "a▮b", "▮ab"), (.left, "a\n▮b", "a▮\nb"), (.left, "▮ab", nil),
            (.left, "e\u{301}▮x", "▮e\u{301}x"),
            (.left, "👨\u{200D}👩\u{200D}👧▮", "▮👨\u{200D}👩\u{200D}👧"),
            (.left, "🇺🇸🇩🇪▮", "🇺🇸▮🇩🇪"), (.left, "a\r▮", "a▮\r"),
            (.right, "a▮b", "ab▮"), (.right, "a▮\nb", "a\n▮b"), (.right, "ab▮", nil),
            (.right, "▮", nil),
            (.right, "▮e\u{301}x", "e\u{301}▮x"), (.right, "▮👍🏽x", "👍🏽▮x"),
            (.wordRight, "▮one two", "one ▮two"), (.wordRight, "o▮ne, two", "one▮, two"),
            (.wordRight, "one▮, two", "one, ▮two"), (.wordRight, "one▮\ntwo", "one\n▮two"),
            (.wordRight, "one ▮two", "one two▮"), (.wordRight, "two▮", nil),
            (.wordRight, "▮日本 語", "日本 ▮語"), (.wordRight, "▮nai\u{308}ve x", "nai\u{308}ve ▮x"),
            (.wordLeft, "one two▮", "one ▮two"), (.wordLeft, "one ▮two", "▮one two"),
            (.wordLeft, "one, ▮two", "one▮, two"), (.wordLeft, "one\n▮two", "one▮\ntwo"),
            (.wordLeft, "▮one", nil), (.wordLeft, "  ▮one", "▮  one"),
            (.wordEnd, "▮one two", "one▮ two"), (.wordEnd, "one▮ two", "one two▮"),
            (.wordEnd, "one▮\n\n two", "one\n\n two▮"), (.wordEnd, "one▮", nil),
            (.wordEnd, "one▮  ", "one  ▮"),
            (.rowStart, "abcd ef▮gh", "abcd ▮efgh"), (.rowEnd, "a▮bcd efgh", "abcd▮ efgh"),
            (.rowEnd, "abcd e▮fgh", "abcd efgh▮"), (.rowEnd, "abcd efgh▮", "abcd efgh▮"),
            (.lineStart, "x\nabcd ef▮gh", "x\n▮abcd efgh"),
            (.lineEnd, "a▮bcd efgh\nx", "abcd efgh▮\nx"),
            (.rowDown, "a▮bcd efgh", "abcd e▮fgh"), (.rowDown, "abcd e▮f\nxyz", "abcd ef\nx▮yz"),
            (.rowDown, "abcd▮\nx", "abcd\nx▮"), (.rowDown, "ab▮c", nil),
            (.rowDown, "a▮bc\n日本", "abc\n▮日本"),
            (.rowUp, "abcd e▮fgh", "a▮bcd efgh"), (.rowUp, "abcd ef\nx▮yz", "abcd e▮f\nxyz"),
            (.rowUp, "a▮bc", nil), (.rowUp, "\nabc▮", "▮\nabc"),
            (.rowUp, "abcd efg\n   ▮ ", "abcd efg▮\n    "),
            (.pageDown, "▮a\nb\nc\nd", "a\nb\n▮c\nd"), (.pageDown, "a\nb\n▮c\nd", "a\nb\nc\n▮d"),
            (.pageDown, "a\n▮d", nil), (.pageUp, "a\nb\nc\n▮d", "a\n▮b\nc\nd"),
            (.pageUp, "a\n▮b", "▮a\nb"), (.pageUp, "▮a\nb", nil),
            (.paragraphDown, "▮a\nb\n\n\nc", "a\nb\n\n\n▮c"), (.paragraphDown, "▮a\nb", "a\nb▮"),
            (.paragraphDown, "a▮", nil), (.paragraphDown, "a\n▮ \nb", "a\n \n▮b"),
            (.paragraphUp, "a\n\nb\nc▮", "a\n\n▮b\nc"), (.paragraphUp, "a\n\n▮b", "▮a\n\nb"),
            (.paragraphUp, "a▮b", "▮ab"), (.paragraphUp, "▮ab", nil),
            (.sectionStart, "a\nb▮", "▮a\nb"), (.sectionStart, "▮a", nil),
            (.sectionEnd, "▮a\nb", "a\nb▮"), (.sectionEnd, "a▮", nil),
        ] as [(Motion, String, String?)])
    func moves(motion: Motion, from: String, to: String?) {
        #expect(Self.moved(from, motion) == to)
    }

    @Test func everyMotionEndsInTheText() {
        for motion in Motion.allCases {
            let text = Text("")
            let wrapped = WrappedText(text: text, wrapping: Wrapping(columns: 1), pageRows: 0)
            let end = wrapped.destination(of: motion, from: .start, column: 9)
            #expect(end == nil || end == .start, "\(motion)")
        }
    }

    @Test func onlyRowsKeepTheColumn() {
        #expect(
            Set(Motion.allCases.filter(\.keepsColumn)) == [
                .rowUp, .rowDown, .halfPageUp, .halfPageDown, .pageUp, .pageDown,
            ])
    }
}
