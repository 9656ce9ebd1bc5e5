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
    /// When it was edited last, and the lines of the last change.
    private(set) var lastEdit: (time: Int, lines: ClosedRange<Int>)?
    /// What was told last.
    var told: Set<ToldFinding> = []
    /// The file of metadata for which something was told.
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
    func reading(in workspace: any Workspace) -> Reading {
        if let reading { return reading }
        let made = Reading(text, path: path, workspace: workspace)
        reading = made
        return made
    }
}

/// One state of a text, read once for all that is asked of it.
final class Reading {
    let text: EditedText
    let context: CheckContext
    let isJudged: Bool
    let check: Check
    /// How many bytes of another file stand above the text where it was judged.
    let shift: Int
    /// The path of that file.
    let metadataFile: String?

    private(set) lazy var findings: [Finding] = isJudged ? check.findings() : []
    /// How often each is told; but for that a comment gives no reason, which a new one does not.
    private(set) lazy var toldCounts = findings.toldCounts
    private(set) lazy var state = ProposalState(check, findings: findings)
    private(set) lazy var sections = check.writtenSections
    private(set) lazy var fields = check.writtenFields
    private(set) lazy var anchors = HeadingAnchors(markdown)
    private(set) lazy var links = LocalLink.all(in: markdown)

    init(_ text: EditedText, path: String?, workspace: any Workspace) {
        self.text = text
        let surroundings = workspace.surroundings(ofFile: path)
        (context, isJudged) = (surroundings.context, surroundings.isJudged)
        let judged =
            path.map { workspace.judged(text.bytes, ofFile: $0) } ?? JudgedText(text.bytes)
        metadataFile = judged.metadataFile
        shift = judged.bytes.count - text.bytes.count
        check = Check(judged.bytes, context: context)
    }

    /// As it was judged: its places are those of the text, further on by `shift`.
    var markdown: MarkdownDocument { check.markdown }

    var bytes: [UInt8] { check.proposal.source.bytes }

    func string(_ range: Range<Int>) -> String { check.proposal.source.string(range) }

    /// Findings in the file of the metadata, with their places there; nil where there is no such file.
    var metadataFindings: (uri: String, text: EditedText, findings: [Finding])? {
        guard let metadataFile, let content = markdown.frontMatter?.content else { return nil }
        let found = findings.filter { $0.range.lowerBound < shift }.map { finding in
            var finding = finding
            let own = finding.range.clamped(to: content)
            finding.range =
                own.lowerBound - content.lowerBound..<own.upperBound - content.lowerBound
            return finding
        }
        let uri = DocumentURI.uri(ofPath: metadataFile)
        return (uri, EditedText(Array(bytes[content])), found)
    }

    /// Findings whose place is in the text, and not in the other file.
    var ownFindings: [Finding] { findings.filter { $0.range.lowerBound >= shift } }

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

extension [Finding] {
    var toldCounts: [OpenDocument.ToldFinding: Int] {
        reduce(into: [:]) { counts, finding in
            guard finding.rule != "suppression-bare" else { return }
            counts[finding.told, default: 0] += 1
        }
    }
}
