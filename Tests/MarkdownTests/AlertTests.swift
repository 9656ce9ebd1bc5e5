import Testing

@testable import Markdown

/// Quotes that GitHub shows as alerts.
struct AlertTests {
    private func html(_ text: String) -> String {
        let document = MarkdownDocument(Array(text.utf8))
        return String(decoding: HTMLRenderer().html(of: document), as: UTF8.self)
    }

    @Test(arguments: Alert.allCases) func theFiveKinds(alert: Alert) {
        let text = "> [!\(alert.rawValue.uppercased())]\n> Mind the *gap*.\n"
        #expect(
            html(text) == """
                <div class="markdown-alert markdown-alert-\(alert.rawValue)">
                <p class="markdown-alert-title">\(alert.title)</p>
                <p>Mind the <em>gap</em>.</p>
                </div>

                """)
        #expect(
            TextLayout(columns: 40).text(of: Array(text.utf8))
                == "> \(alert.title)\n> Mind the gap.\n")
    }

    @Test func aMarkAloneAboveOtherBlocks() {
        #expect(
            TextLayout(columns: 40).text(of: Array("> [!tip]  \n>\n> - a\n".utf8))
                == "> Tip\n>\n> - a\n")
        #expect(html("> [!TIP]\n>\n> b\n").contains("Tip</p>\n<p>b</p>\n</div>"))
    }

    @Test(arguments: [
        "> [!NOTE] on its line\n", "> [!NOTE]\n", "> [!OTHER]\n> a\n", "> [NOTE]\n> a\n",
        "> ![NOTE]\n> a\n", "- > [!NOTE]\n  > a\n", "> a\n> [!NOTE]\n", "> `[!NOTE]`\n> a\n",
        "> [! NOTE]\n> a\n", "[!NOTE]\n",
    ])
    func isNone(text: String) {
        #expect(!html(text).contains("markdown-alert"))
    }
}
