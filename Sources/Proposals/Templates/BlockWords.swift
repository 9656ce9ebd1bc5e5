/// What the words of a block say about what it is for.
extension String {
    /// `*Say why.*`: words in italics, and no others.
    var isItalic: Bool {
        ["*", "_"].contains { sign in
            guard hasPrefix(sign), utf8.count > 2 else { return false }
            // Of what the signs part, each second is in italics.
            let parts = replacing(sign + sign, with: "")
                .split(separator: sign, omittingEmptySubsequences: false)
            return parts.count > 2 && parts.count % 2 == 1
                && parts.enumerated().allSatisfy { index, part in
                    index % 2 == 1 || !part.contains { $0.isLetter || $0.isNumber }
                }
        }
    }

    /// `*(Optional) Say why.`, `(*Optional) Why?*`, `_Why is it so?`: italics that somebody forgot to end, or
    /// to begin before a bracket; `\_Why` where a program made a sign of text of it.
    var opensItalics: Bool {
        let text = hasPrefix("\\") ? dropFirst() : self[...]
        if text.first == "_", text.dropFirst().first?.isUppercase == true,
            !text.dropFirst().contains("_")
        {
            return true
        }
        let start = prefix(11).lowercased()
        return ["*(optional)", "(*optional)", "_(optional)", "(_optional)"].contains(
            where: start.hasPrefix)
    }

    /// Whether nobody would write this as an answer: words in italics or brackets, `TODO: describe`.
    var isToBeReplaced: Bool {
        let start = uppercased()
        return isItalic || Placeholders(in: self, labels: []).isAll
            || ["TODO", "TBD", "FIXME"].contains { start.hasPrefix($0) && wordCount <= 4 }
    }

    /// Whether a template's cell stands for another: `_link_`, `YYYY-MM-DD`, `Your name`, `Description here`,
    /// `e.g. a day`, `Draft / In Review / Approved`.
    var isCellToBeReplaced: Bool {
        let words = filter { !"*_`".contains($0) }.trimmed
        let start = words.lowercased()
        return isToBeReplaced || Placeholders(in: words, labels: []).isAll
            || words == "YYYY-MM-DD" || words == "X.Y" || start.hasPrefix("your ")
            || start.hasSuffix(" here") && words.wordCount < 4 || start.hasPrefix("e.g. ")
            || words.split(separator: " / ").count > 2
    }

    /// The sign of a day to come that it begins with: `YYYY-MM-DD` of `**YYYY-MM-DD:** Initial draft`.
    var dayToCome: String? {
        let start = drop { "*_[]xX ".contains($0) }.prefix(10)
        return String(start).isDayToCome ? String(start) : nil
    }

    /// `YYYY-MM-DD`, `2024/MM/DD`: a day to come, and nothing else.
    var isDayToCome: Bool {
        let words = uppercased()
        return words.utf8.count == 10 && words.contains("MM") && words.contains("DD")
            && words.allSatisfy { "YMD0123456789-/.".contains($0) }
            && words.contains { "-/.".contains($0) }
    }

    /// What a comment says, in small letters, to a program that looks at the text.
    var isForAProgram: Bool {
        [
            "markdownlint-", "mdformat ", "prettier-", "cspell:", "vale ", "spdx-", "lint ",
            "omit in toc",
        ]
        .contains(where: hasPrefix)
    }

    /// Whether a comment, with its signs, asks for no text: it is for a program, a section that is left
    /// out for now, or says no more than that the section may go.
    var asksForNothing: Bool {
        let words = String(drop { $0.isWhitespace || "<!-".contains($0) })
        let start = words.lowercased()
        if start.isForAProgram || start.mentions("doctoc") { return true }
        if words.isHeading, words.contains(where: \.isNewline) { return true }
        return mentions("optional") && NormalizedText(self).wordCount <= 20
            && ["remove", "delete", "omit", "skip"].contains(where: mentions)
    }

    /// The words behind a mark in brackets that they are to go, `[Delete me] Say why.`; nil where there is none.
    var withoutDeletionMark: String? {
        let pairs: [Character: Character] = ["[": "]", "(": ")", "<": ">", "{": "}"]
        guard let open = first, let close = pairs[open], let end = firstIndex(of: close) else {
            return nil
        }
        let rest = self[index(after: end)...]
        let mark = self[..<end].dropFirst().lowercased().trimmed
        let marks = ["delete me", "remove me", "delete this", "remove this", "to be deleted"]
        // Behind the words of a link stands its address.
        guard marks.contains(mark), rest.first == " " else { return nil }
        return rest.trimmed
    }

