import Proposals
import TestSupport
import Testing

/// Whatever is opened and not edited is written byte for byte.
@Suite struct RoundTripTests {
    /// Every section cut into fields holds exactly the bytes that it was cut from.
    static func expectLossless(_ bytes: [UInt8], _ name: String) {
        let proposal = Proposal(bytes, template: .enhancement)
        #expect(proposal.bytes == bytes, "\(name)")
        guard !proposal.isReadOnly else { return }
        var cut: [UInt8] = []
        for (index, section) in proposal.sections.enumerated() where section.isPresent {
            cut += Array(section.heading.utf8)
            let content = proposal.content(ofSection: index)
            let asks = section.isUntouched || section.isBlank
            if !asks {
                let same = Array(content.source.utf8) == Array(section.bodySource.utf8)
                #expect(same, "\(name): \(section.title)")
            }
            cut += Array(section.bodySource.utf8)
        }
        #expect(cut == bytes, "\(name)")
    }

    @Test(.enabled(if: Files.corpus != nil)) func everyFileOfTheCorpus() {
        for path in Files.below(Files.corpus) {
            Self.expectLossless(Files.read(path) ?? [], path)
        }
    }

    @Test func theTemplate() {
        Self.expectLossless(Template.enhancement.source.bytes, "template")
    }
}
