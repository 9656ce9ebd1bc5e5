/// The changes from one text of a proposal to another: by section and word by word, blind to where
/// the lines of paragraphs are broken. Each change knows its bytes, so that it can be taken back
/// alone; the others stay as they are.
package struct TextComparison: Sendable {
    package struct Change: Equatable, Sendable {
        package enum Kind: Equatable, Sendable {
            case words, addedSection, removedSection
            /// Of a section no more than the heading.
            case heading
            /// A section, with those below it, stands in another place.
            case movedSection
            /// Of a paragraph no word differs, and its lines are broken in other places.
            case rewrapped
            /// No word differs, and the blanks or blank lines between words do: an indentation, a
            /// hard break, lines of code that were joined.
            case blanks
            /// Lines end with other bytes all over the text.
            case lineEnds
        }

        package let kind: Kind
        /// Titles of the headings above the section and its own; empty above the first.
        package fileprivate(set) var titles: [String]
        /// The words of the other text, and the words of this text in their place.
        package let removed: [String]
        package let added: [String]
        /// What a heading was and is, or what a section that moved stood below; empty for all else.
        package let detail: String
        /// Words of the section near to the change.
        package fileprivate(set) var before: [String] = []
        package fileprivate(set) var after: [String] = []
        /// Bytes of this text, with the blanks around the words.
        package fileprivate(set) var range: Range<Int>
        /// The first byte of this text that differs.
        package fileprivate(set) var start = 0
        /// The line of that byte in its file, from 1.
        package fileprivate(set) var line = 1
        /// The name of the file of metadata where the change is in that; nil in the document's.
        package fileprivate(set) var file: String?
        /// Its edits by their indices; of a section that moved, where it goes from and where it goes.
        fileprivate let edits: [Int]
        /// The paragraphs of this text that it touches, by number.
        fileprivate var paragraphs: [Int] = []
        fileprivate var move: Move?

        /// Where it is listed; what is all over the text comes last.
        fileprivate var position: (Int, Int) {
            (kind == .lineEnds ? Int.max : range.lowerBound, edits[0])
        }
    }

    /// The text of a section that moved, and the blanks around it in its old place.
    fileprivate struct Move: Equatable {
        var core: Range<Int>
        let prefix: [UInt8]
        let suffix: [UInt8]
    }

    /// Bytes of the other text in place of bytes of this one.
    fileprivate struct Edit: Equatable {
        var range: Range<Int>
        let replacement: [UInt8]
        /// The order among all edits, and among those inside of a section that moved, from 1.
        var order: Int
        let inner: Int
        /// Whether it was taken back, and has no place any more.
        var isBack = false
    }

    /// In the order of this text.
    package fileprivate(set) var changes: [Change] = []
    /// This text.
    package private(set) var bytes: [UInt8]
    private let template: Template
    /// The file that has the metadata, if it is not the document's.
    private let sidecar: Sidecar?
    private var edits: [Edit] = []
    /// Lines that are broken elsewhere in paragraphs with other words: these go with the last change
    /// of their paragraph.
    private var quiet: [(edit: Int, paragraph: Int)] = []

    /// Words shown on either side of a change.
    private static let context = 8

    /// - Parameters:
    ///   - other: the text that was there before.
    ///   - sidecar: the file of metadata that stands above the document in both.
    package init(
        of own: [UInt8], with other: [UInt8], template: Template, sidecar: Sidecar? = nil
    ) {
        (bytes, self.sidecar) = (own, sidecar)
        let new = Proposal(own, template: template)
        self.template = new.template
        guard own != other else { return }
        let old = Proposal(other, template: new.template)
        let script = ComparisonScript(
            from: ComparedSide(old, other), to: ComparedSide(new, own))
        edits = script.edits.map {
            Edit(
                range: $0.new, replacement: Array(other[$0.old]), order: $0.order, inner: $0.inner)
        }
        addWords(script)
        addBlanks(script)
        describe(new: script.new)
        changes.sort { $0.position < $1.position }
    }

    /// The comparison with the changes of one kind alone.
    package func only(_ kind: Change.Kind) -> TextComparison {
        var text = self
        text.changes.removeAll { $0.kind != kind }
        return text
    }

    // MARK: Taking back

    /// The comparison of the text in which one change is as it was before; all else stays as it is.
    package func takingBack(_ change: Change) -> TextComparison {
        guard let index = changes.firstIndex(where: { $0.edits == change.edits }) else {
            return self
        }
        var text = self
        let taken = text.changes.remove(at: index)
        if let move = taken.move {
            text.apply(move, from: taken.edits[0], to: taken.edits[1])
        } else {
            for edit in taken.edits { text.apply(edit) }
        }
        for paragraph in taken.paragraphs
        where !text.changes.contains(where: { $0.paragraphs.contains(paragraph) }) {
            for item in text.quiet where item.paragraph == paragraph { text.apply(item.edit) }
            text.quiet.removeAll { $0.paragraph == paragraph }
        }
        text.describe(
            new: ComparedSide(Proposal(text.bytes, template: template), text.bytes))
        return text
    }

    /// Puts the other text's bytes in the place of an edit.
    private mutating func apply(_ index: Int) {
        let edit = edits[index]
        bytes.replaceSubrange(edit.range, with: edit.replacement)
        edits[index].isBack = true
        let grown = edit.replacement.count - edit.range.count
        for other in edits.indices where !edits[other].isBack {
            if edits[other].follows(edit) {
                edits[other].range = edits[other].range.shifted(by: grown)
            } else if edits[other].order == edit.order, edits[other].inner == 0 {
                // The section that moved has grown with what is inside of it.
                let range = edits[other].range
                edits[other].range = range.lowerBound..<range.upperBound + grown
            }
        }
        for position in changes.indices {
            guard let core = changes[position].move?.core else { continue }
            let order = edits[changes[position].edits[0]].order
            if order > edit.order {
                changes[position].move?.core = core.shifted(by: grown)
            } else if order == edit.order {
                changes[position].move?.core = core.lowerBound..<core.upperBound + grown
            }
        }
    }

    /// Puts a section back, as it is now.
    private mutating func apply(_ move: Move, from source: Int, to target: Int) {
        let (removal, insertion) = (edits[source], edits[target])
        let text = move.prefix + Array(bytes[move.core]) + move.suffix
        let gone = removal.replacement.count - removal.range.count
        let come = text.count - insertion.range.count
        let isUp = insertion.order < removal.order
        if isUp {
            bytes.replaceSubrange(removal.range, with: removal.replacement)
            bytes.replaceSubrange(insertion.range, with: text)
        } else {
            bytes.replaceSubrange(insertion.range, with: text)
            bytes.replaceSubrange(removal.range, with: removal.replacement)
        }
        // What is inside goes with it.
        let start = insertion.range.lowerBound + move.prefix.count + (isUp ? 0 : gone)
        func shift(_ order: Int) -> Int {
            (order > removal.order ? gone : 0) + (order > insertion.order ? come : 0)
        }
        (edits[source].isBack, edits[target].isBack) = (true, true)
        for other in edits.indices where !edits[other].isBack {
            if edits[other].order == removal.order {
                edits[other].range = edits[other].range.shifted(by: start - move.core.lowerBound)
                edits[other].order = insertion.order
            } else {
                edits[other].range = edits[other].range.shifted(by: shift(edits[other].order))
            }
        }
        for position in changes.indices {
            guard let core = changes[position].move?.core else { continue }
            let order = edits[changes[position].edits[0]].order
            changes[position].move?.core = core.shifted(by: shift(order))
        }
    }

    // MARK: Changes

    /// The changes of words, headings and whole sections.
    private mutating func addWords(_ script: ComparisonScript) {
        for (index, edit) in script.edits.enumerated() {
            let kind: Change.Kind
            var detail = ""
            var titles: [String] = []
            switch edit.kind {
            case .blanks, .movedAway: continue
            case .movedHere(let number):
                addMove(script, number, index)
                continue
            case .words: kind = .words
            case .heading:
                kind = .heading
                detail = Self.detail(ofHeading: edit, script)
            case .addedSection: kind = .addedSection
            case .removedSection:
                kind = .removedSection
                let first = script.old.firstWord(in: edit.old) ?? edit.old.lowerBound
                titles = script.old.entry(at: first)?.titles ?? []
            }
            changes.append(
                Change(
                    kind: kind, titles: titles, removed: script.old.words(edit.old),
                    added: script.new.words(edit.new), detail: detail, range: edit.new,
                    edits: [index]))
        }
    }

    private mutating func addMove(_ script: ComparisonScript, _ number: Int, _ index: Int) {
        guard
            let target = script.edits.firstIndex(where: { $0.kind == .movedAway(number) })
        else { return }
        let move = script.moves[number]
        let (core, other) = (script.new.core(of: move.new), script.old.core(of: move.old))
        let range = script.edits[target].old
        let old = script.old.bytes
        let above = move.old.lowerBound > 0 ? script.old.entries[move.old.lowerBound - 1] : nil
        let place = above?.titles.last.map { "“\($0)”" } ?? "the title"
        var change = Change(
            kind: .movedSection, titles: [], removed: [], added: [],
            detail: "it stood below \(place)",
            range: script.edits[index].new, edits: [index, target])
        change.move = Move(
            core: core, prefix: Array(old[range.lowerBound..<other.lowerBound]),
            suffix: Array(old[other.upperBound..<range.upperBound]))
        changes.append(change)
    }

    /// `Alpha -> Beta`.
    private static func detail(
        ofHeading edit: ComparisonScript.Edit, _ script: ComparisonScript
    ) -> String {
        let first = { (side: ComparedSide, range: Range<Int>) in
            side.entry(at: side.firstWord(in: range) ?? range.lowerBound)?.section
        }
        guard let old = first(script.old, edit.old), let new = first(script.new, edit.new) else {
            return ""
        }
        return old.wording(of: new)
    }

    /// What stands between words: line ends are told of once for all of the text, broken lines by
    /// paragraph, and all else by the lines that follow one another.
    private mutating func addBlanks(_ script: ComparisonScript) {
        let blanks = script.edits.indices.filter { script.edits[$0].kind == .blanks }
        guard !blanks.isEmpty else { return }
        let (own, others) = (ComparedParagraphs(script.new), ComparedParagraphs(script.old))
        for index in changes.indices where changes[index].move == nil {
            changes[index].paragraphs = own.numbers(touching: changes[index].range)
        }
        let touched = Set(changes.flatMap(\.paragraphs))
        var lineEnds: [Int] = []
        var wrapped: [Int: [Int]] = [:]
        var groups: [[Int]] = []
        for index in blanks {
            let edit = script.edits[index]
            let (before, after) = (script.old.bytes[edit.old], script.new.bytes[edit.new])
            if before.filter({ $0 != 0x0D }) == after.filter({ $0 != 0x0D }) {
                lineEnds.append(index)
            } else if let number = own.number(around: edit.new),
                others.number(around: edit.old) != nil, !before.breaksHard, !after.breaksHard
            {
                wrapped[number, default: []].append(index)
            } else if let last = groups.last?.last,
                script.new.isOneLine(from: script.edits[last].new, to: edit.new)
            {
                groups[groups.count - 1].append(index)
            } else {
                groups.append([index])
            }
        }
        for (number, found) in wrapped {
            if touched.contains(number) {
                quiet += found.map { (edit: $0, paragraph: number) }
            } else {
                add(.rewrapped, found, script)
            }
        }
        for group in groups { add(.blanks, group, script) }
        if !lineEnds.isEmpty { add(.lineEnds, lineEnds, script) }
    }

    private mutating func add(_ kind: Change.Kind, _ edits: [Int], _ script: ComparisonScript) {
        guard let first = edits.first else { return }
        changes.append(
            Change(
                kind: kind, titles: [], removed: [], added: [], detail: "",
                range: script.edits[first].new, edits: edits))
    }

    /// Says of all changes where they stand in this text.
    private mutating func describe(new side: ComparedSide) {
        let isWrapped = changes.contains { $0.kind == .rewrapped }
        let paragraphs = isWrapped ? ComparedParagraphs(side) : nil
        let places = sidecar.flatMap { Sidecar.Places(bytes, of: $0) }
        for index in changes.indices {
            let change = changes[index]
            let range = edits[change.edits[0]].range
            let paragraph =
                change.kind == .rewrapped ? paragraphs?.range(around: range) : nil
            let isBlank = [.rewrapped, .blanks, .lineEnds].contains(change.kind)
            let start =
                side.firstWord(in: paragraph ?? range)
                ?? (isBlank ? range.upperBound : range.lowerBound)
            changes[index].range = range
            changes[index].start = min(start, bytes.count)
            if change.kind == .blanks {
                let at = changes[index].start
                let line = bytes[..<at].lineFeedCount + 1
                let place = places?.place(ofByte: at, line: line)
                changes[index].line = place?.line ?? line
                changes[index].file = place?.isInMetadata ?? false ? sidecar?.name : nil
            }
            if change.kind == .lineEnds { continue }
            let here = side.entry(at: start)
            if change.kind != .removedSection { changes[index].titles = here?.titles ?? [] }
            guard ![.addedSection, .removedSection, .heading].contains(change.kind) else {
                continue
            }
            // Of the text below the heading, unless the heading changed.
            let body = here.map { max($0.body, $0.range.lowerBound)..<$0.range.upperBound } ?? 0..<0
            let left =
                body.lowerBound..<max(min(range.lowerBound, body.upperBound), body.lowerBound)
            let right =
                min(max(range.upperBound, body.lowerBound), body.upperBound)..<body.upperBound
            switch change.kind {
            case .words:
                changes[index].before = side.nearest(Self.context, in: left, isBefore: true)
                changes[index].after = side.nearest(Self.context, in: right, isBefore: false)
            case .movedSection:
                changes[index].after = side.nearest(Self.context, in: body, isBefore: false)
            default:
                let words = start..<max(paragraph?.upperBound ?? body.upperBound, start)
                changes[index].after = side.nearest(Self.context, in: words, isBefore: false)
            }
        }
    }
}

extension TextComparison.Edit {
    /// Whether it stands behind another, which changes where it stands.
    fileprivate func follows(_ other: TextComparison.Edit) -> Bool {
        order > other.order || order == other.order && other.inner > 0 && inner > other.inner
    }
}

extension ComparedSide {
    /// Whether no line ends between two places, but in these places themselves.
    fileprivate func isOneLine(from first: Range<Int>, to second: Range<Int>) -> Bool {
        first.upperBound <= second.lowerBound
            && !bytes[first.upperBound..<second.lowerBound].contains(0x0A)
    }
}

extension ArraySlice<UInt8> {
    /// Whether a line ends here by more than one blank, which breaks it when it is read, too.
    fileprivate var breaksHard: Bool {
        guard let end = firstIndex(of: 0x0A) else { return false }
        return self[..<end].count { $0 == 0x20 } > 1
    }
}
