/// The text of a form as it is written down key by key: records one after the other, so that what
/// was written before a break can always be read.
///
///     octopen journal 1
///     file 21 CHECK
///     /home/ana/004-gc.md
///     node 2049 131 0 CHECK
///
///     text 5120 CHECK
///     # Enhancement 004: ...
///     edit 311 0 1 CHECK
///     x
///
/// `file` is the path, empty for a proposal without one; `node` its device and inode, by which it is
/// found under another name; `base` the SHA-256 of the file's bytes when the work began; `text` a
/// whole text; `edit` a splice of the text so far: where, how many bytes go, how many come. The last
/// number of each is the length of what follows the line in bytes, before a check sum over both. A
/// record that is cut off or damaged ends the journal.
package enum Journal {
    static let firstLine = Array("octopen journal 1\n".utf8)

    /// The bytes that a journal begins with.
    ///
    /// - Parameters:
    ///   - baseRecord: that of the bytes of the file when the work began.
    ///   - node: the node of the file then; nil if there was no file.
    package static func start(
        path: String, baseRecord: [UInt8], text: [UInt8], node: Node? = nil
    ) -> [UInt8] {
        firstLine + record("file", path.utf8.count, content: Array(path.utf8))
            + baseRecord
            + (node.map(record(of:)) ?? [])
            + record("text", text.count, content: text)
    }

    /// The numbers that a file keeps when it is renamed.
    package struct Node: Hashable, Sendable {
        package let device: Int
        package let inode: Int

        package init(device: Int, inode: Int) { (self.device, self.inode) = (device, inode) }
    }

    /// The record that says which file the journal is of.
    package static func record(of node: Node) -> [UInt8] {
        record("node", node.device, node.inode, 0, content: [])
    }

    /// The record that says, by its hash, which text the edits are made in.
    package static func record(ofBase bytes: [UInt8]) -> [UInt8] {
        record("base", 64, content: Array(SHA256.hexadecimal(of: bytes).utf8))
    }

    /// The record of an edit.
    package static func record(_ splice: Splice) -> [UInt8] {
        record(
            "edit", splice.offset, splice.removed, splice.inserted.count, content: splice.inserted)
    }

    /// Written byte by byte into one array: every key makes one.
    private static func record(
        _ name: StaticString, _ numbers: Int..., content: [UInt8]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(longestHead + content.count + 1)
        name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        for number in numbers {
            bytes.append(0x20)
            bytes.append(decimal: number)
        }
        let sum = checkSum(bytes[...], content[...])
        bytes.append(0x20)
        bytes.append(contentsOf: digits(of: sum))
        bytes.append(0x0A)
        bytes.append(contentsOf: content)
        bytes.append(0x0A)
        return bytes
    }

    /// FNV-1a.
    fileprivate static func checkSum(
        _ head: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>
    ) -> UInt32 {
        var hash: UInt32 = 0x811c_9dc5
        for byte in head { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        for byte in content { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return hash
    }

    /// Eight hexadecimal digits.
    fileprivate static func digits(of sum: UInt32) -> [UInt8] {
        (0..<8).map { place in
            let digit = UInt8(sum >> UInt32(28 - 4 * place) & 0xF)
            return digit < 10 ? 0x30 + digit : 0x57 + digit
        }
    }

    /// No head is longer: a name, three numbers, a check sum.
    fileprivate static let longestHead = 100

    /// A journal of the same work on a file of another path, and of another node, if there is the file;
    /// nil for bytes that are none.
    package static func moved(_ bytes: [UInt8], to path: String, node: Node?) -> [UInt8]? {
        guard bytes.starts(with: firstLine) else { return nil }
        var reader = JournalReader(bytes: bytes[firstLine.count...])
        guard let (name, _, _) = reader.next(), name == "file" else { return nil }
        var moved = firstLine + record("file", path.utf8.count, content: Array(path.utf8))
        var rest = reader.bytes
        if let (name, _, _) = reader.next(), name == "base" {
            moved += rest[..<reader.bytes.startIndex]
            rest = reader.bytes
            if let (name, _, _) = reader.next(), name == "node" { rest = reader.bytes }
            moved += node.map(record(of:)) ?? []
        }
        return moved + rest
    }

    // MARK: Reading

    /// The contents of a journal.
    package struct Contents: Equatable, Sendable {
        /// Empty for a proposal that had no file.
        package var path = ""
        /// Hexadecimal digits; empty if the journal was cut off before them.
        package var baseHash = ""
        /// Nil if there was no file.
        package var node: Node?
        /// The text after the last whole record.
        package var text: [UInt8]
        /// How many splices were applied.
        package var edits = 0
        /// The first text.
        package var first: [UInt8] = []
        /// The byte of the text behind what the last splice inserted.
        package var lastEdit: Int?

        init(text: [UInt8]) { self.text = text }

        /// As of a form that holds what the file had.
        package init(path: String, node: Node?, text: [UInt8]) {
            (self.path, self.node, self.text) = (path, node, text)
            baseHash = SHA256.hexadecimal(of: text)
        }
    }

    /// - Returns: nil for bytes that are no journal, or one cut off before its first text.
    package static func read(_ bytes: [UInt8]) -> Contents? {
        guard bytes.starts(with: firstLine) else { return nil }
        var contents = Contents(text: [])
        var hasText = false
        var reader = JournalReader(bytes: bytes[firstLine.count...])
        records: while let (name, numbers, content) = reader.next() {
            switch (name, numbers.count) {
            case ("file", 1): contents.path = String(decoding: content, as: UTF8.self)
            case ("base", 1): contents.baseHash = String(decoding: content, as: UTF8.self)
            case ("node", 3): contents.node = Node(device: numbers[0], inode: numbers[1])
            case ("text", 1):
                contents.text = Array(content)
                contents.lastEdit = nil
                if !hasText { contents.first = contents.text }
                hasText = true
            case ("edit", 3):
                let splice = Splice(
                    offset: numbers[0], removed: numbers[1], inserted: Array(content))
                guard hasText, let text = contents.text.applying(splice) else { break records }
                contents.text = text
                contents.edits += 1
                contents.lastEdit = splice.offset + splice.inserted.count
            default:
                // A later version may know more kinds.
                continue
            }
        }
        return hasText ? contents : nil
    }
}

/// Reads records up to the first that is not whole.
private struct JournalReader {
    var bytes: ArraySlice<UInt8>

    mutating func next() -> (name: String, numbers: [Int], content: ArraySlice<UInt8>)? {
        guard let end = bytes.prefix(Journal.longestHead).firstIndex(of: 0x0A) else { return nil }
        let head = bytes[..<end]
        guard let blank = head.lastIndex(of: 0x20) else { return nil }
        let words = String(decoding: head[..<blank], as: UTF8.self).split(separator: " ")
        let numbers = words.dropFirst().compactMap { Int($0) }
        guard numbers.count == words.count - 1, let length = numbers.last, length >= 0,
            length < bytes.endIndex - end - 1
        else { return nil }
        let content = bytes[end + 1..<end + 1 + length]
        guard bytes[content.endIndex] == 0x0A,
            head[(blank + 1)...].elementsEqual(
                Journal.digits(of: Journal.checkSum(head[..<blank], content)))
        else { return nil }
        bytes = bytes[(content.endIndex + 1)...]
        return (String(words[0]), numbers, content)
    }
}

extension [UInt8] {
    /// Appends the digits of a number that is not negative.
    fileprivate mutating func append(decimal number: Int) {
        if number >= 10 { append(decimal: number / 10) }
        append(0x30 + UInt8(number % 10))
    }
}
