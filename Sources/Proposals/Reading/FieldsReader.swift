import Markdown
import Prose

/// The metadata block: the items that the template knows become fields, whatever else stands there
/// stays prose between them, such as a note below an item. An item whose value is a list or text
/// below it is prose, too: it is no line that a value could be put in.
extension ContentReader {
    func fields() -> Content? {
        var pieces: [Piece] = []
        var seen: Set<String> = []
        var valuesBelow: [String: String] = [:]
        let header = header
        if fieldPlace == .head {
            pieces = rowPieces
            seen = Set(pieces.flatMap(\.slots).compactMap(\.field.name))
        }
        let marked = metadataItems + quotedItems
        let items =
            marked + (template.hasLines(in: fieldPlace) ? metadataLines : [])
            + (header?.entries ?? []).map { entry in
                FoundItem(
                    item: entry.item, start: entry.start, firstLine: entry.lines,
                    lines: entry.lines, hasValueBelow: false,
                    hasParts: entry.hasParts(in: source))
            }
        for item in items.sorted(by: { $0.start < $1.start }) {
            guard let field = template.field(named: item.item.name, in: fieldPlace),
                seen.insert(field.name).inserted
            else { continue }
            if let listed = listPiece(item, as: field) {
                pieces.append(listed)
            } else if item.hasValueBelow {
                valuesBelow[field.name] = source.string(item.firstLine)
            } else {
                pieces.append(piece(item, as: field).beginning(at: item.top, in: source))
            }
        }
        guard !pieces.isEmpty else { return nil }
        pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
        if let header, let first = header.entries.first, let last = header.entries.last {
            // The signs around the code are nothing to be edited.
            let top = header.lines.lowerBound..<first.lines.lowerBound
            let end = last.lines.upperBound..<header.lines.upperBound
            pieces += [top, end].filter { !$0.isEmpty }.map { Piece(range: $0, slots: []) }
            pieces.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        var content = assembled(pieces: pieces, trailing: body)
        addAbsentFields(to: &content, besides: valuesBelow)
        return content
    }

    /// A metadata item, and where its list item stands.
    struct FoundItem {
        var item: MetadataItem
        /// Where the item's words begin.
        var start: Int
        /// Bytes of the line on which they begin.
        var firstLine: Range<Int>
        /// Whole lines, without what stands below the item's first paragraph.
        var lines: Range<Int>
        /// Nothing stands behind the name, but a list or text below it.
        var hasValueBelow: Bool
        /// Whether it is the last line of a paragraph, below which a list may be its value.
        var isLastLine = false
        /// The list that is its value.
        var list: Int?
        /// Whether its value has keys or items of its own, in the header.
        var hasParts = false
        /// Where the lines above it begin that are nothing but signs of the quote it stands in.
        var top: Int?
    }

    /// The value of a field that stands in a list below its name, or goes on in the next lines;
    /// empty where it does not.
    func valueBelow(named name: String) -> String {
        guard template.hasLines(in: fieldPlace) else { return "" }
        let found = metadataLines.first {
            $0.hasValueBelow && template.field(named: $0.item.name, in: fieldPlace)?.name == name
        }
        guard let found else { return "" }
        if let list = found.list {
            return tree.isOfFields(list, source) ? "" : tree.values(ofList: list, source)
        }
        var words = found.item.value
        for line in RawLines(source, found.lines.upperBound..<body.upperBound) {
            let text = source.string(line.start..<line.end)
            if text.trimmed.isEmpty || MetadataItem(text)?.hasColon ?? false { break }
            words += " " + text.trimmed
        }
        return words.trimmed
    }

    /// The block of code that the document begins with, if its lines are metadata as in the template:
    /// of another template's documents it is an example.
    private var header: CodeHeader? {
        guard fieldPlace == .head, template.hasCodeHeader else { return nil }
        return CodeHeader(
            among: tree.children(of: 0), of: tree, in: source, known: template.namesInCode,
            isTop: body.lowerBound == 0
                || FrontMatter(source.bytes)?.range.upperBound == body.lowerBound)
    }

    private func piece(_ found: FoundItem, as template: Template.Field) -> Piece {
        let item = found.item
        var lines: [Line] = []
        var lead = ""
        var gap = ""
        for raw in RawLines(source, found.lines) {
            var start = source.indentEnd(raw.start, raw.end)
            var before = source.string(raw.start..<start)
            if lines.isEmpty {
                let value = found.start + item.lead
                lead = source.string(raw.start..<value)
                start = value + item.gap
                gap = source.string(value..<start)
                before = ""
            }
            var end = raw.end
            while end > start, source.bytes[end - 1].isBlank {
                end -= 1
            }
            end = MetadataItem.valueEnd(
                in: source.bytes[start..<end], maybeBroken: !template.isInCode)
            end = self.template.range(ofValue: start..<end, of: template, in: source).upperBound
            lines.append(
                Line(
                    lead: before, text: source.string(start..<end),
                    trail: source.string(end..<raw.next)))
        }
        var text = Text(lines: lines)
        let isUnfilled = template.isUnfilled(text.string)
        if template.kind == .people { text = people(text) }
        var field = Field(template.kind, name: template.name, text: text)
        if template.kind == .people, text.lines.count > 1 {
            let own = text.lines[text.lines.count - 1].lead
            if own.contains(where: \.isNewline) { field.ownSeparator = own }
        }
        field.lead = lead
        if found.hasParts {
            field.gap = gap
            field.readOnly = "has keys or items of its own in the lines below"
            return Piece(range: found.lines, slots: [Slot(field: field)])
        }
        field.gap = gap.isEmpty ? lead.gapBehindColon : gap
        if isUnfilled || template.isUnfilled(text.string) {
            field.standIn = gap + text.sourceWithoutEnd
            var trail = lines[lines.count - 1].trail
            if template.isLabel(text.string) {
                // The blanks around a title that was taken out are no others than those that it had.
                let blanks = trail.prefix { $0 == " " || $0 == "\t" }
                field.standIn? += blanks
                trail = String(trail.dropFirst(blanks.count))
                field.gap = " "
            }
            field.text = Text(lines: [Line(text: "", trail: trail)])
            if !NormalizedText(template.placeholder).isEmpty { field.hint = template.hint }
        } else if text.string.isComment {
            field.take(comment: text.sourceWithoutEnd, gap: gap, asked: template)
        } else if gap.isEmpty {
            field.gap = ""
        }
        return Piece(range: found.lines, slots: [Slot(field: field)])
    }

    /// One line an author; what stands between two authors, commas and line ends, is the lead of the
    /// second. On several lines each line has one, or ends with a comma.
    func people(_ text: Text) -> Text {
        guard !text.isEmpty else { return text }
        let written = text.lines.map(\.text)
        let isOneEach = !written.contains { $0.contains(",") }
        guard isOneEach || written.dropLast().allSatisfy({ $0.hasSuffix(",") }) else { return text }
        var lines: [Line] = []
        var lead = ""
        for (index, line) in text.lines.enumerated() {
            lead += line.lead
            var parts = line.text.split(separator: ",", omittingEmptySubsequences: false)
            let isOpen = line.text.hasSuffix(",") && index < text.lines.count - 1
            if isOpen { parts.removeLast() }
            for part in parts {
                let name = part.drop { $0 == " " || $0 == "\t" }
                let kept = name.trimmed
                lines.append(
                    Line(
                        lead: lead + part.prefix(part.count - name.count), text: kept,
                        trail: String(name.dropFirst(kept.count))))
                lead = ","
            }
            lead = (isOpen ? "," : "") + line.trail
        }
        lines[lines.count - 1].trail += lead
        return Text(lines: lines)
    }

    /// Fields that the file lacks, each after its predecessor in the template and what stands below
    /// that.
    ///
    /// - Parameter valuesBelow: the first lines of items that are prose, by the fields' names.
    private func addAbsentFields(to content: inout Content, besides valuesBelow: [String: String]) {
        let fields = template.fields.filter { $0.place == fieldPlace }
        let hasLines = template.hasLines(in: fieldPlace)
        for (index, field) in fields.enumerated() where valuesBelow[field.name] == nil {
            if content.slots.contains(where: { $0.field.name == field.name }) { continue }
            let earlier = fields[..<index].map(\.name)
            let earlierLines = earlier.compactMap { valuesBelow[$0] }
            var at = content.slots.lastIndex { slot in
                guard let name = slot.field.name else {
                    return !earlierLines.isEmpty
                        && slot.field.text.lines.contains { earlierLines.contains($0.text) }
                }
                return earlier.contains(name)
            }.map { slot in
                // A line below a list would go on with its last item.
                let isAboveList = hasLines && content.slots[slot].field.name == nil
                return isAboveList ? slot : slot + 1
            }
            while let next = at, next < content.slots.count, content.slots[next].field.isBelowItem,
                content.slots[next - 1].field.cell == nil
            {
                at = next + 1
            }
            // In a table none stands above the dashes that the file does not have there.
            if at == nil, let row = content.slots.firstIndex(where: { $0.field.cell != nil }) {
                at = row + 1
            }
            let isBelowText = at == nil && content.firstFieldBelowText != nil
            at = at ?? content.firstFieldBelowText
            var neighbour = content.slots[max(0, (at ?? 1) - 1)].field
            if hasLines || isBelowText, neighbour.name == nil,
                let named = content.slots.first(where: { $0.field.name != nil })
            {
                neighbour = named.field
            }
            if neighbour.readOnly != nil,
                let row = content.slots.first(where: { $0.field.cell != nil })
            {
                neighbour = row.field
            }
            var absent = Field(
                field.kind, name: field.name,
                text: Text(lines: [Line(text: "", trail: neighbour.lineEnding)]))
            absent.lead = neighbour.lead(forName: field.name)
            absent.gap = absent.lead.gapBehindColon
            if let cell = neighbour.cell {
                absent.cell = cell.absent(named: field.name)
                absent.text = Text(
                    lines: [Line(text: "", trail: cell.end + neighbour.lineEnding)])
            }
            absent.isPresent = false
            absent.hint = field.hint
            let gap = content.gap(above: at ?? 0, of: field, besideField: neighbour)
            content.slots.insert(Slot(before: gap, field: absent), at: at ?? 0)
        }
    }
}

extension Content {
    /// The first field that the file has, where a blank line parts it from text above it.
    fileprivate var firstFieldBelowText: Int? {
        let first = slots.firstIndex { $0.field.isPresent && $0.field.name != nil }
        guard let first, !slots[first].before.isEmpty,
            slots[..<first].contains(where: { $0.field.isPresent })
        else { return nil }
        return first
    }

