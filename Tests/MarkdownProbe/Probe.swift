import Glibc
import Markdown
import TestSupport

/// Reads Markdown files and writes their HTML beside them, or tells how fast they are read.
///
///     markdown-probe html FILE ...        writes FILE.html, raw HTML kept
///     markdown-probe time ROUNDS FILE ...  megabytes and nanoseconds per byte of each step
@main
enum Probe {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "html": for path in arguments.dropFirst() { writeHTML(of: path) }
        case "time":
            time(
                arguments.dropFirst(2).map(\.self),
                rounds: arguments.dropFirst().first.flatMap { Int($0) } ?? 10)
        default: exit(2)
        }
    }

    private static func writeHTML(of path: String) {
        guard let bytes = Files.read(path) else { return }
        let html = HTMLRenderer(rawHTML: .kept).html(of: MarkdownDocument(bytes))
        Files.write(html, to: path + ".html")
    }

    private static func time(_ paths: [String], rounds: Int) {
        let documents = paths.compactMap { Files.read($0) }
        let size = documents.reduce(0) { $0 + $1.count }
        print("\(documents.count) documents, \(size) bytes")
        var sum = 0
        report("blocks", size, rounds) {
            for bytes in documents { sum += BlockTree(bytes).blocks.count }
        }
        report("outermost blocks", size, rounds) {
            for bytes in documents { sum += BlockTree(bytes, keeping: .topLevel).blocks.count }
        }
        report("blocks and inlines", size, rounds) {
            for bytes in documents { sum += MarkdownDocument(bytes).inlines.count }
        }
        let parsed = documents.map { MarkdownDocument($0) }
        report("HTML of what is parsed", size, rounds) {
            for document in parsed { sum += HTMLRenderer(rawHTML: .kept).html(of: document).count }
        }
        print("(\(sum))")
    }

    /// The fastest round.
    private static func report(_ name: String, _ size: Int, _ rounds: Int, _ body: () -> Void) {
        let clock = ContinuousClock()
        let best = (0..<rounds).map { _ in clock.measure(body) }.min() ?? .zero
        let seconds = Double(best.components.attoseconds) * 1e-18 + Double(best.components.seconds)
        let rate = Double(size) / 1e6 / seconds
        print("\(name): \(Int(seconds * 1e6)) µs, \(Int(rate)) MB/s")
    }
}
