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
        let groups = Dictionary(grouping: tags) { document.text($0.range) }
        let joints = Set(tags.map(\.range.lowerBound)).intersection(tags.map(\.range.upperBound))
        return tags.compactMap { tag -> Problem? in
            let text = document.text(tag.range)
            guard let places = groups[text], places.first?.range == tag.range else { return nil }
            return Problem(
                tag.range, document.subject(at: tag.range.lowerBound),
                "\(Wording.code(text)) is taken for a tag and not shown"
                    + "\(Wording.places(places.count)).",
                help: "Put it between backticks, or write `&lt;` for `<`.",
                fixes: document.quotation(of: places, joints: joints))
        }
    }
}

/// A tag that HTML does not know.
private struct UnknownTag {
    let range: Range<Int>
    let isInHeading: Bool
}

extension Document {
    /// Tags with names that HTML does not know; those that give an attribute a value are meant.
    fileprivate var unknownTags: [UnknownTag] {
        var tags: [UnknownTag] = []
        for block in blocksByKind.html {
            if case .html(.tag) = tree.blocks[block].kind {
                let range = tree.blocks[block].range
                // What follows on other lines is HTML for a reason.
                if isUnknownTag(range), !bytes[range].contains(0x0A) {
                    tags.append(UnknownTag(range: range, isInHeading: false))
                }
            }
        }
        for index in markdown.tags {
            let range = markdown.inlines[index].range
            guard isUnknownTag(range) else { continue }
            let block = markdown.block(of: index)
            tags.append(UnknownTag(range: range, isInHeading: headingLevel(block) != nil))
        }
        return tags.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func isUnknownTag(_ range: Range<Int>) -> Bool {
        guard !bytes.contains(0x3D, in: range),
            let name = HTMLElement.name(ofTag: text(range))
        else { return false }
        return !HTMLElement.isKnown(name)
    }

    /// Backticks around each, unless something beside it would be drawn in. In a heading they would
    /// change the name that links know it by, so there the writer decides.
    /// - Parameter joints: where one tag ends and the next begins.
    fileprivate func quotation(of places: [UnknownTag], joints: Set<Int>) -> [Fix] {
        let isAlone = places.map(\.range).allSatisfy { place in
            (place.lowerBound == 0 || bytes[place.lowerBound - 1] != 0x60)
                && (place.upperBound == end || bytes[place.upperBound] != 0x60)
                && !bytes[place].contains(0x60) && !bytes[place].contains(0x0A)
                && !joints.contains(place.lowerBound) && !joints.contains(place.upperBound)
        }
        guard isAlone else { return [] }
        let edits = places.map(\.range).flatMap { place in
            [
                Fix.Edit(place.lowerBound..<place.lowerBound, "`"),
                Fix.Edit(place.upperBound..<place.upperBound, "`"),
            ]
        }
        let title = "Put it between backticks."
        return [
            places.contains(where: \.isInHeading) ? .suggested(title, edits) : .safe(title, edits)
        ]
    }
}