    /// The blank lines above a field that is to be written: those between the first two fields that
    /// follow one another, else as in the template.
    ///
    /// - Parameter neighbour: beside which it is written.
    fileprivate func gap(
        above slot: Int, of asked: Template.Field, besideField neighbour: Field
    ) -> String {
        // A line right below a list would go on with its last item.
        let above = slots[..<slot].last { $0.field.isPresent }
        if above?.field.hasItems ?? false { return neighbour.lineEnding }
        guard asked.isLine || asked.isParted, !neighbour.isItem else { return "" }
        let present = slots.indices.filter { slots[$0].field.isPresent }
        let second = zip(present, present.dropFirst()).first {
            slots[$0].field.name != nil && slots[$1].field.name != nil
        }?.1
        if let second { return slots[second].before }
        // Two lines of one paragraph are not parted by a third.
        let isWithin = slot > 0 && slot < slots.count && slots[slot].before.isEmpty
        return asked.isParted && !isWithin ? neighbour.lineEnding : ""
    }
}

extension Template.Field {
    /// What the form shows in place of an empty value.
    package var hint: String { remark ?? placeholder }
}

extension Text {
    /// The bytes of the text but for the trail of its last line.
    fileprivate var sourceWithoutEnd: String {
        let source = source
        return source.bytes(0..<source.utf8.count - lines[lines.count - 1].trail.utf8.count)
    }
}

extension String {
    /// Whether it is one comment and no more.
    fileprivate var isComment: Bool {
        let (text, comments) = withoutComments
        return text.isEmpty && comments.count == 1
    }
}

extension Field {
    /// A comment in place of a value is none: one that asks for nothing, or is the template's, goes with
    /// the answer, and any other stays behind it.
    fileprivate mutating func take(comment: String, gap: String, asked: Template.Field) {
        let end = text.lines[text.lines.count - 1].trail
        let words = FieldInference.unbracketed(comment.trimmed).lowercased()
        hint = asked.hint
        if words.asksForNoValue || NormalizedText(comment) == NormalizedText(asked.placeholder) {
            standIn = gap + comment
            text = Text(lines: [Line(text: "", trail: end)])
        } else {
            text = Text(lines: [Line(text: "", trail: gap + comment + end)])
        }
    }

