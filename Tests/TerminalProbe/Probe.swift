import Forms
import Glibc
import Screens
import Terminal

/// A program without any purpose but to be watched on a terminal: types what is typed, and shows
/// what else arrives.
@main
struct Probe {
    private var size: Size
    private var typed = ""
    /// Characters of it that the cursor stands before.
    private var behind = 0
    private var note = ""
    private var scrolled = 0
    private var looks = Looks.plain

    private enum Looks { case plain, roles, hostile, wide }

    static func main() {
        do {
            let terminal = try Terminal()
            var probe = Probe(size: terminal.size)
            exit(probe.run(terminal))
        } catch {
            print("probe: \(error)")
            exit(2)
        }
    }

    private init(size: Size) {
        self.size = size
    }

    private mutating func run(_ terminal: Terminal) -> Int32 {
        note = "utf8 \(terminal.isUTF8)"
        while true {
            if !terminal.hasPendingInput { terminal.show(frame) }
            switch terminal.nextInput(timeout: nil) {
            case .key(let key):
                if key == .character("q", .control) {
                    terminal.close()
                    return 0
                }
                take(key, terminal)
            case .paste(let text):
                note = "paste \(text.utf8.count) \(text.unicodeScalars.filter { $0 == "\n" }.count)"
            case .mouse(let report): note = "mouse \(report.column) \(report.row)"
            case .resize:
                size = terminal.size
                note = "size \(size.columns) \(size.rows)"
            case .resumed: note = "resumed"
            case .woken: note = "woken"
            case .pause: note = "pause"
            case .end(let signal):
                terminal.close()
                return 128 + signal
            }
        }
    }

    private mutating func take(_ key: Key, _ terminal: Terminal) {
        switch key {
        case .named(.left): behind = min(behind + 1, typed.count)
        case .named(.backspace):
            let before = typed.dropLast(behind)
            typed = String(before.dropLast()) + typed.suffix(behind)
        case .named(.up): scrolled += 1
        case .named(.down): scrolled -= 1
        case .named(.f1): looks = .roles
        case .named(.f2): looks = .hostile
        case .named(.f3): looks = .wide
        case .named(.f4):
            terminal.suspend()
            note = "back"
        case .named(.f5):
            note = terminal.withShell {
                print("lent")
                return "returned"
            }
        case .named(.f6): exit(7)
        case .named(.f7): _ = terminal.copyToClipboard("copy", by: .plain)
        case .named(.f8): fatalError("a crash that was asked for")
        case .named(.f9): raise(SIGSEGV)
        case .named(.f10): terminal.redraw()
        default:
            if case .character(let character) = key.code, key.modifiers.isEmpty {
                typed.insert(character, at: typed.index(typed.endIndex, offsetBy: -behind))
            } else {
                note = "modifiers \(key.modifiers.rawValue) of \(key.code)"
            }
        }
    }

    private var frame: Frame {
        var frame = Frame(size: size)
        frame.put("probe", row: 0, role: .heading)
        for row in 1..<max(1, size.rows - 3) {
            let line = row + scrolled + 100
            frame.put("line \(line) " + String(repeating: "\(line * 7919) ", count: 8), row: row)
        }
        switch looks {
        case .plain: break
        case .roles:
            for role in Role.allCases {
                frame.put("\(role)", row: 1 + Int(role.rawValue), role: role)
            }
        case .hostile:
            for (column, value) in [0x1b, 0x9b, 0x7f, 0x202e, 0x200b, 0x07].enumerated() {
                frame.put(Cell(base: UInt32(value), role: .text), row: 1, column: column)
            }
        case .wide:
            frame.put("                ", row: 1)
            frame.put(Cell(base: 0x6f22, columns: 2, role: .text), row: 1, column: 0)
            frame.put(Cell(base: 0, columns: 0, role: .text), row: 1, column: 1)
            frame.put(Cell(base: 0x65, marks: (0x301, 0), role: .text), row: 1, column: 2)
        }
        frame.put(note, row: size.rows - 3)
        frame.put(typed, row: size.rows - 2)
        frame.put("^Q Quit", row: size.rows - 1, role: .key)
        frame.cursor = (min(typed.count - behind, size.columns - 1), max(0, size.rows - 2))
        return frame
    }
}

extension Frame {
    fileprivate mutating func put(_ text: String, row: Int, role: Role = .text) {
        let blanks = String(repeating: " ", count: max(0, 60 - text.count))
        for (column, scalar) in (text + (row > 0 && role == .text ? blanks : "")).unicodeScalars
            .enumerated()
        {
            put(Cell(base: scalar.value, role: role), row: row, column: column)
        }
    }

    fileprivate mutating func put(_ cell: Cell, row: Int, column: Int) {
        guard (0..<size.rows).contains(row), (0..<size.columns).contains(column) else { return }
        rows[row][column] = cell
    }
}
