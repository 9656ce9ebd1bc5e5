import Glibc

/// Findings as they are written, many pieces at one go where nobody looks on.
struct FindingsReport {
    private let format: any FindingsFormat
    private let most = isatty(STDOUT_FILENO) == 1 ? 0 : 1 << 15
    private var unwritten: String
    private var isFirst = true
    /// Why nothing can be written any more.
    private(set) var failure: Failure?

    init(_ format: any FindingsFormat) {
        self.format = format
        unwritten = format.head
    }

    mutating func add(_ pieces: [String]) {
        for piece in pieces {
            unwritten += isFirst ? piece : format.separator + piece
            isFirst = false
        }
        guard unwritten.utf8.count > most else { return }
        do throws(Failure) {
            try Output.write(unwritten)
            unwritten = ""
        } catch {
            failure = error
        }
    }

    /// Writes the rest, and the end.
    func finish(_ counts: LevelCounts) throws(Failure) {
        if let failure { throw failure }
        try Output.write(unwritten + format.tail(counts))
    }
}
