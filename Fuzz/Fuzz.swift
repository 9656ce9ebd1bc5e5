import Forms
import Glibc
import Interchange
import LanguageServer
import Markdown
import Proposals
import Reviews
import Rules

/// Everything that reads bytes, under libFuzzer: `Fuzz/run` builds it and says how.
///
/// Which reader gets the bytes is said by `OCTOPEN_FUZZ_TARGET`. A fault is a trap, an endless loop,
/// or bytes that are not what they were.
private enum FuzzTarget: String {
    case markdown, proposal, check, keymap, journal, configuration, record, json, frames, editor

    static let chosen =
        getenv("OCTOPEN_FUZZ_TARGET").flatMap { FuzzTarget(rawValue: String(cString: $0)) }
        ?? .markdown

    func read(_ bytes: [UInt8]) {
        switch self {
        case .markdown:
            let document = MarkdownDocument(bytes)
            _ = HTMLRenderer(rawHTML: .kept).html(of: document)
            _ = TextLayout(columns: 40).lines(of: document)
        case .proposal:
            var proposal = Proposal(bytes, template: .enhancement)
            for section in proposal.sections.indices { proposal.open(section) }
            precondition(proposal.bytes == bytes, "bytes were changed")
        case .check:
            let context = CheckContext(
                template: .enhancement, today: Day(secondsSince1970: 1_795_305_600))
            for finding in Check(bytes, context: context).findings() {
                precondition(finding.range.upperBound <= bytes.count, "a place outside")
            }
        case .keymap:
            _ = Keymap([KeymapSource(file: "keys", bytes: bytes)]) { _ in nil }
        case .journal:
            if let contents = Journal.read(bytes) { _ = contents.text.count }
        case .record:
            var record = ReviewRecord(bytes)
            let entry = record.entry(for: "Section", questions: ["asked"], after: ["Summary"])
            record.sign(.concern, "words", digest: SectionDigest(ofBody: "a"), ofEntry: entry)
            record.addNote("a note", ofEntry: entry)
            let said = record.entries[entry]
            precondition(said.verdict?.body == "words", "what was said is not there")
            precondition(said.notes.last?.body == "a note", "what was noted is not there")
        case .json:
            guard let value = try? JSON(reading: bytes) else { return }
            let again = try? JSON(reading: Array(value.line.utf8))
            precondition(again?.line == value.line, "what was written is read otherwise")
        case .frames:
            let server = Server(name: "octopen", version: "0", workspace: EmptyWorkspace())
            let begin = "{\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}"
            _ = server.receive(FrameReader.frame(begin) + bytes, at: 0)
            _ = server.wake(at: 2000)
        case .editor: FuzzedEditor(bytes).run()
        case .configuration:
            _ = Configuration(bytes, file: "octopen.conf", rules: RuleCatalogue.names)
        }
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzTarget.chosen.read(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

private typealias Input = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: Input
) -> CInt

/// The package manager makes this the program's start.
@_cdecl("octopen_fuzz_main")
public func start(
    _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
    var count = count
    var arguments = arguments
    return runFuzzer(&count, &arguments, testOneInput)
}
