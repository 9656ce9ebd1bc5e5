import Testing

/// Values that look like something else than the text that they are.
extension FrontMatterFieldTests {
    /// What YAML would read as another thing than text has quotes wherever text belongs, and a day, a
    /// number and a choice none where the template asks for them.
    @Test(arguments: [
        "2026-01-01", "2026-1-1", "2026-01-01 12:30:00", "2026-01-01T12:30:00Z", "12", "1.5",
        "0x1f",
        "1_000", "12:30", "true", "no", "null", "~", "1e3", ".inf",
    ])
    func textIsText(value: String) {
        let quoted = "\"\(value)\""
        for old in ["Old", "13", "2026-01-01x", "", "<A title>", "2025-01-01"] {
            #expect(
                setting("title", to: value, in: "title: \(old)\n".replacing(": \n", with: ":\n"))
                    == "title: \(quoted)\n", "\(old)")
        }
        #expect(setting("title", to: value, in: "other: x\n") == "other: x\ntitle: \(quoted)\n")
        #expect(
            setting("description", to: value, in: "description:\n") == "description: \(quoted)\n")
        for old in ["authors: [Ada]\n", "authors: []\n"] {
            #expect(setting("authors", to: value, in: old) == "authors: [\(quoted)]\n")
        }
        for old in ["authors:\n  - TBD\n", "authors:\n  - Ada\n", "authors:\n"] {
            #expect(setting("authors", to: value, in: old) == "authors:\n  - \(quoted)\n")
        }
        #expect(setting("tags", to: value, in: "tags: [a]\n") == "tags: [\(quoted)]\n")
    }

    @Test(arguments: [
        ("created: yyyy-mm-dd\n", "2026-01-02"), ("created: 2025-01-02\n", "2026-01-02"),
        ("created:\n", "2026-01-02"), ("created: soon\n", "2026-01-02"), ("link:\n", "2026-01-02"),
        ("link: 3\n", "12"), ("other: x\n", "2026-01-02"), ("link: []\n", "12"),
    ])
    func daysAndNumbersStayPlain(before: String, value: String) {
        let key = before.hasPrefix("link") ? "link" : "created"
        let written = before.contains("[") ? "[\(value)]" : value
        #expect(setting(key, to: value, in: before).hasSuffix("\(key): \(written)\n"))
    }
}
