/// # `not-utf8`
///
/// A proposal is UTF-8. In any other encoding its letters are guesses, so nothing else is checked
/// and nothing is changed; the likely encoding is named.
///
/// Wrong: a file saved as Latin-1 with `é` in it. Right: the same, saved as UTF-8.
extension Rule {
    static let notUTF8 = Rule(
        "not-utf8", .text, .error, "The file is UTF-8."
    ) { document in
        guard case .notUTF8(let offset)? = document.proposal.obstacle else { return [] }
        let line = document.lines.line(at: offset)
        let digits = String(document.bytes[offset], radix: 16, uppercase: true)
        let encoding = document.likelyEncoding(invalidAt: offset)
        let help =
            encoding.map { "It looks like \($0): convert it to UTF-8, nothing is changed before." }
            ?? "The text before it is UTF-8, so this byte is damaged: write the letter anew."
        return [
            Problem(
                offset..<offset + 1, .document,
                "Byte \(offset) (0x\(digits), line \(line)) is not UTF-8\(encoding.map { "; \($0)?" } ?? ".")",
                help: help)
        ]
    }
}

extension CheckedDocument {
    /// The encoding that the bytes were likely written in; nil if all before the offset is UTF-8.
    fileprivate func likelyEncoding(invalidAt offset: Int) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16, little-endian" }
        if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16, big-endian" }
        let sample = bytes.prefix(4096)
        let zeros = sample.indices.filter { sample[$0] == 0 }
        if zeros.count * 4 > sample.count {
            let odd = zeros.count { $0 % 2 == 1 }
            return odd * 2 > zeros.count ? "UTF-16, little-endian" : "UTF-16, big-endian"
        }
        if bytes[..<offset].contains(where: { $0 >= 0x80 }) { return nil }
        let usesWindows = bytes[offset...].contains { (0x80...0x9F).contains($0) }
        return usesWindows ? "Windows-1252" : "Latin-1"
    }
}
