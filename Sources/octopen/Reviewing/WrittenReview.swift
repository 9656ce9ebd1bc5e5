import Glibc
import Interchange
import Proposals
import Reviews

/// A review as JSON: a verdict and a note on the whole, and remarks on sections and paragraphs.
struct WrittenReview {
    let words: ReviewWords
    /// The proposal that it says it is of, and the commit whose text was read.
    private let file: String?
    private let revision: String?
    private let source: String

    /// - Parameter path: `-` for standard input.
    init(reading path: String) throws(Failure) {
        source = path == "-" ? "standard input" : path
        let json = try JSON.of(path, asking: "an object with remarks")
        guard case .object(let members) = json else {
            throw Failure("\(source): is no JSON object; write one with remarks")
        }
        let known = ["version", "file", "revision", "verdict", "note", "remarks"]
        if let other = members.first(where: { !known.contains($0.0) }) {
            throw Failure("\(source): \(other.0): is none of \(known.joined(separator: ", "))")
        }
        if let version = json["version"], version.number != 1 {
            throw Failure("\(source): version: is not 1, which is all that octopen reads")
        }
        for name in ["file", "revision", "verdict", "note"] {
            if let value = json[name], value.string == nil {
                throw Failure("\(source): \(name): is no string")
            }
        }
        (file, revision) = (json["file"]?.string, json["revision"]?.string)
        var words = ReviewWords()
        words.leavesKnownOut = true
        if let given = json["verdict"]?.string {
            words.verdict = OverallVerdict.allCases.first {
                $0.rawValue.lowercased() == given.lowercased()
            }
            guard words.verdict != nil else {
                let all = OverallVerdict.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure("\(source): verdict: “\(given)” is none of \(all)")
            }
        }
        if let note = json["note"]?.string, !note.trimmed.isEmpty { words.notes = [note.trimmed] }
        let remarks = json["remarks"]?.array ?? []
        guard json["remarks"] == nil || json["remarks"]?.array != nil else {
            throw Failure("\(source): remarks: is no array")
        }
        for (index, remark) in remarks.enumerated() {
            words.remarks.append(try Self.remark(remark, "\(source): remark \(index + 1)"))
        }
        guard !words.isEmpty else { throw Failure("\(source): says nothing") }
        self.words = words
    }

    private static func remark(_ json: JSON, _ place: String) throws(Failure) -> ReviewRemark {
        guard case .object(let members) = json else { throw Failure("\(place): is no object") }
        let known = ["section", "paragraph", "quote", "kind", "text"]
        if let other = members.first(where: { !known.contains($0.0) }) {
            throw Failure("\(place): \(other.0): is none of \(known.joined(separator: ", "))")
        }
        guard let section = json["section"]?.string else {
            throw Failure("\(place): needs a section, as a string")
        }
        let kind: ReviewRemark.Kind
        switch json["kind"]?.string {
        case "note",
            nil where json["kind"] == nil:
            kind = .note
        case "suggestion": kind = .suggestion
        case let word?:
            guard let verdict = Verdict(rawValue: word) else { fallthrough }
            kind = .verdict(verdict)
        default:
            let all = ["note", "suggestion"] + Verdict.allCases.map(\.rawValue)
            throw Failure("\(place): kind: is none of \(all.joined(separator: ", "))")
        }
        for name in ["quote", "text"] where json[name] != nil && json[name]?.string == nil {
            throw Failure("\(place): \(name): is no string")
        }
        if let paragraph = json["paragraph"], (paragraph.number ?? 0) < 1 {
            throw Failure("\(place): paragraph: is no number from 1")
        }
        let text = json["text"]?.string?.trimmed ?? ""
        let needsWords =
            switch kind {
            case .note, .suggestion: true
            case .verdict(let verdict): verdict.isExplained
            }
        guard !text.isEmpty || !needsWords else { throw Failure("\(place): needs a text") }
        if let quote = json["quote"]?.string, NormalizedText(quote).isEmpty {
            throw Failure("\(place): quote: has no words")
        }
        return ReviewRemark(
            kind, section: section, paragraph: json["paragraph"]?.number, text: text,
            quote: json["quote"]?.string)
    }

    /// Refuses a review of another proposal, or of another text of what it is about.
    func require(
        _ review: ProposalReview, at path: String, _ project: Project
    ) throws(Failure) {
        if let file, ReviewFolder.key(ofProposal: file) != review.key {
            throw Failure("\(source): is a review of \(file), not of \(FilePath(path).name)")
        }
        guard let revision else { return }
        guard !revision.hasPrefix("-"), project.has(revision),
            let bytes = project.committed(try ProposalFile(reading: path), in: revision)
        else {
            throw Failure(
                "\(source): git does not have \(FilePath(path).name) at \(revision); fetch it, or "
                    + "leave revision out")
        }
        let old = Proposal(bytes, template: review.proposal.template)
        let earlier = review.proposal.sections(foundIn: old)
        for remark in words.remarks {
            let section = try review.section(named: remark.section, in: review.state)
            let now = SectionDigest(of: review.proposal.sections[section.index]).text
            guard
                let before = earlier[section.index],
                SectionDigest(of: old.sections[before]).text == now
            else {
                throw Failure(
                    "\(source): \(section.heading) is another text since \(revision); read it again"
                )
            }
        }
    }
}

extension JSON {
    /// - Parameters:
    ///   - path: `-` for standard input.
    ///   - what: is wanted, as it is told.
    ///   - other: the members whose strings need not be text.
    static func of(
        _ path: String, asking what: String, butFor other: Set<String> = []
    ) throws(Failure) -> JSON {
        let name = path == "-" ? "standard input" : path
        let bytes =
            path == "-"
            ? try WholeFile.readAll(STDIN_FILENO, path: name) : try WholeFile.read(path)
        do throws(JSONFault) {
            return try JSON(readingText: bytes, butFor: other)
        } catch {
            let remedy = error.stranger == nil ? "write \(what)" : "take it out"
            throw Failure("\(name): \(error); \(remedy)")
        }
    }
}
