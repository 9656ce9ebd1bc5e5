import Glibc
import TestSupport
import Testing

/// After any end, and while another program has it, the terminal is as it was.
@Suite(.serialized) struct RestoringTests {
    @Test func `at the end`() throws {
        let watched = try Watched()
        #expect(watched.terminal.mode != watched.before)
        watched.terminal.write("\u{11}")
        #expect(watched.terminal.wait() == .exit(0))
        watched.expectRestored()
    }

    /// What is written next stands in the last row: of what was shown there nothing is left beside it.
    @Test(arguments: ["vt100", "xterm-256color"])
    func `where nothing brings back what was there before`(term: String) throws {
        let watched = try Watched(["TERM": term])
        watched.terminal.write("\u{11}")
        #expect(watched.terminal.wait() == .exit(0))
        let end = watched.terminal.output.dropFirst(watched.firstFrame.count)
        let clears = String(decoding: end, as: UTF8.self).contains("\u{1b}[K")
        #expect(clears == (term == "vt100"))
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func `after a signal that asks for the end`(signal: Int32) throws {
        let watched = try Watched()
        watched.terminal.kill(signal)
        #expect(watched.terminal.wait() == .exit(128 + signal))
        watched.expectRestored()
    }

    @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE])
    func `after a crash`(signal: Int32) throws {
        let watched = try Watched()
        watched.terminal.kill(signal)
        #expect(watched.terminal.wait() == .signal(signal))
        watched.expectRestored()
    }

    @Test(arguments: ["\u{1b}[19~", "\u{1b}[20~"])
    func `after a crash of its own`(key: String) throws {
        let watched = try Watched()
        watched.terminal.write(key)
        let ending = watched.terminal.wait()
        #expect([.signal(SIGILL), .signal(SIGTRAP), .signal(SIGSEGV)].contains(ending))
        watched.expectRestored()
    }

    @Test func `after exit from nowhere`() throws {
        let watched = try Watched()
        watched.terminal.write("\u{1b}[17~")
        #expect(watched.terminal.wait() == .exit(7))
        watched.expectRestored()
    }

    @Test func `while another program has the terminal`() throws {
        let watched = try Watched()
        let text = watched.type("\u{1b}[15~")
        let parts = text.components("lent\r\n")
        #expect(parts.first?.contains("\u{1b}[?1049l") == true)
        #expect(parts.last?.contains("\u{1b}[?1049h") == true)
        #expect(parts.last?.contains("line 101") == true)
        #expect(parts.last?.contains("returned") == true)
        #expect(!text.contains("\u{1b}]104"))
        #expect(watched.terminal.mode != watched.before)
        #expect(watched.type("a") == "a")
    }

    /// The probe stops itself or is stopped; the shell shows the mode that it finds, and goes on.
    @Test(arguments: ["itself", "TSTP", "STOP"])
    func `while it is stopped`(how: String) throws {
        let script = "set -m; \"$0\"; echo stopped; read line; fg"
        let watched = try Watched(arguments: ["/bin/bash", "-c", script, Watched.program])
        if how == "itself" {
            watched.terminal.write("\u{1b}[14~")
        } else {
            let children = try #require(processes(under: watched.terminal.process).first)
            kill(children, how == "TSTP" ? SIGTSTP : SIGSTOP)
        }
        _ = try #require(watched.terminal.read(until: "stopped"))
        watched.terminal.readUntilQuiet()
        if how != "STOP" { watched.expectRestored() }

        watched.terminal.write("\n")
        let note = how == "itself" ? "back" : "resumed"
        let text = try #require(watched.terminal.read(until: note))
        let all = text + watched.terminal.readUntilQuiet()
        #expect(String(decoding: all, as: UTF8.self).contains("line 101"))
        #expect(watched.type("a") == "a")
        watched.terminal.write("\u{11}")
        #expect(watched.terminal.wait() == .exit(0))
        // After a STOP that nobody could answer, the shell takes the mode it finds for its own.
        if how != "STOP" { watched.expectRestored() }
    }

    @Test func `asked to end while it is stopped, it ends and leaves the terminal alone`() throws {
        let script = """
            set -m; "$0"; echo stopped; read line; kill %1
            while kill -0 %1; do sleep 0.02; done 2> /dev/null; echo gone; read line
            """
        let watched = try Watched(arguments: ["/bin/bash", "-c", script, Watched.program])
        watched.terminal.write("\u{1b}[14~")
        _ = try #require(watched.terminal.read(until: "stopped"))
        watched.terminal.readUntilQuiet()
        watched.terminal.write("\n")
        let bytes = try #require(watched.terminal.read(until: "gone"))
        #expect(!bytes.contains(0x1b))
        watched.expectRestored()
    }

    private func processes(under parent: pid_t) -> [pid_t] {
        guard let file = fopen("/proc/\(parent)/task/\(parent)/children", "r") else { return [] }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ")
            .compactMap { pid_t($0) }
    }

    @Test func `when the terminal is gone it ends within a second and uses no time`() throws {
        let watched = try Watched()
        let time = watched.terminal.processorTime
        watched.terminal.hangUp()
        usleep(50_000)
        #expect(watched.terminal.processorTime - time < 10)
        #expect(watched.terminal.wait(milliseconds: 1000) == .exit(128 + SIGHUP))
    }

    @Test func `on a line that stalls it hears signals, keeps one frame, and uses no time`() throws
    {
        let watched = try Watched(columns: 200, rows: 100)
        let terminal = watched.terminal
        // Nobody reads: many kilobytes of frames for a line that takes a few.
        for _ in 0..<100 { terminal.writeWithoutReading("\u{1b}[21~x") }
        usleep(300_000)
        let time = terminal.processorTime
        usleep(300_000)
        #expect(terminal.processorTime - time < 5)
        let queued = terminal.readUntilQuiet(milliseconds: 300)
        #expect(queued.count < 100_000)
        // The frame that was kept has all that was typed.
        #expect(
            String(decoding: queued, as: UTF8.self).contains(String(repeating: "x", count: 100)))

        for _ in 0..<100 { terminal.writeWithoutReading("\u{1b}[21~x") }
        usleep(300_000)
        terminal.kill(SIGTERM)
        #expect(terminal.wait(milliseconds: 2000, reading: false) == .exit(128 + SIGTERM))
        terminal.readUntilQuiet()
        watched.expectRestored()
    }

    @Test func `a terminal that cannot be drawn on is told in one line`() throws {
        let cases: [(String?, String)] = [
            (nil, "TERM is not set; set TERM, for example TERM=xterm-256color"),
            ("", "TERM is not set; set TERM, for example TERM=xterm-256color"),
            ("dumb", "TERM=dumb cannot move its cursor; set TERM"),
            ("no\u{1b}such", "TERM=no?such is not known here; set TERM"),
            ("../../etc/passwd", "TERM=../../etc/passwd is not known here; set TERM"),
        ]
        for (term, message) in cases {
            let terminal = try PseudoTerminal(columns: 80, rows: 24)
            let before = terminal.mode
            var environment = Watched.environment
            environment["TERM"] = term
            try terminal.start([Watched.program], environment: environment)
            #expect(terminal.wait() == .exit(2))
            let text = String(decoding: terminal.output, as: UTF8.self)
            #expect(text.hasPrefix("probe: cannot draw on this terminal: \(message)"), "\(text)")
            #expect(!text.contains("\u{1b}"))
            #expect(terminal.mode == before)
        }
    }

    @Test(arguments: [("< /dev/null", "standard input"), ("| cat", "standard output")])
    func `redirected streams are no terminal`(redirection: String, stream: String) throws {
        let terminal = try PseudoTerminal(columns: 80, rows: 24)
        let command = "\(Watched.program) \(redirection)"
        try terminal.start(["/bin/sh", "-c", command], environment: Watched.environment)
        _ = terminal.wait()
        let text = String(decoding: terminal.output, as: UTF8.self)
        #expect(text.contains("\(stream) is not a terminal"), "\(text)")
    }
}
