import Prose

/// What is visible of a line that is not wrapped.
struct SidewaysWindow {
    /// The first byte that is shown, and its column in the window.
    let offset: Int
    let column: Int
    /// Whether something is hidden at the left edge, and at the right one.
    let hidesStart: Bool
    let hidesEnd: Bool

    /// - Parameter hidden: columns of the line that lie before the window.
    /// - Parameter columns: what the window has, its marks among them.
    init(of text: String, hidden: Int, columns: Int) {
        let count = text.utf8.count
        let end = hidden + columns
        hidesStart = hidden > 0 && count > 0
        // The first cell is for the mark.
        let first = hidesStart ? hidden + 1 : 0
        if text.isPrintableASCII(0..<count) {
            (offset, column) = (min(first, count), first - hidden)
            hidesEnd = count > end
            return
        }
        var at = 0
        var start: (offset: Int, column: Int)?
        for grapheme in Graphemes(text, 0..<count, column: 0) {
            if at >= first, start == nil { start = (grapheme.range.lowerBound, at) }
            at += grapheme.columns
            if at > end { break }
        }
        (offset, column) = (start?.offset ?? count, (start?.column ?? first) - hidden)
        hidesEnd = at > end
    }
}
