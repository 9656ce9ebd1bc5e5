import Interchange
import Proposals
import Reviews

/// Review comments of a forge, as `gh api repos/OWNER/REPO/pulls/NUMBER/comments` prints them.
struct ForgeComments {
    private struct Comment {
        let author: Reviewer
        let body: String
        /// The line of the file that it stands beside; nil where the forge does not quote it.
        let quote: String?
        let line: Int?
    }

    private let comments: [Comment]

    /// - Parameters:
    ///   - source: `-` for standard input.
    ///   - path: of the proposal; comments on other files are passed over.
    init(reading source: String, on path: String) throws(Failure) {
        let name = source == "-" ? "standard input" : source
        let wanted =
            "what gh api repos/OWNER/REPO/pulls/NUMBER/comments prints"
        // A hunk has what stands in the file.
        let json = try JSON.of(source, asking: wanted, butFor: ["diff_hunk"])
        guard let all = json.array else {
            throw Failure("\(name): is no JSON array; write \(wanted)")
        }
        // In a folder of its own a proposal shares its name with others.
        let file = FilePath(path)
        let isOwnFolder = ProposalFile.mayHaveSidecar(path)
        let ending =
            isOwnFolder
            ? "\(FilePath(FilePath.real(file.folder) ?? "").name)/\(file.name)" : file.name
        let found = try all.enumerated().map { index, json throws(Failure) -> Comment? in
            guard let path = json["path"]?.string, let body = json["body"]?.string else {
                throw Failure(
                    "\(name): comment \(index + 1): has no path and body; write \(wanted)")
            }
            guard "/\(path)".hasSuffix("/\(ending)"), !body.trimmed.isEmpty else { return nil }
            guard let author = Self.author(json["user"]) else {
                throw Failure(
                    "\(name): comment \(index + 1): has no user.login; write \(wanted)")
            }
            let last = json["diff_hunk"]?.string?.split(whereSeparator: \.isNewline).last
            return Comment(
                author: author, body: body.trimmed,
                quote: last.map { String($0.dropFirst()).trimmed },
                line: json["line"]?.number ?? json["original_line"]?.number)
        }
        comments = found.compactMap(\.self)
        guard !comments.isEmpty else {
            throw Failure("\(name): has no comment on \(ending)")
        }
    }

    /// The author of a comment; one whose account is gone has no user any more, and gets the name
    /// that GitHub shows for all such authors.
    private static func author(_ user: JSON?) -> Reviewer? {
        if case .null? = user { return Reviewer("ghost") }
        return user?["login"]?.string.flatMap { Reviewer($0) }
    }

    /// The words of each author, by the lines that they quote: a comment whose line is not there
    /// any more is a note on the whole, with the line.
    func words(on review: ProposalReview) -> [(author: Reviewer, words: ReviewWords)] {
        var all: [(author: Reviewer, words: ReviewWords)] = []
        let lines = QuotedLines(review)
        for comment in comments {
            let index =
                all.firstIndex { $0.author == comment.author }
                ?? {
                    all.append((comment.author, ReviewWords(leavesKnownOut: true)))
                    return all.count - 1
                }()
            if let place = lines.place(of: comment.quote ?? "", near: comment.line) {
                all[index].words.remarks.append(
                    ReviewRemark(
                        .note, section: place.section, paragraph: place.paragraph,
                        text: comment.body))
            } else {
                let quote = comment.quote.map { $0.isEmpty ? "" : "> \($0)\n\n" } ?? ""
                all[index].words.notes.append(quote + comment.body)
            }
        }
        return all
    }
}

/// The lines of a proposal's paragraphs and headings.
private struct QuotedLines {
    struct Place {
        let section: String
        /// From 1; nil for the heading.
        let paragraph: Int?
    }

    private var lines: [(text: String, number: Int, place: Place)] = []

    init(_ review: ProposalReview) {
        let proposal = review.proposal
        let bytes = proposal.bytes
        for section in review.state.sections where section.isWritten {
            let start = section.bodyStart(in: proposal)
            let first = bytes[..<start].count { $0 == 0x0A } + 1
            let heading = proposal.sections[section.index].heading
            for line in heading.split(whereSeparator: \.isNewline) {
                lines.append(
                    (
                        String(line).trimmed, first - 1,
                        Place(section: section.heading, paragraph: nil)
                    ))
            }
            for (number, paragraph) in section.digest.paragraphs.enumerated() {
                let at = start + paragraph.range.lowerBound
                let above = bytes[..<at].count { $0 == 0x0A } + 1
                let text = section.source(ofParagraph: number, in: proposal)
                for (index, line) in text.split(
                    omittingEmptySubsequences: false, whereSeparator: \.isNewline
                ).enumerated() {
                    lines.append(
                        (
                            String(line).trimmed, above + index,
                            Place(section: section.heading, paragraph: number + 1)
                        ))
                }
            }
        }
    }

    /// Where the line stands; the nearest place if there are several.
    func place(of quote: String, near line: Int?) -> Place? {
        guard !quote.isEmpty else { return nil }
        let found = lines.filter { $0.text == quote }
        guard found.count > 1 else { return found.first?.place }
        return line.flatMap { line in
            found.min { abs($0.number - line) < abs($1.number - line) }?.place
        }
    }
}
