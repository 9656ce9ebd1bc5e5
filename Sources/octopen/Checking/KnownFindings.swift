import Proposals
import Rules

/// The key by which a finding is known when the lines around it have moved: its rule, its section
/// and the words that it is about, blind to wrapping.
struct FindingKey: Hashable {
    let rule: String
    /// Titles from the outermost heading on; with the field, where it is about one.
    let section: String
    let text: String

    /// Longer texts are whole paragraphs and sections.
    static let mostText = 200

    init(rule: String, section: String, text: String) {
        (self.rule, self.section, self.text) = (rule, section, text)
    }

    init(_ finding: Finding, in file: CheckedFile) {
        rule = finding.rule
        var titles = file.sectionPath(of: finding)
        if case .field(let name) = finding.subject { titles.append(name) }
        section = titles.joined(separator: " / ")
        let words = String(decoding: file.bytes[finding.range], as: UTF8.self)
            .split { $0.isWhitespace }.joined(separator: " ")
        text = words.cut(toBytes: Self.mostText)
    }

    /// Whether it is about so many words that an edit elsewhere in them leaves it what it was.
    var isAboutMuch: Bool { text.utf8.count > Self.mostText - 4 }
}

/// Findings that were there before, each as often as it was.
struct KnownFindings {
    private var counts: [FindingKey: Int] = [:]

    var isEmpty: Bool { counts.isEmpty }

    mutating func add(_ key: FindingKey) { counts[key, default: 0] += 1 }

    init(_ keys: some Sequence<FindingKey> = []) {
        for key in keys { add(key) }
    }

    /// The findings that were not there before; of several that are alike, the last ones.
    ///
    /// One that is about a whole section is the same while its rule and section are; one that moved
    /// into another section, or whose heading was worded anew, while its rule and words are.
    mutating func new(in findings: [Finding], of file: CheckedFile) -> [Finding] {
        let keys = findings.map { FindingKey($0, in: file) }
        var left = Array(findings.indices)
        left.removeAll { take(keys[$0]) }
        left.removeAll { index in
            keys[index].isAboutMuch
                && take { $0.rule == keys[index].rule && $0.section == keys[index].section }
        }
        left.removeAll { index in
            !keys[index].text.isEmpty
                && take { $0.rule == keys[index].rule && $0.text == keys[index].text }
        }
        return left.map { findings[$0] }
    }

    private mutating func take(_ key: FindingKey) -> Bool {
        guard let count = counts[key] else { return false }
        counts[key] = count > 1 ? count - 1 : nil
        return true
    }

    private mutating func take(where isSame: (FindingKey) -> Bool) -> Bool {
        // The least key of all that fit, so that each run takes the same one.
        let same = counts.keys.filter(isSame)
        guard let key = same.min(by: { ($0.section, $0.text) < ($1.section, $1.text) }) else {
            return false
        }
        return take(key)
    }
}
