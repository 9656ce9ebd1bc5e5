import Glibc

/// Reads the outline of a document off cmark's XML.
struct ReferenceOutline {
    private let xml: [UInt8]
    private var position = 0
    private var depth = 0
    private var outline = Outline()
    private let hasTabs: Bool

    private init(xml: [UInt8], hasTabs: Bool) {
        self.xml = xml
        self.hasTabs = hasTabs
    }

    static func outline(xml: [UInt8], hasTabs: Bool) -> Outline {
        var reader = ReferenceOutline(xml: xml, hasTabs: hasTabs)
        reader.read()
        return reader.outline
    }

    private mutating func read() {
        while let tag = nextTag() {
            let name = tag.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "/") }
            if tag.first == UInt8(ascii: "/") {
                if Self.isBlock(String(decoding: tag.dropFirst(), as: UTF8.self)) { depth -= 1 }
                continue
            }
            let block = String(decoding: name, as: UTF8.self)
            guard Self.isBlock(block) else { continue }
            let isEmpty = tag.last == UInt8(ascii: "/")
            let text =
                isEmpty ? [] : Self.unescape(xml[position..<(next(60, from: position) ?? position)])
            let attributes = Self.attributes(of: tag.dropFirst(name.count))
            outline.add(describe(block, attributes, text), depth: depth)
            if !isEmpty { depth += 1 }
        }
    }

    private func describe(
        _ name: String, _ attributes: [String: [UInt8]], _ literal: [UInt8]
    ) -> String {
        func value(_ key: String) -> String {
            String(decoding: attributes[key] ?? [], as: UTF8.self)
        }
        let line = Int(value("sourcepos").prefix { $0 != ":" }) ?? 0
        switch name {
        case "block_quote": return "quote \(line)"
        case "list":
            return Outline.list(
                ordered: value("type") == "ordered", start: Int(value("start")) ?? 0,
                delimiter: UInt8(ascii: value("delim") == "paren" ? ")" : "."),
                tight: value("tight") == "true")
        case "heading": return "heading \(value("level"))"
        case "thematic_break": return "break \(line)"
        case "html_block": return "html \(line)"
        case "code_block":
            return Outline.code(
                info: attributes["info"] ?? [], literal: literal, line: line,
                hasTabs: hasTabs)
        default: return name == "document" ? name : "\(name) \(line)"
        }
    }

    /// What stands between the next `<` and its `>`, which no attribute value holds unescaped.
    private mutating func nextTag() -> ArraySlice<UInt8>? {
        guard let start = next(UInt8(ascii: "<"), from: position),
            let end = next(UInt8(ascii: ">"), from: start)
        else { return nil }
        position = end + 1
        return xml[start + 1..<end]
    }

    private func next(_ byte: UInt8, from start: Int) -> Int? {
        xml.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = memchr(base + start, Int32(byte), bytes.count - start)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    private static func isBlock(_ name: String) -> Bool {
        switch name {
        case "document", "block_quote", "list", "item", "paragraph", "heading", "code_block",
            "html_block", "thematic_break":
            true
        default: false
        }
    }

    private static func attributes(of tag: ArraySlice<UInt8>) -> [String: [UInt8]] {
        let parts = tag.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
        var result: [String: [UInt8]] = [:]
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            let key = parts[index].filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "=") }
            result[String(decoding: key, as: UTF8.self)] = unescape(parts[index + 1])
        }
        return result
    }

    private static func unescape(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let entities: [([UInt8], UInt8)] = [
            (Array("&lt;".utf8), UInt8(ascii: "<")), (Array("&gt;".utf8), UInt8(ascii: ">")),
            (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
        ]
        guard bytes.contains(UInt8(ascii: "&")) else { return Array(bytes) }
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.first {
            let entity = byte != 38 ? nil : entities.first { rest.starts(with: $0.0) }
            result.append(entity?.1 ?? byte)
            rest = rest.dropFirst(entity?.0.count ?? 1)
        }
        return result
    }
}
