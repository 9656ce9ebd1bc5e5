import Proposals
import TestSupport
import Testing

/// New proposals from the templates of ten projects, against what was written down by hand before
/// there was code: `Tests/Templates/NAME.diff` is the template's difference to a new proposal.
@Suite(.enabled(if: Files.corpus != nil)) struct FreshProposalTests {
    static let templates = [
        "adr-tools": "adr-tools/src/template.md",
        "eip": "eip/eip-template.md",
        "kep": "kep/keps/NNNN-kep-template/README.md",
        "madr": "madr/adr-template.md",
        "octoserve": "octoserve/enhancements/template.md",
        "openshift": "openshift/guidelines/enhancement_template.md",
        "otep": "otep/0000-template.md",
        "rust": "rust/0000-template.md",
        "swift": "swift/0000-swift-template.md",
        "tep": "tep/teps/tools/tep-template.md.template",
    ]

    static func template(_ name: String) throws -> Template {
        let path = try "\(#require(Files.corpus))/templates/\(#require(templates[name]))"
        return Template(reading: try #require(Files.read(path)), name: name)
    }

    @Test(arguments: templates.keys.sorted()) func isWhatAPersonWouldWrite(name: String) throws {
        let template = try Self.template(name)
        let patch = try #require(Files.read("\(Files.repository)/Tests/Templates/\(name).diff"))
        let expected = patched(template.source.bytes, String(decoding: patch, as: UTF8.self))
        let new = NewProposal(
            template: template, title: "Faster widgets", author: "Ada Lovelace",
            today: try #require(Day("2026-11-27")))
        #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
    }

    /// The text with the hunks of a unified difference applied; the place of one is its context.
    private func patched(_ bytes: [UInt8], _ patch: String) -> String {
        let old = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var result: [String] = []
        var at = 0
        for line in patch.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("@@") {
                let start = line.split(separator: " ")[1].dropFirst().split(separator: ",")[0]
                let next = max((Int(start) ?? 1) - 1, at)
                result += old[at..<next]
                at = next
            } else if line.hasPrefix("+") {
                result.append(String(line.dropFirst()))
            } else if line.hasPrefix("-") || line.hasPrefix(" ") {
                if line.hasPrefix(" ") { result.append(old[at]) }
                #expect(old[at] == String(line.dropFirst()))
                at += 1
            }
        }
        let text = (result + old[min(at, old.count)...]).joined(separator: "\n")
        return text.hasSuffix("\n") ? text : text + "\n"
    }
}
