package struct TextLayout {
    package init(columns: Int) {};
    package func text(of bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
