import Forms
import Markdown
import TestSupport
import Testing

/// Items of random lists that are cut, moved and added: what was not touched stays as it was, and
/// each list goes on counting.
@Suite struct ListPropertyTests {
    /// So many items are cut one after the other, and pasted where they stood.
    @Test(arguments: Seeds.first(30)) func cutItemsComeBack(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<20 {
            let list = Self.list(&random)
            var form = Self.form(list, line: random.below(8))
            let bytes = form.proposal.bytes
            for _ in 0...random.below(4) { _ = form.handle(.action(.cut(.item))) }
            _ = form.handle(.action(.paste))
            try #require(form.proposal.bytes == bytes, "\(list) became \(Self.list(in: form))")
        }
    }

    /// An item that moves and goes back is where it was, and each place keeps its number.
    @Test(arguments: Seeds.first(30)) func movedItemsLeaveTheNumbersInPlace(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<20 {
            let list = Self.list(&random)
            var form = Self.form(list, line: random.below(8))
            let bytes = form.proposal.bytes
            let isDown = random.below(2) == 0
            _ = form.handle(.action(isDown ? .moveDown : .moveUp))
            let isMoved = form.proposal.bytes != bytes
            #expect(Self.starts(of: form) == Self.starts(of: Self.form(list, line: 0)), "\(list)")
            guard isMoved else { continue }
            _ = form.handle(.action(isDown ? .moveUp : .moveDown))
            try #require(form.proposal.bytes == bytes, "\(list) became \(Self.list(in: form))")
        }
    }

    /// Behind an item Enter begins another one at its depth, whatever that is.
    @Test(arguments: 0..<40) func enterBeginsAnItem(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<20 {
            let list = Self.list(&random)
            var form = Self.form(list, line: random.below(8))
            let count = Self.items(of: form).count
            _ = form.handle(.action(.move(.lineEnd)))
            let lead = form.field.text.lines[form.place.caret.line].lead
            for event in [Event.action(.newline), .typed("x")] { _ = form.handle(event) }
            let new = form.field.text.lines[form.place.caret.line]
            try #require(new.text == "x" && new.isItem, "\(list) became \(Self.list(in: form))")
            try #require(Self.blanks(new.lead) == Self.blanks(lead))
            try #require(Self.items(of: form).count == count + 1)
        }
    }

    /// An item that is moved out, in a list field or in prose, cuts no list in two.
    @Test(arguments: 0..<60) func outdentedItemsJoinTheList(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<20 {
            let list = Self.list(&random)
            var form = Self.form(
                list, line: random.below(8), in: random.pick(["Goals", "Design Details"]))
            _ = form.handle(.action(.outdent))
            let tree = BlockTree(form.proposal.bytes(ofSection: form.section))
            // The heading, and the list.
            try #require(
                Array(tree.children(of: 0)).count == 2, "\(list) became \(Self.list(in: form))")
            for numbers in Self.numbers(of: form) { try Self.expectCounting(numbers, list, form) }
        }
    }

    private static func expectCounting(_ numbers: [Int], _ before: String, _ form: Form) throws {
        let isCounted = numbers.elementsEqual(numbers[0]..<numbers[0] + numbers.count)
        try #require(
            isCounted || Set(numbers).count == 1, "\(before) became \(list(in: form))")
    }

    /// Whatever is done to its items, a list counts without a gap, as readers of Markdown see it.
    @Test(arguments: 0..<60) func goesOnCounting(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let actions: [Action] = [
            .moveUp, .moveDown, .cut(.item), .paste, .newline, .newItem, .indent, .outdent,
            .move(.lineEnd), .move(.rowDown), .move(.rowUp), .move(.rowDown), .move(.rowUp),
        ]
        let list = Self.list(&random)
        var form = Self.form(list, line: random.below(8))
        for _ in 0..<25 {
            let before = Self.list(in: form)
            let section = form.section
            let action = random.pick(actions)
            let isBare = form.field.text.lines[form.place.caret.line].text.isEmpty
            // An empty item begins no list below a paragraph.
            if action == .newline || action == .indent, isBare { continue }
            if action == .newline { _ = form.handle(.action(.move(.lineEnd))) }
            _ = form.handle(.action(action))
            guard form.section == section else { return }
            if action == .newline || action == .newItem { _ = form.handle(.typed("x")) }
            for numbers in Self.numbers(of: form) {
                try Self.expectCounting(numbers, "\(action) on \(before)", form)
            }
        }
    }

    // MARK: Lists

    /// Items one to three deep, each list with bullets or numbers of its own.
    private static func list(_ random: inout SeededRandom) -> String {
        let letters = Array("abcdefghijklmnopqrstuvw")
        var count = 0
        func items(at column: Int, depth: Int, _ random: inout SeededRandom) -> [String] {
            var lines: [String] = []
            let number = random.pick([nil, 1, 1, depth == 0 ? 9 : 1])
            let sign = number == nil ? random.pick(["-", "*"]) : random.pick([".", ")"])
            let repeats = random.below(5) == 0
            let total = 1 + random.below(4)
            for place in 0..<total where count < letters.count {
                let own = number.map { String(repeats && total > 1 ? $0 : $0 + place) } ?? ""
                let marker = "\(own)\(sign) "
                lines.append(
                    String(repeating: " ", count: column) + marker + String(letters[count]))
                count += 1
                if depth < 2, random.below(3) == 0 {
                    let inner = column + marker.utf8.count
                    lines += items(at: inner, depth: depth + 1, &random)
                }
            }
            return lines
        }
        return items(at: 0, depth: 0, &random).joined(separator: "\n")
    }

    private static func form(_ list: String, line: Int, in title: String = "Goals") -> Form {
        var form = Form.opened(
            Array("# T\n\n## \(title)\n\n\(list)\n\n## Proposal\n\nend\n".utf8))
        while form.proposal.sections[form.section].title != title {
            _ = form.handle(.action(.nextSection))
        }
        for _ in 0..<min(line, form.field.text.lines.count - 1) {
            _ = form.handle(.action(.move(.rowDown)))
        }
        return form
    }

    private static func list(in form: Form) -> String {
        String(decoding: form.proposal.bytes(ofSection: form.section), as: UTF8.self)
    }

    private static func blanks(_ lead: String) -> Int { lead.prefix { $0 == " " }.count }

    // MARK: What readers see

    private static func items(of form: Form) -> [ListMarker] {
        BlockTree(form.proposal.bytes(ofSection: form.section)).blocks.compactMap {
            if case .item(let marker) = $0.kind { marker } else { nil }
        }
    }

    /// The numbers of each ordered list.
    private static func numbers(of form: Form) -> [[Int]] {
        let tree = BlockTree(form.proposal.bytes(ofSection: form.section))
        return tree.blocks.indices.map { list in
            tree.children(of: list).compactMap { child in
                guard case .item(let marker) = tree.blocks[child].kind, marker.ordered else {
                    return nil
                }
                return marker.number
            }
        }.filter { !$0.isEmpty }
    }

    /// The first number of each list of the outermost depth.
    private static func starts(of form: Form) -> [Int] {
        let tree = BlockTree(form.proposal.bytes(ofSection: form.section))
        return tree.children(of: 0).compactMap { list in
            for child in tree.children(of: list) {
                if case .item(let marker) = tree.blocks[child].kind, marker.ordered {
                    return marker.number
                }
                break
            }
            return nil
        }
    }
}
