/// What the scan of a text finds, in its order, before it is known what belongs together.
///
/// Positions are those of the `LeafText`.
struct InlineToken {
    enum Kind: UInt8 {
        case text
        /// A piece that holds no other; `first` and `second` bound its content.
        case leaf
        /// A run of `*`, `_` or `~`: `first` begins the chain of what it opens, in `Opening`s,
        /// `second` says how many pieces it closes.
        case delimiters
        /// The start of a link or image; `first` is its target.
        case open
        /// The end of a link or image, from its `]` on.
        case close
    }

    var kind: Kind
    /// For a leaf and a start.
    var inline = Inline.Kind.text
    var start: Int32
    var end: Int32
    var first: Int32 = -1
    var second: Int32 = 0
    /// The payload of the inline.
    var payload: Int32 = -1
}

/// What a run of delimiters opens: the outermost piece comes first.
struct Opening {
    let inline: Inline.Kind
    /// How many characters of the run are its mark.
    let length: Int32
    /// The next one inside, or -1.
    let next: Int32
}

/// A run of delimiters that may still open or close something.
struct Delimiter {
    let token: Int32
    let character: UInt8
    let canOpen: Bool
    let canClose: Bool
    /// The length of the run as written.
    let length: Int32
    /// How many delimiters of the run nothing was made of yet.
    var remaining: Int32
    /// The neighbours on the stack, or -1.
    var previous: Int32
    var next: Int32

    /// Runs of one slot fail to find an opener for the same reason.
    var slot: Int {
        let kind = character == UInt8(ascii: "*") ? 0 : character == UInt8(ascii: "_") ? 6 : 12
        return kind + (canOpen ? 3 : 0) + Int(length % 3)
    }
}

/// A `[` or `![` that waits for its `]`.
struct OpenBracket {
    let token: Int32
    let isImage: Bool
    /// Where the text behind it begins.
    let textStart: Int
    /// The last delimiter before it.
    let delimiter: Int32
    /// Whether another bracket opens inside, so that the text is no label.
    var hasBracketInside = false
}
