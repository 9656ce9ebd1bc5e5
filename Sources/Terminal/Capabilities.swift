import CCurses
import Glibc
import Forms

/// The sequences of this terminal in terminfo, beyond those that ncurses writes by itself.
enum Capabilities {
    static let pasteOn = Array("\u{1b}[?2004h".utf8)
    static let pasteOff = Array("\u{1b}[?2004l".utf8)

    /// Reports of buttons, of moves with a button down, and numbers of any size in them. xterm's, and
    /// no part of terminfo.
    static let mouseOn = Array("\u{1b}[?1002h\u{1b}[?1006h".utf8)
    static let mouseOff = Array("\u{1b}[?1006l\u{1b}[?1002l".utf8)

    /// All that takes back what octopen may have set, for when ncurses cannot be asked any more.
    static var restoring: [UInt8] {
        let own = ["rmkx", "sgr0", "op", "cnorm", "rmcup"].flatMap { string($0) ?? [] }
        let end = string("rmcup") == nil ? Array("\r\n".utf8) : []
        return pasteOff + own + end
    }

    /// What makes room in the last row, where the cursor is left, on a terminal that does not bring back
    /// what it showed before.
    static var lastRow: [UInt8] {
        string("rmcup") == nil ? string("el") ?? Array("\r\n".utf8) : []
    }

    /// The sequence that resets the palette of the terminal. ncurses writes it when it comes back,
    /// though it changed nothing in the palette, and changes of the user's shell would be gone.
    static var paletteReset: [UInt8]? { string("oc") }

    /// The sequences that this terminal sends for keys.
    static var keys: [[UInt8]: Key] {
        var keys: [[UInt8]: Key] = [:]
        func add(_ capability: String, _ key: Key) {
            // Only what begins with an escape and goes on: other bytes are keys of their own.
            guard let bytes = string(capability), bytes.count > 1, bytes[0] == Byte.escape else {
                return
            }
            keys[bytes] = keys[bytes] ?? key
        }
        for (capability, key) in plain { add(capability, key) }
        for (capability, name) in modified {
            for (suffix, modifiers) in suffixes {
                add(capability + suffix, .named(name, modifiers))
            }
        }
        return keys
    }

    /// A string without the `$<5>` in it that ask for a delay.
    static func string(_ name: String) -> [UInt8]? {
        guard let value = octopen_capability(name) else { return nil }
        let all = Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
        guard all.contains(UInt8(ascii: "$")) else { return all }
        var bytes: [UInt8] = []
        var rest = all[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
                let end = rest.firstIndex(of: UInt8(ascii: ">"))
            {
                rest = rest[rest.index(after: end)...]
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    private static let plain: [(String, Key)] =
        [
            ("kcuu1", .named(.up)), ("kcud1", .named(.down)), ("kcub1", .named(.left)),
            ("kcuf1", .named(.right)), ("khome", .named(.home)), ("kend", .named(.end)),
            ("kpp", .named(.pageUp)), ("knp", .named(.pageDown)), ("kich1", .named(.insert)),
            ("kdch1", .named(.delete)), ("kcbt", .named(.tab, .shift)), ("kent", .named(.enter)),
            ("kbs", .named(.backspace)), ("kri", .named(.up, .shift)),
            ("kind", .named(.down, .shift)), ("kLFT", .named(.left, .shift)),
            ("kRIT", .named(.right, .shift)), ("kHOM", .named(.home, .shift)),
            ("kEND", .named(.end, .shift)), ("kPRV", .named(.pageUp, .shift)),
            ("kNXT", .named(.pageDown, .shift)), ("kDC", .named(.delete, .shift)),
            ("kIC", .named(.insert, .shift)),
        ]
        + [Key.Name.f1, .f2, .f3, .f4, .f5, .f6, .f7, .f8, .f9, .f10, .f11, .f12]
        .enumerated().map { ("kf\($0.offset + 1)", .named($0.element)) }

    private static let modified: [(String, Key.Name)] = [
        ("kUP", .up), ("kDN", .down), ("kLFT", .left), ("kRIT", .right), ("kHOM", .home),
        ("kEND", .end), ("kPRV", .pageUp), ("kNXT", .pageDown), ("kDC", .delete),
        ("kIC", .insert),
    ]

    private static let suffixes: [(String, Key.Modifiers)] = [
        ("", .shift), ("3", .alt), ("4", [.alt, .shift]), ("5", .control),
        ("6", [.control, .shift]), ("7", [.control, .alt]), ("8", [.control, .alt, .shift]),
    ]
}
