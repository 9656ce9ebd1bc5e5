/// Paths in addresses.
extension String {
    /// As a URI reference (RFC 3986): everything but what is plain in a path is encoded.
    package var percentEncoded: String {
        utf8.map { byte -> String in
            let plain = "-._~/"
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || plain.utf8.contains(byte)
            if isPlain { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}

extension ArraySlice<UInt8> {
    /// The text with `%20` and the like as the bytes that they stand for.
    package var decodingPercents: String {
        guard contains(UInt8(ascii: "%")) else { return String(decoding: self, as: UTF8.self) }
        var bytes: [UInt8] = []
        var rest = self
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
