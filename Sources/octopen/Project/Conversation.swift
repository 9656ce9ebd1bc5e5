import Glibc

/// A program that answers in lines or in counted bytes what it is asked line by line.
///
/// A program that is silent for too long, or ends, is not asked again.
final class Conversation {
    private let process: pid_t
    private let requests: Int32
    private let answers: Int32
    private var buffer: [UInt8] = []
    /// The program is not asked any more.
    private(set) var isBroken = false

    /// Milliseconds that the program is given for an answer.
    private static let patience: Int32 = 2000

    /// - Returns: nil if the program cannot be started.
    init?(with words: [String], in folder: String? = nil, variables: [String: String] = [:]) {
        guard let talk = ChildProcess.talk(to: words, in: folder, variables: variables) else {
            return nil
        }
        (process, requests, answers) = (talk.process, talk.input, talk.output)
    }

    deinit {
        close(requests)
        close(answers)
        kill(process, SIGKILL)
        ChildProcess.wait(process)
    }

    /// Asks by some lines, which are to be answered before more are asked than a pipe holds.
    func ask(_ lines: String) -> Bool {
        guard !isBroken, WholeFile.write(Array(lines.utf8), to: requests) == 0 else {
            return broken()
        }
        return true
    }

    /// Bytes that a line has at most.
    private static let longestLine = 1 << 20

    func readLine() -> String? {
        let deadline = Clock.milliseconds + Int(Self.patience)
        while true {
            if let end = buffer.firstIndex(of: 0x0A) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeSubrange(...end)
                return line
            }
            let left = deadline - Clock.milliseconds
            guard left > 0, buffer.count < Self.longestLine, fill(within: Int32(left)) else {
                isBroken = true
                return nil
            }
        }
    }

    func read(_ count: Int) -> [UInt8]? {
        while buffer.count < count {
            guard fill(within: Self.patience) else { return nil }
        }
        // All that is there, as a rule.
        var bytes: [UInt8] = []
        swap(&bytes, &buffer)
        if bytes.count > count {
            buffer = Array(bytes[count...])
            bytes.removeSubrange(count...)
        }
        return bytes
    }

    private func fill(within milliseconds: Int32) -> Bool {
        guard !isBroken else { return false }
        var watched = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
        guard poll(&watched, 1, milliseconds) > 0 else { return broken() }
        let room = 1 << 16
        let chunk = [UInt8](unsafeUninitializedCapacity: room) { chunk, count in
            count = max(Glibc.read(answers, chunk.baseAddress, room), 0)
        }
        guard !chunk.isEmpty else { return broken() }
        if buffer.isEmpty { buffer = chunk } else { buffer += chunk }
        return true
    }

    private func broken() -> Bool {
        isBroken = true
        return false
    }
}
