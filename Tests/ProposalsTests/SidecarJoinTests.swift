import Proposals
import TestSupport
import Testing

/// What is joined is parted again, byte for byte, or not joined at all.
@Suite struct SidecarJoinTests {
    @Test func whatIsJoinedIsPartedAgain() {
        var random = SeededRandom(seed: 16)
        let pieces = [
            "title: A", "status: b", "---", "...", "# c", "- d", "  - e", "", "\r", "\n", "\n",
            "\n", "+++", "\u{FEFF}", "f", ": ", "\t", "# Heading", "|",
        ]
        var joined = 0
        for _ in 0..<20_000 {
            let text = { (count: Int) in
                (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            }
            let start = Bool.random(using: &random) ? "title: A\n" : ""
            let metadata = Array((start + text(Int.random(in: 0..<8, using: &random))).utf8)
            let document = Array(text(Int.random(in: 0..<8, using: &random)).utf8)
            guard let sidecar = Sidecar(path: "a.yaml", metadata: metadata, above: document) else {
                continue
            }
            joined += 1
            let both = sidecar.joined(metadata, above: document)
            let parted = sidecar.parted(both)
            #expect(parted?.metadata == metadata && parted?.document == document)
            // Each byte is found again.
            guard let places = Sidecar.Places(both, of: sidecar) else {
                Issue.record("no places in \(both)")
                continue
            }
            let lines = ByteLines(both)
            for (offset, byte) in both.enumerated() {
                let place = places.place(ofByte: offset, line: lines.line(at: offset))
                let file = place.isInMetadata ? metadata : document
                let isOurs =
                    offset < (both[3] == 0x0A ? 4 : 5)
                    || place.isInMetadata && place.byte >= metadata.count
                guard !isOurs else { continue }
                let isEnd = [0x0A, 0x0D].contains(byte) && [0x0A, 0x0D].contains(file[place.byte])
                #expect(file[place.byte] == byte || isEnd && place.isInMetadata)
                #expect(ByteLines(file).line(at: place.byte) == place.line)
            }
        }
        #expect(joined > 500)
    }

    /// Each file keeps the ends of its lines, whatever the other has, and gives new lines its own.
    @Test(arguments: ["\n", "\r\n"], ["\n", "\r\n"])
    func eachFileKeepsTheEndsOfItsLines(above: String, below: String) throws {
        let metadata = Array("title: A\nstatus: b\nc: ü".replacing("\n", with: above).utf8)
        let document = Array("# A\n\nText.\n".replacing("\n", with: below).utf8)
        let sidecar = try #require(Sidecar(path: "a.yaml", metadata: metadata, above: document))
        let both = sidecar.joined(metadata, above: document)
        #expect(
            String(decoding: both, as: UTF8.self)
                == "---\ntitle: A\nstatus: b\nc: ü\n---\n# A\n\nText.\n".replacing(
                    "\n", with: below))
        let edited = String(decoding: both, as: UTF8.self).replacing(
            "status: b", with: "status: d\(below)e: f")
        let parted = try #require(sidecar.parted(Array(edited.utf8)))
        #expect(parted.document == document)
        #expect(
            String(decoding: parted.metadata, as: UTF8.self)
                == "title: A\nstatus: d\ne: f\nc: ü".replacing("\n", with: above))
        let places = try #require(Sidecar.Places(both, of: sidecar))
        let at = try #require(both.firstRange(of: Array("c: ü".utf8))?.lowerBound)
        let place = places.place(ofByte: at, line: 4)
        #expect(place.line == 3 && metadata[place.byte...].starts(with: Array("c: ü".utf8)))
    }
}

/// Lines by line feeds, which is what there is in these files.
private struct ByteLines {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func line(at offset: Int) -> Int { bytes[..<offset].count { $0 == 0x0A } + 1 }
}
