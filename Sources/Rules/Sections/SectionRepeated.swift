/// # `section-repeated`
///
/// No heading stands twice below the same headings: a link leads to one of them, and a reader who
/// has found one does not look for the other. The same name in two places, such as `Example` below
/// two designs, is fine, and so are `Pros` and `Cons` behind the heading that they speak of, on its level.
///
/// Wrong: `## Goals` on line 20 and again on line 90. Right: one of them.
extension Rule {
    static let sectionRepeated = Rule(
        "section-repeated", .sections, .warning, "No heading stands twice in one place."
    ) { document in
        let repeated = document.headingsByPath.filter { $0.count > 1 }
        guard let first = repeated.first else { return [] }
        let numbers = first.map { document.toldLine(at: $0.lowerBound) }
        let times = first.count == 2 ? "twice" : "\(first.count) times"
        let more = repeated.count == 1 ? "" : " (\(repeated.count) headings)"
        let title = Wording.quoted(document.text(first[1]))
        return [
            Problem(
                first[1], document.subject(at: first[1].lowerBound),
                "\(title) stands \(times): \(Wording.lines(numbers))\(more).",
                help: "Join them, or give each a name of its own: a link leads to one only.")
        ]
    }
}

extension CheckedDocument {
    /// The texts of the headings below the title that have the same headings above them.
    fileprivate var headingsByPath: [[Range<Int>]] {
        guard mayRepeatHeadings else { return [] }
        var groups: [[Range<Int>]] = []
        var indices: [HeadingKey: Int] = [:]
        var path: [(level: Int, isLabel: Bool, group: Int)] = []
        for heading in headings {
            let block = heading.block
            let text = text(block.content).lowercased()
            // A label belongs to the heading above it, on its own level, too.
            let (level, isLabel) = (heading.level, text.isLabelOfPart)
            path.removeAll { $0.level > level || $0.level == level && ($0.isLabel || !isLabel) }
            let key = HeadingKey(parent: path.last?.group, text: text)
            let index = indices[key, default: groups.count]
            path.append((level, isLabel, index))
            if index == groups.count {
                groups.append([])
                indices[key] = index
            }
            if level > 1, !block.content.isEmpty { groups[index].append(block.content) }
        }
        return groups
    }

    /// Whether two headings may have the same text; told by sums of their letters, which differ
    /// for all headings of nearly every document.
    private var mayRepeatHeadings: Bool {
        var sums: [UInt32] = []
        sums.reserveCapacity(headings.count)
        let isASCII = bytes.withUnsafeBufferPointer { bytes in
            for index in headings.indices {
                let letters = bytes[headings[index].block.content]
                var (sum, all) = (UInt32(0), UInt8(0))
                for letter in letters {
                    sum = sum &* 31 &+ UInt32(letter | 0x20)
                    all |= letter
                }
                sums.append(sum)
                guard all < 0x80 else { return false }
            }
            return true
        }
        // Letters beyond ASCII have small ones of other bytes, or of ASCII.
        guard isASCII else { return true }
        sums.sort()
        return zip(sums, sums.dropFirst()).contains { $0 == $1 }
    }
}

extension String {
    /// Whether it is nothing but words for what is said of each of several things: `pros + cons`, `answer:`.
    fileprivate var isLabelOfPart: Bool {
        let labels = [
            "pro", "pros", "con", "cons", "advantages", "disadvantages", "benefits", "drawbacks",
            "answer",
            "example", "examples", "and",
        ]
        let words = split { !$0.isLetter }
        return !words.isEmpty && words.allSatisfy { labels.contains(String($0)) }
    }
}

/// The text of a heading, and the heading above it: headings with equal keys are repeated.
private struct HeadingKey: Hashable {
    var parent: Int?
    var text: String
}
