/// A JSON value with its members in the order in which they stand: the command line promises one.
///
/// Foundation's encoder sorts or shuffles members, and readers of diffs want them as documented.
package indirect enum JSON: Sendable {
    case null
    case bool(Bool)
    case number(Int)
    /// A number that is no integer, or too large for one, as it is written.
    case decimal(String)
    case string(String)
    case array([JSON])
    case object([(String, JSON)])

    /// Indented by two blanks a level; short enough to be read, and to be compared by lines.
    package var text: String { text(indent: 0) }

    /// As the value of a member that is set in by so many blanks.
    package func text(indent: Int) -> String {
        var text = ""
        write(to: &text, indent: indent)
        return text
    }

    /// All on one line, without blanks.
    package var line: String {
        var text = ""
        write(to: &text, indent: nil)
        return text
    }

    /// - Parameter indent: nil to write all on one line.
    private func write(to text: inout String, indent: Int?) {
        let inside = indent.map { $0 + 2 }
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let value): text += String(value)
        case .decimal(let value): text += value
        case .string(let value): JSON.quote(value, to: &text)
        case .array(let values):
            JSON.list(values, "[", "]", to: &text, indent: indent) { value, text in
                value.write(to: &text, indent: inside)
            }
        case .object(let members):
            JSON.list(members, "{", "}", to: &text, indent: indent) { member, text in
                JSON.quote(member.0, to: &text)
                text += indent == nil ? ":" : ": "
                member.1.write(to: &text, indent: inside)
            }
        }
    }

    private static func list<Element>(
        _ elements: [Element], _ open: String, _ close: String, to text: inout String,
        indent: Int?, _ write: (Element, inout String) -> Void
    ) {
        guard !elements.isEmpty else {
            text += open + close
            return
        }
        func breakLine(_ more: Int) {
            if let indent { text += "\n" + String(repeating: " ", count: indent + more) }
        }
        text += open
        for (index, element) in elements.enumerated() {
            if index > 0 { text += "," }
            breakLine(2)
            write(element, &text)
        }
        breakLine(0)
        text += close
    }

    /// RFC 8259, section 7; what a terminal could take for a control is escaped too.
    private static func quote(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.steers:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension Unicode.Scalar {
    /// Whether a terminal would do something for the character, or turn the text: such characters
    /// are escaped although JSON and XML could hold most of them.
    package var steers: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
        default: false
        }
    }
}
