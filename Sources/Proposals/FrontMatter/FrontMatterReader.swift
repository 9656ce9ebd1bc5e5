import Markdown
import Prose

/// Cuts front matter into fields: one for each key, in the file's order, and the fields that only
/// the template has. Comments, blank lines and the lines around stay between the fields.
struct FrontMatterReader {
    let source: Source
    /// The bytes of the section, and the bytes of the mapping in it.
    let body: Range<Int>
    let mapping: Range<Int>
    let template: Template
    let lineEnding: String
    let language: FrontMatter.Language

    /// The fields, or the whole as one that cannot be edited, with the reason.
    var content: Content {
        do throws(YAMLObstacle) {
            if language != .yaml {
                throw YAMLObstacle(
                    reason: "\(language.rawValue) is shown, and edited in the file", line: nil)
            }
            let keys = try YAMLMapping(source, mapping)
            guard !keys.entries.isEmpty else {
                throw YAMLObstacle(
                    reason: "no key stands there: write the first in the file", line: nil)
            }
            return content(of: keys)
        } catch {
            let lines = RawLines(source, mapping).map {
                Line(text: source.string($0.start..<$0.end), trail: source.string($0.end..<$0.next))
            }
            var field = Field(.prose, text: Text(lines: lines))
            field.readOnly = error.description
            return Content(
                slots: [
                    Slot(before: source.string(body.lowerBound..<mapping.lowerBound), field: field)
                ], tail: source.string(mapping.upperBound..<body.upperBound))
        }
    }

    private func content(of mapping: YAMLMapping) -> Content {
        var slots: [Slot] = []
        var at = body.lowerBound
        let names = Set(mapping.entries.map(\.key))
        for entry in mapping.entries {
            let nested = nestedKeys(of: entry, besides: names)
            for part in nested.map({ [$0.key] + $0.parts }) ?? [entry] {
                let made = field(of: part, in: nested)
                slots.append(
                    Slot(before: source.string(at..<part.lines.lowerBound), field: made))
                at = part.lines.upperBound
            }
        }
        var content = Content(slots: slots, tail: source.string(at..<body.upperBound))
        addAbsent(to: &content)
        return content
    }

    /// The keys in the value of one, each of which is edited by itself, unless the template asks for
    /// something else there or another key is called so.
    private func nestedKeys(
        of entry: YAMLMapping.Entry, besides names: Set<String>
    ) -> NestedKeys? {
        let isAsked = template.field(named: entry.key, in: .frontMatter)?.isNested ?? true
        guard isAsked, let nested = NestedKeys(entry, in: source),
            names.isDisjoint(with: nested.parts.map(\.key))
        else { return nil }
        return nested
    }

    /// - Parameter nested: the keys that it is one of, or the key of which holds them.
    private func field(of entry: YAMLMapping.Entry, in nested: NestedKeys?) -> Field {
        var made = field(of: entry)
        guard let nested else { return made }
        if entry.key != nested.key.key {
            made.isPart = true
        } else {
            made.whole = nested.text
            made.readOnly =
                "\(entry.key) has keys of its own: edit these, as \(nested.parts[0].key)"
        }
        return made
    }

    private func field(of entry: YAMLMapping.Entry) -> Field {
        let asked = template.field(named: entry.key, in: .frontMatter)
        let line = EntryLine(entry, in: source)
        var field: Field
        switch entry.value {
        case .none where asked?.kind.isSeveral == true: field = emptyList(on: line)
        case .none: field = scalar(nil, entry.keyEnd..<entry.keyEnd, on: line, kind: asked?.kind)
        case .scalar(let value): field = scalar(value, value.range, on: line, kind: asked?.kind)
        case .flow(let items, let range): field = flow(items, range, on: line)
        case .block(let items): field = block(items, on: line)
        case .other(let reason, let range):
            field = readOnly(range, on: line)
            field.readOnly = "\(entry.key) has \(reason): edit it in the file"
        case .unreadable(let obstacle, let range):
            field = readOnly(range, on: line)
            field.readOnly = "\(entry.key) has what YAML cannot read (\(obstacle))"
        }
        if let sharing = entry.sharing {
            field.readOnly = field.readOnly ?? "\(entry.key) \(sharing): edit it in the file"
        }
        field.name = asked?.name ?? entry.key
        field.yaml?.fit(asked?.kind ?? field.kind, named: entry.key)
        if field.kind.isSeveral, asked?.kind == .people { field.kind = .people }
        field.hint = asked?.hintInWords
        // The template's own value may be no line: it is replaced where it is words or one line, and
        // holds no keys.
        let isLine =
            field.readOnly == nil || entry.isText(in: source)
            || field.text.lines.count == 1 && !entry.isNested(in: source)
        let isUnfilled = isLine && asked?.isUnfilled(entry.words(in: source)) ?? false
        switch entry.value {
        case .none:
            if let asked { field.yaml?.standAside(for: asked) }
            return field
        case .flow(let items, _) where items.isEmpty: return field
        case .scalar, .flow, .block, .other, .unreadable: break
        }
        if !entry.isShared, isUnfilled || field.text.isEmpty {
            field.standAside()
            if let asked, field.readOnly != nil {
                field.readOnly = nil
                field.kind = asked.kind.isSeveral ? .line : asked.kind
                field.yaml = YAMLForm()
            }
            if let asked { field.yaml?.standAside(for: asked) }
        }
        return field
    }

    /// The line of a key, cut.
    private struct EntryLine {
        let lead: String
        let keyEnd: Int
        /// Where the entry's last line ends, without its line end.
        let end: Int
        let lineEnd: String

