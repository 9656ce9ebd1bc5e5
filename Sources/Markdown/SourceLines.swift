/// The lines of a block without the marks of the quotes and items around it.
struct SourceLines: Sequence, IteratorProtocol {
    /// What a line of a container's content begins with.
    enum Mark: Equatable {
        case quote
        case item(columns: Int)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var reader: LineReader
    private let marks: [Mark]
    /// Whether the next line begins where its text does.
    private var isPastMarks: Bool

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, marks: [Mark],
        beginsPastMarks: Bool
    ) {
        self.bytes = bytes
        self.marks = marks
        reader = LineReader(bytes, in: range)
        isPastMarks = beginsPastMarks
    }

    mutating func next() -> Line? {
        guard let (start, end, next) = reader.next() else { return nil }
        var line = Line(bytes: bytes, start: start, end: end, next: next)
        if !isPastMarks { skipMarks(&line) }
        isPastMarks = false
        return line
    }

    /// Passes over as many marks as the line has; a line that goes on lazily has fewer.
    private func skipMarks(_ line: inout Line) {
        for mark in marks {
            guard !line.isBlank else { return }
            switch mark {
            case .item(let columns): line.advance(columns: columns)
            case .quote:
                guard line.indent < 4, bytes[line.text] == UInt8(ascii: ">") else { return }
                line.advancePastQuoteMark()
            }
            line.findText()
        }
    }
}

extension Line {
    /// What is not consumed, its indentation as spaces.
    var rest: String {
        isBlank
            ? ""
            : String(repeating: " ", count: Swift.max(indent, 0))
                + String(decoding: bytes[text..<end], as: UTF8.self)
    }
}
