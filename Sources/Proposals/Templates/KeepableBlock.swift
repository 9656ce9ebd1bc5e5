import Prose

/// A part of a template's text that documents keep or drop when they answer: a prompt, an answer that
/// may stand, a sentence that is meant to stay.
package struct KeepableBlock: Sendable {
    /// The section that it stands in, by its index in the template; nil above the first.
    package let section: Int?
    package let block: TemplateBlock

    package var words: NormalizedText { block.body }

    /// The words by which the block is known in a document: a sentence by its first words, for
    /// people mend the rest, and a box whether it is ticked or not.
    fileprivate var sign: String {
        guard !block.isComment else { return words.string }
        return words.string.dropFirst(block.isTask ? 4 : 0).split(separator: " ").prefix(6)
            .joined(separator: " ")
    }

    static func all(
        of sections: [Template.Section], above preamble: TemplatePreamble
    ) -> [KeepableBlock] {
        let texts =
            [preamble.prompt].compactMap(\.self) + preamble.noteText + preamble.doubtfulText
            + preamble.otherText
        let head = texts.map {
            KeepableBlock(section: nil, block: TemplateBlock(.prompt, text: $0.string, body: $0))
        }
        return head
            + sections.indices.flatMap { index in
                sections[index].blocks.filter(\.isKeepable).map {
                    KeepableBlock(section: index, block: $0)
                }
            }
    }
}

/// The parts of a template's text that documents keep or drop where the template's own words say
/// otherwise, the values that they have beside those that it lists, and the sections that most are
/// without.
package struct LearnedRoles: Equatable, Sendable {
    /// Whether most documents keep a block, by its words.
    private let isKept: [NormalizedText: Bool]

    /// Values that the template does not list, by the names of fields.
    private let choices: [String: [String]]

    /// Sections that most documents do not have.
    private let absent: Set<HeadingName>

    /// Blocks of sections that nearly all documents keep word for word.
    private let standing: Set<NormalizedText>

    /// Sections of which all stays, by their paths.
    private var whole: Set<[HeadingName]> = []

    package init(
        _ isKept: [NormalizedText: Bool] = [:], choices: [String: [String]] = [:],
        absent: Set<HeadingName> = [], standing: Set<NormalizedText> = []
    ) {
        (self.isKept, self.choices, self.absent) = (isKept, choices, absent)
        self.standing = standing
    }

    /// The same for a document that was accepted with some of its sections as the template has them.
    package func keeping(_ sections: Set<[HeadingName]>) -> LearnedRoles {
        var roles = self
        roles.whole = sections
        return roles
    }

    /// Whether most documents are without a section.
    func areWithout(_ section: HeadingName) -> Bool { absent.contains(section) }

    /// Whether most documents keep a text.
    package func keeps(_ words: NormalizedText) -> Bool { isKept[words] ?? false }

    /// Whether next to no documents keep a text.
    package func drops(_ words: NormalizedText) -> Bool { isKept[words] == false }

    /// A field's choices with those that documents have beside them.
    package func adding(to own: [String], ofField name: String?) -> [String] {
        own + (name.flatMap { choices[$0] } ?? []).filter { !own.contains($0) }
    }

    /// Whether both say the same of all but the blocks.
    fileprivate func isSameBesideBlocks(as other: LearnedRoles) -> Bool {
        choices == other.choices && absent == other.absent
    }

    /// A prompt that documents keep stays, and a sentence, or a box that is ticked or an example, that they drop
    /// asks. A topic that they keep is no fault of theirs, and goes from a new one, but for one of a section
    /// that they keep word for word.
    ///
    /// - Parameter section: the path of the section that the block stands in.
    package func applied(to block: TemplateBlock, in section: [HeadingName]) -> TemplateBlock {
        if whole.contains(section) { return block.staying }
        guard block.isKeepable, let isKept = isKept[block.body] else { return block }
        switch block.role {
        case .prompt where isKept: return block.staying
        case .topic where isKept && standing.contains(block.body): return block.staying
        case .fixed where !isKept, .scaffold where !isKept && block.isExampleBox:
            var block = block
            (block.isTask, block.placeholders, block.keys) = (false, [], [])
            block.role = .prompt
            return block
        case .prompt, .fixed, .topic, .placeholder, .default, .scaffold: return block
        }
    }
}

extension Template {
    /// The template with the parts that documents keep and drop; nil if that changes nothing.
    package func learning(_ learned: LearnedRoles) -> Template? {
        guard learned != self.learned else { return nil }
        let isNothingNew =
            sections.allSatisfy { section in
                section.blocks.allSatisfy {
                    learned.applied(to: $0, in: section.path).role == $0.role
                }
            } && !preamble.noteText.contains(where: learned.keeps)
        let isSame = isNothingNew && learned.isSameBesideBlocks(as: self.learned)
        if self.learned == LearnedRoles(), isSame { return nil }
        var template = Template(
            reading: source.bytes, name: name, overrides: overrides, learned: learned,
            head: learnedHead)
        (template.file, template.sidecar) = (file, sidecar)
        (template.choice, template.day) = (choice, day)
        // Blocks count by what they are before anything is learned.
        template.keepable = keepable
        return template.keepingTitle(of: self)
    }

