import Markdown
import Testing

struct RendererTests {
    private let renderer = Renderer(lineEnding: "\n")

    @Test func writesMarkdown() {
        #expect(renderer.heading(level: 3, title: "Goals") == "### Goals")
        #expect(renderer.field(name: "Status", value: "Draft") == "- **Status**: Draft")
        #expect(renderer.item(indent: 4) == "    - ")
        #expect(renderer.phaseLead(number: 10, word: "Phase") == "10. Phase 10: ")
        #expect(renderer.phaseLead(number: 2, word: "Step") == "2. Step 2: ")
    }

    @Test func staysOnOneLine() {
        #expect(renderer.heading(level: 1, title: "a\nb") == "# a b")
        #expect(renderer.field(name: "a", value: "b\r\nc\rd") == "- **a**: b c d")
    }
}
