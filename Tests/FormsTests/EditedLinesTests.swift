import Forms
import Proposals
import Prose
import TestSupport
import Testing

/// Accepted documents of ten projects, and small ones of our own, edited key by key: one field, one
/// paragraph, one list item. Nothing but the line of the edit differs.
@Suite struct EditedLinesTests {
    private static let folders = [
        "adr-tools": "adr-tools/doc/adr", "eip": "eips/EIPS", "kep": "keps/keps",
        "log4brains": "adr-log4brains", "madr": "adr-madr/docs/decisions",
        "octoserve": "octoserve/enhancements", "openshift": "openshift/enhancements",
        "otep": "oteps/text", "rust": "rust-rfcs/text", "swift": "swift-evolution/proposals",
        "tep": "teps/teps",
    ]

    /// Documents that were taken, as far as they say.
    private static let states = ["final", "accepted", "implemented", "approved", "completed"]

    @Test(.enabled(if: Files.corpus != nil), arguments: folders.keys.sorted())
    func onlyTheEditedLineOfAcceptedDocumentsDiffers(name: String) throws {
        let folder = try #require(Self.folders[name])
        let template = try #require(KnownTemplates.whole(name)).template
        let found = Files.below(Files.corpus.map { "\($0)/\(folder)" }, ending: ".md").lazy
            .compactMap(Self.document).filter { Self.isAccepted($0, template) }.prefix(3)
        try #require(!found.isEmpty)
        var edits = 0
        for bytes in found { edits += try editAll(bytes, template) }
        #expect(edits > found.count)
    }

    @Test(arguments: [
        "---\r\ntitle: \"Widgets\" # said so\r\n# of all\r\nauthors:\r\n  - '@a'\r\n...\r\n\r\n"
            + "# Widgets\r\n\r\n## Summary\r\n\r\nWidgets are drawn once, and kept.\t\r\nHere.\r\n\r\n"
            + "*\tone of them is kept\r\n*\tanother one is not\r\n",
        "Title\n=====\n\n* Status:   **Accepted**  \n\nSummary\n-------\nThe widgets are drawn once.  \n"
            + "They are kept <!-- for how long? --> in the cache.\n\n 1) the first is drawn\n 1) so is"
            + " the second\n\n    code stays\n\n## Summary ##\nNo line end here",
    ]) func onlyTheEditedLineOfOwnDocumentsDiffers(text: String) throws {
        let template = Template(
            reading: Array(
                "---\ntitle: <T>\nauthors:\n  - <A>\n---\n# T\n\n- Status: [say it]\n\n## Summary\n\nSay it.\n"
                    .utf8), name: "own")
        #expect(try editAll(Array(text.utf8), template) == 3)
    }

    // MARK: Documents

    private static func document(_ path: String) -> [UInt8]? {
        guard let bytes = Files.read(path), !path.hasSuffix("/template.md") else { return nil }
        let beside = path.dropLast("README.md".count) + "kep.yaml"
        guard path.hasSuffix("/README.md"), let metadata = Files.read(String(beside)) else {
            return path.hasSuffix("/README.md") ? nil : bytes
        }
        return Sidecar(path: "kep.yaml", metadata: metadata, above: bytes)?
            .joined(metadata, above: bytes)
    }

    private static func isAccepted(_ bytes: [UInt8], _ template: Template) -> Bool {
        let proposal = Proposal(bytes, template: template)
        guard !proposal.template.isNone, !proposal.isReadOnly else { return false }
        guard let field = template.fields.first(where: \.isState) else { return true }
        let words = proposal.value(ofField: field.name).lowercased()
        return words.isEmpty || states.contains(where: words.contains)
    }

    // MARK: Edits

    /// - Returns: how many of the three there were.
    private func editAll(_ bytes: [UInt8], _ template: Template) throws -> Int {
        let (paragraph, item) = lines(String(decoding: bytes, as: UTF8.self))
        var count = 0
        let start = Form.opened(bytes, path: "x.md", template: template)
        if let place = fieldToEdit(start) {
            var form = start
            while form.place.field != place { press(&form, "Tab") }
            try typeBehind(form, bytes)
            count += 1
        }
        for number in [paragraph, item].compactMap(\.self) {
            var form = start
            press(&form, "A-l")
            for digit in "\(number)" { press(&form, "\(digit)") }
            press(&form, "Enter")
            try typeBehind(form, bytes)
            count += 1
        }
        return count
    }

    /// The first value that is text, but for the title, which is repeated elsewhere.
    private func fieldToEdit(_ form: Form) -> FieldPlace? {
        form.proposal.sections.indices.prefix(3).lazy.flatMap { section in
            form.proposal.content(ofSection: section).slots.enumerated().map {
                (FieldPlace(section: section, slot: $0.offset), $0.element.field)
            }
        }.first { _, field in
            guard let name = field.name, name.lowercased() != "title", field.readOnly == nil,
                field.isPresent, !field.text.isEmpty
            else { return false }
            return [.line, .people, .values].contains(field.kind)
        }?.0
    }

    private func typeBehind(_ start: Form, _ bytes: [UInt8]) throws {
        var form = start
        press(&form, "End")
        press(&form, "x")
        press(&form, "C-PgDn")
        press(&form, "C-PgUp")
        let (old, new) = (lines(of: bytes), lines(of: form.proposal.bytes))
        try #require(old.count == new.count)
        let changed = old.indices.filter { old[$0] != new[$0] }
        #expect(changed.count == 1)
        for index in changed {
            let isOnlyAddition = new[index].indices.contains { at in
                var line = new[index]
                return line.remove(at: at) == UInt8(ascii: "x") && line == old[index]
            }
            #expect(
                isOnlyAddition, "\(String(decoding: new[index], as: UTF8.self))")
        }
        press(&form, "C-z")
        let isTakenBack = form.proposal.bytes == bytes
        #expect(isTakenBack)
    }

    private func lines(of bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    }

    /// Numbers of a line of a paragraph and of an item, from 1, outside of front matter, code and
    /// comments.
    private func lines(_ text: String) -> (paragraph: Int?, item: Int?) {
        var (paragraph, item): (Int?, Int?)
        var isHidden = text.hasPrefix("---")
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() where index > 0 {
            let words = line.drop { $0 == " " }
            if isHidden {
                isHidden = !["---", "...", "```", "-->"].contains { words.contains($0) }
            } else if words.hasPrefix("```") || words.hasPrefix("<!--") {
                isHidden = !words.contains("-->")
            } else if line.first?.isLetter == true, line.split(separator: " ").count > 4,
                !line.contains(": ")
            {
                paragraph = paragraph ?? index + 1
            } else if words.split(separator: " ").count > 4,
                ["- ", "* ", "*\t", "1. ", "1) "].contains(where: words.hasPrefix),
                !line.contains(":")
            {
                item = item ?? index + 1
            }
        }
        return (paragraph, item)
    }

    private func press(_ form: inout Form, _ name: String) {
        var keys = KeyReader()
        guard let key = try? Key(notation: name) else { preconditionFailure(name) }
        if let event = keys.event(for: .key(key), in: form) { _ = form.handle(event) }
    }
}
