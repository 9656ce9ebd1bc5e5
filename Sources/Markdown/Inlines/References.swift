/// What links and notes in the text may refer to, by their normalised labels.
package struct References: Sendable {
    /// The first definition of each label, with the index of its block.
    private(set) var definitions: [Label: (block: Int, definition: LinkDefinition)] = [:]
    /// Indices of the blocks of footnotes: of those with the same label, the first.
    private(set) var footnotes: [Label: Int] = [:]

    init(_ tree: BlockTree, in bytes: UnsafeBufferPointer<UInt8>) {
        for (index, block) in tree.blocks.enumerated() {
            switch block.kind {
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
        var folded: [UInt8] = []
        folded.reserveCapacity(range.count)
        var isASCII = true
        var isAfterBlank = false
        func add(_ piece: Range<Int>) {
            for byte in source[piece] {
                if byte.isBlank || byte.isLineEnding {
                    isAfterBlank = !folded.isEmpty
                } else {
                    if isAfterBlank { folded.append(UInt8(ascii: " ")) }
                    isAfterBlank = false
                    isASCII = isASCII && byte < 0x80
                    let isUpper = byte &- UInt8(ascii: "A") < 26
                    folded.append(isUpper ? byte | 0x20 : byte)
                }
            }
        }
        if gaps.isEmpty {
            add(range)
        } else {
            gaps.forEachPiece(in: range) {
                add($0); _ = $1
            }
        }
        guard !folded.isEmpty else { return nil }
        if !isASCII {
            // Small letters of large ones of small ones: what folds together ends up the same.
            let text = String(decoding: folded, as: UTF8.self)
            folded = Array(text.lowercased().uppercased().lowercased().utf8)
        }
        bytes = folded
    }
}
