/// # `line-ends-mixed`
///
/// All lines of a file end in the same way: mixed ends show as changes of whole files. A file that
/// has CRLF throughout keeps it.
///
/// Wrong: 240 lines with LF and 3 with CRLF. Right: LF on all.
extension Rule {
    static let lineEndsMixed = Rule(
        "line-ends-mixed", .text, .warning, "All lines end in the same way."
    ) { document in
        let endings = document.lines.endings
        let all: [(count: Int, name: String, size: Int, last: UInt8)] = [
            (endings.feeds, "LF", 1, 0x0A), (endings.pairs, "CRLF", 2, 0x0A),
            (endings.returns, "CR", 1, 0x0D),
        ]
        let used = all.filter { $0.count > 0 }.sorted { $0.count > $1.count }
        guard let rarest = used.last, used.count > 1,
            let range = document.lines.firstEnding(count: rarest.size, last: rarest.last)
        else { return [] }
        let first = "\(used[0].count) lines end with \(used[0].name)"
        let rest = used.dropFirst().map { "\($0.count) with \($0.name)" }
        return [
            Problem(
                range, .document, "\(Wording.list([first] + rest)).",
                help: "End all lines alike: mixed ends show as changes of whole files.",
                fixes: [
                    .safe(
                        "End all lines with \(used[0].name).",
                        document.lines.edits(
                            to: used[0].size == 2 ? "\r\n" : used[0].last == 0x0A ? "\n" : "\r"))
                ])
        ]
    }
}
