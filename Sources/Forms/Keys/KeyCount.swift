/// How often the next key is done, as it is typed.
struct Count: Sendable, CustomStringConvertible {
    /// What further keys do to the count.
    private enum State { case none, plain, fourfold, digits, closed }

    private var number = 0
    private var state = State.none

    private static let most = 999
    static let nothing = Message("0 times: nothing was done.")

    var isBegun: Bool { state != .none }

    var times: Int { isBegun ? number : 1 }

    /// The count of a verb and the count of its object together.
    func multiplied(by other: Count) -> Count {
        guard isBegun, other.isBegun else { return isBegun ? self : other }
        var product = self
        product.number = min(number * other.number, Self.most)
        return product
    }

    /// In front of the keys that follow it.
    var description: String { isBegun ? "\(number) " : "" }

    /// One more digit, where digits alone count.
    mutating func append(_ digit: Int) {
        number = min(number * 10 + digit, Self.most)
        if state == .none { state = .plain }
    }

    /// Counts one key more: four times, four times as often, or a digit. Behind digits, a second
    /// such key ends the count, and a digit that follows is none of the count.
    ///
    /// - Returns: the words about the count.
    mutating func begin(with digit: Int?) -> String {
        switch (digit, state) {
        case (let digit?, .fourfold): (number, state) = (digit, .digits)
        case (let digit?, _):
            append(digit)
            state = .digits
        case (nil, .none): (number, state) = (4, .fourfold)
        case (nil, .fourfold): number = min(number * 4, Self.most)
        case (nil, _): state = .closed
        }
        return words
    }

    /// Takes a character behind a key that counts, if it goes on with the count.
    ///
    /// - Returns: the words about the count; nil where the character does not go on with it.
    mutating func take(_ key: Key) -> String? {
        guard state == .fourfold || state == .digits, let typed = key.typed else { return nil }
        if let digit = key.digit {
            if state == .fourfold { (number, state) = (digit, .digits) } else { append(digit) }
            return words
        }
        guard state == .fourfold, typed == "-" else { return nil }
        self = Count()
        return "Counts go from 1 on: nothing was done."
    }

    private var words: String { "\(number) times -" }
}

extension Key {
    /// The number that it types, held with nothing.
    var digit: Int? {
        guard let typed, typed.isASCII else { return nil }
        return typed.wholeNumberValue
    }
}
