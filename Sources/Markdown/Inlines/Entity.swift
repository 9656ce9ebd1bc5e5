import CEntities

/// Named and numeric character references.
enum Entity {
    /// Where the reference ends that begins with the `&` at the position, past its semicolon; nil
    /// when it is none.
    static func end(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int, limit: Int
    ) -> Int? {
        var position = start + 1
        guard position < limit else { return nil }
        if bytes[position] == UInt8(ascii: "#") {
            position += 1
            guard position < limit else { return nil }
            let isHexadecimal = bytes[position] | 0x20 == UInt8(ascii: "x")
            if isHexadecimal { position += 1 }
            let digits = position
            while position < limit, position - digits < 8, bytes[position].isHexadecimalDigit,
                isHexadecimal || bytes[position].isDigit
            {
                position += 1
            }
            let count = position - digits
            guard (1...(isHexadecimal ? 6 : 7)).contains(count), position < limit,
                bytes[position] == UInt8(ascii: ";")
            else { return nil }
            return position + 1
        }
        while position < limit, position - start <= 32,
            bytes[position].isLetter || bytes[position].isDigit
        {
            position += 1
        }
        guard position > start + 1, position < limit, bytes[position] == UInt8(ascii: ";"),
            named(bytes, start + 1..<position) != nil
        else { return nil }
        return position + 1
    }

    /// The text that a reference stands for, from `&` to `;`.
    static func text(
        of reference: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
    ) -> [UInt8] {
        let name = reference.lowerBound + 1..<reference.upperBound - 1
        guard let first = name.first, bytes[first] == UInt8(ascii: "#") else {
            guard var byte = named(bytes, name) else { return Array(bytes[reference]) }
            var text: [UInt8] = []
            while byte.pointee != 0 {
                text.append(UInt8(bitPattern: byte.pointee))
                byte += 1
            }
            return text
        }
        var value: UInt32 = 0
        let isHexadecimal = bytes[first + 1] | 0x20 == UInt8(ascii: "x")
        for byte in bytes[first + (isHexadecimal ? 2 : 1)..<name.upperBound] {
            let digit = byte.isDigit ? byte - 0x30 : (byte | 0x20) - 0x61 + 10
            value = value * (isHexadecimal ? 16 : 10) + UInt32(digit)
        }
        let scalar = (value == 0 ? nil : Unicode.Scalar(value)) ?? "\u{FFFD}"
        return Array(String(Character(scalar)).utf8)
    }

    private static func named(
        _ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>
    ) -> UnsafePointer<CChar>? {
        bytes.baseAddress.flatMap { octopen_entity($0 + name.lowerBound, name.count) }
    }
}

/// A character that is written by its name or number, as `&amp;` is.
package struct CharacterReference {
    /// Behind its semicolon.
    package let end: Int
    /// The text that the entity stands for, in UTF-8.
    package let text: [UInt8]

    /// Nil where the bytes at the offset are none.
    package init?(in bytes: [UInt8], at start: Int) {
        let found = bytes.withUnsafeBufferPointer { bytes in
            Entity.end(in: bytes, from: start, limit: bytes.count).map {
                ($0, Entity.text(of: start..<$0, in: bytes))
            }
        }
        guard let (end, text) = found else { return nil }
        (self.end, self.text) = (end, text)
    }
}

extension UInt8 {
    var isHexadecimalDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
}
