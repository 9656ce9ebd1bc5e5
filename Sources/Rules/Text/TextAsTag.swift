import Markdown
import Proposals

/// # `text-as-tag`
///
/// A word between `<` and `>` is a tag to a browser: it is not shown, unless it stands in code.
///
/// Wrong: `GET /v2/<name>/tags`. Right: `` `GET /v2/<name>/tags` ``.
extension Rule {
    static let textAsTag = Rule(
        "text-as-tag", .text, .warning, "No words are taken for tags of HTML."
    ) { document in
        let tags = document.unknownTags
        let groups = Dictionary(grouping: tags) { document.text($0) }
        return tags.compactMap { tag -> Problem? in
            let text = document.text(tag)
            guard let places = groups[text], places.first == tag else { return nil }
            return Problem(
                tag, document.subject(at: tag.lowerBound),
                "\(Wording.code(text)) is taken for a tag and not shown"
                    + "\(Wording.places(places.count)).",
                help: "Put it between backticks, or write `&lt;` for `<`.",
                fixes: document.quotation(of: places, among: tags))
        }
    }
}

extension Document {
    /// Tags with names that HTML does not know; those that give an attribute a value are meant.
    fileprivate var unknownTags: [Range<Int>] {
        var tags: [Range<Int>] = []
        for block in tree.blocks.indices {
            if tree.blocks[block].kind == .html(.tag) {
                let range = tree.blocks[block].range
                // What follows on other lines is HTML for a reason.
                if isUnknownTag(range), !bytes[range].contains(0x0A) { tags.append(range) }
            }
            for inline in markdown.inlines(of: block)
            where markdown.inlines[inline].kind == .html
                && isUnknownTag(markdown.inlines[inline].range)
            {
                tags.append(markdown.inlines[inline].range)
            }
        }
        return tags
    }

    private func isUnknownTag(_ range: Range<Int>) -> Bool {
        guard isText(range), !bytes[range].contains(0x3D),
            let name = HTMLElement.name(ofTag: text(range))
        else { return false }
        return !HTMLElement.isKnown(name)
    }

    /// Backticks around each, unless something beside it would be drawn in.
    fileprivate func quotation(of places: [Range<Int>], among tags: [Range<Int>]) -> [Fix] {
        let isAlone = places.allSatisfy { place in
            (place.lowerBound == 0 || bytes[place.lowerBound - 1] != 0x60)
                && (place.upperBound == end || bytes[place.upperBound] != 0x60)
                && !bytes[place].contains(0x60) && !bytes[place].contains(0x0A)
                && !tags.contains {
                    $0.lowerBound == place.upperBound || $0.upperBound == place.lowerBound
                }
        }
        guard isAlone else { return [] }
        let edits = places.flatMap { place in
            [
                Fix.Edit(place.lowerBound..<place.lowerBound, "`"),
                Fix.Edit(place.upperBound..<place.upperBound, "`"),
            ]
        }
        return [.safe("Put it between backticks.", edits)]
    }
}
