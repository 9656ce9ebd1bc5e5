/// Choices that end in the place of another document: `Superseded by ADR-XXXX`.
extension String {
    /// The words before such a place, in small letters: `superseded by` of `Superseded by [ADR-0005](x.md)`;
    /// nil where there is no place, or no words before it.
    var openEnd: String? {
        let words = split(separator: " ")
        let isPlace = { (index: Int) -> Bool in
            "([<{\"“'".contains(words[index].first ?? " ")
                || words[index].split { !$0.isLetter && !$0.isNumber }.contains { part in
                    part.count > 2 && part.isRun(ofOneOf: "XNY")
                } || words[index].endsInSignOfNumber(behind: words[index - 1])
        }
        let isBehindBy = { (index: Int) in
            words[index - 1].lowercased() == "by" && words[index].contains(where: \.isNumber)
        }
        let place = words.indices.dropFirst().first { isPlace($0) || isBehindBy($0) }
        guard let place, words[..<place].allSatisfy({ $0.allSatisfy(\.isLetter) }) else {
            return nil
        }
        return words[..<place].joined(separator: " ").lowercased()
    }

    /// Whether a short sign for a number to come stands behind `by` or a label: `by N`, `ADR-XX`, `RFC ##`.
    var hasSignOfNumberBehindLabel: Bool {
        let words = split(separator: " ")
        return words.indices.dropFirst().contains {
            words[$0].endsInSignOfNumber(behind: words[$0 - 1])
        }
    }

    /// Whether it says what a document became of another one, and names that: `Replaced by 0012`,
    /// `superseded by [ADR-0005](x.md)`.
    fileprivate var namesOther: Bool {
        let beginnings = ["supersed", "replac", "obsolet", "exceed", "amend", "extend", "deprecat"]
        let words = split(separator: " ")
        guard let first = words.first, beginnings.contains(where: first.hasPrefix) else {
            return false
        }
        return words.dropFirst().contains { word in
            word.contains { $0.isNumber || "[<`\"“-".contains($0) }
        }
    }
}

extension Substring {
    /// Whether the word ends in a sign for a number to come, `NN`, behind `by` or a label in capitals, which stands
    /// in it or is the word before. One letter alone may be a name: `Mac OS X`.
    fileprivate func endsInSignOfNumber(behind word: Substring) -> Bool {
        guard let sign = last, "NX#".contains(sign) else { return false }
        let count = reversed().prefix { $0 == sign }.count
        let rest = dropLast(count)
        guard rest.last.map({ !$0.isLetter && !$0.isNumber }) ?? true else { return false }
        let own = rest.split { !$0.isLetter && !$0.isNumber }.last
        let label = own ?? word
        let isLabel = label.count > 1 && label.allSatisfy { $0.isASCII && $0.isUppercase }
        return word.lowercased() == "by"
            || isLabel && (count > 1 || own != nil && sign != "X")
    }
}

extension Template.Field {
    /// The values that the field may have, but for those that name another document; nil where the
    /// template lists none, or some of many.
    package var listedValues: [String]? {
        if case .choice(let choices) = kind { return choices }
        return openEnds.isEmpty || examples.isEmpty || kind != .line ? nil : examples
    }

    /// Whether a value is one of those that the template lists, maybe with a remark, or names another
    /// document as one of these does.
    package func lists(_ value: String) -> Bool {
        guard let listed = listedValues else { return false }
        if value.choice(among: listed) != nil { return true }
        if listsBeforeBrackets(value, among: listed) { return true }
        guard !openEnds.isEmpty else { return false }
        let words = value.lowercased().filter { !"*_".contains($0) }.trimmed
        return words.choice(among: listed.map { $0.lowercased() }) != nil || words.namesOther
            || openEnds.contains { end in
                words + " by" == end
                    || words.hasPrefix(end) && words.dropFirst(end.count).first?.isLetter != true
            }
    }

    /// Whether a value says by a link what took the document's place, as a state may whatever the template
    /// lists: `Superseded by [ADR 2](0002-x.md)`.
    package func namesOtherByLink(_ value: String) -> Bool {
        isState && value.contains("](")
            && value.lowercased().filter { !"*_".contains($0) }.trimmed.namesOther
    }
}
