/// The name of an HTML tag in lower case, packed so that comparing allocates nothing.
struct TagName: Hashable {
    /// No name that CommonMark lists is longer.
    static let longest = 10

    /// The bytes of the name, the first one highest; zero when the name is too long to be listed.
    private var packed: UInt128 = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard range.count <= TagName.longest else { return }
        for byte in bytes[range] { append(byte) }
    }

    private init(_ name: Substring) {
        for byte in name.utf8 { append(byte) }
    }

    private mutating func append(_ byte: UInt8) {
        packed = packed << 8 | UInt128(byte.isLetter ? byte | 0x20 : byte)
    }

    /// Whether the text of such an element is taken as it stands.
    var isLiteral: Bool { TagName.literals.contains(self) }

    /// Whether such an element is a block.
    var isBlockElement: Bool { TagName.blockElements.contains(self) }

    private static let literals = names("pre script style textarea")

    private static let blockElements = names(
        """
        address article aside base basefont blockquote body caption center col colgroup dd \
        details dialog dir div dl dt fieldset figcaption figure footer form frame frameset \
        h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav \
        noframes ol optgroup option p param search section summary table tbody td tfoot th \
        thead title tr track ul
        """)

    private static func names(_ list: String) -> Set<TagName> {
        Set(list.split(separator: " ").map { TagName($0) })
    }
}
