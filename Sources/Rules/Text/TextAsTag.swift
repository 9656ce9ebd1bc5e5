import Markdown
import Proposals

/// # `text-as-tag`
///
/// A word between `<` and `>` is a tag to a browser: it is not shown, unless it stands in code or
/// behind a backslash. `placeholder-left` speaks of those that the template has for others, and other rules of
/// text that is still the template's. Where nothing else stands in a line, as in `- <test>: <link to it>`, or
/// the template has the same words elsewhere, they are likely still to be written, and the fix is yours to choose.
///
/// Wrong: `GET /v2/<name>/tags`. Right: `` `GET /v2/<name>/tags` ``.
extension Rule {
    static let textAsTag = Rule(
        "text-as-tag", .text, .warning, "No words are taken for tags of HTML."
    ) { document in
        let tags = document.unknownTags
        let words = document.linesOfWords(tags)
        let bare = document.linesWithoutWords(tags)
        let groups = Dictionary(grouping: tags) { document.text($0.range) }
        return groups.values.flatMap {
            document.told($0, by: "text-as-tag") { $0.range.lowerBound }
        }.map { places in
            let range = places[0].range
            let isAsked = document.mayBeAsked(places.map(\.range), onLinesWithoutWords: bare)
            return Problem(
                range, document.subject(at: range.lowerBound),
                "\(Wording.code(document.text(range))) is taken for a tag and not shown"
                    + "\(Wording.places(places.count)).",
                help: isAsked
                    ? "Write what it stands for, or remove it; put it between backticks if it is to stay."
                    : "Put it between backticks, or write `&lt;` for `<`.",
                fixes: document.quotation(of: places, besideWordsOn: words, isAsked: isAsked))
        }
    }
}

/// A tag that HTML does not know.
private struct UnknownTag {
    let range: Range<Int>
    let isInHeading: Bool
    /// Whether a backtick that opens no code stands in the same block: another one would close it.
    let isBesideBacktick: Bool
    /// Whether a definition is found by the text that the tag is in: with any mark it is another.
    let isInLabel: Bool
}

