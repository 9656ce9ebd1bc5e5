import Glibc

/// The environment variables that say how to draw and listen, read when a terminal is opened.
package enum Environment {
    /// A variable's value; nil for an unset or empty one, as the conventions of all these variables
    /// say.
    package static func value(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// How long the rest of an escape sequence may take, in milliseconds.
    package static var escapeDelay: Int {
        if let delay = value("ESCDELAY").flatMap({ Int($0) }), (0...10_000).contains(delay) {
            return delay
        }
        return value("SSH_TTY") ?? value("SSH_CONNECTION") == nil ? 25 : 300
    }

    /// Takes the user's locale, so that ncurses knows the characters of the terminal.
    ///
    /// A UTF-8 locale that this host lacks (the host may know none that the user's own machine
    /// sent over SSH) is replaced by one that it has; LANG=C is a wish, and stays.
    ///
    /// - Returns: Whether characters are UTF-8.
    @discardableResult
    package static func takeLocale() -> Bool {
        _ = setlocale(LC_ALL, "")
        if isUTF8 { return true }
        let wish = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? ""
        let name = wish.lowercased().split(separator: "@").first ?? ""
        guard name.hasSuffix("utf-8") || name.hasSuffix("utf8") else { return false }
        for locale in ["C.UTF-8", "en_US.UTF-8"] where setlocale(LC_CTYPE, locale) != nil {
            if isUTF8 { return true }
        }
        return false
    }

    private static var isUTF8: Bool {
        guard let codeset = nl_langinfo(Int32(CODESET)) else { return false }
        return String(cString: codeset) == "UTF-8"
    }
}