        init(_ entry: YAMLMapping.Entry, in source: Source) {
            var end = entry.lines.upperBound
            while end > entry.keyEnd, source.isLineEnd(end - 1) { end -= 1 }
            lead = source.string(entry.lines.lowerBound..<entry.keyEnd)
            (keyEnd, self.end) = (entry.keyEnd, end)
            lineEnd = source.string(end..<entry.lines.upperBound)
        }
    }

    private func scalar(
        _ value: YAMLScalar?, _ range: Range<Int>, on line: EntryLine, kind: FieldKind?
    ) -> Field {
        // A list that is one word is edited as a word.
        let kind = kind.map { $0.isSeveral ? .line : $0 } ?? .line
        let rest = source.string(range.upperBound..<line.end)
        // Blanks behind a key stand where the value goes, and not behind it.
        let isBlank = value == nil && !rest.isEmpty && rest.allSatisfy(\.isWhitespace)
        let trail = (isBlank ? "" : rest) + line.lineEnd
        var field = Field(
            kind, text: Text(lines: [Line(text: value?.text ?? "", trail: trail)]))
        field.lead = line.lead
        if isBlank { field.standIn = rest }
        field.gap = value == nil ? " " : source.string(line.keyEnd..<range.lowerBound)
        field.yaml = YAMLForm(value.map { [$0] } ?? [], of: source)
        return field
    }

    /// A key where a list is asked for and nothing stands yet.
    private func emptyList(on line: EntryLine) -> Field {
        let item = lineEnding + "  - "
        var field = Field(
            .values, text: Text(lines: [Line(lead: item, text: "", trail: line.lineEnd)]))
        field.lead = line.lead + source.string(line.keyEnd..<line.end)
        field.yaml = YAMLForm(separator: item)
        return field
    }

    /// A value that is shown as it is written.
    private func readOnly(_ range: Range<Int>, on line: EntryLine) -> Field {
        var lines = RawLines(source, range).map {
            Line(text: source.string($0.start..<$0.end), trail: source.string($0.end..<$0.next))
        }
        let trail = source.string(range.upperBound..<line.end) + line.lineEnd
        if lines.isEmpty { lines = [Line(text: "", trail: "")] }
        lines[lines.count - 1].trail += trail
        var field = Field(.line, text: Text(lines: lines))
        field.lead = line.lead
        field.gap = source.string(line.keyEnd..<range.lowerBound)
        return field
    }

    /// Brackets and commas are leads and trails.
    private func flow(_ items: [YAMLScalar], _ range: Range<Int>, on line: EntryLine) -> Field {
        let close = source.string(range.upperBound - 1..<line.end) + line.lineEnd
        var lines: [Line] = []
        var at = range.lowerBound
        for item in items {
            lines.append(
                Line(lead: source.string(at..<item.range.lowerBound), text: item.text, trail: ""))
            at = item.range.upperBound
        }
        if lines.isEmpty {
            lines = [Line(lead: "[", text: "", trail: close)]
        } else {
            lines[lines.count - 1].trail = source.string(at..<range.upperBound - 1) + close
        }
        var field = Field(.values, text: Text(lines: lines))
        field.lead = line.lead
        field.gap = source.string(line.keyEnd..<range.lowerBound)
        field.yaml = YAMLForm(items, of: source, separator: ", ", isFlow: true)
        return field
    }

    /// Each item's lead begins with the line end above it, and comments between are in it.
    private func block(_ items: [YAMLScalar], on line: EntryLine) -> Field {
        var at = line.keyEnd
        while !source.isLineEnd(at) { at += 1 }
        let lead = line.lead + source.string(line.keyEnd..<at)
        var lines: [Line] = []
        for (index, item) in items.enumerated() {
            var end = item.range.upperBound
            while end < line.end, !source.isLineEnd(end) { end += 1 }
            let isLast = index == items.count - 1
            lines.append(
                Line(
                    lead: source.string(at..<item.range.lowerBound), text: item.text,
                    trail: source.string(item.range.upperBound..<end)
                        + (isLast ? line.lineEnd : "")))
            at = end
        }
        let marker = String(lines[0].lead.reversed().prefix { !$0.isNewline }.reversed())
        var field = Field(.values, text: Text(lines: lines))
        field.lead = lead
        field.yaml = YAMLForm(items, of: source, separator: lineEnding + marker)
        return field
    }

    /// Keys that the file lacks, each behind its predecessor in the template.
    private func addAbsent(to content: inout Content) {
        let fields = template.fields.filter { $0.place == .frontMatter }
        for (index, field) in fields.enumerated() {
            if content.slots.contains(where: { $0.field.name == field.name }) { continue }
            let earlier = fields[..<index].map(\.name)
            let at = content.slots.lastIndex { slot in
                slot.field.name.map { earlier.contains($0) } ?? false
            }
            let isList = field.kind.isSeveral
            let item = lineEnding + "  - "
            var absent = Field(
                field.kind, name: field.name,
                text: Text(lines: [Line(lead: isList ? item : "", text: "", trail: lineEnding)]))
            absent.lead = field.name + ":"
            absent.gap = isList ? "" : " "
            absent.yaml = YAMLForm(separator: isList ? item : nil)
            absent.yaml?.standAside(for: field)
            absent.isPresent = false
            absent.hint = field.hintInWords
            if field.isNested {
                absent.readOnly =
                    "\(field.name) has keys of its own in the template: write it in the file"
            }
            // The first line of all stands before the first key, and keys in a value behind theirs.
            let behind = at.flatMap { content.slots[($0 + 1)...].firstIndex { !$0.field.isPart } }
            content.slots.insert(Slot(field: absent), at: behind ?? content.slots.count)
        }
    }
}

extension Template.Field {
    /// Nil where the template says nothing of the value.
    fileprivate var hintInWords: String? { hint.isEmpty ? nil : hint }
}