    /// Bytes below the notes above a title, in which they are looked for.
    private static let reach = 4000

    /// The template with those of its notes above the title that more than half of its documents keep.
    package func keepingNotes(asIn documents: [[UInt8]]) -> Template {
        let notes = preamble.notesAboveTitle
        guard !notes.isEmpty, documents.count >= LearnedHead.fewest else { return self }
        let reach = 2 * notes.reduce(0) { $0 + $1.string.utf8.count } + Self.reach
        let tops = documents.map {
            NormalizedText(String(decoding: $0.prefix(reach), as: UTF8.self)).string
        }
        let kept = notes.filter { note in
            tops.count { $0.range(ofText: note.string) != nil } * 2 > tops.count
        }
        let roles = Dictionary(kept.map { ($0, true) }, uniquingKeysWith: { first, _ in first })
        return learning(LearnedRoles(roles)) ?? self
    }
}

extension TemplateBlock {
    /// The block as one that stays, if it is text; words of it that stand for others are to be worked on.
    fileprivate var staying: TemplateBlock {
        guard role == .prompt || role == .topic, !isAboveHeading else { return self }
        var block = self
        block.role = .fixed
        // Labels of definitions are not known here: `[…]` may be a link.
        let words = Placeholders(in: text, labels: []).found.filter { !$0.hasPrefix("[") }
        if !isComment, !words.isEmpty { (block.role, block.placeholders) = (.scaffold, words) }
        return block
    }

    /// Whether it is a box that the template has ticked, an example maybe, or that says that it is one:
    /// `[ ] Criterion 1 (e.g., it weaves)`.
    fileprivate var isExampleBox: Bool {
        isTask && (body.string.hasPrefix("[x] ") || body.string.mentions("e.g."))
    }

    fileprivate var isKeepable: Bool {
        guard !isAboveHeading, !isTask || isExampleBox else { return false }
        switch role {
        case .prompt, .topic: return body.wordCount >= 5
        case .fixed: return !isComment && body.wordCount >= 5
        case .default: return true
        case .scaffold: return isExampleBox && body.wordCount >= 5
        case .placeholder: return false
        }
    }
}

extension Proposal {
    /// The blocks of the template's text above the sections, in sections that somebody wrote, and above
    /// parts that somebody wrote, by their place in `keepable`: the blocks that could be there, and the
    /// blocks that are. Above parts, comments count in sections that are asked of all.
    package var keptBlocks: (asked: [Int], kept: [Int]) {
        guard !template.keepable.isEmpty else { return ([], []) }
        let holders = Set(template.keepable.map(\.section))
        let parents = sections.withWrittenParts
        var written: [Int?: ComparedWords] = [:]
        var aboveParts: [Int?: ComparedWords] = [:]
        var head = ""
        for (index, section) in sections.enumerated() where section.isPresent {
            let holder: Int?
            switch section.role {
            case .template(let asked): holder = asked
            case .head: holder = nil
            case .frontMatter, .other: continue
            }
            let isWritten = holder == nil || !section.isUntouched && !section.isBlank
            guard holders.contains(holder), isWritten || parents.contains(index) else { continue }
            // Notes may stand above the title, too.
            if holder == nil { head += section.heading + section.bodySource }
            let words = ComparedWords(holder == nil ? head : section.bodySource)
            if isWritten { written[holder] = words } else { aboveParts[holder] = words }
        }
        let text = { (block: KeepableBlock) -> String? in
            let isAsked = block.section.map { template.sections[$0].isAskedOfAll } ?? true
            let above = !block.block.isComment || isAsked ? aboveParts[block.section] : nil
            guard let words = written[block.section] ?? above else { return nil }
            return block.words.string.mentions("<!--") ? words.all : words.shown
        }
        let asked = template.keepable.indices.filter { text(template.keepable[$0]) != nil }
        let kept = asked.filter {
            let block = template.keepable[$0]
            return text(block)?.range(ofText: block.sign) != nil
        }
        return (asked, kept)
    }
}

/// The words of a section, as they are compared.
private struct ComparedWords {
    let all: String
    /// Without those of comments, which may be the same as those of the text.
    let shown: String

    init(_ body: String) {
        all = NormalizedText(body).string
        let hasComments = body.mentions("<!--")
        shown = hasComments ? NormalizedText(body.withoutComments.text).string : all
    }
}
