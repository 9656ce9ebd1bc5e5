import Interchange
import Proposals
import Rules

/// What can be done about findings.
extension Server {
    static let quickFix = "quickfix"
    /// All safe fixes at once, as `octopen fix` makes them.
    static let fixAll = "source.fixAll.octopen"

    /// Findings for which switching off is offered: each is tried out.
    private static let mostSuppressions = 8

    func codeActions(_ document: OpenDocument, _ params: JSON) throws(RequestFault) -> JSON {
        let reading = reading(of: document)
        guard let range = params["range"].flatMap({ self.range($0, in: reading.text) }) else {
            throw .params("range is missing")
        }
        guard reading.isJudged, client.takesLiteralActions else { return .array([]) }
        let only = params["context"]?["only"]?.array?.compactMap(\.string) ?? []
        // An editor that only moved its caret asks too, and what judges the text anew can wait.
        let isAutomatic = params["context"]?["triggerKind"]?.number == 2
        func isWanted(_ kind: String) -> Bool {
            only.isEmpty || only.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
        }
        var actions: [JSON] = []
        if isWanted(Server.quickFix) {
            let shown = params["context"]?["diagnostics"]?.array ?? []
            let findings = self.findings(at: range, shown: shown, in: reading)
            for finding in findings {
                actions += finding.fixes.compactMap {
                    action(for: $0, of: finding, in: document, reading)
                }
            }
            let suppressible = isAutomatic ? [] : findings.filter { $0.level != .todo }
            actions += suppressible.prefix(Server.mostSuppressions).compactMap {
                suppression(of: $0, in: document, reading)
            }
        }
        if isWanted(Server.fixAll), !(isAutomatic && only.isEmpty),
            let action = fixAll(of: document, reading)
        {
            actions.append(action)
        }
        return .array(actions)
    }

    /// The findings that the range touches, and the findings that the client shows there.
    private func findings(
        at range: Range<Int>, shown: [JSON], in reading: Reading
    ) -> [Finding] {
        let named = shown.map {
            ($0["code"]?.string ?? "", $0["range"].flatMap { self.range($0, in: reading.text) })
        }
        return reading.ownFindings.filter { finding in
            let (start, end) = (
                finding.range.lowerBound - reading.shift, finding.range.upperBound - reading.shift
            )
            return start <= range.upperBound && range.lowerBound <= end
                || named.contains { $0.0 == finding.rule && $0.1?.lowerBound == start }
        }
    }

    private func action(
        for fix: Fix, of finding: Finding, in document: OpenDocument, _ reading: Reading
    ) -> JSON? {
        let changes = fix.edits.map { Change($0.range, $0.text) }
        guard !changes.isEmpty, let edit = edit(changes, ofJudged: reading, in: document) else {
            return nil
        }
        var members = head(fix.title, of: finding, reading)
        if fix.isSafe { members.append(("isPreferred", .bool(true))) }
        return .object(members + [("edit", edit)])
    }

    private func head(
        _ title: String, of finding: Finding, _ reading: Reading
    ) -> [(String, JSON)] {
        [
            ("title", .string(title.hasSuffix(".") ? String(title.dropLast()) : title)),
            ("kind", .string(Server.quickFix)),
            ("diagnostics", .array([json(finding, in: reading)])),
        ]
    }

    /// Nothing for a document that must not be edited.
    private func fixAll(of document: OpenDocument, _ reading: Reading) -> JSON? {
        guard !reading.check.proposal.isReadOnly else { return nil }
        let repaired = Repair(reading.bytes, context: reading.context).bytes
        guard repaired != reading.bytes else { return nil }
        let edit =
            if let beside = reading.beside {
                edit(toJudged: repaired, beside, of: document)
            } else {
                edit(document.text.changes(to: EditedText(repaired)), of: document)
            }
        return edit.map {
            .object([
                ("title", .string("Apply all safe fixes")), ("kind", .string(Server.fixAll)),
                ("edit", $0),
            ])
        }
    }

    // MARK: Switching a rule off

    /// A comment that takes the finding away and changes nothing else, beside it, else for all of
    /// the document. The reason is left to be written, which `suppression-bare` asks for.
    private func suppression(
        of finding: Finding, in document: OpenDocument, _ reading: Reading
    ) -> JSON? {
        for place in reading.placesForComment(on: finding) {
            let comment = "<!-- octopen: off \(finding.rule): -->"
            let change = place.change(writing: comment, in: reading)
            guard reading.isSilenced(finding, by: change),
                let edit = edit([change], ofJudged: reading, in: document)
            else { continue }
            let title = "Switch \(finding.rule) off \(place.name); write why behind the colon"
            return .object(head(title, of: finding, reading) + [("edit", edit)])
        }
        return nil
    }
}

/// Where a comment may stand that switches a rule off.
private enum CommentPlace {
    /// Above a block, by its first byte.
    case above(Int)
    /// Below the title, or at the top of a document without one.
    case top(Int, isBelowTitle: Bool)

    var name: String {
        switch self {
        case .above: "from here to the end of the section"
        case .top: "in all of the document"
        }
    }

    func change(writing comment: String, in reading: Reading) -> Server.Change {
        let end = reading.check.proposal.lineEnding
        switch self {
        case .above(let start): return .init(start..<start, comment + end + end)
        case .top(let start, let isBelowTitle):
            return .init(start..<start, isBelowTitle ? end + comment + end : comment + end + end)
        }
    }
}

extension Reading {
    /// The likelier first.
    fileprivate func placesForComment(on finding: Finding) -> [CommentPlace] {
        let blocks = markdown.tree.blocks
        var places: [CommentPlace] = []
        let outer = markdown.tree.children(of: 0).first {
            blocks[$0].range.holds(finding.range.lowerBound)
        }
        if let outer, blocks[outer].headingLevel == nil {
            places.append(.above(blocks[outer].range.lowerBound))
        }
        let head = sections.first { $0.isAboveSections && !$0.heading.isEmpty && $0.level == 1 }
        let top = head?.heading.upperBound ?? markdown.frontMatter?.range.upperBound ?? 0
        // A title that ends the text has no line below it.
        if top == 0 || bytes[top - 1] == 0x0A || bytes[top - 1] == 0x0D {
            places.append(.top(top, isBelowTitle: head != nil))
        }
        return places
    }

    /// Whether a comment takes the finding away, and brings no other than that it gives no reason.
    fileprivate func isSilenced(_ finding: Finding, by change: Server.Change) -> Bool {
        var changed = bytes
        changed.replaceSubrange(change.range, with: Array(change.text.utf8))
        let before = toldCounts
        let after = Check(changed, context: context).findings().toldCounts
        return after[finding.told] ?? 0 < before[finding.told] ?? 0
            && after.allSatisfy { $0.value <= before[$0.key] ?? 0 }
    }
}
