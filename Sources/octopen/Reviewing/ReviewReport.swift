import Interchange
import Markdown
import Proposals
import Prose
import Reviews

/// The state of a review for people and scripts.
struct ReviewReport {
    let proposal: Proposal
    let path: String
    let stored: [ReviewFolder.Stored]
    let state: ReviewState
    let needed: Int

    // MARK: Text

    /// A line for each section, and one that sums up.
    var text: String {
        let deciding = state.deciding
        let indices = Set(deciding.map(\.index))
        let rows = state.sections.map { section in
            let isDeciding = indices.contains(section.index)
            let titles = section.titles.joined(separator: " > ")
            return [word(for: section, isDeciding), titles, said(of: section)]
                .map(ReadableText.line)
        }
        let widths = (0..<2).map { column in rows.map { $0[column].columns }.max() ?? 0 }
        let lines = rows.map { row in
            let cells = (0..<2).map { padded(row[$0], to: widths[$0]) }
            return (cells + [row[2]]).joined(separator: "  ").trimmed + "\n"
        }
        let agreed = deciding.count(where: \.isAgreed)
        let what =
            state.sections.contains(where: \.isRequired)
            ? "required sections agreed" : "sections agreed, none is required"
        let reviews = stored.map {
            "\($0.record.reviewer?.name ?? $0.name): \($0.record.verdict?.rawValue ?? "no verdict yet")"
        }
        let who = reviews.isEmpty ? "no reviews" : reviews.joined(separator: "; ")
        return lines.joined()
            + ReadableText.line("\(agreed) of \(deciding.count) \(what); \(who)")
            + "\n"
    }

    private func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: width - text.columns)
    }

    private func word(for section: ReviewState.Section, _ isDeciding: Bool) -> String {
        let current = section.signOffs.filter(\.isCurrent)
        if current.contains(where: { $0.verdict == .concern }) { return "concern" }
        if section.isAgreed { return "agreed" }
        if section.signOffs.contains(where: { !$0.isCurrent }) { return "stale" }
        if current.contains(where: { $0.verdict == .question }) { return "question" }
        return isDeciding ? "open" : "-"
    }

    private func said(of section: ReviewState.Section) -> String {
        section.signOffs.map { signOff in
            let body = signOff.body.words.joined(separator: " ")
            let words = body.isEmpty ? "" : ": \(body)"
            let since =
                signOff.isCurrent ? (signOff.isMoved ? " (moved)" : "") : " (text changed since)"
            return "\(signOff.reviewer) \(signOff.verdict.rawValue)\(since)\(words)"
        }.joined(separator: "; ")
    }

    // MARK: Markdown

    /// All that was said, section by section, with the words that each remark is about.
    var markdown: String {
        let title = proposal.title.isEmpty ? FilePath(path).name : proposal.title
        var parts = ["# Review of \(title)"]
        for stored in stored {
            let record = stored.record
            let who = record.value(ofField: ReviewRecord.FieldName.reviewer)
            let verdict = record.verdict?.rawValue ?? "no verdict yet"
            parts.append("**\(who)**: \(verdict)")
            if !record.overallNote.isEmpty {
                parts.append(RemarkText(body: record.overallNote).block)
            }
        }
        for section in state.sections {
            let said = stored.enumerated().flatMap { number, stored in
                remarks(of: stored, number: number, in: section)
            }
            guard !said.isEmpty else { continue }
            parts.append("## " + section.titles.joined(separator: " > "))
            parts += said
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func remarks(
        of stored: ReviewFolder.Stored, number: Int, in section: ReviewState.Section
    ) -> [String] {
        guard let index = section.entries[number], stored.record.entries.indices.contains(index)
        else { return [] }
        let who = stored.record.reviewer?.name ?? stored.name
        let signOff = section.signOff(of: number)
        var parts: [String] = []
        if let signOff {
            let since = signOff.isCurrent ? "" : " (text changed since)"
            let words = signOff.body.isEmpty ? "" : ":\n\n\(RemarkText(body: signOff.body).block)"
            parts.append("**\(who)**: \(signOff.verdict.rawValue)\(since)\(words)")
        }
        for note in stored.record.entries[index].notes {
            if let hash = note.paragraph {
                let place = section.digest.paragraphs.firstIndex { $0.hash == hash }
                let words = place.map { section.source(ofParagraph: $0, in: proposal) }
                parts.append(
                    (words ?? "(a paragraph that changed since)").trimmed
                        .split(separator: "\n", omittingEmptySubsequences: false)
                        .map { "> " + $0 }.joined(separator: "\n"))
            }
            parts.append("**\(who)**, note:\n\n\(RemarkText(body: note.body).block)")
        }
        return parts
    }

    // MARK: JSON

    var json: JSON {
        let status = proposal.template.fields.first { field in
            if case .choice = field.kind { true } else { false }
        }
        return .object([
            ("version", .number(1)), ("file", .string(path)),
            ("status", .string(status.map { proposal.value(ofField: $0.name) } ?? "")),
            ("reviews", .array(stored.map(json(of:)))),
            ("sections", .array(state.sections.map(json(of:)))),
        ])
    }

    private func json(of stored: ReviewFolder.Stored) -> JSON {
        .object([
            ("reviewer", .string(stored.record.value(ofField: ReviewRecord.FieldName.reviewer))),
            ("verdict", stored.record.verdict.map { .string($0.rawValue) } ?? .null),
            ("reviewed", .string(stored.record.reviewed)), ("record", .string(stored.name)),
        ])
    }

    private func json(of section: ReviewState.Section) -> JSON {
        .object([
            ("path", .array(section.titles.map(JSON.string))),
            ("required", .bool(section.isRequired)), ("agreed", .bool(section.isAgreed)),
            ("signoffs", .array(section.signOffs.map(json(of:)))),
        ])
    }

    private func json(of signOff: ReviewState.SignOff) -> JSON {
        .object([
            ("reviewer", .string(signOff.reviewer)), ("verdict", .string(signOff.verdict.rawValue)),
            ("current", .bool(signOff.isCurrent)), ("text", .string(signOff.body)),
        ])
    }
}
