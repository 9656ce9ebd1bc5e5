import Proposals
import TestSupport
import Testing

@testable import Rules

/// The format in which summaries of proposals are kept between runs.
@Suite struct KeptSummariesTests {
    private typealias Stamp = KeptSummaries.Stamp

    private static let origin = "here"

    /// Proposals of many kinds, by name, each with a stamp of its own.
    private static let all: [(name: String, summary: ProposalSummary, stamp: Stamp)] = {
        let texts = [
            Sample.proposal, "", "# Only a title\n", "no headings\n",
            Sample.proposal.replacing(
                "- **Authors**",
                with: "- **Supersedes**: 002, 003\n- **Superseded By**: 009\n- **Authors**"),
            Sample.proposal.replacing("Tag history", with: "Étiquettes 🏷️")
                .replacing("Status**: Draft", with: "Status**: Merged"),
        ]
        let names = (0..<20).map { "\($0)-näme-\($0 % 7).md" }.sorted()
        return names.enumerated().map { index, name in
            let proposal = Proposal(Array(texts[index % 6].utf8), template: .enhancement)
            return ("in/\(name)", ProposalSummary(proposal, fileName: name), stamp(index))
        }
    }()

    private static let allBytes = KeptSummaries.bytes(of: all, origin: origin)

    private let summaries = Self.all
    private let bytes = Self.allBytes

    /// What is found of all files in some bytes; nil if the bytes are refused.
    private func found(_ bytes: [UInt8]) -> [ProposalSummary?]? {
        guard var kept = KeptSummaries(bytes, origin: Self.origin) else { return nil }
        return summaries.map {
            kept.summary(of: $0.summary.entry.fileName, keptAs: $0.name, stamp: $0.stamp)
        }
    }

    @Test func whatIsWrittenIsRead() throws {
        #expect(found(bytes) == summaries.map(\.summary))
        let kept = try #require(KeptSummaries(bytes, origin: Self.origin))
        #expect((kept.count, kept.used) == (summaries.count, 0))
        #expect(summaries.contains { $0.summary.entry.supersedes == [2, 3] })
        #expect(summaries.contains { $0.summary.ownChoices.contains("Merged") })
        #expect(summaries.contains { $0.summary.authors == ["Development Team"] })
        #expect(KeptSummaries(bytes, origin: "elsewhere") == nil)
    }

    /// Each number of a stamp counts.
    @Test func anotherStampIsAnotherFile() throws {
        let changes: [WritableKeyPath<Stamp, Int>] = [
            \.size, \.seconds, \.nanoseconds, \.changeSeconds, \.changeNanoseconds, \.inode,
            \.device,
        ]
        for change in changes {
            var kept = try #require(KeptSummaries(bytes, origin: Self.origin))
            for (index, (name, summary, stamp)) in summaries.enumerated() {
                var stamp = stamp
                if index % 3 == 0 { stamp[keyPath: change] -= 1 }
                let found = kept.summary(
                    of: summary.entry.fileName, keptAs: name, stamp: stamp)
                #expect(found == (index % 3 == 0 ? nil : summary))
            }
        }
    }

    @Test(arguments: 0..<50) func filesComeAndGo(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        var kept = try #require(KeptSummaries(bytes, origin: Self.origin))
        var names = summaries.map(\.summary.entry.fileName).filter { _ in random.below(3) > 0 }
        for _ in 0..<random.below(20) { names.append("\(random.below(50))-new.md") }
        let known = Dictionary(
            uniqueKeysWithValues: summaries.map { ($0.summary.entry.fileName, $0) })
        for name in Set(names).sorted() {
            let found = kept.summary(
                of: name, keptAs: "in/\(name)", stamp: known[name]?.stamp ?? Stamp())
            #expect(found == known[name]?.summary, "\(name)")
        }
    }

    @Test func whatIsCutOffIsRefused() {
        for count in bytes.indices where count < 200 || count % 7 == 0 {
            #expect(found(Array(bytes[..<count])) == nil, "\(count)")
        }
        #expect(found(bytes + [0]) == nil)
    }

    @Test(arguments: 0..<40) func whatIsDamagedIsRefused(seed: Int) {
        var random = SeededRandom(seed: seed)
        let whole = bytes
        for _ in 0..<20 {
            var damaged = whole
            for _ in 0..<1 + random.below(4) {
                let at = random.below(damaged.count)
                damaged[at] ^= 1 << UInt8(random.below(8))
            }
            #expect(damaged == whole || found(damaged) == nil)
        }
        _ = found((0..<random.below(300)).map { _ in UInt8(random.below(256)) })
    }

    /// Even where the check sum is right.
    @Test(arguments: 0..<40) func nothingTraps(seed: Int) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<20 {
            var damaged = bytes
            for _ in 0..<1 + random.below(4) {
                let at = 25 + random.below(damaged.count - 25)
                damaged[at] = random.pick([0, 1, 0x7F, 0x80, 0xFF, UInt8(random.below(256))])
            }
            if random.below(4) == 0 { damaged.removeLast(random.below(damaged.count - 25)) }
            var sum = CheckSum.of(damaged[25...])
            for at in 17..<25 {
                damaged[at] = UInt8(truncatingIfNeeded: sum)
                sum >>= 8
            }
            if let found = found(damaged) {
                #expect(found.count == summaries.count)
            }
        }
    }
}

private func stamp(_ index: Int) -> KeptSummaries.Stamp {
    var stamp = KeptSummaries.Stamp()
    (stamp.size, stamp.seconds, stamp.nanoseconds) = (index, index * 7, 999)
    (stamp.changeSeconds, stamp.changeNanoseconds) = (-index, 12)
    (stamp.inode, stamp.device) = (.max - index, 1)
    return stamp
}
