import TestSupport

/// One fault in a finished proposal, and where it is.
struct TemplateFault {
    enum Kind: String, CaseIterable {
        case fieldRemoved = "field removed"
        case choiceMisspelt = "choice misspelt"
        case placeholderLeft = "placeholder left"
        case promptLeft = "prompt left"
        case sectionDropped = "required section dropped"
        case commentLeft = "comment left"
    }

    var kind: Kind
    /// What was left, removed or misspelt.
    var what: String
    /// The proposal with it.
    var draft: DraftLines
    /// Its lines there; those on both sides of what was removed.
    var lines: Range<Int>
    var section: String?
    var field: String?
}

/// All faults that a proposal of a template can have, by what was written down of the template.
struct TemplateFaults {
    private let template: DraftLines
    private let draft: DraftLines
    private let form: WrittenForm
    private(set) var all: [TemplateFault] = []

    init(template: DraftLines, draft: DraftLines, form: WrittenForm) {
        (self.template, self.draft, self.form) = (template, draft, form)
        for field in form.fields { addFaults(of: field) }
        for section in form.sections { addFaults(of: section.path, section.lines) }
        addTitle()
        addComments()
    }

    /// - Parameter lines: those that are replaced.
    private mutating func add(
        _ kind: TemplateFault.Kind, _ what: String, _ new: [String], for lines: Range<Int>,
        section: String? = nil, field: String? = nil
    ) {
        var draft = draft
        draft.lines.replaceSubrange(lines, with: new)
        let start = lines.lowerBound
        let place =
            new.isEmpty ? max(0, start - 1)..<start + 1 : start..<start + new.count
        all.append(
            TemplateFault(
                kind: kind, what: what, draft: draft, lines: place, section: section, field: field))
    }

    // MARK: Fields

    private mutating func addFaults(of field: WrittenForm.Field) {
        let name = field.name
        let here = draft.line(ofField: name)
        if let here, !field.isOptional {
            add(.fieldRemoved, name, [], for: here..<here + 1, field: name)
        }
        if let here, let value = draft.value(atLine: here) {
            for choice in field.choices {
                for word in Self.misspelt(choice) {
                    var line = draft.lines[here]
                    line.replaceSubrange(value, with: word)
                    add(.choiceMisspelt, word, [line], for: here..<here + 1, field: name)
                }
            }
        }
        guard field.hasPlaceholder, let there = template.line(ofField: name) else { return }
        let line = template.lines[there]
        // A list of front matter with its items.
        let items = template.lines[(there + 1)...].prefix { $0.hasPrefix("  - ") }
        if let here {
            let words = template.value(atLine: there).map { line[$0] } ?? ""
            let own = draft.lines[(here + 1)...].prefix { $0.hasPrefix("  - ") }
            let isLeft = items.isEmpty ? draft.lines[here].contains(words) : own == items
            guard !words.isEmpty || !items.isEmpty, !isLeft else { return }
            add(
                .placeholderLeft, name, [line] + items, for: here..<own.endIndex, field: name)
        } else {
            let before = form.fields.prefix { $0.name != name }.map(\.name)
            guard let above = before.compactMap(draft.line(ofField:)).last else { return }
            let below = draft.lines[(above + 1)...].prefix { $0.hasPrefix("  - ") }.endIndex
            add(.placeholderLeft, name, [line] + items, for: below..<below, field: name)
        }
    }

    /// Without a letter, with one twice, and with two that changed places.
    private static func misspelt(_ word: String) -> [String] {
        let letters = Array(word)
        let inner = letters.indices.filter { letters[$0].isLetter }.dropFirst().dropLast()
        guard let at = inner.dropFirst(inner.count / 2).first else { return [] }
        var (without, twice, turned) = (letters, letters, letters)
        without.remove(at: at)
        twice.insert(letters[at], at: at)
        let pair = inner.first { letters[$0] != letters[$0 + 1] && letters[$0 + 1].isLetter }
        if let pair { turned.swapAt(pair, pair + 1) }
        return [without, twice, turned].filter { $0 != letters }.map { String($0) }
    }

    private mutating func addTitle() {
        guard let there = template.part("(under the title)")?.line,
            let here = draft.part("(under the title)")?.line
        else { return }
        add(.placeholderLeft, "title", [template.lines[there]], for: here..<here + 1)
    }

    // MARK: Sections

