import Glibc
import TestSupport
import Testing

@testable import Proposals

/// The recovery journal: what was written before a break is read back, whatever the break.
@Suite struct JournalTests {
    @Test func hashes() {
        #expect(
            SHA256.hexadecimal(of: [])
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            SHA256.hexadecimal(of: Array("abc".utf8))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            SHA256.hexadecimal(of: Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    private static let base = Array("# A\n\n## Summary\n\nText\n".utf8)

    @Test func readsWhatWasWritten() throws {
        var journal = Journal.start(path: "/a b/ü.md", base: Self.base, text: Self.base)
        journal += Journal.record(Splice(offset: 5, removed: 2, inserted: Array("x\ny".utf8)))
        #expect(Journal.read(journal)?.lastEdit == 8)
        journal += Journal.record(Splice(offset: 0, removed: 1, inserted: []))
        let contents = try #require(Journal.read(journal))
        #expect(contents.path == "/a b/ü.md" && contents.lastEdit == 0)
        #expect(contents.baseHash == SHA256.hexadecimal(of: Self.base))
        #expect(contents.edits == 2)
        #expect(String(decoding: contents.text, as: UTF8.self) == " A\n\nx\ny Summary\n\nText\n")
    }

    /// An item of a list in front matter that was begun and has no words is none.
    @Test(arguments: ["\n", "\r\n"]) func itemsThatWereBegun(end: String) throws {
        let lines = { (items: [String]) in
            Array(
                (["---", "owners:"] + items + ["state: x", "---", "", "- \"\"", ""])
                    .joined(separator: end).utf8)
        }
        let (before, begun) = (lines(["  - a"]), lines(["  - a", "  - \"\""]))
        let splice = try #require(Splice(from: before, to: begun))
        let journal =
            Journal.start(path: "a.md", base: before, text: before) + Journal.record(splice)
        let contents = try #require(Journal.read(journal))
        #expect(contents.text == begun)
        let kept = contents.withoutBegunItems
        #expect(kept.text == before && (kept.lastEdit ?? 0) <= before.count)
        // Where the file had an empty one, it stays.
        let own = Journal.start(path: "a.md", base: begun, text: begun)
        #expect(Journal.read(own)?.withoutBegunItems.text == begun)
    }

    /// Cut anywhere, it gives the text after the last whole record.
    @Test func aBreakAnywhere() throws {
        var random = SeededRandom(seed: 4)
        var text = Self.base
        var journal = Journal.start(path: "a.md", base: text, text: text)
        var states = [(journal.count, text)]
        for _ in 0..<40 {
            let offset = random.below(text.count + 1)
            let splice = Splice(
                offset: offset, removed: random.below(min(4, text.count - offset) + 1),
                inserted: (0..<random.below(5)).map { _ in UInt8(random.below(256)) })
            text = try #require(text.applying(splice))
            journal += Journal.record(splice)
            states.append((journal.count, text))
        }
        for length in 0...journal.count {
            let read = Journal.read(Array(journal[..<length]))
            #expect(read?.text == states.last { $0.0 <= length }?.1)
        }
    }

    /// Damaged anywhere, it gives a text that was there once, or none.
    @Test func damageAnywhere() throws {
        var random = SeededRandom(seed: 5)
        var text = Self.base
        var journal = Journal.start(path: "a.md", base: text, text: text)
        var texts: Set<[UInt8]> = [text]
        for index in 0..<20 {
            let splice = Splice(offset: index, removed: 0, inserted: [UInt8(0x61 + index)])
            text = try #require(text.applying(splice))
            journal += Journal.record(splice)
            texts.insert(text)
        }
        for _ in 0..<5000 {
            var damaged = journal
            for _ in 0...random.below(3) {
                let at = random.below(damaged.count)
                switch random.below(3) {
                case 0: damaged[at] = UInt8(random.below(256))
                case 1: damaged.remove(at: at)
                default: damaged.insert(UInt8(random.below(256)), at: at)
                }
            }
            if let read = Journal.read(damaged) { #expect(texts.contains(read.text)) }
        }
    }

    @Test func nonsense() {
        for text in [
            "", "octopen journal 1\n", "octopen journal 2\ntext 1 00000000\na\n",
            "octopen journal 1\ntext 99999999999999999999 00000000\n",
            "octopen journal 1\ntext -1 00000000\n\n", "octopen journal 1\n \n\n", "\u{0}",
        ] { #expect(Journal.read(Array(text.utf8)) == nil) }
    }

    /// The splice between two states of a proposal gives the later one's bytes, however they differ.
    @Test func splicesOfProposals() {
        let template = Template.enhancement
        var random = SeededRandom(seed: 6)
        var proposal = Proposal(template.source.bytes, template: template)
        for round in 0..<400 {
            var next = proposal
            switch random.below(10) {
            case 0:
                var bytes = proposal.bytes
                let start = random.below(bytes.count)
                bytes.removeSubrange(start..<min(bytes.count, start + random.below(40)))
                if bytes.isEmpty { bytes = template.source.bytes }
                next = Proposal(bytes, template: template)
            default:
                let section = random.below(proposal.sections.count)
                next.open(section)
                let slots = next.content(ofSection: section).slots.count
                guard slots > 0 else { continue }
                let place = FieldPlace(section: section, slot: random.below(slots))
                next.setValue("value \(round) ü", at: place)
            }
            let splice = next.splice(from: proposal.sections)
            #expect((splice == nil) == (next.bytes == proposal.bytes))
            if let splice { #expect(proposal.bytes.applying(splice) == next.bytes) }
            proposal = next
        }
        #expect(proposal.splice(from: proposal.sections) == nil)
    }
}
