import Proposals
import TestSupport

@testable import Rules

/// A good proposal as lines, with all that the rules look at beside it, to be changed by a fault.
///
/// It finds its places by itself and not by the rules: the files are good, so lines tell them.
struct Scene {
    var lines: [String]
    var ending = "\n"
    /// In place of the lines, for bytes that are no text.
    var bytes: [UInt8]?
    var fileName: String
    var beside: [String: String] = [:]
    var elsewhere: [FolderFacts.Use] = []
    var committed: String?
    /// Where another branch began, and its text.
    var branch: (base: String, text: String)?
    var numbersAtCreation = true

    init(_ text: String, fileName: String, ending: String = "\n") {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        (self.fileName, self.ending) = (fileName, ending)
    }

    var text: String { lines.joined(separator: ending) }

    func check() -> Check {
        let bytes = bytes ?? Array(text.utf8)
        let read = { (text: String) in Proposal(Array(text.utf8), template: .enhancement) }
        var context = CheckContext(template: .enhancement, today: Sample.today, fileName: fileName)
        let own = FolderFacts.Entry(
            Proposal(bytes, template: .enhancement), fileName: fileName)
        var folder = FolderFacts(
            [own] + beside.map { FolderFacts.Entry(read($0.value), fileName: $0.key) })
        folder.elsewhere = elsewhere
        context.folder = folder
        context.committed = committed.map(read)
        let branches = branch.map { texts in
            [
                ProposalHistory.Branch(
                    name: "tls", own: "`gc`", base: read(texts.base), text: read(texts.text))
            ]
        }
        context.history = ProposalHistory(accepted: { nil }, branches: { branches ?? [] })
        context.files = FilesBeside(names: Set(beside.keys).union([fileName, "design.md"]))
        context.options.numbersAtCreation = numbersAtCreation
        return Check(bytes, context: context)
    }

    /// Files of the folder, which all have the heading `Goals`.
    private struct FilesBeside: LinkedFiles {
        let names: Set<String>

        func state(of path: String) -> LinkedFileState {
            path.hasPrefix("..") || path.hasPrefix("/")
                ? .outside : names.contains(path) ? .present : .missing
        }

        func anchors(in path: String) -> Set<String>? { names.contains(path) ? ["goals"] : nil }

        func candidates(for path: String) -> [String] { names.sorted() }
    }

    // MARK: Lines

    func indices(of lines: some Sequence<Int>, where holds: (String) -> Bool) -> [Int] {
        lines.filter { holds(self.lines[$0]) }
    }

    /// Lines of code, their fences among them, and of front matter.
    var codeLines: Set<Int> {
        var found: Set<Int> = []
        var fence: Substring?
        for (index, line) in lines.enumerated() {
            let text = line.drop { $0 == " " }
            if let open = fence {
                found.insert(index)
                if text.hasPrefix(open), text.allSatisfy({ $0 == open.first }) { fence = nil }
            } else if text.hasPrefix("```") || text.hasPrefix("~~~") {
                fence = text.prefix(3)
                found.insert(index)
            } else if index == 0, line == "---" {
                fence = "---"
                found.insert(index)
            } else if line.hasPrefix("    ") {
                found.insert(index)
            }
        }
        return found
    }

    /// The first and the last line of each block of code between fences.
    var fences: [(open: Int, close: Int)] {
        var found: [(open: Int, close: Int)] = []
        var open: Int?
        for index in codeLines.sorted() where index > 5 {
            let text = lines[index].drop { $0 == " " }
            guard text.hasPrefix("```") || text.hasPrefix("~~~") else { continue }
            if let start = open {
                found.append((start, index))
                open = nil
            } else {
                open = index
            }
        }
        return found
    }

    // MARK: Headings

    struct Heading {
        let line: Int
        let level: Int
        /// Without its number and closing signs.
        let name: String
        /// Columns of the whole text, from 1.
        let columns: Range<Int>
    }

    /// The headings below the title.
    var headings: [Heading] {
        let code = codeLines
        return lines.indices.compactMap { index -> Heading? in
            guard !code.contains(index) else { return nil }
            let line = lines[index]
            let level = line.prefix { $0 == "#" }.count
            guard level > 1, line.dropFirst(level).first == " " else { return nil }
            var text = line.dropFirst(level + 1)
            while text.last == "#" || text.last == " " { text = text.dropLast() }
            let number = text.prefix { $0.isNumber || $0 == "." }
            let name = number.isEmpty ? text : text.dropFirst(number.count + 1)
            return Heading(
                line: index, level: level, name: String(name),
                columns: level + 2..<level + 2 + text.count)
        }
    }

    /// The template's sections, the information block left out.
    var sections: [Heading] {
        let known = Dictionary(
            Template.enhancement.sections.map { ($0.title, $0.level) },
            uniquingKeysWith: { a, _ in a })
        return headings.filter { known[$0.name] == $0.level }
    }

