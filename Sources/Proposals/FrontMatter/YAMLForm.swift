/// How the value of a field is written in YAML: texts of the file as they are there, others with
/// the quotes that they need, or those that the first text of the field has.
///
/// Without quotes, a number stands where a number or nothing stood, a day where a day or nothing stood,
/// and `true` where a truth stood; what else YAML would read as no text gets quotes. Titles, names of
/// people and descriptions are text.
package struct YAMLForm: Equatable, Sendable {
    /// The source in the file for each text.
    private var written: [String: String] = [:]
    private var style = YAMLStyle.plain
    /// The type of the first text in YAML.
    private var reading = YAMLReading.nothing
    /// Numbers in any form go without quotes: `0012`.
    private var takesAnyNumber = false
    /// Between brackets, where commas end a value.
    private var isFlow = false
    /// The sign before each further text of a list; nil for a single text.
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
            reading = first.style == .plain ? YAMLReading(first.text) : .words
            takesAnyNumber = reading == .number && !first.text.isPlainNumber
        }
    }

    /// Forgets the first text, which is the template's.
    ///
    /// - Parameter field: what is to stand there; a title is text, whatever its signs.
    mutating func standAside(for field: Template.Field) {
        switch field.kind {
        case .line: reading = field.isTitle ? .words : .nothing
        case .number: (reading, takesAnyNumber) = (.number, true)
        case .date: reading = .day
        case .choice(let choices): expect(choices)
        case .people: reading = .words
        case .values: expect(field.placeholder.split(separator: " ").map(String.init))
        case .prose, .list, .phaseTitle, .phaseText: break
        }
        fit(field.kind, named: field.name)
    }

    /// Takes values that are no text for what is to stand there.
    private mutating func expect(_ values: [String]) {
        let readings = values.map { YAMLReading($0) }
        if readings.contains(.truth) {
            reading = .truth
        } else if let first = readings.first, first == .number || first == .day,
            readings.allSatisfy({ $0 == first })
        {
            (reading, takesAnyNumber) = (first, !values.allSatisfy(\.isPlainNumber))
        }
    }

    /// Takes what the key says for what is to stand there, whatever stands there now.
    mutating func fit(_ kind: FieldKind, named name: String) {
        switch kind {
        case .line, .people, .values, .prose, .list:
            if FieldInference.isOfText(name) { (reading, takesAnyNumber) = (.words, false) }
        case .date:
            if reading == .words || reading == .nothing { reading = .day }
        case .number, .choice, .phaseTitle, .phaseText: break
        }
    }

    /// Whether a text without quotes is read as what belongs there.
    private func fits(_ text: String) -> Bool {
        switch YAMLReading(text) {
        case .words: true
        case .number:
            (reading == .number || reading == .nothing)
                && (takesAnyNumber || text.isPlainNumber)
        case .day: reading == .day || reading == .nothing
        case .truth: reading == .truth
        case .nothing: false
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
        where text.isPlainYAML && (text.isEmpty || fits(text))
            && !(isFlow && text.meansMoreInBrackets):
            return text
        default: return text.doubleQuoted
        }
    }
}

/// What YAML takes a text without quotes for.
private enum YAMLReading {
    case words, number, day, truth, nothing

    init(_ text: String) {
        let words = text.lowercased()
        let truths = ["true", "false", "yes", "no", "on", "off", "y", "n"]
        if truths.contains(words) {
            self = .truth
        } else if ["", "null", "~", "=", "<<", ".inf", "-.inf", "+.inf", ".nan"].contains(words) {
            self = .nothing
        } else {
            self = text.isNumberInYAML ? .number : text.isDayInYAML ? .day : .words
        }
    }
}

extension Character {
    /// Whether numbers are written with it: a digit, the point, or a sign that parts digits.
    fileprivate var isInNumber: Bool { isASCII && isNumber || self == "." || self == "_" }

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
    /// Whether it is the same in YAML without quotes, in a list between brackets too; a day is a day.
    package var needsNoQuotesInYAML: Bool {
        isPlainYAML && [.words, .day].contains(YAMLReading(self)) && !meansMoreInBrackets
    }

    /// Whether no sign of the text means more without quotes.
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

    /// A whole number or one with a point that is written the same once it was read: `0012` and `1.10`
    /// are none.
    fileprivate var isPlainNumber: Bool {
        let parts = drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        guard count - drop(while: { $0 == "-" }).count < 2, (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            utf8.count <= 15
        else { return false }
        return (parts[0] == "0" || parts[0].first != "0")
            && (parts.count == 1 || parts[1].last != "0")
    }

    /// Whether YAML reads it as a number: whole, with a point or an exponent, of base 2, 8 or 16, or
    /// parted by colons as times are. What follows numbers only, such as `20x` and `1.2.3`, is words.
    fileprivate var isNumberInYAML: Bool {
        var rest = lowercased()[...]
        if let sign = rest.first, "+-".contains(sign) { rest.removeFirst() }
        for (mark, digits) in [("0x", "0123456789abcdef_"), ("0o", "01234567_"), ("0b", "01_")]
        where rest.hasPrefix(mark) {
            let number = rest.dropFirst(mark.count)
            return !number.isEmpty && number.allSatisfy(digits.contains)
        }
        if rest.contains(":") {
            let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
            return parts.allSatisfy {
                !$0.isEmpty && $0.first != "_" && $0.allSatisfy(\.isInNumber)
            }
                && parts.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count < 3 }
        }
        let parts = rest.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        guard let number = parts.first, number.contains(where: \.isNumber), number.first != "_",
            number.allSatisfy(\.isInNumber), number.count(where: { $0 == "." }) < 2
        else { return false }
        guard parts.count == 2 else { return true }
        let exponent =
            parts[1].first.map { "+-".contains($0) } ?? false ? parts[1].dropFirst() : parts[1]
        return !exponent.isEmpty && exponent.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// Whether YAML reads it as a day, alone or with a time: `2026-01-02`, `2026-01-02 12:30:00Z`.
    fileprivate var isDayInYAML: Bool {
        let day = prefix { !" \tTt".contains($0) }
        let parts = day.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0].count == 4 && parts[1...].allSatisfy { $0.count < 3 }
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
            && dropFirst(day.count).allSatisfy { "0123456789:.+- \tTtZz".contains($0) }
    }

    /// Whether a sign of the text has a meaning between brackets.
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
