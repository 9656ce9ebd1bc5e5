import Markdown

/// A line as it was typed or piped in: text, without what keys send that stands for no character.
struct TypedLine: Equatable {
    let text: String
    /// Whether something was left out.
    let isCleaned: Bool

    /// - Returns: nil where the bytes are not UTF-8.
    init?(_ bytes: some Collection<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var kept = ""
        var rest = text.unicodeScalars[...]
        // A line end of Windows.
        if rest.last == "\r" { rest.removeLast() }
        var isCleaned = false
        while let scalar = rest.popFirst() {
            guard scalar.properties.generalCategory == .control, scalar != "\t" else {
                kept.unicodeScalars.append(scalar)
                continue
            }
            isCleaned = true
            if scalar == "\u{1b}" { Self.dropSequence(from: &rest) }
        }
        (self.text, self.isCleaned) = (kept, isCleaned)
    }

    /// `[A`, `[1;5C` or `OA` behind an escape: a key that moves a cursor.
    private static func dropSequence(from rest: inout Substring.UnicodeScalarView) {
        switch rest.first {
        case "O":
            rest.removeFirst()
            _ = rest.popFirst()
        case "[":
            rest.removeFirst()
            while let next = rest.popFirst(), !("@"..."~").contains(next) {}
        default: break
        }
    }
}

/// A command on numbered lines or items: `d5`, `c3-4`, `m5 2`, `c5 other words`.
struct NumberedCommand: Equatable {
    let name: String
    let numbers: ClosedRange<Int>
    /// The text behind the numbers and a blank.
    let words: String

    /// - Parameter names: the names of commands that the place knows.
    init?(_ line: String, names: [String]) {
        let name = line.prefix { $0.isASCII && $0.isLowercase }
        let parts = line.dropFirst(name.count).split(
            separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        guard names.contains(String(name)), let range = parts.first else { return nil }
        let ends = range.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = ends.compactMap { end in
            end.allSatisfy { $0.isASCII && $0.isNumber } ? Int(end) : nil
        }
        guard (1...2).contains(ends.count), numbers.count == ends.count,
            let first = numbers.first, let last = numbers.last, first <= last
        else { return nil }
        self.name = String(name)
        self.numbers = first...last
        words = parts.count > 1 ? String(parts[1]) : ""
    }
}

extension Dialogue {
    /// A line that can be printed: nothing in it is for the terminal.
    static func readable(_ line: String) -> String { ReadableText.line(line) }

    /// The words of a line that is text for sure: one that begins with a blank.
    static func escaped(_ line: String) -> String? {
        line.first == " " || line.first == "\t" ? line.trimmed : nil
    }

    /// Whether a line looks like a command of any place, so that it is no text by mistake.
    static func isLikeCommand(_ line: String) -> Bool {
        if line.count == 1 { return !(line.first?.isNumber ?? false) }
        if ["quit", "exit", "help", "save", "dp", "sa", "doc", "rev"].contains(line) {
            return true
        }
        let names = ["c", "d", "f", "i", "in", "l", "m", "mp", "out", "p"]
        return NumberedCommand(line, names: names).map { $0.words.isEmpty } ?? false
    }
}
