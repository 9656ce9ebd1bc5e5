import Forms

/// A whole sequence that began with `ESC [` or `ESC O`, taken apart by the grammar of ECMA-48.
///
/// The keys are the keys of xterm and all that follow it, of the Linux console and of rxvt; also
/// the codes of xterm's modifyOtherKeys and of the kitty protocol, for a terminal in which another
/// program left them switched on.
struct ControlSequence {
    /// The byte after the escape: `[` or `O`.
    private let introducer: UInt8
    /// The first number of each parameter; one that is left out is 0.
    private var numbers: [Int] = []
    /// The number after the colon of the second parameter: kitty's press (1), repeat or release.
    private var kind = 1
    private var final: UInt8

    /// `nil` for a sequence with private or intermediate bytes: no key has these.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > 2, let last = bytes.last else { return nil }
        introducer = bytes[1]
        final = last
        let parameters = bytes[2..<(bytes.count - 1)]
        if parameters == [UInt8(ascii: "[")] {
            // The Linux console: `ESC [ [ A` is F1.
            guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final) else { return nil }
            numbers = [Int(final - UInt8(ascii: "A")) + 11]
            final = UInt8(ascii: "~")
            return
        }
        guard !parameters.isEmpty else { return }
        for parameter in parameters.split(
            separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        {
            let parts = parameter.split(
                separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
            guard let number = Self.number(parts.first ?? []) else { return nil }
            numbers.append(number)
            if numbers.count == 2, parts.count > 1 { kind = Self.number(parts[1]) ?? 1 }
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit), number < 1 << 24 else { return nil }
            number = number * 10 + Int(digit - 0x30)
        }
        return number
    }

    /// Whether these are all of rxvt's `CSI 3 $`, which is Shift with a key though `$` ends no
    /// sequence by the grammar; a terminal's answers with a `$` have more than one number.
    static func endsWithDollar(_ bytes: [UInt8]) -> Bool {
        bytes.last == UInt8(ascii: "$") && bytes.count > 3
            && bytes[2..<(bytes.count - 1)].allSatisfy { (0x30...0x39).contains($0) }
    }

    var key: Key? {
        introducer == UInt8(ascii: "O") ? shiftKey : controlKey
    }

    private var controlKey: Key? {
        switch final {
        case UInt8(ascii: "~"):
            if numbers.first == 27, numbers.count == 3 {
                return Key(reported: UInt32(numbers[2]), modifiers)
            }
            return tildeKey(modifiers)
        case UInt8(ascii: "u"):
            // Super and hyper, bits 8 and 16, make it another key.
            guard numbers.count < 3, kind != 3, modifierBits & 0x18 == 0, let code = numbers.first
            else { return nil }
            return code == 0 ? nil : Key(reported: UInt32(code), modifiers)
        case UInt8(ascii: "$"): return tildeKey(.shift)
        case UInt8(ascii: "^"): return tildeKey(.control)
        case UInt8(ascii: "@"): return tildeKey([.control, .shift])
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            guard numbers.isEmpty, let name = Self.letterNames[final - 0x20] else { return nil }
            return .named(name, .shift)
        case UInt8(ascii: "Z"):
            return .named(.tab, modifiers.union(.shift))
        default:
            return letterKey
        }
    }

    /// After `ESC O`: the keypad's own keys, and on rxvt the arrows with Control.
    private var shiftKey: Key? {
        switch final {
        case UInt8(ascii: "a")...UInt8(ascii: "d"):
            return Self.letterNames[final - 0x20].map { .named($0, .control) }
        case UInt8(ascii: "j")...UInt8(ascii: "y"):
            return Key(typed: final - 0x40)
        case UInt8(ascii: "M"): return .named(.enter)
        case UInt8(ascii: "I"): return .named(.tab)
        case UInt8(ascii: "X"): return .character("=")
        default: return letterKey
        }
    }

    /// `CSI A`, `CSI 1 ; 5 A`, `SS3 A`, `SS3 5 A`. Only with a first number of 1: `CSI 24 ; 2 R`
    /// is where the cursor is, not F3.
    private var letterKey: Key? {
        guard numbers.count < 3, let name = Self.letterNames[final] else { return nil }
        if introducer == UInt8(ascii: "O"), numbers.count == 1 {
            return .named(name, Self.modifiers(ofBits: max(0, numbers[0] - 1)))
        }
        guard (numbers.first ?? 1) < 2, kind != 3 else { return nil }
        return .named(name, modifiers)
    }

    private func tildeKey(_ modifiers: Key.Modifiers) -> Key? {
        guard numbers.count < 3, kind != 3, let number = numbers.first else { return nil }
        return Self.tildeNames[number].map { .named($0, modifiers) }
    }

    /// The second number less one: 1 Shift, 2 Alt, 4 Control; the others are not ours.
    private var modifierBits: Int { numbers.count > 1 ? max(0, numbers[1] - 1) : 0 }

    private var modifiers: Key.Modifiers { Self.modifiers(ofBits: modifierBits) }

    private static func modifiers(ofBits bits: Int) -> Key.Modifiers {
        var modifiers: Key.Modifiers = []
        if bits & 1 != 0 { modifiers.insert(.shift) }
        if bits & 2 != 0 { modifiers.insert(.alt) }
        if bits & 4 != 0 { modifiers.insert(.control) }
        return modifiers
    }

    private static let letterNames: [UInt8: Key.Name] = [
        UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
        UInt8(ascii: "D"): .left, UInt8(ascii: "F"): .end, UInt8(ascii: "H"): .home,
        UInt8(ascii: "P"): .f1, UInt8(ascii: "Q"): .f2, UInt8(ascii: "R"): .f3,
        UInt8(ascii: "S"): .f4,
    ]

    private static let tildeNames: [Int: Key.Name] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .f1, 12: .f2, 13: .f3, 14: .f4, 15: .f5, 17: .f6, 18: .f7, 19: .f8, 20: .f9, 21: .f10,
        23: .f11, 24: .f12,
    ]
}
