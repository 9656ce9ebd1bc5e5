import CCurses
import Screens

/// The attributes and colours of each role, as ncurses wants them. The background is the
/// terminal's own, always; without colours no byte is spent on them.
struct Palette {
    struct Look {
        var attributes = octopen_normal
        var pair: Int16 = 0
    }

    private let looks: [Look]
    /// A blank of each role as ncurses has it.
    private let blanks: [cchar_t]

    /// After ncurses has started.
    init(_ theme: Theme, colours: Bool) {
        let hasColours =
            colours && has_colors() && start_color() == OK
            && assume_default_colors(-1, -1) == OK
        // A meaning that a colour alone tells needs an attribute where there are no colours.
        let theme = !hasColours && theme == .usual ? .mono : theme
        if hasColours {
            for colour in Set(Role.allCases.compactMap { theme[$0].colour }) {
                init_pair(Int16(colour.pair), Int16(colour.number), -1)
            }
        }
        looks = Role.allCases.map { role in
            let look = theme[role]
            return Look(
                attributes: look.attributes.reduce(octopen_normal) { $0 | $1.bits },
                pair: hasColours ? Int16(look.colour?.pair ?? 0) : 0)
        }
        blanks = looks.map { octopen_cell(0x20, 0, 0, $0.attributes, $0.pair) }
    }

    subscript(role: Role) -> Look { looks[Int(role.rawValue)] }

    /// A cell of ASCII, which is a blank but for the character.
    func cell(_ character: UInt32, _ role: Role) -> cchar_t {
        var cell = blanks[Int(role.rawValue)]
        cell.chars.0 = wchar_t(bitPattern: character)
        return cell
    }
}

extension Theme.Colour {
    /// The pair of 0 is the terminal's own look.
    fileprivate var pair: Int32 { self == .black ? 8 : number }

    /// As terminals count them.
    fileprivate var number: Int32 {
        switch self {
        case .black: COLOR_BLACK
        case .red: COLOR_RED
        case .green: COLOR_GREEN
        case .yellow: COLOR_YELLOW
        case .blue: COLOR_BLUE
        case .magenta: COLOR_MAGENTA
        case .cyan: COLOR_CYAN
        case .white: COLOR_WHITE
        }
    }
}

extension Theme.Attribute {
    fileprivate var bits: attr_t {
        switch self {
        case .bold: octopen_bold
        case .dim: octopen_dim
        case .underlined: octopen_underline
        case .inverse: octopen_reverse
        }
    }
}
