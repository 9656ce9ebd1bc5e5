/// One key press as a keymap names it: `C-s`, `A-x`, `S-Tab`, `g`.
///
/// Shift is a modifier of named keys only; of a character it is already in the character. What a
/// terminal cannot tell apart has one spelling here: `C-i` is `Tab`, `C-m` is `Enter`, `C-[` is
/// `Esc`, `C-@` is `C-Space`, `C-_` is `C-/`.
package struct Key: Hashable, Sendable {
    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let control = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        package static let shift = Modifiers(rawValue: 4)
    }

    /// A key that types no character of its own; the raw value is its name in keymaps.
    package enum Name: String, CaseIterable, Sendable {
        case tab = "Tab"
        case enter = "Enter"
        case escape = "Esc"
        case space = "Space"
        case backspace = "Backspace"
        case delete = "Del"
        case insert = "Ins"
        case up = "Up"
        case down = "Down"
        case left = "Left"
        case right = "Right"
        case home = "Home"
        case end = "End"
        case pageUp = "PgUp"
        case pageDown = "PgDn"
        case f1 = "F1"
        case f2 = "F2"
        case f3 = "F3"
        case f4 = "F4"
        case f5 = "F5"
        case f6 = "F6"
        case f7 = "F7"
        case f8 = "F8"
        case f9 = "F9"
        case f10 = "F10"
        case f11 = "F11"
        case f12 = "F12"
    }

    package enum Code: Hashable, Sendable {
        case character(Character)
        case named(Name)
    }

    package var code: Code
    package var modifiers: Modifiers

    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    /// The character that it is, with nothing held beside it.
    var typed: Character? {
        guard modifiers.isEmpty, case .character(let character) = code else { return nil }
        return character
    }

    package static func named(_ name: Name, _ modifiers: Modifiers = []) -> Key {
        Key(.named(name), modifiers)
    }

    package static func character(_ character: Character, _ modifiers: Modifiers = []) -> Key {
        Key(.character(character), modifiers)
    }
}

/// What a mouse did, and over which cell of the screen, counted from 0.
package struct MouseReport: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        /// The first button went down, or up.
        case press, release
        /// The mouse moved with the first button down.
        case drag
        case wheelUp, wheelDown
    }

    package let kind: Kind
    package let column: Int
    package let row: Int

    package init(_ kind: Kind, column: Int, row: Int) {
        (self.kind, self.column, self.row) = (kind, column, row)
    }
}

/// What a terminal tells: a key, a paste, a new size, or that it is gone.
package enum Input: Equatable, Sendable {
    case key(Key)
    /// Pasted text, line ends as LF, whatever control characters it holds still in it.
    case paste(String)
    /// Only while reports of the mouse were asked for.
    case mouse(MouseReport)
    case resize
    /// Nothing arrived for the time that was asked for.
    case pause
    /// The process was asked to end by this signal, or the terminal is gone (`SIGHUP`).
    case end(signal: Int32)
    /// The process was stopped and goes on; the screen must be drawn anew.
    case resumed
    /// Another thread has something for the thread that listens.
    case woken
}
