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
        ("words = a\r\nwrap = 80", "words = a, pod\r\nwrap = 80"),
        ("wrap = 80", "wrap = 80\nwords = pod\n"),
        ("# a\r\nwrap = 80\n\nwords = a\n\n", "# a\r\nwrap = 80\n\nwords = a, pod\n\n"),
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
        ("wrap = 80\n\n\n", "wrap = 80\n\n\n[section Risks]\noptional = yes\n"),
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

    /// A heading that people wrote in their own way is the same.
    @Test(arguments: [
        ("[section  risks]\noptional = no\n", "[section  risks]\noptional = yes\n"),
        (
            "[section Risks] # ours\nfixed = no",
            "[section Risks] # ours\nfixed = no\noptional = yes\n"
        ),
    ])
    func findsTheHeading(text: String, expected: String) {
        #expect(changed(text) { $0.set("optional", to: "yes", in: "section Risks") } == expected)
    }

    @Test(arguments: [
        ("", ""), ("wrap = 80\n", "wrap = 80\n"), ("wrap = 80\r\n", "wrap = 80\r\n"),
        ("# mine\n\n[rules]\nspelling = note\n\n", "# mine\n\n[rules]\nspelling = note\n"),
        ("[section Risks]\n# why\n", "[section Risks]\n# why\n"),
        ("[section Risks]\nfixed = no\n\n[rules]\n", "[section Risks]\nfixed = no\n\n[rules]\n"),
    ])
    func takesBackWhatItWrote(text: String, expected: String) {
        let after = changed(text) {
            $0.set("optional", to: "yes", in: "section Risks")
            $0.remove("optional", in: "section Risks")
        }
        #expect(after == expected)
    }

    /// Bytes that are no text, and line ends of both kinds, are not the program's to mend.
    @Test func keepsBytesThatItDoesNotRead() {
        let old = Array("# caf".utf8) + [0xE9, 0x0A] + Array("wrap = 80\r\n\n[rules]\n".utf8)
        var configuration = ConfigurationText(old)
        #expect(configuration.bytes == old)
        configuration.set("optional", to: "yes", in: "section Risks")
        #expect(configuration.bytes.starts(with: old))
    }

    @Test func aMarkAtTheTopIsNoText() {
        let mark = "\u{FEFF}"
        #expect(changed(mark + "words = a\n") { $0.add(word: "b") } == mark + "words = a, b\n")
    }

    @Test func aChangeTellsItsLines() throws {
        let fixed = Setting(section: "section Risks", name: "fixed", value: "yes")
        let new = try #require(SettingChange(fixed, path: "octopen.conf", old: nil))
        #expect(new.come == ["[section Risks]", "fixed = yes"] && new.gone.isEmpty)
        let back = try #require(SettingChange(fixed, path: "octopen.conf", old: new.new))
        #expect(back.gone == ["[section Risks]", "fixed = yes"] && back.new.isEmpty)
        let other = Setting(section: "section risks", name: "fixed", value: "no")
        let turned = try #require(SettingChange(other, path: "octopen.conf", old: new.new))
        #expect(turned.gone == ["fixed = yes"] && turned.come == ["fixed = no"])
        let turning = Setting(
            section: "section Risks", name: "optional", value: "no", isTemplates: true)
        let old = Array("[section Risks]\noptional = yes\nfixed = no\n".utf8)
        let turnedBack = try #require(SettingChange(turning, path: "octopen.conf", old: old))
        #expect(turnedBack.gone == ["optional = yes"] && turnedBack.come.isEmpty)
        // Where the template does not mean it by itself, the value is written over the other.
        let said = Setting(section: "section Risks", name: "optional", value: "yes")
        let no = Array("[section Risks]\noptional = no # the board\n".utf8)
        let over = try #require(SettingChange(said, path: "octopen.conf", old: no))
        #expect(
            String(decoding: over.new, as: UTF8.self)
                == "[section Risks]\noptional = yes # the board\n")
    }

    /// A heading without its end is none: what is to hold gets one of its own.
    @Test func aHeadingThatIsBrokenIsPassedOver() throws {
        let setting = Setting(section: "section Risks", name: "fixed", value: "yes")
        let old = Array("[section \"Risks\"]\n[section Risks\n".utf8)
        let change = try #require(SettingChange(setting, path: "octopen.conf", old: old))
        #expect(change.new.starts(with: old))
        #expect(change.come == ["[section Risks]", "fixed = yes"])
    }

    /// What the file cannot say is not written.
    @Test func aHeadingThatAFileCannotNameIsRefused() {
        let setting = Setting(section: "section The # sign", name: "fixed", value: "yes")
        #expect(SettingChange(setting, path: "octopen.conf", old: nil) == nil)
    }
}
