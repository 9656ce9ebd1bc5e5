import Markdown
import Prose

/// The lines that differ between two versions of a file, with three lines around them, in the
/// form that `patch` reads.
struct UnifiedDifference {
    let text: String

    private static let context = 3

    /// - Parameter newName: that of a file that is renamed; `git apply` does that, too.
    init(from old: [UInt8], to new: [UInt8], name: String, newName: String? = nil) {
        let (before, after) = (Self.lines(old), Self.lines(new))
        var hunks: [[Difference.Part]] = [[]]
        let parts = Difference(from: before, to: after).parts
        for (index, part) in parts.enumerated() {
            guard case .same(let left, let right) = part else {
                hunks[hunks.count - 1].append(part)
                continue
            }
            let head = index > 0 ? min(Self.context, left.count) : 0
            let tail = index < parts.count - 1 ? min(Self.context, left.count) : 0
            if index > 0, index < parts.count - 1, head + tail >= left.count {
                hunks[hunks.count - 1].append(part)
                continue
            }
            if head > 0 {
                hunks[hunks.count - 1].append(
                    .same(old: left.prefix(head), new: right.prefix(head)))
            }
            if index > 0, index < parts.count - 1 { hunks.append([]) }
            if tail > 0 {
                hunks[hunks.count - 1].append(
                    .same(old: left.suffix(tail), new: right.suffix(tail)))
            }
        }
        let (from, to) = (Self.path(name), Self.path(newName ?? name))
        let renaming =
            newName == nil
            ? ""
            : "diff --git \(Self.name("a/" + from, isInLine: true)) "
                + "\(Self.name("b/" + to, isInLine: true))\n"
                + "rename from \(Self.name(from, isInLine: true))\n"
                + "rename to \(Self.name(to, isInLine: true))\n"
        let names = "--- \(Self.name("a/" + from))\n+++ \(Self.name("b/" + to))\n"
        text =
            renaming + (old == new && newName != nil ? "" : names)
            + hunks.map { Self.hunk($0, before, after) }.joined()
    }

    /// As git names files: without `./`, and without the root.
    private static func path(_ name: String) -> String {
        name.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
    }

    /// A name as git writes it: in quotes where it has signs of its own, and before a tab where a
    /// blank would end it.
    /// - Parameter isInLine: what a blank ends is told by what follows, and no tab is wanted.
    private static func name(_ path: String, isInLine: Bool = false) -> String {
        let isPlain = path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0x22 && $0 != 0x5C }
        guard !isPlain else { return path.contains(" ") && !isInLine ? path + "\t" : path }
        let quoted = path.utf8.reduce(into: [UInt8]()) { text, byte in
            switch byte {
            case 0x22, 0x5C: text += [0x5C, byte]
            case 0x20..<0x7F, 0x80...: text.append(byte)
            default:
                let digits = String(byte, radix: 8)
                text += Array(
                    ("\\" + String(repeating: "0", count: 3 - digits.count) + digits).utf8)
            }
        }
        return "\"" + String(decoding: quoted, as: UTF8.self) + "\""
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        var lines: [String] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            lines.append(String(decoding: bytes[start..<end], as: UTF8.self))
            start = end
        }
        return lines
    }

    private static func hunk(
        _ parts: [Difference.Part], _ before: [String], _ after: [String]
    ) -> String {
        guard let first = parts.first, let last = parts.last else { return "" }
        var text = ""
        for part in parts {
            switch part {
            case .same(let old, _): text += before[old].map { marked(" ", $0) }.joined()
            case .changed(let old, let new):
                text += before[old].map { marked("-", $0) }.joined()
                text += after[new].map { marked("+", $0) }.joined()
            }
        }
        let old = first.old.lowerBound..<last.old.upperBound
        let new = first.new.lowerBound..<last.new.upperBound
        return "@@ -\(place(old)) +\(place(new)) @@\n" + text
    }

    private static func place(_ range: Range<Int>) -> String {
        "\(range.isEmpty ? range.lowerBound : range.lowerBound + 1),\(range.count)"
    }

    private static func marked(_ mark: String, _ line: String) -> String {
        line.utf8.last == 0x0A
            ? mark + line : mark + line + "\n\\ No newline at end of file\n"
    }
}

extension Difference.Part {
    fileprivate var old: Range<Int> {
        switch self {
        case .same(let old, _), .changed(let old, _): old
        }
    }

    fileprivate var new: Range<Int> {
        switch self {
        case .same(_, let new), .changed(_, let new): new
        }
    }
}
