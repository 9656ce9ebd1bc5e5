import Forms
import Proposals
import Reviews

/// What a case says of a review: who reviews, and what was said before.
struct ReviewScene {
    let start: ReviewStart

    /// - Parameter text: the proposal as it is now.
    init?(_ test: Case, text: [UInt8]) {
        let heads = test.parts.map { (words: $0.name.split(separator: " ", maxSplits: 1), $0.text) }
        guard let head = heads.first(where: { $0.words[0] == "review" })?.words, head.count == 2,
            let reviewer = Reviewer(String(head[1]))
        else { return nil }
        let signed = Proposal(
            test.part("signed").map { Array($0.utf8) } ?? text, template: .enhancement)
        var own: [UInt8]?
        var others: [ReviewRecord] = []
        for (words, lines) in heads where words[0] == "says" && words.count == 2 {
            guard let person = Reviewer(String(words[1])) else { continue }
            let record = Self.record(of: signed, by: person, saying: lines)
            if person.isSame(as: reviewer) { own = record.text } else { others.append(record) }
        }
        let bodies = signed.sections.map { (SectionDigest(of: $0).text, $0.bodySource) }
        start = ReviewStart(
            reviewer: reviewer, path: "proposals/reviews/gc/\(reviewer.slug ?? "x").md",
            published: own, others: others, owners: ["References": "Cy"],
            earlier: Dictionary(bodies) { first, _ in first }, revision: "3f2a9c1e")
    }

    private static func record(
        of proposal: Proposal, by reviewer: Reviewer, saying lines: String
    ) -> ReviewRecord {
        var record = ReviewRecord(of: proposal.title, by: reviewer)
        let state = ReviewState(proposal, records: [record], needed: 1)
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 2).map { $0.trimmed }
            guard parts.count > 1,
                let section = state.sections.first(where: { $0.title == parts[0] })
            else { continue }
            let entry = record.entry(for: section, in: state)
            let words = parts.count > 2 ? parts[2] : ""
            if let verdict = Verdict(rawValue: parts[1]) {
                record.sign(verdict, words, digest: section.digest, ofEntry: entry)
            } else {
                record.addNote(words, ofEntry: entry)
            }
        }
        record.set(ReviewRecord.FieldName.reviewed, to: "2026-10-01")
        return record
    }
}
