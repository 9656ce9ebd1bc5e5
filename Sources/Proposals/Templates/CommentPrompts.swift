import Markdown

extension BlockTree {
    /// Whether comments in the sections say what to write, as in the templates of many projects: then
    /// text outside of them is a default, or stays. One among sections that ask in plain text says
    /// nothing of these.
    func asksInComments(_ source: Source) -> Bool {
        let top = Array(children(of: 0))
        let first = firstSection(among: top, source) ?? top.first
        var sections = 0
        // Comments of a few words, where about each section has one.
        var short = 0
        // Sections with a longer comment, and others that have plain text.
        var (asking, plain) = (0, 0)
        var (asks, isPlain, isLegal) = (false, false, false)
        func close() {
            if asks { asking += 1 } else if isPlain, !isLegal { plain += 1 }
            (asks, isPlain) = (false, false)
        }
        for index in top where index >= first ?? 0 {
            if blocks[index].headingLevel != nil {
                close()
                sections += 1
                isLegal = HeadingName(source.string(blocks[index].content)).namesLicence
                continue
            }
            guard case .html(.comment) = blocks[index].kind else {
                isPlain = isPlain || mayAsk(index, source)
                continue
            }
            let text = source.string(blocks[index].range)
            if text.asksForNothing { continue }
            let words = NormalizedText(text).wordCount
            if words >= 10 { asks = true }
            if (2..<10).contains(words), !text.mentions("optional") { short += 1 }
        }
        close()
        if asking > 0, asking >= plain { return true }
        return sections > 1 && short > 1 && 2 * short >= sections
    }

    /// The comments right above headings that speak of the sections below, by the headings: such as say that
    /// a section may be left out, and all that ask where the template asks so from its first section on.
    ///
    /// - Parameter title: the heading of the title.
    func commentsOnHeadings(among top: [Int], below title: Int?, _ source: Source) -> [Int: Int] {
        let all = source.all.range
        let pairs = zip(top.dropFirst(), top).filter { heading, above in
            guard blocks[heading].headingLevel != nil,
                case .html(.comment) = blocks[above].kind
            else { return false }
            return source.wholeLines(blocks[above].range, in: all).upperBound
                == source.wholeLines(blocks[heading].range, in: all).lowerBound
        }
        let words = { (comment: Int) in source.string(blocks[comment].range) }
        let first = top.first { $0 > title ?? -1 && blocks[$0].headingLevel != nil } ?? .max
        // Right below other text it may speak of that.
        let asking = Set(
            pairs.filter { heading, comment in
                let start = source.lineStart(of: blocks[comment].range.lowerBound)
                let gap = source.bytes[..<start].reversed().prefix { $0.isWhite }
                return heading >= first && (start == 0 || gap.count { $0 == 0x0A } > 1)
                    && !words(comment).asksForNothing
            }.map { $0.1 })
        let doAllAsk =
            asking.count > 1 && pairs.contains { $0.0 == first && asking.contains($0.1) }
            && top.allSatisfy { index in
                guard index > first, case .html(.comment) = blocks[index].kind else { return true }
                return asking.contains(index) || words(index).asksForNothing
            }
        let speaking = pairs.filter { _, comment in
            words(comment).mentions("optional") || doAllAsk && asking.contains(comment)
        }
        return Dictionary(speaking, uniquingKeysWith: { first, _ in first })
    }

    /// Whether a paragraph, or an item of a list, may say what to write: not an answer, a field, words
    /// that stand for others, or a box to be ticked.
    private func mayAsk(_ index: Int, _ source: Source) -> Bool {
        guard blocks[index].listMarker != nil else {
            return blocks[index].isParagraph
                && NormalizedSpace.joined(source.string(blocks[index].range)).mayAsk
        }
        return children(of: index).contains { item in
            guard case .item(let marker) = blocks[item].kind, marker.checkbox == nil else {
                return false
            }
            let words = NormalizedSpace.joined(source.string(blocks[item].content))
            return words.mayAsk && MetadataItem(words)?.hasColon != true
        }
    }

    /// The heading that the sections begin with: where several are of the first level, the first that
    /// is not the title's.
    private func firstSection(among top: [Int], _ source: Source) -> Int? {
        let headings = top.filter { blocks[$0].headingLevel != nil }
        guard headings.count(where: { blocks[$0].headingLevel == 1 }) > 1 else {
            return headings.first { blocks[$0].headingLevel != 1 }
        }
        return headings.first { heading in
            heading != headings[0] || !TitleForm.isCertain(source.string(blocks[heading].content))
        }
    }
}

extension String {
    /// Three words or more that no author would have written, and that stand for no others.
    fileprivate var mayAsk: Bool {
        wordCount >= 3 && !isAnswer && !isItalic && !isLabel && !saysHowToReadWords
            && Placeholders(in: withoutComments.text, labels: []).found.isEmpty
    }
}

extension HeadingName {
    /// Whether the section gives the document's licence.
    var namesLicence: Bool {
        ["copyright", "license", "licence", "licensing", "legal"].contains(where: string.hasPrefix)
    }
}
