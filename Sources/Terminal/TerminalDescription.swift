import CCurses

/// The compiled-in description of a terminal that terminfo does not know on this machine.
struct TerminalDescription {
    /// The name that it has for ncurses.
    let name: String
    /// The text that the variable `TERMINFO` may hold in place of a folder.
    let text: UnsafePointer<CChar>
    /// Whether the description was made for this terminal.
    let isOwn: Bool

    /// The name of the terminal whose sequences nearly all terminals of today understand.
    private static let usual = "xterm-256color"
    /// Names that stand for terminals whose cursor cannot be moved.
    private static let dumb = ["dumb", "unknown", "emacs", "network", "dialup"]

    /// Whether nothing can be drawn on the terminal, whatever terminfo knows.
    static func isDumb(_ term: String) -> Bool { dumb.contains(term) }

    /// Nil for what is no name of a terminal.
    init?(for term: String) {
        guard term.utf8.allSatisfy(Self.isOfName) else { return nil }
        let own = octopen_compiled_in(term)
        guard let text = own ?? octopen_compiled_in(Self.usual) else { return nil }
        (name, self.text, isOwn) = (own == nil ? Self.usual : term, text, own != nil)
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
