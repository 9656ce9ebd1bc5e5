/// The terminal's clipboard, by the sequence that most terminals know as OSC 52. Whether this one
/// does is not asked; it ignores what it does not know.
package enum Clipboard {
    /// Terminals and multiplexers drop longer ones, some without a word.
    package static let largest = 100_000

    /// How a copy is sent, in one way or several.
    package struct Ways: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// As it is; a multiplexer may take it for itself and hand it on.
        package static let plain = Ways(rawValue: 1)
        /// Through tmux, which does not look into it.
        package static let throughTmux = Ways(rawValue: 2)
    }

    /// - Returns: `nil` when the text is too large.
    package static func sequence(for text: String, by ways: Ways) -> [UInt8]? {
        var bytes: [UInt8] = []
        for (way, insideTmux) in [(Ways.plain, false), (.throughTmux, true)]
        where ways.contains(way) {
            guard let sequence = sequence(for: text, insideTmux: insideTmux) else { return nil }
            bytes += sequence
        }
        return bytes
    }

    /// - Returns: `nil` when the text is too large.
    package static func sequence(for text: String, insideTmux: Bool) -> [UInt8]? {
        let bytes = Array(text.utf8)
        guard bytes.count <= largest else { return nil }
        let sequence = Array("\u{1b}]52;c;".utf8) + base64(bytes) + [Byte.bell]
        // tmux hands it on from inside a string of its own, escapes doubled.
        return insideTmux
            ? Array("\u{1b}Ptmux;\u{1b}".utf8) + sequence + Array("\u{1b}\\".utf8) : sequence
    }

    private static func base64(_ bytes: [UInt8]) -> [UInt8] {
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            bits <<= UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let digit = alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)]
                text.append(place <= group.count ? digit : UInt8(ascii: "="))
            }
        }
        return text
    }
}