    /// Those that hold text, but for the information block.
    var places: [Heading] {
        sections.filter { !["Proposal", "Enhancement Information"].contains($0.name) }
    }

    func heading(_ name: String) -> Heading? { sections.first { $0.name == name } }

    var titleLine: Int { lines.firstIndex { $0.hasPrefix("# ") } ?? 0 }

    /// The lines below a heading, up to the next one.
    func body(of heading: Heading) -> Range<Int> {
        let next = headings.first { $0.line > heading.line }?.line ?? lines.count
        return heading.line + 1..<next
    }

    /// The heading with its body and all that is below it.
    func extent(of heading: Heading) -> Range<Int> {
        let next = headings.first { $0.line > heading.line && $0.level <= heading.level }
        return heading.line..<(next?.line ?? lines.count)
    }

    /// Puts text in place of the body of a heading, with blank lines around it; returns the line of
    /// the first.
    @discardableResult
    mutating func setBody(of heading: Heading, to text: [String]) -> Int {
        let body = body(of: heading)
        lines.replaceSubrange(body, with: [""] + text + (body.upperBound < lines.count ? [""] : []))
        return heading.line + 2
    }

    /// Puts text at the end of a section's body as a block of its own; returns its line.
    mutating func append(_ text: [String], to heading: Heading) -> Int {
        let body = body(of: heading)
        var end = body.upperBound
        while end > body.lowerBound, lines[end - 1].isEmpty { end -= 1 }
        lines.insert(contentsOf: [""] + text, at: end)
        return end + 1
    }

    // MARK: Fields

    struct Field {
        let line: Int
        let name: String
        let value: String
        /// Columns of the value, from 1.
        let columns: Range<Int>
    }

    /// The template's fields.
    var fields: [Field] {
        let names = Set(Template.enhancement.fields.map(\.name))
        return lines.indices.compactMap { index in
            let line = lines[index]
            guard line.hasPrefix("- **") || line.hasPrefix("* **"),
                let end = line.range(ofText: "**: ")
            else { return nil }
            let name = String(decoding: Array(line.utf8)[4..<end.lowerBound], as: UTF8.self)
            guard names.contains(name) else { return nil }
            let value = String(decoding: Array(line.utf8)[end.upperBound...], as: UTF8.self)
            let start = line.count - value.count + 1
            return Field(
                line: index, name: name, value: value, columns: start..<start + value.count)
        }
    }

    func field(_ name: String) -> Field? { fields.first { $0.name == name } }

    var status: String { field("Status")?.value ?? "" }

    var isDraft: Bool { status == "Draft" }

    /// Writes a value, and tells where it stands.
    mutating func set(_ field: Field, _ value: String) -> Spot {
        lines[field.line] = String(lines[field.line].dropLast(field.value.count)) + value
        let start = field.columns.lowerBound
        return Spot(field.line, start..<start + value.count)
    }

    // MARK: Words

    /// Lines of sentences below the information block: no headings, tables, code, nor markup.
    var sentences: [Int] {
        let code = codeLines
        let start = heading("Summary")?.line ?? 0
        return lines.indices.filter { index in
            let line = lines[index]
            return index > start && !code.contains(index) && line.contains(" ")
                && !line.hasPrefix("#") && !line.hasPrefix(">")
                && line.allSatisfy { !"`|[]<>*_".contains($0) }
        }
    }

    /// Puts a word between two of a sentence; nil if there is no such place.
    mutating func insert(word: String, _ random: inout SeededRandom) -> Spot? {
        let choices = sentences.filter { lines[$0].dropFirst(8).contains(" ") }
        guard !choices.isEmpty else { return nil }
        let index = random.pick(choices)
        let line = Array(lines[index])
        let blanks = line.indices.filter { $0 > 7 && line[$0] == " " }
        let at = random.pick(blanks)
        lines[index] = String(line[..<at]) + " " + word + String(line[at...])
        return Spot(index, at + 2..<at + 2 + word.count)
    }
}

/// Where a finding begins and, if it matters, ends: a line from 0 and columns from 1.
struct Spot {
    let line: Int
    /// Nil where the line says enough.
    let columns: Range<Int>?

    init(_ line: Int, _ columns: Range<Int>? = nil) { (self.line, self.columns) = (line, columns) }

    /// An empty place.
    init(_ line: Int, at column: Int) { self.init(line, column..<column) }
}

extension Spot: CustomStringConvertible {
    var description: String {
        "\(line + 1):" + (columns.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "*")
    }

    /// Whether a finding stands here.
    func holds(_ finding: Finding, _ lines: LineTable) -> Bool {
        let (start, end) = (finding.range.lowerBound, finding.range.upperBound)
        guard lines.line(at: start) == line + 1 else { return false }
        guard let columns else { return true }
        return lines.column(at: start) == columns.lowerBound && lines.line(at: end) == line + 1
            && lines.column(at: end) == columns.upperBound
    }
}
