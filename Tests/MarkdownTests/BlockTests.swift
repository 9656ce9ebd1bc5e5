import Markdown
import Testing

/// Smoke.
struct BlockTests {
    @Test func headings() {
        #expect(dump("# a #\n") == "heading 1 0-5 2-3")
    }
}
