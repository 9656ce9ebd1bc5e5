import CEmbedded

/// A keymap file before it is read: its name in messages, and its bytes.
package struct KeymapSource: Sendable {
    package enum Content: Sendable {
        case bytes([UInt8])
        /// Why the file could not be read, in the words of the system.
        case unreadable(String)
    }

    package let file: String
    package let content: Content

    package init(file: String, _ content: Content) {
        self.file = file
        self.content = content
    }

    package init(file: String, bytes: [UInt8]) { self.init(file: file, .bytes(bytes)) }

    /// The keymaps that every octopen carries.
    package static let embedded: [KeymapSource] =
        (0..<octopen_keymap_count).map { index in
            let file = octopen_keymap(index)
            let bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
            return KeymapSource(file: String(cString: file.name) + ".keys", bytes: bytes)
        }

    /// The embedded keymap of that name, without `.keys`.
    package static func embedded(_ name: String) -> KeymapSource? {
        embedded.first { $0.file == name + ".keys" }
    }
}
