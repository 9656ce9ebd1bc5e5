import Glibc
import Markdown
import TestSupport

/// Reads Markdown files and writes their HTML beside them, or tells how fast they are read.
///
///     markdown-probe html FILE ...           writes FILE.html, raw HTML kept
///     markdown-probe time ROUNDS FILE ...    time and rate of each step, in the fastest round
///     markdown-probe parse ROUNDS FILE ...   microseconds of the fastest round of parsing alone
@main
enum Probe {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let command = arguments.first else { exit(2) }
        if command == "html" {
            for path in arguments.dropFirst() { writeHTML(of: path) }
            return
        }
        let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 10
        let documents = arguments.dropFirst(2).compactMap { Files.read($0) }
        switch command {
        case "time": time(documents, rounds)
        case "parse": print(microseconds(rounds) { parse(documents) })
        default: exit(2)
        }
    }

    private static func writeHTML(of path: String) {
        guard let bytes = Files.read(path) else { return }
        let html = HTMLRenderer(rawHTML: .kept).html(of: MarkdownDocument(bytes))
        Files.write(html, to: path + ".html")
    }

    private static func time(_ documents: [[UInt8]], _ rounds: Int) {
        let size = documents.reduce(0) { $0 + $1.count }
        print("\(documents.count) documents, \(size) bytes")
        report("blocks", size, rounds) {
            documents.reduce(0) { $0 + BlockTree($1).blocks.count }
        }
        report("outermost blocks", size, rounds) {
            documents.reduce(0) { $0 + BlockTree($1, keeping: .topLevel).blocks.count }
        }
        report("blocks and inlines", size, rounds) { parse(documents) }
        let parsed = documents.map { MarkdownDocument($0) }
        report("HTML of what is parsed", size, rounds) {
            parsed.reduce(0) { $0 + HTMLRenderer(rawHTML: .kept).html(of: $1).count }
        }
    }

    private static func parse(_ documents: [[UInt8]]) -> Int {
        documents.reduce(0) { $0 + MarkdownDocument($1).inlines.count }
    }

    private static func report(_ name: String, _ size: Int, _ rounds: Int, _ body: () -> Int) {
        let time = microseconds(rounds, body)
        print("\(name): \(time) µs, \(size / max(1, time)) MB/s")
    }

    /// Of the fastest round. What the body returns keeps it from being left out.
    private static func microseconds(_ rounds: Int, _ body: () -> Int) -> Int {
        let clock = ContinuousClock()
        var sum = 0
        let best = (0..<rounds).map { _ in clock.measure { sum &+= body() } }.min() ?? .zero
        precondition(sum >= 0)
        return Int(best / .microseconds(1))
    }
}
