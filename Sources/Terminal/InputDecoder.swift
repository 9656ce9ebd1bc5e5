import Forms

/// Turns the bytes of a terminal into inputs: a state machine without any input or output of its
/// own, so every split of the bytes over reads gives the same inputs, but where it parts escapes.
///
/// What is not a key that somebody pressed never becomes text: unknown and broken escape
/// sequences, mouse reports, the terminal's late answers, invalid UTF-8, C1 controls. Reports of
/// the mouse are inputs of their own while they are asked for.
package struct InputDecoder {
    /// How long the rest of what has begun may take; after that, call `timeout()`.
    package enum Patience: Sendable {
        /// A lone escape, or an escape and one character: `Esc` and `A-]` begin sequences too.
        case escape
        /// The rest of a key, after an escape that was `Esc` already, or after `ESC [` and `ESC O`,
        /// which a hand types seldom.
        case late
        /// A sequence that no hand types; its rest is only late.
        case sequence
        /// A paste whose end has not come.
        case paste
    }

    private enum State: Equatable {
        case ground
        case escape
        /// After `ESC [`, `ESC O`: the bytes so far are in `sequence`.
        case control
        case shift
        /// After `CSI [`: the Linux console's F1 to F5 have one byte more.
        case console
        /// After `CSI M`: so many bytes of a mouse report are still to come.
        case mouse(Int)
        /// In an OSC, DCS, SOS, PM or APC string that is so long already.
        case string(Int)
        case stringEscape(Int)
        case paste
    }

    /// A string that does not end within these bytes is given up, and typing is heard again.
    static let longestString = 64 * 1024
    /// A control sequence longer than this is kept no more, only waited out.
    static let longestSequence = 64

    /// Whether reports of the mouse are heard; else they are dropped.
    var hearsMouse = false
    /// Whether an escape and a key that come in two reads are `Esc` and the key, however soon it
    /// follows, and no key with Alt: for hands that press `Esc` and a letter right behind it.
    var partsEscape = false
    private let makeSequences: () -> [[UInt8]: Key]
    private lazy var sequences = makeSequences()
    private var state = State.ground
    /// An escape was `Esc` because nothing came; its rest may still be on its way.
    private var isLate = false
    /// The escape that has begun stands right behind another one, which was `Esc`.
    private var isSecond = false
    private var sequence: [UInt8] = []
    private var character = UTF8Assembler()
    private var characterHasAlt = false
    private var paste = PasteCollector()

    /// - Parameter sequences: what this terminal sends for keys, from terminfo; each begins with
    ///   an escape. Asked for at the first escape: a start does not wait for terminfo.
    package init(sequences: @autoclosure @escaping () -> [[UInt8]: Key] = [:]) {
        makeSequences = sequences
    }

    /// `nil` when nothing has begun.
    package var patience: Patience? {
        switch state {
        case .ground: isLate ? .late : character.isPending ? .sequence : nil
        case .escape: .escape
        case .control, .shift: sequence.count == 2 ? .late : .sequence
        case .string(let length): length == 0 ? .escape : .sequence
        case .console, .mouse, .stringEscape: .sequence
        case .paste: .paste
        }
    }

    /// Whether something has begun that is no input yet.
    package var isPending: Bool { patience != nil && !isLate }

    package mutating func feed(_ bytes: [UInt8]) -> [Input] {
        bytes.withUnsafeBytes { feed($0) }
    }

    package mutating func feed(_ bytes: UnsafeRawBufferPointer) -> [Input] {
        var inputs: [Input] = []
        var index = bytes.startIndex
        if isLate, !bytes.isEmpty {
            isLate = false
            index = takeLate(bytes, &inputs)
        } else if partsEscape, !bytes.isEmpty {
            index = part(bytes, &inputs)
        }
        while index < bytes.endIndex {
            if state == .paste {
                index = paste.take(bytes, from: index)
                if paste.isComplete { inputs.append(endPaste()) }
            } else {
                take(bytes[index], &inputs)
                index += 1
            }
        }
        return inputs
    }

    /// Ends a sequence that has begun: a lone escape was `Esc`, an escape and one character were
    /// Alt with the character, a paste ends here, and the rest is dropped.
    package mutating func timeout() -> [Input] {
        let wasEscape = state == .escape
        defer {
            reset()
            isLate = wasEscape
        }
        switch state {
        case .escape:
            return [.key(.named(.escape))]
        case .paste:
            return [endPaste()]
        case .control, .shift, .string(0):
            return typedBehindEscape
        case .ground, .console, .mouse, .string, .stringEscape:
            return []
        }
    }

    private mutating func reset() {
        state = .ground
        sequence.removeAll(keepingCapacity: true)
        character = UTF8Assembler()
        characterHasAlt = false
        isSecond = false
    }

    private mutating func endPaste() -> Input {
        reset()
        return .paste(paste.finish())
    }

    private mutating func take(_ byte: UInt8, _ inputs: inout [Input]) {
        switch state {
        case .ground: takeTyped(byte, &inputs)
        case .escape: takeAfterEscape(byte, &inputs)
        case .control: takeControl(byte, &inputs)
        case .shift: takeShift(byte, &inputs)
        case .console:
            sequence.append(byte)
            finishSequence(&inputs)
        case .mouse(let rest):
            if rest > 1 { state = .mouse(rest - 1) } else { reset() }
        case .string(let length): takeString(byte, length)
        case .stringEscape(let length):
            if byte == UInt8(ascii: "\\") { return reset() }
            // `ESC ] ESC ]` is Alt with a key, held down.
            if length == 0 { inputs += typedBehindEscape }
            beginEscape()
            take(byte, &inputs)
        case .paste: break
        }
    }

    /// Takes bytes that come late after an escape that was `Esc`: where they begin with the rest of
    /// a key, all of it in one piece, they are that key; the rest of a sequence that no key sends
    /// is dropped, if no hand types it. Else the bytes were typed.
    ///
    /// - Returns: Where to go on.
    private mutating func takeLate(
        _ bytes: UnsafeRawBufferPointer, _ inputs: inout [Input]
    ) -> Int {
        guard let first = bytes.first, Byte.introducers.contains(first) else { return 0 }
        let known = sequences
        var trial = InputDecoder(sequences: known)
        (trial.hearsMouse, trial.partsEscape) = (hearsMouse, partsEscape)
        trial.beginEscape()
        for (index, byte) in bytes.enumerated().prefix(Self.longestSequence) {
            var made: [Input] = []
            trial.take(byte, &made)
            if trial.state == .paste || !made.isEmpty {
                inputs += made
                self = trial
                return index + 1
            }
            if trial.state == .ground {
                let rest = bytes[..<(index + 1)]
                let isAlone = index + 1 == bytes.count && Byte.lateRests.contains(Array(rest))
                // With a number in it: a key that is not known, an answer, the mouse.
                let hasNumber =
                    index > 1 && rest.first == UInt8(ascii: "[") && (0x30...0x3F).contains(rest[1])
                return isAlone || hasNumber ? index + 1 : 0
            }
            if trial.state == .escape { break }
        }
        return 0
    }

    /// Parts what has begun from what a later read brings, where hands press `Esc` before a key: but
    /// for the rest of a key that comes in one piece, an escape alone was `Esc`, and one with `O`
    /// was no beginning of more.
    ///
    /// - Returns: Where to go on.
    private mutating func part(
        _ bytes: UnsafeRawBufferPointer, _ inputs: inout [Input]
    ) -> Int {
        switch state {
        case .escape:
            reset()
            let next = takeLate(bytes, &inputs)
            if next == 0 { inputs.append(.key(.named(.escape))) }
            return next
        case .shift where sequence.count == 2:
            inputs += typedBehindEscape
            reset()
        case .ground, .shift, .control, .console, .mouse, .string, .stringEscape, .paste: break
        }
        return 0
    }

    /// What an escape and one character are when nothing comes after them.
    private var typedBehindEscape: [Input] {
        guard sequence.count == 2, let key = Key(typed: sequence[1]) else { return [] }
        return inputs(behindEscape: key)
    }

    /// A key right behind an escape: it was held with Alt, or `Esc` was pressed twice before it.
    private func inputs(behindEscape key: Key) -> [Input] {
        isSecond ? [.key(.named(.escape)), .key(key)] : [.key(key.adding(.alt))]
    }

    private mutating func beginEscape() {
        reset()
        state = .escape
        sequence.append(Byte.escape)
    }

    private mutating func takeTyped(_ byte: UInt8, _ inputs: inout [Input]) {
        if byte >= 0x80 {
            if let scalar = character.take(byte) {
                inputs.append(.key(.character(Character(scalar), characterHasAlt ? .alt : [])))
            }
            if !character.isPending { characterHasAlt = false }
            return
        }
        character = UTF8Assembler()
        characterHasAlt = false
        if byte == Byte.escape {
            beginEscape()
        } else if let key = Key(typed: byte) {
            inputs.append(.key(key))
        }
    }

    private mutating func takeAfterEscape(_ byte: UInt8, _ inputs: inout [Input]) {
        sequence.append(byte)
        if let key = sequences[sequence] {
            inputs.append(.key(key))
            return reset()
        }
        switch byte {
        case Byte.escape:
            inputs.append(.key(.named(.escape)))
            beginEscape()
            isSecond = partsEscape
        case UInt8(ascii: "["): state = .control
        case UInt8(ascii: "O"): state = .shift
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
            UInt8(ascii: "_"):
            state = .string(0)
        case 0x80...:
            if isSecond { inputs.append(.key(.named(.escape))) }
            let hasAlt = !isSecond
            reset()
            characterHasAlt = hasAlt
            takeTyped(byte, &inputs)
        default:
            inputs += typedBehindEscape
            reset()
        }
    }

    private mutating func takeControl(_ byte: UInt8, _ inputs: inout [Input]) {
        switch byte {
        case Byte.escape:
            beginEscape()
        case 0x20...0x3f:
            if sequence.count < Self.longestSequence { sequence.append(byte) }
            if ControlSequence.endsWithDollar(sequence) { finishSequence(&inputs) }
        case 0x40...0x7e:
            sequence.append(byte)
            if sequence.count == 3, byte == UInt8(ascii: "["), sequences[sequence] == nil {
                state = .console
            } else if sequence.count == 3, byte == UInt8(ascii: "M"), sequences[sequence] == nil {
                state = .mouse(3)
            } else {
                finishSequence(&inputs)
            }
        case Byte.cancel, Byte.substitute:
            reset()
        default:
            // Neither controls nor bytes of characters end a sequence; terminals skip them too.
            break
        }
    }

    private mutating func takeShift(_ byte: UInt8, _ inputs: inout [Input]) {
        switch byte {
        case Byte.escape:
            beginEscape()
        case 0x30...0x3b:
            if sequence.count < Self.longestSequence { sequence.append(byte) }
        case 0x20...0x7e:
            sequence.append(byte)
            finishSequence(&inputs)
        default:
            reset()
        }
    }

    private mutating func finishSequence(_ inputs: inout [Input]) {
        let whole = sequence
        reset()
        if whole.count > Self.longestSequence { return }
        if let key = sequences[whole] {
            inputs.append(.key(key))
        } else if whole == Byte.pasteBegin {
            state = .paste
        } else if let key = ControlSequence(whole)?.key {
            inputs.append(.key(key))
        } else if hearsMouse, let report = MouseReport(whole) {
            inputs.append(.mouse(report))
        }
    }

    private mutating func takeString(_ byte: UInt8, _ length: Int) {
        switch byte {
        case Byte.bell, Byte.cancel, Byte.substitute: reset()
        case Byte.escape: state = .stringEscape(length)
        default:
            if length < Self.longestString { state = .string(length + 1) } else { reset() }
        }
    }
}

/// The bytes that mean something to a terminal.
enum Byte {
    static let bell: UInt8 = 0x07
    static let cancel: UInt8 = 0x18
    static let substitute: UInt8 = 0x1a
    static let escape: UInt8 = 0x1b
    /// The bytes that follow an escape in the sequences of keys.
    static let introducers = Array("[O".utf8)
    /// The rests of sequences that may come late, behind their escape: the keypad's 5, Insert of
    /// some terminals, the focus.
    static let lateRests = ["[E", "OE", "[G", "[I", "[O"].map { Array($0.utf8) }
    static let pasteBegin = Array("\u{1b}[200~".utf8)
    static let pasteEnd = Array("\u{1b}[201~".utf8)
}
