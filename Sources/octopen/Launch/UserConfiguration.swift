import Terminal

/// `$XDG_CONFIG_HOME/octopen`: the keys, keymaps and templates that a user keeps for all proposals.
enum UserConfiguration {
    /// Nil without a home.
    static var folder: String? {
        let named = Environment.value("XDG_CONFIG_HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        let base = named ?? Environment.value("HOME").map { $0 + "/.config" }
        return base.map { $0 + "/octopen" }
    }
}
