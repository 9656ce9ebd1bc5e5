import Screens

/// How each role looks: a colour of the terminal's own, and attributes. The background is never set.
///
/// A theme file has a line for each role that looks otherwise than usual, `role = colour attributes`:
///
///     # Softer than the usual one.
///     warning = magenta bold
///     guidance = dim
package struct Theme: Equatable, Sendable {
    /// Of the terminal's palette; each terminal has its own shades.
    package enum Colour: String, CaseIterable, Sendable {
        case black, red, green, yellow, blue, magenta, cyan, white
    }

    package enum Attribute: String, CaseIterable, Sendable {
        case bold, dim, underlined, inverse
    }

    package struct Look: Equatable, Sendable {
        package var colour: Colour?
        /// Each once, in the order of the theme.
        package var attributes: [Attribute]

        package init(_ colour: Colour? = nil, _ attributes: Attribute...) {
            (self.colour, self.attributes) = (colour, attributes)
        }
    }

    /// One line that could not be read; the others hold.
    package struct Fault: Equatable, CustomStringConvertible, Sendable {
        package let file: String
        package let line: Int
        package let message: String

        package var description: String { "\(file):\(line): \(message)" }
    }

    /// By the numbers of roles.
    private var looks: [Look]
    package private(set) var faults: [Fault] = []

    package private(set) subscript(role: Role) -> Look {
        get { looks[Int(role.rawValue)] }
        set { looks[Int(role.rawValue)] = newValue }
    }

    package static let usual: Theme = {
        var theme = Theme(looks: Role.allCases.map { _ in Look() })
        theme[.focus] = Look(nil, .inverse)
        theme[.heading] = Look(nil, .bold)
        theme[.guidance] = Look(.cyan)
        theme[.warning] = Look(.yellow, .bold)
        theme[.error] = Look(.red, .bold)
        theme[.done] = Look(.green)
        theme[.selection] = Look(nil, .inverse)
        theme[.key] = Look(nil, .bold)
        theme[.rule] = Look(nil, .dim)
        theme[.added] = Look(.green, .bold)
        theme[.removed] = Look(.red)
        theme[.link] = Look(nil, .underlined)
        return theme
    }()

    package static let mono: Theme = {
        var theme = Theme.usual
        for role in Role.allCases { theme[role].colour = nil }
        theme[.error] = Look(nil, .bold, .underlined)
        return theme
    }()

    private init(looks: [Look]) { self.looks = looks }

    /// - Parameter file: the name that faults are told under.
    package init(_ bytes: [UInt8], file: String) {
        self = .usual
        let lines = String(decoding: bytes, as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let text = line.prefix { $0 != "#" }
            guard text.contains(where: { !$0.isWhitespace }) else { continue }
            if let message = take(text) {
                faults.append(Fault(file: file, line: index + 1, message: message))
            }
        }
    }

    /// - Returns: what is wrong with a line.
    private mutating func take(_ line: Substring) -> String? {
        let parts = line.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return "missing = between role and look" }
        let name = parts[0].words.joined(separator: " ")
        guard let role = Role.named(name) else {
            let names = Role.allCases.filter { $0 != .text }.map(\.name)
            return "unknown role “\(name)”; roles are \(names.joined(separator: ", "))"
        }
        var look = Look()
        for word in parts[1].words.map({ $0.lowercased() }) {
            if word == "normal" { continue }
            if let colour = Colour(rawValue: word) {
                look.colour = colour
            } else if let attribute = Attribute(rawValue: word) {
                if !look.attributes.contains(attribute) { look.attributes.append(attribute) }
            } else {
                let words =
                    Colour.allCases.map(\.rawValue) + Attribute.allCases.map(\.rawValue)
                    + ["normal"]
                return "unknown look “\(word)”; there are \(words.joined(separator: ", "))"
            }
        }
        self[role] = look
        return nil
    }
}

extension Role {
    fileprivate var name: String { "\(self)" }

    /// Plain text is the terminal's own, whatever a theme says.
    fileprivate static func named(_ name: String) -> Role? {
        allCases.first { $0 != .text && $0.name == name }
    }
}

/// The options of a run for the look of its screens.
package struct ScreenLook: Sendable {
    package var theme = Theme.usual
    /// Nil to go by the terminal and `NO_COLOR`.
    package var colours: Bool?
    /// Draws quotes, dashes and the like of the program and of texts as ASCII.
    package var isASCII = false

    package init() {}
}
