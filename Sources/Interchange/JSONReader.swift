/// Why bytes are no JSON, and where; or no JSON of text.
package struct JSONFault: Error, CustomStringConvertible {
    /// The byte at which reading stopped.
    package let offset: Int
    /// A string that JSON permits, but that is no text.
    package var stranger: String?
    /// The names of the members around the string, and numbers of elements from 1, outermost first.
    fileprivate var path: [String] = []

    fileprivate init(offset: Int, stranger: String? = nil) {
        (self.offset, self.stranger) = (offset, stranger)
    }

    package var description: String {
        guard let stranger else { return "no JSON at byte \(offset)" }
        return (path + ["has \(stranger) at byte \(offset)"]).joined(separator: ": ")
    }

    fileprivate func inside(_ name: String) -> JSONFault {
        var fault = self
        if stranger != nil { fault.path.insert(name, at: 0) }
        return fault
    }
}

extension JSON {
    /// Reads a value as RFC 8259 has it, with blanks around it and nothing else.
    ///
    /// Bytes that are not UTF-8 are refused, as is what is nested deeper than any message is. Half
    /// of a surrogate pair, which some programs write, is read as U+FFFD: one unit of UTF-16 as well.
    package init(reading bytes: [UInt8]) throws(JSONFault) {
        var reader = JSONReader(bytes)
        self = try reader.whole()
    }

    /// Reads what people and programs write into files, a byte order mark before it or not. Its
    /// strings are text: half of a surrogate pair and control characters, but for tabs and line ends,
    /// are faults.
    ///
    /// - Parameter other: the members whose strings are none of ours.
    package init(
        readingText bytes: [UInt8], butFor other: Set<String> = []
    ) throws(JSONFault) {
        var reader = JSONReader(bytes, textButFor: other)
        self = try reader.whole()
    }

    // MARK: Members

    /// The member of this name; nil where there is none, and for what is no object.
    package subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.0 == name }?.1
    }

    package var string: String? { if case .string(let value) = self { value } else { nil } }
    package var number: Int? { if case .number(let value) = self { value } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    package var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
    package var isNull: Bool { if case .null = self { true } else { false } }
    package var isObject: Bool { if case .object = self { true } else { false } }
}

/// Goes through the bytes once, in time that is proportional to them.
private struct JSONReader {
    /// Arrays and objects in one another.
    private static let deepest = 256

    private let bytes: [UInt8]
    private var at = 0
    private var depth = 0

    /// The members whose strings need not be text; nil where none need be.
    private let others: Set<String>?
    /// The member whose value is read.
    private var member = ""

    init(_ bytes: [UInt8]) { (self.bytes, others) = (bytes, nil) }

    init(_ bytes: [UInt8], textButFor others: Set<String>) {
        (self.bytes, self.others) = (bytes, others)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    private var fault: JSONFault { JSONFault(offset: at) }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func whole() throws(JSONFault) -> JSON {
        let value = try value()
        skipBlanks()
        guard next == nil else { throw fault }
        return value
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            at += 1
        }
    }

    private mutating func value() throws(JSONFault) -> JSON {
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONFault) -> JSON {
        guard bytes[at...].starts(with: word.utf8) else { throw fault }
        at += word.utf8.count
        return value
    }

    private mutating func takes(_ byte: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard next == UInt8(ascii: byte) else { return false }
        at += 1
        return true
    }

    private mutating func need(_ byte: Unicode.Scalar) throws(JSONFault) {
        guard takes(byte) else { throw fault }
    }

    private mutating func array() throws(JSONFault) -> JSON {
        try open()
        defer { depth -= 1 }
        if takes("]") { return .array([]) }
        var values: [JSON] = []
        repeat {
            do throws(JSONFault) {
                values.append(try value())
            } catch {
                throw error.inside("\(values.count + 1)")
            }
        } while takes(",")
        try need("]")
        return .array(values)
    }

    private mutating func object() throws(JSONFault) -> JSON {
        try open()
        defer { depth -= 1 }
        if takes("}") { return .object([]) }
        var members: [(String, JSON)] = []
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw fault }
            let name = try string()
            try need(":")
            let around = member
            member = name
            do throws(JSONFault) {
                members.append((name, try value()))
            } catch {
                throw error.inside(name)
            }
            member = around
        } while takes(",")
        try need("}")
        return .object(members)
    }

    private mutating func open() throws(JSONFault) {
        guard depth < Self.deepest else { throw fault }
        depth += 1
        at += 1
    }

    // MARK: Numbers

    private mutating func number() throws(JSONFault) -> JSON {
        let start = at
        if next == UInt8(ascii: "-") { at += 1 }
        let first = at
        guard digits() > 0, bytes[first] != UInt8(ascii: "0") || at == first + 1 else {
            throw fault
        }
        var isInteger = true
        if next == UInt8(ascii: ".") {
            isInteger = false
            at += 1
            guard digits() > 0 else { throw fault }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            isInteger = false
            at += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
            guard digits() > 0 else { throw fault }
        }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if isInteger, let value = Int(text) { return .number(value) }
        return .decimal(text)
    }

    private mutating func digits() -> Int {
        let start = at
        while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
        return at - start
    }

    // MARK: Strings

    private var isText: Bool { others.map { !$0.contains(member) } ?? false }

    private mutating func string() throws(JSONFault) -> String {
        let first = at
        at += 1
        var text: [UInt8] = []
        while true {
            let start = at
            while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""),
                byte != UInt8(ascii: "\\")
            {
                at += 1
            }
            text += bytes[start..<at]
            switch next {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw fault }
                if isText, let control = text.firstControl {
                    let digits = String(control, radix: 16, uppercase: true)
                    let name = String(repeating: "0", count: 4 - digits.utf8.count) + digits
                    throw JSONFault(offset: first, stranger: "the control character U+\(name)")
                }
                at += 1
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            default: throw fault
            }
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
        at += 1
        guard let byte = next else { throw fault }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text += try unit().utf8
        default:
            at -= 1
            throw fault
        }
    }

    /// The character of one escape, or of two that make a pair.
    private mutating func unit() throws(JSONFault) -> String {
        let start = at - 2
        let first = try hexadecimal()
        var value = UInt32(first)
        if (0xD800..<0xDC00).contains(first), next == UInt8(ascii: "\\"), at + 1 < bytes.count,
            bytes[at + 1] == UInt8(ascii: "u")
        {
            let before = at
            at += 2
            let second = try hexadecimal()
            if (0xDC00..<0xE000).contains(second) {
                value = 0x10000 + (value - 0xD800) << 10 + UInt32(second) - 0xDC00
            } else {
                at = before
            }
        }
        let character = Unicode.Scalar(value)
        if character == nil, isText {
            throw JSONFault(offset: start, stranger: "half of a surrogate pair")
        }
        return String(Character(character ?? "\u{FFFD}"))
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
                byte < 0x80
            else { throw fault }
            value = value << 4 | UInt16(digit)
            at += 1
        }
        return value
    }
}

extension [UInt8] {
    /// The first character that is none of text; the two of a line end are.
    fileprivate var firstControl: UInt8? {
        indices.first { index in
            switch self[index] {
            case 0x09, 0x0A: false
            case 0x0D: index + 1 == count || self[index + 1] != 0x0A
            case 0..<0x20, 0x7F: true
            default: false
            }
        }.map { self[$0] }
    }
}
