import Rules
import Testing

/// Settings that the program writes: nothing else in the file changes.
@Suite struct ConfigurationTextTests {
    private func changed(
        _ text: String, _ change: (inout ConfigurationText) -> Void
    ) -> String {
        var configuration = ConfigurationText(Array(text.utf8))
        change(&configuration)
        return String(decoding: configuration.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("", "words = pod\n"),
        (
            "# mine\nwrap = 80\n\n[rules]\nspelling = note\n",
            "# mine\nwrap = 80\nwords = pod\n\n[rules]\nspelling = note\n"
        ),
        ("[rules]\nspelling = note\n", "words = pod\n[rules]\nspelling = note\n"),
        ("words = a, b   # of ours\n", "words = a, b, pod   # of ours\n"),
        ("words =\n", "words = pod\n"),
        ("words = a\r\nwrap = 80", "words = a, pod\r\nwrap = 80\r\n"),
        ("[owners]\nwords = x\n", "words = pod\n[owners]\nwords = x\n"),
    ])
    func addsAWord(text: String, expected: String) {
        let after = changed(text) { $0.add(word: "pod") }
        #expect(after == expected)
        let read = Configuration(Array(after.utf8), file: "octopen.conf", rules: ["spelling"])
        #expect(read.options.words.contains("pod"))
        #expect(read.faults.count <= 1)
    }

    @Test(arguments: [
        ("", "[section Risks]\noptional = yes\n"),
        ("wrap = 80\n\n\n", "wrap = 80\n\n[section Risks]\noptional = yes\n"),
        (
            "[section Risks]\nfixed = no\n\n[rules]\n",
            "[section Risks]\nfixed = no\noptional = yes\n\n[rules]\n"
        ),
        ("[section Risks]\noptional = no # why\n", "[section Risks]\noptional = yes # why\n"),
        (
            "[section Other]\noptional = no\n",
            "[section Other]\noptional = no\n\n[section Risks]\noptional = yes\n"
        ),
    ])
    func setsAValue(text: String, expected: String) {
        let after = changed(text) { $0.set("optional", to: "yes", in: "section Risks") }
        #expect(after == expected)
        let read = Configuration(Array(after.utf8), file: "octopen.conf", rules: [])
        #expect(read.overrides[section: "Risks"].isOptional == true)
    }
}