    private mutating func addFaults(of path: String, _ notes: [String]) {
        guard let here = draft.part(path) else { return }
        if !notes.contains("optional"), !notes.contains("conditional") {
            let isHead = path == "(under the title)"
            let whole = isHead ? here.body : here.line..<here.end
            add(.sectionDropped, path, [], for: whole, section: path)
        }
        guard let there = template.part(path) else { return }
        let quoted = { (mark: String) in
            notes.filter { $0.hasPrefix(mark) }.map { note in
                let words = note.dropFirst(mark.count)
                return words.hasSuffix(" …") ? String(words.dropLast(2)) : String(words)
            }
        }
        let blocks = template.blocks(in: there.body)
        let own = draft.blocks(in: here.body).map(\.words)
        for block in blocks where !block.isComment && !own.contains(block.words) {
            let lines = Array(template.lines[block.lines])
            if quoted("prompt: ").contains(where: block.words.hasPrefix) {
                put(.promptLeft, lines, block, inBody: here)
            } else if quoted("placeholder: ").contains(where: block.words.contains) {
                put(.placeholderLeft, lines, block, inBody: here)
            }
        }
        // A list of what the text should touch is left as a whole.
        let topics = blocks.filter { quoted("topic: ").contains(where: $0.words.hasPrefix) }
        if let first = topics.first, let last = topics.last {
            let lines = template.lines[first.lines.lowerBound..<last.lines.upperBound]
            put(.promptLeft, Array(lines), nil, inBody: here)
        }
    }

    /// Puts lines of the template back into a section that is answered: items below its own, all
    /// else above.
    private mutating func put(
        _ kind: TemplateFault.Kind, _ lines: [String], _ block: DraftLines.Block?,
        inBody part: DraftLines.Part
    ) {
        let what = "\(part.path): \(lines.first { !$0.trimmingBlanks.isEmpty } ?? "")"
        let own = draft.blocks(in: part.body)
        if block?.isItem == true, let last = own.last {
            let gap = last.isItem ? [] : [""]
            let end = last.lines.upperBound
            add(kind, what, gap + lines, for: end..<end, section: part.path)
        } else {
            let start = own.first?.lines.lowerBound ?? part.body.lowerBound
            add(kind, what, lines + [""], for: start..<start, section: part.path)
        }
    }

    // MARK: Comments

    private mutating func addComments() {
        let parts = template.parts
        let head = 0..<(parts.first?.line ?? template.lines.count)
        addFrontMatterComments()
        for block in template.blocks(in: head) where block.isComment { addAtTop(block) }
        for part in parts {
            for block in template.blocks(in: part.body) {
                let lines = Array(template.lines[block.lines])
                let next = parts.first { $0.line == block.lines.upperBound }
                if !block.isComment {
                    addTrailing(lines.joined(separator: "\n"), in: part)
                } else if let next {
                    guard let here = draft.part(next.path), isMissing(block.lines) else { continue }
                    let at = here.line..<here.line
                    add(.commentLeft, "above \(next.path)", lines, for: at, section: next.path)
                } else if let here = draft.part(part.path), isMissing(block.lines) {
                    put(.commentLeft, lines, nil, inBody: here)
                } else if part.level == 1, isMissing(block.lines) {
                    addAtTop(block)
                }
            }
        }
    }

    private func isMissing(_ lines: Range<Int>) -> Bool {
        !draft.text.contains(template.lines[lines].joined(separator: "\n"))
    }

    private mutating func addAtTop(_ block: DraftLines.Block) {
        guard isMissing(block.lines) else { return }
        let title = draft.part("(under the title)")?.line
        let rest = draft.lines.dropFirst().firstIndex(of: "---")
        let at = (title ?? (draft.lines.first == "---" ? rest : nil) ?? -1) + 1
        let lines = [""] + template.lines[block.lines]
        add(.commentLeft, "top: \(block.words.prefix(40))", lines, for: at..<at)
    }

    /// A comment behind other text, put behind the last line of a section.
    private mutating func addTrailing(_ text: String, in part: DraftLines.Part) {
        guard let start = text.firstRange(of: "<!--"), let end = text.firstRange(of: "-->"),
            let here = draft.part(part.path), let last = draft.blocks(in: here.body).last
        else { return }
        let comment = text[start.lowerBound..<end.upperBound]
        let line = last.lines.upperBound - 1
        add(
            .commentLeft, "\(part.path): \(comment)", ["\(draft.lines[line]) \(comment)"],
            for: line..<line + 1, section: part.path)
    }

    /// Comments of the front matter: on lines of their own, and behind values.
    private mutating func addFrontMatterComments() {
        guard template.lines.first == "---", draft.lines.first == "---" else { return }
        for line in template.lines.dropFirst().prefix(while: { $0 != "---" }) {
            if line.hasPrefix("#") {
                if !draft.lines.contains(line) { add(.commentLeft, line, [line], for: 1..<1) }
                continue
            }
            let name = String(line.prefix { $0 != ":" })
            guard let comment = line.firstRange(of: " # "), let here = draft.line(ofField: name),
                !draft.lines[here].hasSuffix(line[comment.lowerBound...])
            else { continue }
            let left = draft.lines[here] + line[comment.lowerBound...]
            add(.commentLeft, "\(name) \(left)", [left], for: here..<here + 1, field: name)
        }
    }
}