    /// Whether a comment asks to be taken out itself: `TODO: Remove this comment before submitting`.
    package var asksToBeRemoved: Bool {
        ["remove", "delete"].contains { verb in
            ["this comment", "these comments"].contains { mentions("\(verb) \($0)") }
                && !mentions("not \(verb)") && !mentions("n't \(verb)")
        }
    }

    /// Whether a comment says that the text below it is to go, whatever is written.
    var asksToRemoveText: Bool {
        let verbs = ["remove the following", "delete the following", "replace the following"]
        let nouns = ["text", "paragraph", "explanation", "guidance", "instruction"]
        return verbs.contains(where: mentions) && nouns.contains(where: mentions)
            && ![" if ", "not remove", "not delete", "not replace"].contains(where: mentions)
    }

    /// `Motivation goes here.`: says no more than that the words are to stand there.
    var isPlaceOfWords: Bool {
        let words = lowercased().filter { !"*_.…!".contains($0) }.trimmed
        return (3...6).contains(words.wordCount)
            && [" goes here", " go here"].contains(where: words.hasSuffix)
    }

    /// Words that are an answer until there is another: `TBD`, "Needs discussion.", "No … found."
    var isAnswer: Bool {
        // All of these are short: most of a template's text is not looked at further.
        let start = prefix(30).lowercased()
        let bare = start.drop { "*_[(".contains($0) }.prefix { !"*_]).:".contains($0) }
        if ["tbd", "todo", "n/a", "none", "not applicable"].contains(String(bare)) || isToCome {
            return true
        }
        return start == "needs discussion."
            || start.hasPrefix("no ") && lowercased().hasSuffix(" found.") && wordCount <= 8
    }

    /// `To be completed...`: says no more than that the words are still to come.
    var isToCome: Bool {
        guard mentions("to be ") else { return false }
        let words = lowercased().filter { !"*_[]().…:".contains($0) }.trimmed
        let verbs = [
            "added", "completed", "decided", "defined", "described", "determined", "done",
            "filled in", "provided", "specified", "written",
        ]
        return words.hasPrefix("to be ") && verbs.contains(String(words.dropFirst(6)))
    }

    /// `**Pros:**`, `_Reviewers:_`: words in bold, or up to four in italics, that what follows is
    /// below.
    var isLabel: Bool {
        let words = trimmed
        guard let sign = ["**", "__", "*", "_"].first(where: words.hasPrefix),
            sign.utf8.count == 2 || words.wordCount <= 4
        else { return false }
        return (words.hasSuffix(":" + sign) || words.hasSuffix(sign + ":"))
            && words.ranges(of: sign).count == 2
    }

    /// `**Owners:**`, `**Policies:** N/A`: a label in bold, with nothing behind it or what stands for want
    /// of an answer.
    var isLabelledAnswer: Bool {
        guard ["**", "__"].contains(where: hasPrefix), let item = MetadataItem(self) else {
            return false
        }
        return item.hasColon && (item.value.isEmpty || item.value.isAnswer)
    }

    /// `[ceps#0000](https://…/0000)`: a link that names no more than the place of a number to come.
    private var isLinkToANumberToCome: Bool {
        guard hasPrefix("["), hasSuffix(")"), let middle = firstRange(of: "]("),
            ranges(of: "](").count == 1, !self[middle.upperBound...].contains(" ")
        else { return false }
        let words = self[..<middle.lowerBound].dropFirst()
        let number = words.split { !$0.isLetter && !$0.isNumber }.last ?? ""
        return words.split(separator: " ").count < 4 && number.count > 1
            && number.isRun(ofOneOf: "0NX")
    }

    /// The links in it that are such.
    var linksToNumbersToCome: [String] {
        indices.filter { self[$0] == "[" }.compactMap { start in
            self[start...].firstIndex(of: ")").map { String(self[start...$0]) }
        }.filter(\.isLinkToANumberToCome)
    }

