/// How the value of a field is written in YAML: texts of the file as they are there, others with
/// the quotes that they need, or those that the first text of the field has.
package struct YAMLForm: Equatable, Sendable {
    /// What the file has for a text.
    private var written: [String: String] = [:]
    private var style = YAMLStyle.plain
    /// The first text was words, and no number or truth.
    var holdsWords = false
    /// Between brackets, where commas end a value.
    private var isFlow = false
    /// What stands before each further text of a list; nil for a single one.
    package let separator: String?

    init(separator: String? = nil) { self.separator = separator }

    init(
        _ scalars: [YAMLScalar], of source: Source, separator: String? = nil, isFlow: Bool = false
    ) {
        self.separator = separator
        self.isFlow = isFlow
        style = scalars.first?.style ?? .plain
        for scalar in scalars { written[scalar.text] = source.string(scalar.range) }
        if let first = scalars.first {
            holdsWords = first.style != .plain || !first.text.isOtherThanWords
        }
    }

    /// The bytes of one value.
    package func source(of text: String) -> String {
        if let known = written[text] { return known }
        // A list has no item without a text.
        if text.isEmpty, separator != nil { return "\"\"" }
        switch style {
        case .single where !text.contains(where: \.isControl):
            return "'" + text.replacing("'", with: "''") + "'"
        case .plain
        where text.isPlainYAML && !(holdsWords && text.isOtherThanWords)
            && !(isFlow && text.meansMoreInBrackets):
            return text
        default: return text.doubleQuoted
        }
    }
}

extension Character {
    /// Whether it cannot stand in a value as it is.
    fileprivate var isControl: Bool { unicodeScalars.contains(where: \.isEscapedInYAML) }
}

extension Unicode.Scalar {
    /// Control characters, line ends of any kind, and the byte order mark.
    fileprivate var isEscapedInYAML: Bool {
        value < 0x20 || (0x7F...0x9F).contains(value) || [0x2028, 0x2029, 0xFEFF].contains(value)
    }
}

extension String {
    /// Whether it is the same in YAML without quotes, in a list between brackets too.
    package var needsNoQuotesInYAML: Bool {
        isPlainYAML && !isOtherThanWords && !meansMoreInBrackets
    }

    /// Whether the text without quotes is read as itself: no number, truth or nothing, and no sign
    /// that means more. A date stays as people write it.
    fileprivate var isPlainYAML: Bool {
        guard let first = utf8.first, let last = utf8.last else { return true }
        if first == 0x20 || last == 0x20 || contains(where: \.isControl) { return false }
        if "?:,[]{}#&*!|>'\"%@`".utf8.contains(first), !isSafeBehindSign { return false }
        if first == UInt8(ascii: "-"), utf8.dropFirst().first.map({ $0 == 0x20 }) ?? true {
            return false
        }
        if hasPrefix("---") || hasPrefix("...") { return false }
        if contains(": ") || contains(" #") || last == UInt8(ascii: ":") { return false }
        return true
    }

    /// Whether YAML reads it as a truth, as nothing or as a number.
    fileprivate var isOtherThanWords: Bool {
        let words = ["true", "false", "yes", "no", "on", "off", "null", "~", "y", "n", "=", "<<"]
        if words.contains(lowercased()) { return true }
        let isDate = utf8.count == 10 && Day(self) != nil
        return !isDate && contains(where: \.isNumber) && first?.isLetter == false
            && allSatisfy { $0.isHexDigit || "+-._:xeE".contains($0) }
    }

    /// Whether a sign of it has a meaning between brackets.
    fileprivate var meansMoreInBrackets: Bool {
        contains { ",[]{}".contains($0) } || first.map { "?:-".contains($0) } ?? false
    }

    /// `:a` and `?a` begin plain texts.
    private var isSafeBehindSign: Bool {
        guard let first = utf8.first, first == UInt8(ascii: "?") || first == UInt8(ascii: ":")
        else { return false }
        return utf8.dropFirst().first.map { $0 != 0x20 } ?? false
    }

    fileprivate var doubleQuoted: String {
        var result = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\t": result += "\\t"
            case "\n": result += "\\n"
            case _ where scalar.isEscapedInYAML:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
