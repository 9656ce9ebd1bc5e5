/// What was typed before a question was to be seen: it answers nothing, and the author is told of it.
package struct TypedAhead: Sendable {
    private var words = ""
    private var keys = 0

    package init() {}

    package var isEmpty: Bool { words.isEmpty && keys == 0 }

    /// Takes a key or a paste; the mouse is pointed at what is seen, and asked again for nothing.
    package mutating func take(_ input: Input) {
        switch input {
        case .key(let key):
            if let character = key.typed { words.append(character) } else { keys += 1 }
        case .paste(let text): words += text
        case .mouse, .resize, .pause, .end, .resumed, .woken: break
        }
    }

    /// Characters of it that are told; a longer paste is to be had again where it came from.
    private static let most = 500

    /// Says what was not taken, so that words can be typed again; nil where nothing was typed.
    package var message: Message? {
        guard !isEmpty else { return nil }
        let rest = words.count - Self.most
        let told = String(words.prefix(Self.most).map { $0.isNewline ? " " : $0 })
        var parts = words.isEmpty ? [] : ["“\(told)”"]
        if rest > 0 { parts[0] += " and \(rest) \(rest == 1 ? "character" : "characters") more" }
        if keys > 0 { parts.append(keys == 1 ? "1 key" : "\(keys) keys") }
        return Message(
            "Typed before this was asked, and not taken: \(parts.joined(separator: " and ")).")
    }
}
