extension Template.Field {
    /// Whether the template says that the value comes after the approval, `(assigned after approval)`.
    package var isGivenAfterApproval: Bool {
        placeholder.lowercased().contains("after approval")
    }

    /// Whether a value says nothing: there is none, it is the template's own, or, for a number, a
    /// date and people, it is what other templates write where something is to come: `TBD`, `N/A`,
    /// `0000`, `<name>`.
    package func saysNothing(_ value: String) -> Bool {
        if isUnfilled(value) { return true }
        if isAnswerByRemark(value) { return false }
        switch kind {
        case .number:
            return value.isStandIn || value.utf8.allSatisfy { $0 == UInt8(ascii: "0") }
                || value.isOnly("NX#?") || value.isBracketed("(", ")")
        case .date: return value.saysNoDay
        case .people:
            return value.split(separator: ",").allSatisfy { name in
                name.trimmed.isStandIn || name.isOnlyBrackets
            }
        case .line: return dayForm != nil && (DayForm.isOpen(value) || value.saysNoDay)
        case .prose, .list, .phaseTitle, .phaseText, .values, .choice: return false
        }
    }

    /// The form in which the template asks for a day and more.
    var dayForm: DayForm? { kind == .line ? DayForm(placeholder) : nil }

    /// `If there is no change, use "None"`: that nobody is meant is an answer then, in whatever words.
    private func isAnswerByRemark(_ value: String) -> Bool {
        let none = ["none", "n/a", "na", "not applicable"]
        guard none.contains(value.lowercased()), let remark else { return false }
        return none.contains { word in
            ["\"\(word)\"", "'\(word)'", "`\(word)`"].contains(where: remark.mentions)
        }
    }
}

extension Substring {
    /// `<name> <mail>`, `<Your Name>, @handle`: nothing but words in brackets, and what they call an
    /// account.
    fileprivate var isOnlyBrackets: Bool {
        var rest = trimmed.lowercased()
        var count = 0
        let brackets: [(Character, Character)] = [("<", ">"), ("{", "}"), ("[", "]")]
        for (open, close) in brackets {
            while let start = rest.firstIndex(of: open),
                let end = rest[start...].firstIndex(of: close),
                !rest[start..<end].contains("@"), rest[end...].dropFirst().first != "("
            {
                rest.removeSubrange(start...end)
                count += 1
            }
        }
        let accounts = ["@handle", "@username", "@user", "@github", "@yourname", "@your-handle"]
        return accounts.contains(rest.trimmed)
            || count > 0 && !rest.contains { $0.isLetter || $0.isNumber || "<{[@".contains($0) }
    }
}

extension String {
    /// Words and signs that stand for a value to come, whatever it is.
    fileprivate var isStandIn: Bool {
        let words = lowercased().filter { !" ./_-*`".contains($0) }
        return ["tbd", "tba", "todo", "na", "none", "unknown", "tobedetermined", "tobeassigned"]
            .contains(words) || isOnly("-–—.…?*_ ")
            || isBracketed("<", ">") || isBracketed("{", "}") || isBracketed("[", "]")
    }

    /// Words and signs that stand for a day to come. One between brackets, `[2025-02-03]`, is a day.
    fileprivate var saysNoDay: Bool {
        let isDay =
            count(where: \.isNumber) > 3 && dropFirst().trimmed.first?.isNumber == true
            && contains { "123456789".contains($0) }
        return isOnly("yYmMdDjJaAtT-/.0") || isStandIn && !isDay
    }

    fileprivate func isOnly(_ characters: String) -> Bool {
        !isEmpty && allSatisfy(characters.contains)
    }

    /// One pair of brackets around all of it, as in `<name>`; a link and two names are none.
    fileprivate func isBracketed(_ open: Character, _ close: Character) -> Bool {
        count > 2 && first == open && last == close
            && dropFirst().dropLast().allSatisfy { $0 != open && $0 != close && $0 != "@" }
    }
}
