import Markdown
import Prose

/// What nearly all documents of a folder begin with, though their template has nothing of it, for the
/// project's own program writes it: keys of front matter, and a label with a number in the title's
/// heading. It stands above the template's text, as if the template had it.
package struct LearnedHead: Equatable, Sendable {
    package let keys: [Key]
    /// The text of the title's heading; nil where none was learned.
    package let heading: String?
    /// How many documents have that label in their heading; nil where it is the title alone.
    package let labels: Int?
    /// How many documents there are.
    package let documents: Int
    /// Bytes of it above the template's own text.
    package private(set) var length = 0

    /// Documents that tell what nearly all have, at least.
    package static let fewest = 6

    /// Whether so many documents have something that one without it has forgotten it: all but one, or
    /// but one in twenty.
    fileprivate static func areNearlyAll(_ count: Int, of all: Int) -> Bool {
        all >= fewest && all - count <= max(1, all / 20)
    }

    /// Nil where nearly all documents have nothing in common, or there are too few to tell.
    ///
    /// - Parameter heads: of the documents that follow the template, by the names of their files.
    package init?(_ heads: [DocumentHead]) {
        documents = heads.count
        let learned = Self.keys(of: heads)
        keys = Self.areRead(learned) ? learned : []
        let label = Self.label(of: heads)
        let hasTitle = keys.contains { $0.name.lowercased() == "title" }
        let titled = heads.count { $0.heading != nil }
        heading = label?.heading ?? (hasTitle && titled * 2 > heads.count ? "Title" : nil)
        labels = label?.count
        if keys.isEmpty, heading == nil { return nil }
    }

    /// The keys that nearly all have, in capitals or small letters as most write them, in the order in which
    /// most of those have them that have all.
    private static func keys(of heads: [DocumentHead]) -> [Key] {
        var found: [String: [DocumentHead.Key]] = [:]
        for head in heads {
            var seen: Set<String> = []
            for key in head.keys where seen.insert(key.name.lowercased()).inserted {
                found[key.name.lowercased(), default: []].append(key)
            }
        }
        let usual = found.filter { areNearlyAll($0.value.count, of: heads.count) }
        let orders = heads.map { head in
            head.keys.map { $0.name.lowercased() }.filter { usual[$0] != nil }
        }
        let most = orders.map(\.count).max() ?? 0
        let order = orders.filter { $0.count == most }.commonest?.element ?? []
        let rest = usual.keys.filter { !order.contains($0) }.sorted()
        return (order + rest).map { name in
            let values = usual[name] ?? []
            return Key(values.map(\.name).commonest?.element ?? name, values)
        }
    }

    /// Whether what is to be written is read as it is meant.
    private static func areRead(_ keys: [Key]) -> Bool {
        let source = Source(Array(frontMatter(of: keys).utf8))
        guard let found = FrontMatter(source.bytes),
            let mapping = try? YAMLMapping(source, found.content)
        else { return false }
        return mapping.entries.map(\.key) == keys.map(\.name)
    }

    private static func frontMatter(of keys: [Key]) -> String {
        keys.isEmpty ? "" : "---\n" + keys.map(\.lines).joined() + "---\n"
    }

    /// The heading with the label that nearly all have, each with a number of its own, and how many do.
    private static func label(of heads: [DocumentHead]) -> (heading: String, count: Int)? {
        let labels = heads.compactMap { $0.heading.flatMap(NumberedLabel.init) }
        guard let (form, count) = labels.map({ [$0.before, $0.after] }).commonest,
            areNearlyAll(count, of: heads.count)
        else { return nil }
        let numbers = labels.filter { [$0.before, $0.after] == form }.map(\.number)
        guard Set(numbers).count * 2 > numbers.count else { return nil }
        let widths = Set(numbers.map(\.count))
        // Of numbers without zeros in front the next one may be longer.
        let own = widths.count == 1 ? widths.first ?? 0 : 0
        let width = own > 2 ? own : 4
        let prefix = form[0] + String(repeating: "N", count: width) + form[1]
        let heading = prefix + "Title"
        let read = TitleForm(heading)
        return read?.prefix == prefix && read?.numberWords != nil ? (heading, count) : nil
    }

    /// What is missing above the text of a template, with its line ends; nothing where it has metadata
    /// of its own.
    fileprivate func text(above template: Template) -> [UInt8] {
        guard template.mayLearnHead else { return [] }
        var text = Self.frontMatter(of: keys)
        if let heading, template.mayGetHeading {
            text += (text.isEmpty ? "" : "\n") + "# \(heading)\n"
        }
        guard !text.isEmpty else { return [] }
        let below = template.source.bytes
        if let first = below.first, !first.isLineEnding { text += "\n" }
        let hasCRLF = below.firstIndex(of: 0x0A).map { $0 > 0 && below[$0 - 1] == 0x0D } ?? false
        return Array((hasCRLF ? text.replacing("\n", with: "\r\n") : text).utf8)
    }

    /// A field of the template, with what the documents tell of it.
    func telling(of field: Template.Field) -> Template.Field {
        guard field.place == .frontMatter, let key = keys.first(where: { $0.name == field.name })
        else { return field }
        return key.telling(of: field)
    }

    /// The head of this length above a template's own text.
    fileprivate func measuring(_ length: Int) -> LearnedHead {
        var head = self
        head.length = length
        return head
    }
}

extension Template {
    /// Whether its documents may begin with what it says nothing of: it has no metadata of its own.
    package var mayLearnHead: Bool {
        fields.isEmpty && !isNone && sidecar == nil && unreadHeader == nil && !hasTitleInTable
            && FrontMatter(source.bytes) == nil && NearFrontMatter(source.bytes) == nil
            && !source.all.hasByteOrderMark
    }

    /// Whether a heading for the title can stand above it.
    fileprivate var mayGetHeading: Bool {
        let day = Day(secondsSince1970: 0)
        return NewProposal(template: self, title: "", author: "", today: day).mayGetHeading
    }

    /// Whether there is something to learn of these documents: enough of them begin as front matter
    /// does, or the template has no heading for the title.
    package func mayLearnMore(of documents: [[UInt8]]) -> Bool {
        let begun = documents.count { $0.starts(with: "---".utf8) }
        return begun + 1 >= LearnedHead.fewest || mayGetHeading
    }

    /// The template as if its text began with what its documents begin with.
    package func below(_ head: LearnedHead) -> Template {
        let text = head.text(above: self)
        guard !text.isEmpty else { return self }
        var template = Template(
            reading: text + source.bytes, name: name, overrides: overrides, learned: learned,
            head: head.measuring(text.count))
        (template.file, template.rivals) = (file, rivals)
        (template.choice, template.day) = (choice, day)
        return template.keepingTitle(of: self)
    }

    /// The bytes of the template's own text, without what was learned of its documents.
    package var ownBytes: [UInt8] { Array(source.bytes.dropFirst(learnedHead?.length ?? 0)) }
}

extension Sequence where Element: Hashable {
    /// The element that comes most often, of several the first, and how often it comes.
    package var commonest: (element: Element, count: Int)? {
        var counts: [Element: Int] = [:]
        var order: [Element] = []
        for element in self {
            if counts[element] == nil { order.append(element) }
            counts[element, default: 0] += 1
        }
        var best: (element: Element, count: Int)?
        for element in order where counts[element, default: 0] > best?.count ?? 0 {
            best = (element, counts[element, default: 0])
        }
        return best
    }
}
