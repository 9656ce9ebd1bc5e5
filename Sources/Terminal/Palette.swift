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

    /// After ncurses has started.
    init(colours: Bool) {
        let hasColours =
            colours && has_colors() && start_color() == OK
            && assume_default_colors(-1, -1) == OK
        if hasColours {
            for colour in Set(Role.allCases.compactMap(Self.colour)) {
                init_pair(Int16(colour), Int16(colour), -1)
            }
        }
        looks = Role.allCases.map { role in
            let colour = Self.colour(of: role)
            return Look(
                attributes: Self.attributes(of: role, colours: hasColours),
                pair: hasColours ? Int16(colour ?? 0) : 0)
        }
    }

    subscript(role: Role) -> Look { looks[Int(role.rawValue)] }

    private static func colour(of role: Role) -> Int32? {
        switch role {
        case .guidance: COLOR_CYAN
        case .warning: COLOR_YELLOW
        case .error: COLOR_RED
        case .done: COLOR_GREEN
        case .text, .focus, .heading, .selection, .key, .rule: nil
        }
    }

    private static func attributes(of role: Role, colours: Bool) -> attr_t {
        switch role {
        case .text, .guidance, .done: octopen_normal
        case .focus, .selection: octopen_reverse
        case .heading, .warning, .key: octopen_bold
        case .error: colours ? octopen_bold : octopen_bold | octopen_underline
        case .rule: octopen_dim
        }
    }
}
