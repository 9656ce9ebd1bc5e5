import Markdown
import Proposals

/// # `comment-left`
///
/// Once a section has text of its own, the comments in which the template asked there are gone; so
/// are they above parts that were written, unless the section may be left out or others keep them, too.
/// So are marks of fields and headings that have a value or text: `## Drivers <!-- optional -->`.
/// One that asks to be removed itself is gone where the section may stay as it is, too: beside an answer
/// that the template has there, and in the end everywhere.
/// Nobody who reads the proposal sees them, but all who edit it do. A link definition that is a comment,
/// `[//]: # (Say why.)`, is one of them. Comments that speak to a
/// program are none of them, nor are those of a section that is still to be written, those that most
/// of the folder's accepted documents keep, or any where the version of the template that has them says
/// that comments may stay. In front matter, those are meant that ask to be removed themselves, and on the
/// line of a key with a value those that no more than one in five of these documents keep there.
///
/// Wrong: `<!-- numbers of options can vary -->` behind the last of the options. Right: the options.
extension Rule {
    static let commentLeft = Rule(
        "comment-left", .sections, draft: .todo, later: .warning,
        "The template's comments are gone once they are answered."
    ) { document in
        document.frontMatterCommentsLeft + document.marksLeft + document.headingMarksLeft
            + document.commentsLeft
    }
}

