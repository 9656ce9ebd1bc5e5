import Markdown
import Prose

/// Numbers of the ordered lists in a text of items: an edit changes the numbers from its place on,
/// in the lists that it touches.
extension Text {
    /// Sets the numbers right that an edit left out of order. Each list counts, or repeats its
    /// number, as it did before, and begins with the number that it began with.
    package mutating func renumber(since before: Text) {
        let lists = before.numberedLists
        guard !lists.isEmpty else { return }
        let kept = KeptLines(of: before, in: self)
        var ofLine: [Int: Int] = [:]
        for (index, list) in lists.enumerated() {
            for item in list.items { ofLine[item.line] = index }
        }
        for list in numberedLists {
            // A list that came as a whole keeps the numbers that it came with.
            let known = list.items.lazy.compactMap { kept.lineBefore($0.line) }
            guard let old = known.compactMap({ ofLine[$0] }).first.map({ lists[$0] }),
                old.numbers != list.numbers
            else { continue }
            let place = list.items.firstIndex { $0.line >= kept.above } ?? list.items.count
            let above = place > 0 ? list.items[place - 1].number + old.step : nil
            setNumbers(of: list.items[place...], from: above ?? old.numbers[0], by: old.step)
        }
    }

    /// Makes the item that begins on a line the first of its own list, if it is nested and numbered
    /// and none of its kind stands before it.
    package mutating func countFromOne(at line: Int) {
        guard line < lines.count, lines[line].isItem, let number = lines[line].lead.itemNumber,
            number.value != 1, parent(of: line) != nil,
            let list = numberedLists.first(where: { $0.items[0].line == line })
        else { return }
        setNumbers(of: list.items[...], from: 1, by: list.step)
    }

    /// Gives two items each other's numbers, if one list holds both.
    package mutating func swapNumbers(_ one: Int, _ two: Int) {
        guard let first = lines[one].lead.itemNumber, let second = lines[two].lead.itemNumber,
            lines[one].lead.markerSign == lines[two].lead.markerSign
        else { return }
        setNumber(second.value, at: one)
        setNumber(first.value, at: two)
    }

    /// Gives an item the marker of the list that it joins, where its own would begin another and cut
    /// that list in two.
    package mutating func setMarker(of item: Range<Int>, asIn other: String) {
        let own = lines[item.lowerBound].lead
        guard own.markerSign != other.markerSign else { return }
        let marker = other.drop { $0 == " " || $0 == "\t" }
        let lead = own.prefix { $0 == " " || $0 == "\t" } + marker
        let endsInBlank = lead.last == " " || lead.last == "\t"
        replaceLead(of: item, with: String(endsInBlank ? lead : lead + " "))
    }

    private mutating func setNumbers(
        of items: ArraySlice<NumberedList.Item>, from first: Int, by step: Int
    ) {
        var number = first
        for item in items {
            setNumber(min(number, ListMarker.lastNumber), at: item.line)
            number += step
        }
    }

    /// Writes the number of an item; what it holds follows the width of its marker.
    private mutating func setNumber(_ number: Int, at index: Int) {
        guard let old = lines[index].lead.itemNumber, old.value != number else { return }
        var lead = lines[index].lead
        lead.replaceBytes(old.range, with: String(number))
        replaceLead(of: item(at: index), with: lead)
    }

    /// Gives an item another lead; the lines in the item follow the width of its marker.
    private mutating func replaceLead(of item: Range<Int>, with lead: String) {
        var line = lines[item.lowerBound]
        let width = lead.columns - line.lead.columns
        line.lead = lead
        replaceLines(item.prefix(1), with: [line])
        if width != 0 { shift(item.dropFirst(), by: width) }
    }

    private var numberedLists: [NumberedList] {
        var lists: [NumberedList] = []
        // The lists that may go on, the deepest last.
        var open: [(depth: Int, sign: UInt8?, list: Int)] = []
        lines.visit(lines.indices) { index, line in
            guard line.isItem else { return }
            let (depth, sign) = (line.lead.indentColumns, line.lead.markerSign)
            while let last = open.last,
                last.depth > depth || last.depth == depth && last.sign != sign
            { open.removeLast() }
            guard let number = line.lead.itemNumber else { return }
            if open.last?.depth != depth {
                open.append((depth, sign, lists.count))
                lists.append(NumberedList())
            }
            lists[open[open.count - 1].list].items.append((index, number.value))
        }
        return lists
    }
}

/// An ordered list in a text of items.
private struct NumberedList {
    typealias Item = (line: Int, number: Int)

    var items: [Item] = []

    var numbers: [Int] { items.map(\.number) }

    /// By how much each number is greater than the number above: a list of `1.` `1.` counts
    /// nothing.
    var step: Int { items.count > 1 && Set(numbers).count == 1 ? 0 : 1 }
}

/// The lines of a text of items that an edit left as they were.
private struct KeptLines {
    /// How many lines above the edit were kept.
    let above: Int
    /// Where the kept lines below the edit begin.
    private let below: Int
    /// How many lines the edit took out.
    private let removed: Int

    init(of before: Text, in after: Text) {
        let (old, new) = (before.lines, after.lines)
        let shorter = min(old.count, new.count)
        let isSame = { (one: Line, two: Line) in one.lead == two.lead && one.text == two.text }
        var above = 0
        while above < shorter, isSame(old[above], new[above]) { above += 1 }
        var below = 0
        while below < shorter - above,
            isSame(old[old.count - 1 - below], new[new.count - 1 - below])
        { below += 1 }
        // The item that was edited itself.
        if above < shorter - below, old[above].isItem, new[above].isItem,
            old[above].lead.indentColumns == new[above].lead.indentColumns
        {
            above += 1
        }
        self.above = above
        self.below = new.count - below
        removed = old.count - new.count
    }

    /// Where a line stood before; nil for a new one.
    func lineBefore(_ line: Int) -> Int? {
        line < above ? line : line >= below ? line + removed : nil
    }
}

extension String {
    /// The number in the lead of an ordered item, and its UTF-8 offsets.
    package var itemNumber: (value: Int, range: Range<Int>)? {
        // Byte by byte: a key in a list asks it of every item.
        var (value, digits, indent) = (0, 0, 0)
        for byte in utf8 {
            if digits == 0, byte.isBlank {
                indent += 1
            } else if byte.isDigit {
                guard digits < 18 else { return nil }
                value = value * 10 + Int(byte - 0x30)
                digits += 1
            } else {
                break
            }
        }
        return digits == 0 ? nil : (value, indent..<indent + digits)
    }

    /// The first byte of the sign in the lead of an item: that of a bullet, or what stands behind
    /// the number. Items of one list have the same.
    package var markerSign: UInt8? {
        utf8.drop { $0.isBlank }.first { !$0.isDigit }
    }
}

extension ListMarker {
    /// A number of ten digits begins no item.
    package static let lastNumber = 999_999_999
}
