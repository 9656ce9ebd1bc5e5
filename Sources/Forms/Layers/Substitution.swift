import Prose

/// vi's command to put words in place of others: `s/words/others/flags`, with the lines in front that
/// it is for. The words are found as they are written: no regular expressions, and nothing is done
/// where one is typed.
package struct Substitution: Equatable, Sendable {
    package enum Lines: Equatable, Sendable {
        /// The line of the caret, or what is selected.
        case here
        /// All lines of the document.
        case all
        /// What is selected, or was last.
        case selected
        /// From one line of the file to another.
        case range(Address, Address)
    }

    /// A line of the file.
    package enum Address: Equatable, Sendable {
        /// Counted from 1.
        case number(Int)
        /// So many lines below the caret's.
        case here(Int)
        /// So many lines below the last, which are lines above it where the count is negative.
        case last(Int)
    }

    /// Why nothing can be done by a command, as the message says it.
    enum Fault: Error, Equatable, CustomStringConvertible {
        case flag(Character)
        case noLine(String)
        case expression(String)
        case replacement(String)

        var description: String {
            switch self {
            case .flag(let flag):
                "“\(flag)” is no flag here; g, c, e, i and I are. Nothing was changed."
            case .noLine(let written):
                "“\(written)” is no line here; numbers, . and $ are. Nothing was changed."
            case .expression(let sign) where sign.hasPrefix("\\"):
                "“\(sign)” belongs to regular expressions, which are not known here. "
                    + "Nothing was changed."
            case .expression(let sign):
                "“\(sign)” belongs to regular expressions, which are not known here; \\\(sign) is "
                    + "the sign itself. Nothing was changed."
            case .replacement(let sign) where sign.hasPrefix("\\"):
                "“\(sign)” in what is put in is not known here. Nothing was changed."
            case .replacement(let sign):
                "“\(sign)” in what is put in is not known here; \\\(sign) is the sign itself. "
                    + "Nothing was changed."
            }
        }
    }

    private(set) var lines = Lines.here
    /// As they are written; none stand for the words that were looked for last.
    private(set) var words = ""
    private(set) var others = ""
    /// Whether all places in a line are meant, not the first alone.
    private(set) var isGlobal = false
    /// Whether each place is asked about.
    private(set) var asks = false
    private(set) var foldsCase = false
    /// Whether nothing is said where the words are not found.
    private(set) var isQuiet = false

    /// - Returns: nil for what is no such command, or one that does not say what is put in.
    init?(_ typed: String) throws(Fault) {
        var rest = typed.drop { $0 == " " }
        for (start, lines) in [("%", Lines.all), ("'<,'>", .selected)] where rest.hasPrefix(start) {
            self.lines = lines
            rest = rest.dropFirst(start.count)
        }
        let addresses = rest.prefix { $0.isASCII && $0.isNumber || ".$,+- ".contains($0) }
        rest = rest.dropFirst(addresses.count)
        guard let parts = Self.parts(of: rest), parts.count > 1 else { return nil }
        if !addresses.allSatisfy({ $0 == " " }) {
            guard lines == .here, let range = Self.range(addresses) else {
                throw .noLine(addresses.trimmed)
            }
            lines = range
        }
        words = try Self.plain(parts[0])
        others = try Self.plainReplacement(parts[1])
        for flag in parts.count > 2 ? parts[2].trimmed : "" {
            switch flag {
            case "g": isGlobal = true
            case "c": asks = true
            case "e": isQuiet = true
            case "i": foldsCase = true
            case "I": foldsCase = false
            default: throw .flag(flag)
            }
        }
    }

    /// What stands between the signs of a command; nil for another command.
    private static func parts(of typed: Substring) -> [String]? {
        guard let name = ["substitute", "s"].first(where: typed.hasPrefix) else { return nil }
        let rest = typed.dropFirst(name.count)
        guard let sign = rest.first, sign.isSeparator else { return nil }
        return rest.dropFirst().parted(by: sign)
    }

    /// The words of a command that does not say yet what is put in their place; nil for another.
    static func words(ofBegun typed: String) throws(Fault) -> String? {
        let rest = typed.drop { $0 == " " }
        guard let parts = parts(of: rest.first == "%" ? rest.dropFirst() : rest), parts.count == 1
        else { return nil }
        return try plain(parts[0])
    }

    /// With other words to look for.
    func looking(for words: String) -> Substitution {
        var other = self
        other.words = words
        return other
    }

    /// `2,6`, `.,$`, `7`; nil for what is none.
    private static func range(_ written: Substring) -> Lines? {
        let addresses = written.split(separator: ",", omittingEmptySubsequences: false)
            .map(Address.init)
        guard (1...2).contains(addresses.count), let first = addresses[0],
            let last = addresses[addresses.count - 1]
        else { return nil }
        return .range(first, last)
    }

    /// The words of a pattern that has nothing but signs that stand for themselves.
    private static func plain(_ pattern: String) throws(Fault) -> String {
        var plain = ""
        var isEscaped = false
        for (index, sign) in pattern.enumerated() {
            if isEscaped {
                guard "/#,;!.*[]^$~\\".contains(sign) else { throw .expression("\\\(sign)") }
                plain.append(sign)
                isEscaped = false
            } else if sign == "\\" {
                isEscaped = true
            } else {
                let isLast = index == pattern.count - 1
                if ".[~".contains(sign) || sign == "*" && index > 0 || sign == "^" && index == 0
                    || sign == "$" && isLast
                {
                    throw .expression(String(sign))
                }
                plain.append(sign)
            }
        }
        return isEscaped ? plain + "\\" : plain
    }

    private static func plainReplacement(_ written: String) throws(Fault) -> String {
        var plain = ""
        var isEscaped = false
        for sign in written {
            if isEscaped {
                guard "/#,;@!+=&~\\".contains(sign) else { throw .replacement("\\\(sign)") }
                plain.append(sign)
                isEscaped = false
            } else if sign == "\\" {
                isEscaped = true
            } else if "&~".contains(sign) {
                throw .replacement(String(sign))
            } else {
                plain.append(sign)
            }
        }
        return isEscaped ? plain + "\\" : plain
    }
}

extension Substitution.Address {
    /// A number, `.` or `$`, each with a number of lines to go on or back behind it; `+` and `-` alone
    /// are one line.
    init?(_ written: Substring) {
        let words = written.filter { $0 != " " }
        guard let first = words.first else { return nil }
        switch first {
        case ".", "$":
            let rest = words.dropFirst()
            let isCounted = rest.first.map { "+-".contains($0) } ?? true
            guard isCounted, let steps = rest.isEmpty ? 0 : Int(rest) else { return nil }
            self = first == "." ? .here(steps) : .last(steps)
        case "+", "-":
            guard let steps = Int(words.count == 1 ? words + "1" : words) else { return nil }
            self = .here(steps)
        default:
            guard let number = Int(words) else { return nil }
            self = .number(number)
        }
    }
}

extension Character {
    /// Whether it can stand between the parts of a command, as vi has it.
    fileprivate var isSeparator: Bool {
        (isPunctuation || isSymbol) && !"\"|\\".contains(self)
    }
}

extension Substring {
    /// Two or three parts, a sign between them that no `\` stands in front of: that of a sign that is
    /// part of the words goes.
    fileprivate func parted(by sign: Character) -> [String] {
        var parts = [""]
        var isEscaped = false
        for character in self {
            if isEscaped {
                parts[parts.count - 1] += character == sign ? String(sign) : "\\\(character)"
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == sign, parts.count < 3 {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        if isEscaped { parts[parts.count - 1] += "\\" }
        return parts
    }
}
