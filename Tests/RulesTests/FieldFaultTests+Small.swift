import Proposals
import Testing

@testable import Rules

/// The small ones of the situations that people told of.
extension FieldFaultTests {
    @Test func aTitleIsCountedAsListsShowIt() {
        let long = String(repeating: "word ", count: 15) + "`end`"  // 80 characters
        #expect(
            found(Sample.with("Title**: Tag history", "Title**: \(long)")).filter {
                $0.hasPrefix("title-long")
            } == [])
        let words = String(repeating: "word ", count: 14)
        for title in [
            "\(words)[link](https://example.org/a/long/address)", "[RFC 123] \(words)the end",
            "0012 - \(words)the end", "12. \(words)the end", "ADR-0012 — \(words)the end",
        ] {
            #expect(
                found(Sample.with("Title**: Tag history", "Title**: \(title)")).filter {
                    $0.hasPrefix("title-long")
                } == [], "\(title)")
        }
        let longer = String(repeating: "word ", count: 16)
        #expect(
            found(Sample.with("Title**: Tag history", "Title**: \(longer)x")).filter {
                $0.hasPrefix("title-long")
            }.count == 1)
    }

    @Test(arguments: [
        "> [NOTE]\n> Mind.", "> ![NOTE]\n> Mind.", "> [warning]\n>\n> Mind.",
        "> [!INFO]\n> Mind.", "> [!Danger]\n> Mind.", "> [!NOTE] Mind.", "> [!tip] Mind\n> it.",
    ])
    func marksOfAlertsThatAreNone(text: String) {
        #expect(timeline(text).map { $0.prefix(15) } == ["alert-form note"])
    }

    @Test(arguments: [
        "> [!NOTE]\n> Mind.", "> [NOTE] Mind.", "> [NOTE]", "> [other]\n> Mind.", "> a\n> [NOTE]",
        "> [!other]\n> Mind.", "> [!INFO] Mind.",
        "> [NOTE]\n> Mind.\n\n[note]: #goals", "> ![TIP]\n> Mind.\n\n[tip]: https://a.b/c.png",
    ])
    func otherQuotes(text: String) {
        #expect(timeline(text) == [])
    }

    @Test func openMarksInTextOnly() {
        #expect(
            timeline("See [a](#goals \"TODO\"), <b title='TODO'>b</b> and <!-- TODO --> that.")
                == [])
        #expect(timeline("The limit is TBD by us.").count == 1)
        #expect(timeline("Write `<<[UNRESOLVED a ]>>` around it.") == [])
    }
}
