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
            guard let places = Sidecar.Places(both) else {
                Issue.record("no places in \(both)")
                continue
            }
            let lines = ByteLines(both)
            for (offset, byte) in both.enumerated() {
                let place = places.place(ofByte: offset, line: lines.line(at: offset))
                let file = place.isInMetadata ? metadata : document
                let isOurs = offset < 4 || place.isInMetadata && place.byte >= metadata.count
                guard !isOurs else { continue }
                #expect(file[place.byte] == byte)
                #expect(ByteLines(file).line(at: place.byte) == place.line)
            }
        }
        #expect(joined > 500)
    }
}

/// Lines by line feeds, which is what there is in these files.
private struct ByteLines {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func line(at offset: Int) -> Int { bytes[..<offset].count { $0 == 0x0A } + 1 }
}
