import Prose

/// What a verb works on: a motion's way, or a thing around the caret. The raw values are the names
/// in keymaps.
package enum TextObject: Hashable, Sendable {
    case motion(Motion)
    case word, line, paragraph, item, selection, all
    /// The lines that the selection is in, whole.
    case selectedLines
    /// A word with the blanks behind it; and words that only blanks part.
    case aWord, bigWord, aBigWord
    /// The lines of a paragraph; and with the blank lines behind it.
    case innerParagraph, aParagraph
    /// What stands between two signs, without them or with them.
    case inside(Delimiter), around(Delimiter)

    /// Two signs that stand around something.
    package enum Delimiter: String, CaseIterable, Sendable {
        case parentheses, brackets, braces, angles, quotes, apostrophes, backticks

        /// Whether one sign stands before and behind.
        var isQuote: Bool { signs.0 == signs.1 }

        /// The sign before and the sign behind, as bytes.
        var signs: (UInt8, UInt8) {
            switch self {
            case .parentheses: (0x28, 0x29)
            case .brackets: (0x5B, 0x5D)
            case .braces: (0x7B, 0x7D)
            case .angles: (0x3C, 0x3E)
            case .quotes: (0x22, 0x22)
            case .apostrophes: (0x27, 0x27)
            case .backticks: (0x60, 0x60)
            }
        }
    }

    package static let names: [(name: String, object: TextObject)] =
        Motion.allCases.map { ($0.rawValue, .motion($0)) } + [
            ("word", .word), ("line", .line), ("paragraph", .paragraph), ("item", .item),
            ("selection", .selection), ("selected-lines", .selectedLines), ("all", .all),
            ("a-word", .aWord),
            ("big-word", .bigWord), ("a-big-word", .aBigWord),
            ("inner-paragraph", .innerParagraph), ("a-paragraph", .aParagraph),
        ]
        + Delimiter.allCases.flatMap { delimiter in
            [
                ("in-\(delimiter.rawValue)", .inside(delimiter)),
                ("around-\(delimiter.rawValue)", .around(delimiter)),
            ]
        }

    package init?(name: String) {
        guard let found = TextObject.names.first(where: { $0.name == name }) else { return nil }
        self = found.object
    }

    /// Whether it is lines, however much of them it takes.
    var isOfLines: Bool {
        self == .paragraph || self == .innerParagraph || self == .aParagraph
    }

    /// Whether it is a way that is not gone where nothing lies there, or paragraphs: where there is none,
    /// nothing is typed in its place.
    var leadsSomewhere: Bool {
        switch self {
        case .motion(let motion):
            switch motion {
            case .rowUp, .rowDown, .lineAbove, .lineBelow, .wordLeft, .bigWordLeft, .wordEndLeft,
                .bigWordEndLeft, .matchingBracket:
                true
            default: false
            }
        default: isOfLines
        }
    }

    /// Whether a count takes so many of them, one behind the other.
    var isCounted: Bool {
        switch self {
        case .word, .aWord, .bigWord, .aBigWord: true
        default: isOfLines
        }
    }

    package var name: String { TextObject.names.first { $0.object == self }?.name ?? "" }
}

/// A verb that waits for the motion or the object behind it. The raw values are the names in keymaps.
package enum Operation: String, CaseIterable, Hashable, Sendable {
    case cut, copy, change, reflow, indent, outdent
    case swapCase = "swap-case"
    case upperCase = "upper-case"
    case lowerCase = "lower-case"
    /// Hears its object, and says that it does nothing.
    case nothing
    /// Hears the name of a macro, and says that it does nothing; so does its key once more, which would end
    /// it.
    case record

    /// Nil for what does nothing.
    func action(on object: TextObject) -> Action? {
        switch self {
        case .cut: .cut(object)
        case .copy: .copy(object)
        case .change: .change(object)
        case .reflow: .reflowPart(object)
        case .indent: .indentPart(object)
        case .outdent: .outdentPart(object)
        case .swapCase: .swapCase(object)
        case .upperCase: .upperCase(object)
        case .lowerCase: .lowerCase(object)
        case .nothing, .record: nil
        }
    }

    /// The verb in words, behind its keys.
    var helpTitle: String {
        switch self {
        case .cut: "Cut"
        case .copy: "Copy"
        case .change: "Change"
        case .reflow: "Wrap anew"
        case .indent: "Deeper"
        case .outdent: "Shallower"
        case .swapCase: "The other case"
        case .upperCase: "Capitals"
        case .lowerCase: "Small letters"
        case .nothing, .record: "Not in this keymap"
        }
    }
}