extension CheckedDocument {
    /// Tags with names that HTML does not know; a tag that gives an attribute a value is meant as
    /// one.
    fileprivate var unknownTags: [UnknownTag] {
        var tags: [UnknownTag] = []
        for block in blocksByKind.html {
            if case .html(.tag) = tree.blocks[block].kind {
                let range = tree.blocks[block].range
                // A tag that goes on over several lines is HTML for a reason.
                if isUnknownTag(range), !bytes[range].contains(0x0A) {
                    tags.append(
                        UnknownTag(
                            range: range, isInHeading: false, isBesideBacktick: false,
                            isInLabel: false))
                }
            }
        }
        /// What is asked of a block once for all of its tags.
        var known: (block: Int, formulas: Range<Int>, hasBacktick: Bool) = (-1, 0..<0, false)
        for index in markdown.tags {
            let range = markdown.inlines[index].range
            // Of an image the text is an attribute, in which nothing is a tag.
            let link = link(around: index)
            guard isUnknownTag(range), link.map({ markdown.inlines[$0].kind }) != .image else {
                continue
            }
            let block = markdown.block(of: index)
            if known.block != block {
                known = (
                    block, formulas(in: block),
                    textRuns(of: block).contains { bytes.contains(0x60, in: $0) }
                )
            }
            guard !known.formulas.contains(range.lowerBound) else { continue }
            tags.append(
                UnknownTag(
                    range: range, isInHeading: headingLevel(block) != nil,
                    isBesideBacktick: known.hasBacktick,
                    isInLabel: link.map(isNamedByItsText) ?? false))
        }
        guard !tags.isEmpty else { return [] }
        let told = placeholdersLeft
        return tags.filter { tag in
            !told.contains { $0.overlaps(tag.range) } && !isStillAsked(tag.range)
        }
        .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// From the first dollar sign of a block to the last: what stands between may be a formula.
    private func formulas(in block: Int) -> Range<Int> {
        let text = bytes[tree.blocks[block].range]
        let dollar = UInt8(ascii: "$")
        guard let first = text.firstIndex(of: dollar), let last = text.lastIndex(of: dollar) else {
            return 0..<0
        }
        return first..<last
    }

    /// Whether a link is `[text]` or `[text][]`.
    private func isNamedByItsText(_ link: Int) -> Bool {
        let behind =
            markdown.inlines[link].content.upperBound..<markdown.inlines[link].range.upperBound
        return ["]", "][]"].contains(text(behind))
    }

    private func isUnknownTag(_ range: Range<Int>) -> Bool {
        guard !bytes.contains(0x3D, in: range),
            let name = HTMLElement.name(ofTag: text(range))
        else { return false }
        return !HTMLElement.isKnown(name)
    }

    /// The lines that have a tag of one word which stands alone.
    fileprivate func linesOfWords(_ tags: [UnknownTag]) -> Set<Int> {
        Set(
            tags.map(\.range).filter { !bytes[$0].contains(where: \.isWhite) && standsAlone($0) }
                .map { lines.line(at: $0.lowerBound) })
    }

    /// The lines that hold nothing but tags and signs, behind the mark of an item.
    fileprivate func linesWithoutWords(_ tags: [UnknownTag]) -> Set<Int> {
        let byLine = Dictionary(grouping: tags.map(\.range)) { lines.line(at: $0.lowerBound) }
        return Set(byLine.filter { hasNoWords(beside: $0.value) }.keys)
    }

    /// - Parameter tags: those that begin in one line, in order.
    private func hasNoWords(beside tags: [Range<Int>]) -> Bool {
        let line = lines.wholeLines(tags[0])
        let mark = bytes[line].prefix { " \t-*+#>.)0123456789[]xX".utf8.contains($0) }.count
        var gaps: [Range<Int>] = []
        var at = line.lowerBound + mark
        for tag in tags {
            gaps.append(at..<max(at, tag.lowerBound))
            at = max(at, tag.upperBound)
        }
        gaps.append(at..<max(at, line.upperBound))
        return gaps.allSatisfy { gap in
            bytes[gap].allSatisfy { $0.isWhite || $0.isPunctuation }
        }
    }

    /// Whether a tag may be words of a template for others that are to be written: of an older version, which
    /// nobody knows, or of another section.
    ///
    /// - Parameter bare: the lines that hold nothing but tags.
    fileprivate func mayBeAsked(
        _ places: [Range<Int>], onLinesWithoutWords bare: Set<Int>
    ) -> Bool {
        if places.contains(where: { bare.contains(lines.line(at: $0.lowerBound)) }) { return true }
        let words = text(places[0])
        return [template, context.newest].compactMap(\.self).contains { template in
            template.preamble.standIns.contains(words)
                || template.sections.contains { $0.standIns.contains(words) }
        }
    }

    /// Backticks around each, which are right without a doubt only around a word that stands alone,
    /// and around several on a line with such a word: around a part of a word, or around others,
    /// they make code of what is none. There a backslash shows the tag as it is. In a heading a mark
    /// would change the name that links know it by, and in a field its value, and what is to be written would
    /// be told of no more, so there the writer decides.
    ///
    /// - Parameters:
    ///   - words: the lines that have a tag of one word.
    ///   - isAsked: whether other words may be meant to stand there.
    fileprivate func quotation(
        of places: [UnknownTag], besideWordsOn words: Set<Int>, isAsked: Bool
    ) -> [Fix] {
        let ranges = places.map(\.range)
        guard
            places.allSatisfy({ place in
                !place.isInLabel && !bytes[place.range].contains(0x60)
                    && !bytes[place.range].contains(0x0A)
            })
        else { return [] }
        let escapes = Fix.suggested(
            "Write a backslash before it.",
            ranges.map { .init($0.lowerBound..<$0.lowerBound, "\\") })
        guard ranges.allSatisfy(standsAlone) else { return [escapes] }
        let edits = ranges.flatMap { place in
            [
                Fix.Edit(place.lowerBound..<place.lowerBound, "`"),
                Fix.Edit(place.upperBound..<place.upperBound, "`"),
            ]
        }
        let title = "Put it between backticks."
        let isPlain = places.allSatisfy { place in
            !place.isInHeading && !place.isBesideBacktick
                && (!bytes[place.range].contains(where: \.isWhite)
                    || words.contains(lines.line(at: place.range.lowerBound)))
                && !metadata.contains { $0.range.overlaps(place.range) }
        }
        return [isPlain && !isAsked ? .safe(title, edits) : .suggested(title, edits), escapes]
    }

    /// Whether blanks, or brackets and signs of a sentence, part the tag from what is around it.
    private func standsAlone(_ tag: Range<Int>) -> Bool {
        let before = tag.lowerBound == 0 ? 0x20 : bytes[tag.lowerBound - 1]
        var after = tag.upperBound
        while after < end, ".,;:!?)\"'".utf8.contains(bytes[after]) { after += 1 }
        return (before.isWhite || before == UInt8(ascii: "(") || before == UInt8(ascii: "|"))
            && (after == end || bytes[after].isWhite || bytes[after] == UInt8(ascii: "|"))
    }
}