    /// Prose that is indented, and so belongs to the item above it.
    fileprivate var isBelowItem: Bool {
        guard kind == .prose, let first = text.lines[0].text.utf8.first else { return false }
        return first == 0x20 || first == 0x09
    }

    var lineEnding: String {
        let trail = text.lines[text.lines.count - 1].trail
        // Below a row the dashes may be the last line of the file.
        let isPair = trail.hasSuffix("\r\n") || cell != nil && trail.contains("\r\n")
        return isPair ? "\r\n" : "\n"
    }

    /// Whether it is an item of a list.
    fileprivate var isItem: Bool {
        !lead.hasPrefix(">") && lead.withoutItemMarker.utf8.count < lead.trimmed.utf8.count
    }

    /// The marker, emphasis and colon of this field's lead around another name.
    func lead(forName other: String) -> String {
        if let cell { return cell.lead(lead, forName: other) }
        // The file may call it otherwise than the template: `Author` for `Author(s)`.
        let written = MetadataItem(lead.withoutItemMarker)?.name ?? name ?? ""
        guard !written.isEmpty, let range = lead.range(ofText: written) else {
            return "- **\(other)**:"
        }
        let rest = lead.bytes(from: range.upperBound)
        // What is said of one key in brackets is not said of another.
        let isRemark = rest.hasPrefix(" (") && rest.hasSuffix("):")
        return lead.bytes(0..<range.lowerBound) + other + (isRemark ? ":" : rest)
    }
}

extension String {
    /// What stands between a name with its colon and a value: behind a full-width colon nothing, for it
    /// brings its own room.
    fileprivate var gapBehindColon: String { hasSuffix("：") ? "" : " " }

    /// The words of an item of a list, or of a line of a quote; all of them where there is no marker.
    fileprivate var withoutItemMarker: String {
        let words = trimmed
        guard ["- ", "* ", "+ ", "> "].contains(where: words.hasPrefix) else { return words }
        return words.dropFirst(2).trimmed
    }
}
