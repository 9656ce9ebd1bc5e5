/// Puts one scalar together from bytes that may come in several reads. What is not UTF-8 (wrong,
/// overlong, surrogate) is dropped, and so are the C1 controls: terminals send them, nobody types
/// them.
struct UTF8Assembler {
    private var value: UInt32 = 0
    private var missing = 0
    private var smallest: UInt32 = 0

    var isPending: Bool { missing > 0 }

    /// - Parameter byte: 0x80 or more.
    /// - Returns: The scalar that this byte completes.
    mutating func take(_ byte: UInt8) -> Unicode.Scalar? {
        switch byte {
        case 0x80..<0xc0:
            guard missing > 0 else { return nil }
            value = value << 6 | UInt32(byte & 0x3f)
            missing -= 1
            guard missing == 0, value >= smallest, value >= 0xa0 else { return nil }
            return Unicode.Scalar(value)
        case 0xc2..<0xe0: begin(UInt32(byte & 0x1f), missing: 1, smallest: 0x80)
        case 0xe0..<0xf0: begin(UInt32(byte & 0x0f), missing: 2, smallest: 0x800)
        case 0xf0..<0xf5: begin(UInt32(byte & 0x07), missing: 3, smallest: 0x10000)
        default: self = UTF8Assembler()
        }
        return nil
    }

    private mutating func begin(_ bits: UInt32, missing: Int, smallest: UInt32) {
        value = bits
        self.missing = missing
        self.smallest = smallest
    }
}
