import Forms

extension MouseReport {
    /// Reads a report in the form that xterm calls SGR: `ESC [ < button ; column ; row M`, and `m`
    /// where the button goes up; nil for what is none, and for buttons that mean nothing here.
    init?(_ bytes: [UInt8]) {
        guard bytes.starts(with: "\u{1b}[<".utf8), let last = bytes.last,
            last == UInt8(ascii: "M") || last == UInt8(ascii: "m")
        else { return nil }
        let numbers = bytes[3..<(bytes.count - 1)]
            .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map { Int(String(decoding: $0, as: UTF8.self)) ?? -1 }
        guard numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }), numbers[1] > 0, numbers[2] > 0
        else { return nil }
        let kind: Kind
        switch (numbers[0], last == UInt8(ascii: "M")) {
        case (0, true): kind = .press
        case (0, false), (32, false): kind = .release
        case (32, true): kind = .drag
        case (64, true): kind = .wheelUp
        case (65, true): kind = .wheelDown
        default: return nil
        }
        self.init(kind, column: numbers[1] - 1, row: numbers[2] - 1)
    }
}
