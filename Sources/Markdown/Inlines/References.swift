/// What links and notes in the text may refer to, by their normalised labels.
package struct References: Sendable {
    /// The first definition of each label, with the index of its block.
    private(set) var definitions: [Label: (block: Int, definition: LinkDefinition)] = [:]
    /// Indices of the blocks of footnotes: of those with the same label, the first.
    private(set) var footnotes: [Label: Int] = [:]

    init(_ tree: BlockTree, in bytes: UnsafeBufferPointer<UInt8>) {
        for index in tree.blocks.indices {
            switch tree.blocks[index].kind {
            case .definition(let definition):
                guard let label = Label(definition.label, in: bytes, gaps: tree.gaps),
                    definitions[label] == nil
                else { continue }
                definitions[label] = (index, definition)
            case .footnote(let written):
                guard let label = Label(written.range, in: bytes, gaps: []), footnotes[label] == nil
                else { continue }
                footnotes[label] = index
            default: break
            }
        }
    }

    func definition(
        _ bytes: UnsafeBufferPointer<UInt8>, _ label: Range<Int>
    ) -> (block: Int, definition: LinkDefinition)? {
        Label(label, in: bytes, gaps: []).flatMap { definitions[$0] }
    }

    func footnote(_ bytes: UnsafeBufferPointer<UInt8>, _ label: Range<Int>) -> Int? {
        Label(label, in: bytes, gaps: []).flatMap { footnotes[$0] }
    }
}

/// A label as it is compared: case folded, blanks around it left out, those inside made one space.
struct Label: Hashable, Sendable {
    private let bytes: [UInt8]

    /// All bytes at once, rather than one after the other.
    func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    /// Nil when there is nothing but blanks.
    init?(_ range: Range<Int>, in source: UnsafeBufferPointer<UInt8>, gaps: [Gap]) {
        var folding = Folding(capacity: range.count)
        if gaps.isEmpty {
            folding.add(source[range])
        } else {
            gaps.forEachPiece(in: range) { piece, _ in folding.add(source[piece]) }
        }
        guard !folding.bytes.isEmpty else { return nil }
        guard !folding.isASCII else {
            bytes = folding.bytes
            return
        }
        // Small letters of large ones of small ones: what folds together ends up the same.
        let text = String(decoding: folding.bytes, as: UTF8.self)
        bytes = Array(text.lowercased().uppercased().lowercased().utf8)
    }

    private struct Folding {
        var bytes: [UInt8] = []
        var isASCII = true
        private var isAfterBlank = false

        init(capacity: Int) { bytes.reserveCapacity(capacity) }

        mutating func add(_ piece: Slice<UnsafeBufferPointer<UInt8>>) {
            for byte in piece {
                if byte.isBlank || byte.isLineEnding {
                    isAfterBlank = !bytes.isEmpty
                    continue
                }
                if isAfterBlank { bytes.append(UInt8(ascii: " ")) }
                isAfterBlank = false
                isASCII = isASCII && byte < 0x80
                let isUpper = byte &- UInt8(ascii: "A") < 26
                bytes.append(isUpper ? byte | 0x20 : byte)
            }
        }
    }
}
