import Proposals

/// Pairs headings of a document with sections of the newest version of its template that are
/// likely the same under another name: of nearly the same name, with nearly the same prompts, or
/// alone in the same place.
struct RenamedSections {
    private(set) var pairs: [(place: Int, section: Int)] = []

    private let old: Template
    private let newest: Template
    private let newer: [Int]

    /// - Parameters:
    ///   - newer: sections that the document lacks, and its own version of the template, too.
    ///   - sections: of the document, read by the newest version.
    ///   - kept: headings that are called as they should be.
    init(
        _ newer: [Int], in sections: Sections, from old: Template, to newest: Template,
        keeping kept: Set<HeadingName>
    ) {
        (self.old, self.newest, self.newer) = (old, newest, newer)
        var strangers: [(place: Int, words: HeadingWords, old: Int?)] = []
        for (index, section) in sections.enumerated()
        where section.role == .other && section.isPresent {
            guard let name = section.path.last, !kept.contains(name) else { continue }
            strangers.append(
                (
                    index, HeadingWords(name.string),
                    old.section(at: section.path, level: section.level)
                ))
        }
        let isSame: [(Int, HeadingWords, Int?) -> Bool] = [
            { section, words, _ in words.isSame(as: newest.sections[section].words) },
            { section, words, old in
                old != nil && words.sharesWords(with: newest.sections[section].words)
            },
            { section, _, gone in
                gone.map {
                    Self.isNear(old.sections[$0].body, newest.sections[section].body)
                } ?? false
            },
            { [self] section, _, gone in gone.map { isAloneInPlace($0, section) } ?? false },
        ]
        for isSame in isSame {
            for section in newer where !pairs.contains(where: { $0.section == section }) {
                let asked = newest.sections[section]
                let found = strangers.first { stranger in
                    let own = sections[stranger.place]
                    return !pairs.contains { $0.place == stranger.place }
                        && own.level == asked.level && asked.kind != .fields
                        && own.path.dropLast() == asked.path.dropLast()
                        && isSame(section, stranger.words, stranger.old)
                }
                if let found { pairs.append((found.place, section)) }
            }
        }
    }

    /// Whether two texts of templates have most of their words in common.
    private static func isNear(_ left: NormalizedText, _ right: NormalizedText) -> Bool {
        let (left, right) = (words(left), words(right))
        guard min(left.count, right.count) >= 4 else { return false }
        return left.intersection(right).count * 5 >= left.union(right).count * 3
    }

    private static func words(_ text: NormalizedText) -> Set<Substring> {
        Set(text.string.split { !$0.isLetter && !$0.isNumber })
    }

    /// Whether between the same neighbours the older version has this section alone that the newest
    /// does not have, and the newest this one alone that the older does not have.
    private func isAloneInPlace(_ gone: Int, _ section: Int) -> Bool {
        let before = Gap(around: gone, in: old, known: newest)
        let after = Gap(around: section, in: newest, known: old)
        return before == after && before.count == 1 && after.count == 1
    }

    /// A run of siblings, around one section, that another version does not have.
    private struct Gap: Equatable {
        var first: HeadingName?
        var last: HeadingName?
        var count = 0

        init(around index: Int, in template: Template, known other: Template) {
            let own = template.sections[index]
            let siblings = template.sections.indices.filter {
                template.sections[$0].level == own.level
                    && template.sections[$0].path.dropLast() == own.path.dropLast()
            }
            let isKnown = { (index: Int) in
                !other.sections(named: template.sections[index].name).isEmpty
            }
            let above = siblings.last { $0 < index && isKnown($0) }
            let below = siblings.first { $0 > index && isKnown($0) }
            first = above.map { template.sections[$0].name }
            last = below.map { template.sections[$0].name }
            count = siblings.count { $0 > above ?? -1 && $0 < below ?? .max && !isKnown($0) }
        }
    }
}

extension HeadingWords {
    private static let small: Set<String> = [
        "and", "or", "of", "the", "a", "an", "to", "for", "in",
    ]

    private var strings: Set<String> {
        Set(
            words.map { range in
                var text = String.UnicodeScalarView()
                text.append(contentsOf: letters[range])
                return String(text)
            }
        ).subtracting(Self.small)
    }

    /// Whether half of the words are in both, or all of the shorter one.
    func sharesWords(with other: HeadingWords) -> Bool {
        let (own, others) = (strings, other.strings)
        let common = own.intersection(others).count
        guard common > 0 else { return false }
        return common == min(own.count, others.count) || common * 2 >= own.union(others).count
    }
}