extension CheckedDocument {
    fileprivate var commentsLeft: [Problem] {
        let starts = bytes.offsets(of: "<!--")
        let definitions = commentDefinitions
        let known = starts.isEmpty && definitions.isEmpty ? [] : commentsThatGo
        guard !known.isEmpty else { return [] }
        let longest = known.map(\.string.utf8.count).max() ?? 0
        let code = blocksByKind.code.map { tree.blocks[$0].range }
        let comments = starts.compactMap { start -> Range<Int>? in
            if code.hold(start) { return nil }
            let reach = min(start + 4, end)..<min(end, start + longest * 2 + 200)
            return bytes.offsets(of: "-->", in: reach).first.map { start..<$0 + 3 }
        }
        var left: [Int: [Range<Int>]] = [:]
        for range in (comments + definitions).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            guard let index = placeIndex(at: range.lowerBound) else { continue }
            let words = NormalizedText(text(range))
            guard known.contains(words) else { continue }
            let owner = owner(of: range, words, in: index)
            let isAnswered =
                owner == index
                ? places[owner].hasOwnText || hasOnlyWrittenParts(owner)
                    || isLeft(words, aboveParts: places[owner])
                    || asksToGo(words, from: places[owner])
                : places[owner].hasOwnText || places[owner].hasWrittenParts
            if isAnswered, !isKeptByMost(words) { left[owner, default: []].append(range) }
        }
        return left.keys.sorted().flatMap { index in
            told(left[index] ?? [], by: "comment-left", at: \.lowerBound).map { left -> Problem in
                let first = text(left[0])
                let isTag = first.hasPrefix("<!--")
                let words = (isTag ? first.dropFirst(4).dropLast(3) : first[...]).split(
                    whereSeparator: \.isWhitespace)
                let text = Wording.quoted(words.joined(separator: " "))
                let isAboveParts =
                    self.places[index].isBlank && self.places[index].asked?.isAskedOfAll == true
                var problem = Problem(
                    left[0], self.places[index].subject,
                    "The template's comment \(text) is left\(Wording.places(left.count)).",
                    help: self.help(onCommentIn: self.places[index]),
                    fixes: [.suggested("Delete it.", left.map { .init(withGap($0), "") })])
                // Nobody sees it, and the parts are an answer.
                if isAboveParts { problem.level = .todo }
                return problem
            }
        }
    }

    /// The link definitions that are comments: `[//]: # (Say why.)`.
    private var commentDefinitions: [Range<Int>] {
        tree.children(of: 0).filter {
            tree.wordsOfCommentDefinition($0, in: proposal.source) != nil
        }.map { tree.blocks[$0].range }
    }

    /// The comments of the template's sections, and of a newer version's: none of a version that lets
    /// its comments stay.
    private var commentsThatGo: Set<NormalizedText> {
        let own = Set(template.sections.flatMap(\.comments))
        let newer = context.newest.map { newest in
            newest.preamble.letsCommentsStay ? [] : newest.sections.flatMap(\.comments)
        }
        let known = own.union(newer ?? [])
        return template.preamble.letsCommentsStay ? known.subtracting(own) : known
    }

    /// Whether most of the folder's accepted documents keep what the template says, or the text that
    /// it is a sentence of: of a sentence that is shown, no comment with the same words.
    func isKeptByMost(_ words: NormalizedText) -> Bool { isKept(words) { $0.isKept == true } }

    /// Whether more than one in five of them keep it.
    func isKeptBySome(_ words: NormalizedText) -> Bool { isKept(words) { !$0.isKeptByFew } }

    /// Whether it is known that no more than one in five of them keep it.
    func isKeptByFew(_ words: NormalizedText) -> Bool {
        isKept(words) { $0.isKept != nil && $0.isKeptByFew }
    }

    /// Whether a third of them keep it, or more.
    func isKeptByMany(_ words: NormalizedText) -> Bool { isKept(words, by: \.isKeptByMany) }

    private func isKept(
        _ words: NormalizedText, by isKept: (TemplateShares.Share) -> Bool
    ) -> Bool {
        guard let newest = context.shares else { return false }
        if let share = newest[words] { return isKept(share) }
        // A document of the newest version has no words that only older ones have.
        let older = context.newest == nil ? nil : context.olderShares?.value
        if let share = older?[words] { return isKept(share) }
        let isComment = words.string.hasPrefix("<!--")
        return template.keepable.contains { block in
            (newest[block.words] ?? older?[block.words]).map(isKept) ?? false
                && block.words.string.hasPrefix("<!--") == isComment
                && block.words.string.range(ofText: words.string) != nil
        }
    }

    /// Whether a comment is all that a section has above parts that somebody wrote: a section that is
    /// asked of all, whose comment no more than a few of the folder's accepted documents keep.
    private func isLeft(_ words: NormalizedText, aboveParts place: SectionSpan) -> Bool {
        guard place.isBlank, place.hasWrittenParts, place.asked?.isAskedOfAll == true else {
            return false
        }
        return !isKeptBySome(words)
    }

    /// Whether a comment asks to be removed itself, where the section may be left as it is: beside an
    /// answer of the template's that stands there, or once all else is written.
    private func asksToGo(_ words: NormalizedText, from place: SectionSpan) -> Bool {
        guard place.isUntouched, place.isExcused, words.string.asksToBeRemoved else { return false }
        return place.isBlank
            ? isWritten : place.asked?.blocks.contains { $0.role == .default } ?? false
    }

    private func help(onCommentIn place: SectionSpan) -> String {
        if place.isUntouched, !place.hasWrittenParts {
            return "Delete it, as it asks, or write your own in its place."
        }
        return place.isBlank && place.asked?.isAskedOfAll == true
            ? "Write your own in its place, or delete it: the parts below have text."
            : "Delete it: the section has its own text now."
    }

    /// Whether a section holds nothing but others, and there is none of these to write any more.
    private func hasOnlyWrittenParts(_ index: Int) -> Bool {
        guard places[index].asked?.kind == .parent else { return false }
        let level = places[index].level
        let parts = places[(index + 1)...].prefix { $0.level > level }.filter(\.isPresent)
        return !parts.isEmpty && parts.allSatisfy { $0.hasOwnText || $0.asked?.kind == .parent }
    }

    /// The section that a comment speaks of: the next one, if it is right above its heading and
    /// has its place there in the template.
    private func owner(of range: Range<Int>, _ words: NormalizedText, in index: Int) -> Int {
        guard let next = places[(index + 1)...].firstIndex(where: \.isPresent),
            trimmed(range.upperBound..<places[index].body.upperBound).isEmpty,
            let asked = places[next].asked, asked.comments.contains(words),
            asked.blocks.contains(where: \.isAboveHeading)
        else { return index }
        return next
    }

    /// A comment with the blank lines below it, or with the blanks before it on a line of text.
    private func withGap(_ range: Range<Int>) -> Range<Int> {
        let whole = lines.wholeLines(range)
        if trimmed(whole).count == range.count { return linesWithBlanks(below: range) }
        var start = range.lowerBound
        while start > whole.lowerBound, bytes[start - 1] == 0x20 { start -= 1 }
        return start..<range.upperBound
    }

    /// Problems of comments of the template behind the author's own values of fields below the
    /// title.
    fileprivate var marksLeft: [Problem] {
        let mayHaveMark = { (place: Template.Field.Place) in
            if case .ownSection = place { true } else { place == .head }
        }
        let marks = Set(template.fields.filter { mayHaveMark($0.place) }.compactMap(\.mark))
        guard !marks.isEmpty else { return [] }
        return metadata.filter { mayHaveMark($0.place) && $0.isFilled }.compactMap { entry in
            let line = trimmed(lines.wholeLines(entry.range))
            let text = text(line)
            guard let mark = marks.first(where: text.hasSuffix) else { return nil }
            let range = line.upperBound - mark.utf8.count..<line.upperBound
            return Problem(
                range, .field(entry.field?.name ?? entry.name),
                "The template's \(Wording.quoted(mark)) is left.",
                help: "Delete it: the field has a value now.",
                fixes: [self.deletion(ofMark: range)])
        }
    }

    /// Problems of the template's comments at the end of headings, `## Drivers <!-- optional -->`,
    /// whose sections somebody wrote.
    fileprivate var headingMarksLeft: [Problem] {
        let share = context.shares?.headingMarks
        guard share?.isKept != true else { return [] }
        return places.compactMap { place in
            guard let mark = place.asked?.headingMark, place.hasHeading,
                place.hasOwnText || place.hasWrittenParts,
                case let title = trimmed(place.title), text(title).hasSuffix(mark)
            else { return nil }
            let range = title.upperBound - mark.utf8.count..<title.upperBound
            return Problem(
                range, place.subject, "The template's \(Wording.quoted(mark)) is left.",
                help: "Delete it: the section is written now.",
                fixes: [self.deletion(ofMark: range, isKept: share?.isKeptByFew == false)])
        }
    }

    /// Takes a mark out; where a document may have been accepted with it not without being asked, nor where
    /// others keep theirs.
    private func deletion(ofMark range: Range<Int>, isKept: Bool = false) -> Fix {
        let edits = [Fix.Edit(withGap(range), "")]
        return mayHaveBeenAccepted || isKept
            ? .suggested("Delete it.", edits) : .safe("Delete it.", edits)
    }

    /// Comments of the template's front matter beside the author's values; a comment on a line of
    /// its own speaks of all values.
    fileprivate var frontMatterCommentsLeft: [Problem] {
        guard let place = places.first, place.isFrontMatter,
            bytes[place.range].contains(where: "#<".utf8.contains)
        else { return [] }
        let asking = template.commentsToRemove
        let dropped = commentsOfKeysThatOthersDrop.subtracting(asking)
        let entries = metadata.filter { $0.place == .frontMatter }
        let numbers =
            lines.line(at: place.range.lowerBound)...lines.line(at: place.range.upperBound)
        return asking.isEmpty && dropped.isEmpty
            ? []
            : numbers.compactMap { number -> Problem? in
                let line = trimmed(lines.range(ofLine: number))
                let text = text(line)
                let asks = asking.first(where: text.hasSuffix)
                guard let comment = asks ?? dropped.first(where: text.hasSuffix) else { return nil }
                let range = line.upperBound - comment.utf8.count..<line.upperBound
                let own = entries.filter { $0.range.contains(range.lowerBound) && range != line }
                let spoken = own.isEmpty && asks != nil ? entries : own
                guard !spoken.isEmpty, spoken.allSatisfy(\.isFilled) else { return nil }
                var problem = Problem(
                    range, own.first.map { .field($0.field?.name ?? $0.name) } ?? .document,
                    "The template's \(Wording.quoted(comment)) is left.",
                    help: asks == nil
                        ? "Delete it: the key has a value now."
                        : "Delete it: it says what to do with the template.",
                    fixes: [
                        asks == nil
                            ? self.deletion(ofMark: range)
                            : .suggested("Delete it.", [.init(self.withGap(range), "")])
                    ])
                if asks == nil { problem.level = .todo }
                return problem
            }
    }

    /// The template's comments on the lines of keys of front matter that no more than one in five of the
    /// folder's accepted documents with a value there keep.
    private var commentsOfKeysThatOthersDrop: Set<String> {
        let comments = template.fields.compactMap(\.keyComment)
        guard !comments.isEmpty, let shares = context.shares else { return [] }
        return Set(comments.filter { shares.isKeptByFew(keyComment: $0) })
    }
}
