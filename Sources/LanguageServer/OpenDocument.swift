import Markdown
import Proposals
import Rules

/// A text that a client has open, and what the rules say of it.
final class OpenDocument {
    let uri: String
    /// Nil for what is no file.
    let path: String?
    private(set) var version: Int?
    private(set) var text: EditedText
    private var reading: Reading?

    // MARK: When findings are told

    /// When they are to be told next; nil when nothing has changed.
    var due: Int?
    /// The time of the last edit, and the lines that it changed.
    private(set) var lastEdit: (time: Int, lines: ClosedRange<Int>)?
    /// The findings that were told last.
    var told: Set<ToldFinding> = []
    /// The path of the other file of the proposal, if findings were told of that file.
    var toldBeside: String?

    struct ToldFinding: Hashable {
        let rule: String
        let message: String
    }

    init(uri: String, version: Int?, text: [UInt8]) {
        (self.uri, self.version) = (uri, version)
        path = DocumentURI.path(uri)
        self.text = EditedText(text)
    }

    func replace(_ range: Range<Int>?, with new: [UInt8], at now: Int) {
        if let range {
            text.replace(range, with: new)
        } else {
            text = EditedText(new)
        }
        let end = (range?.lowerBound ?? 0) + new.count
        let lines = text.line(at: range?.lowerBound ?? 0)...text.line(at: end)
        // All of a text that comes anew is no line that somebody is at.
        lastEdit = range == nil ? nil : (now, lines)
        reading = nil
    }

    func take(version: Int?) { self.version = version ?? self.version }

    /// Drops what was read, because something beside the text may have changed.
    func forget() { reading = nil }

    /// The text as it is read and judged; made when first asked for.
    ///
    /// - Parameter others: all texts that the client has open.
    func reading(
        in workspace: any Workspace, among others: some Sequence<OpenDocument>
    ) -> Reading {
        if let reading { return reading }
        var opened: [String: [UInt8]] = [:]
        for other in others where isBeside(other) { opened[other.path ?? ""] = other.text.bytes }
        let made = Reading(text, path: path, workspace: workspace, opened: opened)
        reading = made
        return made
    }

    /// Whether another text may be the metadata of this one, or the other way round.
    func mayBeOne(with other: OpenDocument) -> Bool {
        isBeside(other)
            && [path, other.path].contains { $0?.hasSuffix("/" + Sidecar.documentName) ?? false }
    }

    /// Whether it is another file of the same folder.
    private func isBeside(_ other: OpenDocument) -> Bool {
        guard let path, let otherPath = other.path else { return false }
        return path != otherPath && path.folder == otherPath.folder
    }
}

/// One state of a text, read once for all requests about it.
final class Reading {
    /// As it was judged, where the ends of its lines may be others. Empty for YAML that no document
    /// has beside it, of which there is nothing to say.
    let text: EditedText
    let context: CheckContext
    let isJudged: Bool
    let check: Check
    /// How many bytes stand above the text where it was judged.
    let shift: Int
    /// The bytes of what was judged whose findings and edits are the text's.
    private let territory: Range<Int>
    /// The other file, where the document and its metadata are two.
    let beside: BesideFile?

    private(set) lazy var findings: [Finding] = isJudged ? check.findings() : []
    /// How often each is told; but for that a comment gives no reason, which a new one does not.
    private(set) lazy var toldCounts = findings.toldCounts
    private(set) lazy var state = ProposalState(check, findings: findings)
    private(set) lazy var sections = check.writtenSections
    private(set) lazy var fields = check.writtenFields
    private(set) lazy var anchors = HeadingAnchors(markdown)
    private(set) lazy var links = LocalLink.all(in: markdown)

    init(
        _ text: EditedText, path: String?, workspace: any Workspace, opened: [String: [UInt8]]
    ) {
        let judged =
            if let path {
                workspace.judged(text.bytes, ofFile: path, opened: opened)
            } else {
                JudgedText?(JudgedText(text.bytes))
            }
        let surroundings = workspace.surroundings(ofFile: judged?.pair?.document ?? path)
        (context, isJudged) = (surroundings.context, surroundings.isJudged && judged != nil)
        let bytes = judged?.bytes ?? []
        check = Check(bytes, context: context)
        guard let pair = judged?.pair, let found = FrontMatter(bytes),
            let parted = pair.sidecar.parted(bytes)
        else {
            self.text = judged == nil ? EditedText([]) : text
            (shift, territory, beside) = (0, 0..<Int.max, nil)
            return
        }
        let isMetadata = path == pair.sidecar.path
        let metadata = EditedText(Array(bytes[found.content]))
        self.text = isMetadata ? metadata : text
        let start = found.range.upperBound
        shift = isMetadata ? found.content.lowerBound : start
        territory = isMetadata ? 0..<start : start..<Int.max
        beside = BesideFile(
            pair: pair, path: isMetadata ? pair.document : pair.sidecar.path,
            text: EditedText(isMetadata ? parted.document : parted.metadata),
            judged: isMetadata ? EditedText(parted.document) : metadata,
            shift: isMetadata ? start : found.content.lowerBound)
    }

    /// Whether a byte of what was judged stands in the text, and not in the other file.
    func isOwn(_ byte: Int) -> Bool { territory.contains(byte) }

    /// The document as it was judged: its places are the places of the text, further on by `shift`.
    var markdown: MarkdownDocument { check.markdown }

    var bytes: [UInt8] { check.proposal.source.bytes }

    func string(_ range: Range<Int>) -> String { check.proposal.source.string(range) }

    /// Findings whose place is in the text, and not in the other file.
    var ownFindings: [Finding] { findings.filter { isOwn($0.range.lowerBound) } }

    /// Findings whose place is in the other file.
    var besideFindings: [Finding] { findings.filter { !isOwn($0.range.lowerBound) } }

    /// The innermost block that holds a byte, or ends at it.
    func block(at offset: Int) -> Int {
        let blocks = markdown.tree.blocks
        var block = 0
        while let inner = markdown.tree.children(of: block).first(where: {
            blocks[$0].range.holds(offset)
        }) {
            block = inner
        }
        return block
    }
}

/// The other file of a proposal that is two, in the state in which both were judged.
struct BesideFile {
    let pair: FilePair
    let path: String
    let text: EditedText
    /// As it was judged, where the ends of its lines may be others.
    let judged: EditedText
    /// How many bytes stand above its text where it was judged.
    let shift: Int
}

extension String {
    /// The path without its last part.
    fileprivate var folder: Substring { self[..<(lastIndex(of: "/") ?? startIndex)] }
}

extension [Finding] {
    var toldCounts: [OpenDocument.ToldFinding: Int] {
        reduce(into: [:]) { counts, finding in
            guard finding.rule != "suppression-bare" else { return }
            counts[finding.told, default: 0] += 1
        }
    }
}
