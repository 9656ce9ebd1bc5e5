import Prose

/// One thing that an author fills in: a value of the metadata block, a stretch of prose, a list,
/// the title or the text of a phase.
package struct Field: Equatable, Sendable {
    package var kind: FieldKind
    /// The name in the metadata block; nil elsewhere.
    package var name: String?
    /// The text in front of the value: `- **Title**:`. Empty elsewhere.
    package var lead: String = ""
    /// The blanks after `lead`, written only before a value.
    package var gap: String = ""
    /// The text that can be edited.
    package var text: Text
    /// The bytes that stand for the value while the field is shown as empty: the template's
    /// words. Gone with the first edit.
    package var standIn: String?
    /// False for a field that the file does not have; it is written once it has a value.
    package var isPresent = true

    /// Shown instead of an empty value.
    package var hint: String?

    /// What is written between two of several values, where the file has more than a comma there.
    var ownSeparator: String?
    /// Whether the values are items of a list below the name, each with the line end above it and its
    /// marker as its lead.
    var hasItems = false

    /// How the value is written, where it stands in front matter.
    package var yaml: YAMLForm?
    /// How the value is written, where it stands in a cell of a table.
    package var cell: CellForm?
    /// Why the value is shown and not edited.
    package var readOnly: String?
    /// The value as it is written, where it is keys that are fields by themselves, below this one.
    var whole: String?
    /// Whether it is a part of the value of the key above it.
    package var isPart = false
    /// The text is the title's in the heading, and nothing is written for the field itself.
    package var isHeading = false

    package init(_ kind: FieldKind, name: String? = nil, text: Text) {
        self.kind = kind
        self.name = name
        self.text = text
    }

    /// The value of a metadata field as a person reads it: authors by commas.
    package var value: String {
        if let whole { return whole }
        return switch kind {
        case .people, .values: text.lines.map(\.text).joined(separator: ", ")
        default: text.lines.map(\.text).joined(separator: " ")
        }
    }

    /// The value in words: of lines below a sign, `>-` or `|`, the lines alone.
    package var words: String {
        let lines = text.lines.map { $0.text.trimmed }
        guard readOnly != nil, lines.count > 1, let sign = lines[0].first, "|>".contains(sign)
        else { return value }
        return lines.dropFirst().filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Appends the bytes of the field as they stand in the file.
    fileprivate borrowing func write(to bytes: inout [UInt8]) {
        guard isPresent else { return }
        bytes += lead.utf8
        if standIn == nil, !text.isEmpty {
            bytes += gap.utf8
            if isAsWritten { text.lines.write(to: &bytes) } else { bytes += written(text).utf8 }
        } else {
            bytes += (standIn ?? leadOfNothing).utf8
            bytes += text.lines[text.lines.count - 1].trail.utf8
        }
    }

    /// How many bytes of the file the field is.
    package var byteCount: Int {
        guard isPresent else { return 0 }
        if isAsWritten, standIn == nil, !text.isEmpty {
            return lead.utf8.count + gap.utf8.count + text.lines.byteCount()
        }
        let first = text.lines[0]
        let end = text.lines.count == 1 ? first.trail : text.lines[text.lines.count - 1].trail
        let before = lead.utf8.count
        if let standIn { return before + standIn.utf8.count + end.utf8.count }
        if text.isEmpty {
            return before + leadOfNothing.utf8.count + end.utf8.count
        }
        let value = isAsWritten ? text.lines.byteCount() : written(text).utf8.count
        return before + gap.utf8.count + value
    }

    /// How many line feeds the bytes of the field have.
    fileprivate borrowing func lineFeedCount() -> Int {
        guard isPresent else { return 0 }
        guard isAsWritten, standIn == nil, !text.isEmpty else {
            var bytes: [UInt8] = []
            write(to: &bytes)
            return bytes[...].lineFeedCount
        }
        return lead.lineFeedCount + gap.lineFeedCount + text.lines.lineFeedCount()
    }

    /// How many line feeds of the field stand before the line of a position.
    func lineFeedCount(before position: Position) -> Int {
        let start = lead.lineFeedCount + (text.isEmpty ? 0 : gap.lineFeedCount)
        return start + text.lines.lineFeedCount(before: position.line)
    }

    /// Whether the bytes of its text are the text.
    package var isAsWritten: Bool { yaml == nil && cell == nil }

    /// The bytes of a text of the field in front matter or in a table.
    func written(_ text: Text) -> String {
        if let cell { return cell.source(of: text, behind: text.isEmpty ? lead : lead + gap) }
        guard let yaml else { return text.source }
        return text.lines.reduce(into: "") { source, line in
            source += line.lead + yaml.source(of: line.text) + line.trail
        }
    }

    /// Makes its words stand in for a value that is not given.
    mutating func standAside() {
        let first = hasItems || kind.isSeveral && yaml != nil ? text.lines[0].lead : ""
        let written = written(text)
        let trail = text.lines[text.lines.count - 1].trail
        let value = written.bytes(0..<written.utf8.count - trail.utf8.count)
        if !value.isEmpty { standIn = cell != nil && text.isEmpty ? value : gap + value }
        text = Text(lines: [Line(lead: first, text: "", trail: trail)])
    }

    /// What stands in front of a value that is not there: a list below the name has no items then.
    private var leadOfNothing: String {
        if hasItems { return "" }
        if let cell { return cell.emptyCell(behind: lead) }
        return yaml?.separator == nil ? text.lines[0].lead : emptyList
    }

    /// The source of a list of front matter without texts: its bracket, or nothing.
    private var emptyList: String { yaml?.separator == ", " ? gap + text.lines[0].lead : "" }

    /// How many bytes of the field stand before the position.
    package func byteOffset(of position: Position) -> Int {
        let start = lead.utf8.count + (text.isEmpty ? 0 : gap.utf8.count)
        let line = text.lines[position.line]
        let before =
            isAsWritten
            ? text.lines.byteCount(before: position.line)
            : text.lines[..<position.line].reduce(0) { $0 + byteCount(ofLine: $1) }
        let bars = cell == nil ? 0 : line.text.utf8.prefix(position.offset).count { $0 == 0x7C }
        return start + before + textStart(ofLine: line) + position.offset + bars
    }

    /// How many bytes are written for a line of the text.
    func byteCount(ofLine line: Line) -> Int {
        if cell != nil { return line.byteCount + line.text.utf8.count { $0 == 0x7C } }
        guard let yaml else { return line.byteCount }
        return line.lead.utf8.count + yaml.source(of: line.text).utf8.count + line.trail.utf8.count
    }

    /// The offset in the text of a line for one in the bytes that are written for it.
    func textOffset(_ offset: Int, inLine line: Line) -> Int {
        guard cell != nil else { return offset }
        var left = offset
        return line.text.utf8.prefix { byte in
            left -= byte == 0x7C ? 2 : 1
            return left >= 0
        }.count
    }

    /// How many bytes of a line stand before its words: the bytes of the lead, and a quote.
    func textStart(ofLine line: Line) -> Int {
        let hasQuote = yaml.map { $0.source(of: line.text).first != line.text.first } ?? false
        return line.lead.utf8.count + (hasQuote && !line.text.isEmpty ? 1 : 0)
    }
}

/// A field, and the bytes between it and the field before, which belong to no field.
package struct Slot: Equatable, Sendable {
    package var before: String
    package var field: Field

    package init(before: String = "", field: Field) {
        self.before = before
        self.field = field
    }

    /// Nothing is written for a field that the file does not have, nor for prose or the text of a
    /// phase without words.
    package var isWritten: Bool {
        guard field.isPresent else { return false }
        switch field.kind {
        case .prose, .phaseText: return !field.text.isEmpty || field.standIn != nil
        default: return true
        }
    }

    fileprivate borrowing func write(to bytes: inout [UInt8]) {
        guard isWritten else { return }
        bytes += before.utf8
        field.write(to: &bytes)
    }

    /// How many line feeds are written for it.
    fileprivate borrowing func lineFeedCount() -> Int {
        isWritten ? before.lineFeedCount + field.lineFeedCount() : 0
    }

    /// How many bytes are written for it.
    package var byteCount: Int { isWritten ? before.utf8.count + field.byteCount : 0 }
}

/// The body of a section cut into fields; every byte of it belongs to exactly one part.
package struct Content: Equatable, Sendable {
    package var slots: [Slot]
    /// The text after the last field.
    package var tail: String
    /// The text that is written while no field has text; nil for the text before the first field.
    var blank: String?

    package init(slots: [Slot], tail: String, blank: String? = nil) {
        self.slots = slots
        self.tail = tail
        self.blank = blank
    }

    /// Whether no field has text; then only one line end is written.
    package var isBlank: Bool {
        // Looked at in their places: every key asks.
        let slots = slots.span
        for index in slots.indices where !slots[index].field.isHeading {
            guard slots[index].field.text.isEmpty, slots[index].field.name == nil,
                slots[index].field.standIn == nil
            else {
                return false
            }
        }
        return true
    }

    /// The kinds of the fields, in order.
    package var kinds: [FieldKind] {
        // In their places, for a copy of a slot counts references to all that it holds.
        let slots = slots.span
        var kinds: [FieldKind] = []
        kinds.reserveCapacity(slots.count)
        for index in slots.indices { kinds.append(slots[index].field.kind) }
        return kinds
    }

    /// The text that is written while no field has text.
    private var blankSource: String {
        blank ?? slots.first { !$0.field.isHeading }?.before ?? ""
    }

    package var source: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the bytes of the body as they stand in the file.
    func write(to bytes: inout [UInt8]) {
        guard !isBlank else {
            bytes += blankSource.utf8
            return
        }
        let slots = slots.span
        for index in slots.indices { slots[index].write(to: &bytes) }
        bytes += tail.utf8
    }

    /// How many line feeds `source` has.
    borrowing func lineFeedCount() -> Int {
        isBlank
            ? blankSource.lineFeedCount : lineFeedCount(before: slots.count) + tail.lineFeedCount
    }

    /// How many line feeds are written for the fields before one.
    borrowing func lineFeedCount(before slot: Int) -> Int {
        // In their places, for a copy of a slot counts references to all that it holds.
        let slots = slots.span
        var count = 0
        for index in 0..<slot { count += slots[index].lineFeedCount() }
        return count
    }

    /// How many bytes are written for the fields before one.
    borrowing func byteCount(before slot: Int) -> Int {
        let slots = slots.span
        var count = 0
        for index in 0..<slot { count += slots[index].byteCount }
        return count
    }

    /// How many bytes `source` has.
    package var byteCount: Int {
        if isBlank { return blankSource.utf8.count }
        return byteCount(before: slots.count) + tail.utf8.count
    }
}
