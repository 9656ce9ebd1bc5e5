/// What was written down of a template, `Tests/Templates/NAME.form`, as its README says.
package struct WrittenForm {
    /// One of the fields.
    package struct Field {
        package var name: String
        /// The values that it knows, those left out that hold a placeholder.
        package var choices: [String] = []
        /// Whether words of the template's stand there until it is filled in.
        package var hasPlaceholder = false
        /// Whether the proposal may be without it.
        package var isOptional = false
    }

    package private(set) var fields: [Field] = []
    package private(set) var sections: [(path: String, lines: [String])] = []

    package init(_ text: String) {
        var part: Substring = ""
        for line in text.split(separator: "\n").map(String.init) {
            if !line.hasPrefix(" ") { part = line.prefix { $0 != ":" } }
            guard line.hasPrefix("  ") else { continue }
            let isName = !line.hasPrefix("    ")
            let words = String(line.dropFirst(isName ? 2 : 4))
            switch part {
            case "fields": isName ? addField(words) : addToField(words)
            case "sections" where isName: sections.append((words, []))
            // What of `repeats` is said of items is not told from what is said of headings.
            case "sections" where !words.hasPrefix("repeats:"):
                sections[sections.count - 1].lines.append(words)
            default: break
            }
        }
        markParts()
    }

    private mutating func addField(_ words: String) {
        guard let colon = words.firstRange(of: ": ") else { return }
        var field = Field(name: String(words[..<colon.lowerBound]))
        let kind = words[colon.upperBound...]
        if kind.hasPrefix("choice ") {
            field.choices = kind.dropFirst(7).split(separator: ", ").map(String.init).filter {
                $0 != "…" && !$0.contains("[") && !$0.contains { $0.isNumber }
            }
        }
        fields.append(field)
    }

    private mutating func addToField(_ words: String) {
        guard !fields.isEmpty else { return }
        if words.hasPrefix("placeholder:") { fields[fields.count - 1].hasPlaceholder = true }
        if ["optional", "conditional"].contains(words) {
            fields[fields.count - 1].isOptional = true
        }
    }

    /// What an optional or conditional section has below it is so, too; those lines go last.
    private mutating func markParts() {
        for mark in ["optional", "conditional"] {
            let marked = sections.filter { $0.lines.contains(mark) }.map(\.path)
            for index in sections.indices {
                let path = sections[index].path
                sections[index].lines.removeAll { $0 == mark }
                if marked.contains(where: { path == $0 || path.hasPrefix($0 + " / ") }) {
                    sections[index].lines.append(mark)
                }
            }
        }
    }
}
