import Markdown
import Proposals

/// A comment that switches rules off beside the text: `<!-- octopen: off RULE, RULE: reason -->`.
///
/// The comment holds from where it stands to the end of its section; above the first section, in
/// the whole document; inside of a paragraph, in the paragraph.
struct Suppression: Sendable {
    let rules: [String]
    let reason: String
    /// Bytes of the comment.
    let range: Range<Int>
    /// Bytes in which findings begin that it takes away.
    let reach: Range<Int>

    private init?(comment: String, range: Range<Int>, reach: Range<Int>) {
        var text = comment.trimmed
        guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.utf8.count >= 7 else {
            return nil
        }
        text = String(text.dropFirst(4).dropLast(3)).trimmed
        guard text.hasPrefix("octopen:") else { return nil }
        text = String(text.dropFirst("octopen:".count)).trimmed
        guard text == "off" || text.hasPrefix("off ") else { return nil }
        let parts = text.dropFirst(3).split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        rules = (parts.first ?? "").split { $0 == "," || $0 == " " }.map(String.init)
        reason = parts.count > 1 ? String(parts[1]).trimmed : ""
        (self.range, self.reach) = (range, reach)
    }

    static func all(in document: CheckedDocument) -> [Suppression] {
        let all = blocks(in: document) + inlines(in: document)
        return all.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func inlines(in document: CheckedDocument) -> [Suppression] {
        let markdown = document.markdown
        return markdown.tags.compactMap { index in
            let range = markdown.inlines[index].range
            guard document.mayHoldSuppression(range) else { return nil }
            return Suppression(
                comment: document.text(range), range: range,
                reach: document.tree.blocks[markdown.block(of: index)].range)
        }
    }

    private static func blocks(in document: CheckedDocument) -> [Suppression] {
        document.blocksByKind.html.compactMap { index in
            let range = document.trimmed(document.tree.blocks[index].range)
            guard document.mayHoldSuppression(range) else { return nil }
            let place = document.place(at: range.lowerBound)
            let isAbove = place?.isAboveSections ?? true
            let reach =
                isAbove
                ? 0..<document.end + 1
                : range.lowerBound..<max(place?.range.upperBound ?? document.end, range.upperBound)
            return Suppression(comment: document.text(range), range: range, reach: reach)
        }
    }
}

extension [Suppression] {
    /// For each rule the bytes in which findings begin that are taken away: ranges that follow one
    /// another, so that one of many is found by halving.
    var reaches: [String: [Range<Int>]] {
        var reaches: [String: [Range<Int>]] = [:]
        for suppression in sorted(by: { $0.reach.lowerBound < $1.reach.lowerBound }) {
            for rule in suppression.rules {
                reaches[rule, default: []].appendJoined(suppression.reach)
            }
        }
        return reaches
    }
}

extension [Range<Int>] {
    /// Adds a range that begins no earlier than the last one, which grows where they overlap.
    fileprivate mutating func appendJoined(_ range: Range<Int>) {
        guard let last, range.lowerBound <= last.upperBound else { return append(range) }
        self[count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
    }
}

extension CheckedDocument {
    /// Parts places that one finding would tell of: the places that count stay together, and a
    /// place that a comment switches off, or that stands in an unfinished merge, stands by itself.
    /// A finding goes by its first place, and neither kind may take the others with it.
    func told<Place>(
        _ places: [Place], by rule: String, at start: (Place) -> Int
    ) -> [[Place]] {
        let off = switchedOff[rule] ?? []
        guard !off.isEmpty || !conflicts.isEmpty else { return places.isEmpty ? [] : [places] }
        var together: [Place] = []
        var alone: [[Place]] = []
        for place in places {
            let at = start(place)
            if off.hold(at) || conflicts.hold(at) {
                alone.append([place])
            } else {
                together.append(place)
            }
        }
        return (together.isEmpty ? [] : [together]) + alone
    }

    /// Few files have one: the text is looked at only where it can be one.
    fileprivate func mayHoldSuppression(_ range: Range<Int>) -> Bool {
        bytes[range].starts(with: "<!--".utf8) && !bytes.offsets(of: "octopen:", in: range).isEmpty
    }
}

/// # `suppression-idle`
///
/// A comment that switches a rule off takes a finding away; else it stands there for nothing, and
/// would hide the next mistake.
///
/// Wrong: `<!-- octopen: off summary-long: a table of numbers -->` above a short summary.
extension Rule {
    static let suppressionIdle = Rule(
        "suppression-idle", .text, draft: .note, later: .note,
        "A switched-off rule had something to say.",
        judges: .findings { document, findings in
            guard !document.suppressions.isEmpty else { return [] }
            let starts = Dictionary(grouping: findings, by: \.rule).mapValues {
                $0.map(\.range.lowerBound).sorted()
            }
            return document.suppressions.compactMap { suppression in
                let idle = suppression.rules.filter {
                    !(starts[$0]?.hasAny(in: suppression.reach) ?? false)
                }
                guard !idle.isEmpty || suppression.rules.isEmpty else { return nil }
                return suppression.idle(idle)
            }
        })
}

extension Suppression {
    /// - Parameter rules: the rules that the comment names and that have nothing to say.
    fileprivate func idle(_ rules: [String]) -> Problem {
        let names = rules.map { Wording.code($0) }.joined(separator: ", ")
        return Problem(
            range, .document,
            rules.isEmpty
                ? "The comment switches nothing off." : "\(names) has nothing to say here.",
            help: "Remove the comment, or name the rule as octopen rules lists it.")
    }
}

/// # `suppression-bare`
///
/// A comment that switches a rule off says why, for those who read the file later.
///
/// Wrong: `<!-- octopen: off summary-long -->`.
/// Right: `<!-- octopen: off summary-long: the table belongs here -->`.
extension Rule {
    static let suppressionBare = Rule(
        "suppression-bare", .text, .note, "A switched-off rule is given a reason."
    ) { document in
        document.suppressions.filter(\.reason.isEmpty).map {
            Problem(
                $0.range, .document, "The comment does not say why.",
                help: "Write the reason behind a colon: `<!-- octopen: off RULE: reason -->`.")
        }
    }
}
