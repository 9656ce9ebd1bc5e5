import CCurses
import Forms
import Glibc

/// Signals that arrived, a bit each.
struct SignalSet {
    let bits: UInt64
    func contains(_ signal: Int32) -> Bool { bits & 1 << UInt64(signal) != 0 }
}

/// The bytes and signals that arrive, and the inputs that they have become but nobody took yet.
struct TerminalInput {
    enum Event {
        /// The time is over.
        case nothing
        /// `next()` may have something now.
        case input
        /// The terminal takes bytes again.
        case writable
        case signals(SignalSet)
        /// Another thread has something.
        case woken
    }

    /// How long the rest of a sequence or a paste may take, in milliseconds; a lone escape has
    /// less (`Environment.escapeDelay`), and its rest may come late.
    private static let lateDelay = 300
    private static let sequenceDelay = 500
    private static let pasteDelay = 5000

    private let signals: Int32
    private let waker: Waker
    private let escapeDelay = Environment.escapeDelay
    private var decoder: InputDecoder
    private var queue: ArraySlice<Input> = []
    private var lastByte = 0
    private var isGone = false
    private var buffer = [UInt8](repeating: 0, count: 64 * 1024)

    init(signals: Int32, waker: Waker, sequences: @autoclosure @escaping () -> [[UInt8]: Key]) {
        (self.signals, self.waker) = (signals, waker)
        decoder = InputDecoder(sequences: sequences())
    }

    /// Whether reports of the mouse are heard.
    var hearsMouse: Bool {
        get { decoder.hearsMouse }
        set { decoder.hearsMouse = newValue }
    }

    /// Whether an escape and a key in two reads are two keys.
    var partsEscape: Bool {
        get { decoder.partsEscape }
        set { decoder.partsEscape = newValue }
    }

    /// Whether there is more of what was read last. What came since is not asked for: it is read
    /// with one call, however much it is.
    var isReady: Bool { !queue.isEmpty || isGone }

    mutating func next() -> Input? {
        if let first = queue.popFirst() { return first }
        return isGone ? .end(signal: SIGHUP) : nil
    }

    /// Of several sizes only the last counts.
    mutating func add(_ input: Input) {
        if input == .resize, queue.contains(.resize) { return }
        queue.append(input)
    }

    /// Takes what was typed or pointed at until now out of the queue, what the terminal still holds
    /// read first.
    mutating func takeTyped() -> [Input] {
        var reads = 0
        while !isGone, reads < Self.mostReads,
            Descriptor.isReady(STDIN_FILENO, for: POLLIN, milliseconds: 0)
        {
            read()
            reads += 1
        }
        defer { queue.removeAll(where: \.isTyped) }
        return queue.filter(\.isTyped)
    }

    /// However fast more comes: a person's hands are never so far ahead.
    private static let mostReads = 64

    /// - Parameter writer: What to watch for room to write.
    mutating func wait(until limit: Int?, writer: Int32?) -> Event {
        let sequenceLimit = decoder.patience.map { lastByte + delay(for: $0) }
        let end = [limit, sequenceLimit].compactMap { $0 }.min()
        var descriptors = [
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
            pollfd(fd: writer ?? -1, events: Int16(POLLOUT), revents: 0),
            pollfd(fd: waker.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        if Descriptor.wait(for: &descriptors, milliseconds: end.map { $0 - now() }) {
            if descriptors[1].revents != 0 {
                return .signals(SignalSet(bits: octopen_signals_take()))
            }
            if descriptors[0].revents != 0 {
                read()
                return .input
            }
            if descriptors[3].revents != 0 {
                waker.rest()
                return .woken
            }
            return .writable
        }
        let time = now()
        if let sequenceLimit, time >= sequenceLimit {
            queue += decoder.timeout()
            return .input
        }
        if let limit, time >= limit { return .nothing }
        return .input
    }

    private func delay(for patience: InputDecoder.Patience) -> Int {
        switch patience {
        case .escape: escapeDelay
        case .late: max(escapeDelay, Self.lateDelay)
        case .sequence: max(escapeDelay, Self.sequenceDelay)
        case .paste: Self.pasteDelay
        }
    }

    /// Reads what is there; the end of the file and any error but an interruption mean that the
    /// terminal is gone.
    private mutating func read() {
        let count = buffer.withUnsafeMutableBytes {
            Glibc.read(STDIN_FILENO, $0.baseAddress, $0.count)
        }
        if count > 0 {
            lastByte = now()
            let inputs = buffer.withUnsafeBytes {
                decoder.feed(UnsafeRawBufferPointer(rebasing: $0[..<count]))
            }
            if queue.isEmpty { queue = inputs[...] } else { queue += inputs }
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
            queue += decoder.timeout()
            isGone = true
        }
    }
}

extension Input {
    /// Whether somebody typed, pasted or pointed.
    fileprivate var isTyped: Bool {
        switch self {
        case .key, .paste, .mouse: true
        case .resize, .pause, .end, .resumed, .woken: false
        }
    }
}