    /// `..., such as:`, `Name one of the following:`: what follows may be taken as it is.
    var offersWhatFollows: Bool {
        let words = filter { !"*_".contains($0) }.lowercased()
        return ["such as:", "one of:", " of the following:", " of these:"].contains(
            where: words.hasSuffix)
    }

    /// `Delete any from the list below that do not apply`: the items that are left were chosen.
    var asksToPrune: Bool {
        let verbs = ["delete", "remove", "strike"].filter(mentions)
        return verbs.contains { verb in
            ["any", "those", "items", "the ones"].contains { mentions("\(verb) \($0)") }
        } && ["not apply", "n't apply", "not applicable", "not relevant"].contains(where: mentions)
    }

    /// `Why:`, `**Cost:**`: a word or a few that what follows belongs to.
    var isLead: Bool {
        let words = filter { !"*_".contains($0) }
        return words.hasSuffix(":") && words.wordCount <= 3
    }

    /// `## Motivation`
    var isHeading: Bool {
        let signs = prefix { $0 == "#" }
        return (1...6).contains(signs.count) && dropFirst(signs.count).first == " "
    }

    /// `[Motivation](#motivation)`: an entry of a table of contents.
    var isLinkWithin: Bool {
        hasPrefix("[") && contains("](#") && last == ")" && ranges(of: "](").count == 1
    }

    /// `**Why now?**`: words in bold, and nothing else.
    var isBold: Bool {
        ["**", "__"].contains { hasPrefix($0) && hasSuffix($0) && ranges(of: $0).count == 2 }
    }

    /// How the capitals of a specification are to be read, the same in all documents.
    var saysHowToReadWords: Bool { mentions("to be interpreted as described in") }

    /// `{{ include "rules" }}`, `{% include rules %}`: what makes the page puts text there.
    var isForAProgramInBraces: Bool {
        ["{{", "{%"].contains(where: hasPrefix) && hasSuffix("}")
            && Placeholders.isForAProgram(ArraySlice(utf8))
    }

    var isQuestion: Bool {
        last { !"*_)\"".contains($0) }.map { "?？".contains($0) } ?? false
    }

    /// Whether a table of several columns has no row, or one of which no more than the first cell is filled in.
    var isTableWithGaps: Bool {
        let lines = filledLines.map(\.trimmed)
        let rows = lines.drop { !$0.contains("--") }.dropFirst().map(\.cellsOfRow)
        return (lines.first?.cellsOfRow.count ?? 0) > 1
            && (rows.isEmpty
                || rows.contains { $0.dropFirst().allSatisfy { $0.allSatisfy(\.isWhitespace) } })
    }

    /// What stands between the strokes of a table's row.
    private var cellsOfRow: [Substring] {
        let row = drop { $0 == "|" }
        let cells = row.split(separator: "|", omittingEmptySubsequences: false)
        return row.hasSuffix("|") ? cells.dropLast() : cells
    }

    /// Words that end in `…`.
    var endsOpen: Bool { ["…", "..."].contains(where: trimmed.hasSuffix) }

    /// Lines that are all to be completed, and ask for nothing in words: `Signed-off-by:`,
    /// `Estimate: S/M/L`, `Good, because …`, or several `Name: value`.
    var isSkeleton: Bool {
        let lines = filledLines.map(\.trimmed)
        let areSeveral = lines.count > 1
        return !lines.isEmpty
            && lines.allSatisfy { line in
                if ["…", "..."].contains(where: line.hasSuffix) {
                    return (2...5).contains(line.wordCount)
                }
                guard let item = MetadataItem(line), item.hasColon, item.name.wordCount <= 3,
                    !item.name.lowercased().hasSuffix("example"), item.name != "Note"
                else { return false }
                // A name alone leads to what follows, unless it is one of a trailer's.
                if item.value.isEmpty { return item.name.contains("-") }
                if areSeveral || item.value.isLinkToANumberToCome { return true }
                if case .choice = FieldInference(name: item.name, value: item.value).kind {
                    return true
                }
                return false
            }
    }

    /// An item with words or addresses that nobody would leave.
    var isExample: Bool {
        if contains("://"), contains("...") || contains("MyCool") { return true }
        guard let open = firstIndex(of: "<") else { return false }
        let next = self[index(after: open)...].first
        return next.map { $0.isLetter } == true && self[open...].contains(">")
    }
}
