import TestSupport
import Testing

@testable import Markdown

/// What the parsers search and keep their bytes with.
struct SearchTests {
    /// The bytes that mean something; `w` does in front of another.
    private static let special = Set("\n\r\\`*_~[]<&:@".utf8)

    @Test(arguments: 0..<200)
    func noSpecialByteIsPassedOver(length: Int) {
        var random = SeededRandom(seed: length)
        let alphabet = Array("aaaaaaaaaaaaaaa bcxyzW ww\n\r\\`*_~[]<&:@(){}|^;\u{1A}é".utf8)
        let density = [3, 10, alphabet.count].randomElement(using: &random) ?? 3
        let bytes = (0..<length).map { _ in
            Int.random(in: 0..<density, using: &random) == 0
                ? alphabet.randomElement(using: &random) ?? 0x61 : 0x61
        }
        bytes.withUnsafeBufferPointer { bytes in
            var search = SpecialBytes()
            for _ in 0..<20 {
                let end = Int.random(in: 0...length, using: &random)
                var position = Int.random(in: 0...end, using: &random)
                while position < end {
                    let found = search.first(in: position..<end, of: bytes)
                    let known = (position..<end).first { Self.isSpecial($0, in: bytes) } ?? end
                    #expect(found <= known)
                    #expect(found == end || Self.mayBeTakenForSpecial(found, in: bytes))
                    position = found + Int.random(in: 1...9, using: &random)
                }
            }
        }
    }

    private static func isSpecial(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        special.contains(bytes[index])
            || bytes[index] == UInt8(ascii: "w") && index + 1 < bytes.count
                && bytes[index + 1] == UInt8(ascii: "w")
    }

    private static func mayBeTakenForSpecial(
        _ index: Int, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        isSpecial(index, in: bytes) || bytes[index] == 0x1A || bytes[index] == UInt8(ascii: "^")
    }

    @Test(arguments: ["(", ")", "\\)", " ", "\t", "\u{7F}", "\u{1}", "!", "#", "%20", "é", "\\a"])
    func aDestinationEndsWhereItShould(mark: String) {
        for length in 0..<40 {
            let start = String(repeating: "a", count: length)
            let text = Array("\(start)\(mark)bcd".utf8)
            let end = text.withUnsafeBufferPointer {
                LinkSyntax($0, end: $0.count).destination(from: 0)?.end
            }
            switch mark {
            case "(": #expect(end == nil)  // never closed
            case ")", " ", "\t", "\u{7F}", "\u{1}": #expect(end == length)
            default: #expect(end == text.count)
            }
        }
    }

    @Test func anArrayOfOneOwnerKeepsAndReleases() {
        final class Counted {}
        weak var first: Counted?
        do {
            var array = UniqueArray<Counted>()
            #expect(array.isEmpty && array.last == nil)
            let one = Counted()
            first = one
            array.append(one)
            for _ in 0..<100 { array.append(Counted()) }
            #expect(array.count == 101 && array[0] === one && Array(array).count == 101)
            array.removeLast(100)
            #expect(array.popLast() === one)
            #expect(array.popLast() == nil)
            array.append(one)
        }
        #expect(first == nil)
    }

    @Test func anArrayOfOneOwnerGrowsByWhatIsAppended() {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
        var array = UniqueArray<UInt8>(capacity: 3)
        bytes.withUnsafeBufferPointer { bytes in
            array.append(contentsOf: bytes[0..<0])
            array.append(contentsOf: bytes[0..<10])
            array.append(contentsOf: bytes[10..<1000])
        }
        array[999] &+= 1
        #expect(Array(array) == bytes.dropLast() + [bytes[999] &+ 1])
    }
}
