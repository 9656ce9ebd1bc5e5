extension Template.Field {
    /// Where in the template's value the title goes, if it says so: `AIP-XX: <title>`.
    package var titleForm: TitleForm? {
        TitleForm.isCertain(placeholder) ? TitleForm(placeholder) : nil
    }

    /// Whether a value is what stands around a title, and no more.
    func isLabel(_ value: String) -> Bool {
        guard isTitle, titleForm?.heading(title: "").isEmpty == false else { return false }
        return !value.trimmed.isEmpty && bareTitle(value).isEmpty
    }

    /// The value of a title's field that gives it another title, with what the value has before and
    /// behind its own.
    func value(title: String, over old: String) -> String {
        guard isTitle, let form = titleForm else { return title }
        let place = place(in: old, form)
        let (label, tail) = (old[..<place.lowerBound], old[place.upperBound...])
        let hasOwnLabel = form.place(in: title).lowerBound > title.startIndex
        let gap = label.isEmpty || label.hasSuffix(" ") ? "" : " "
        let before = hasOwnLabel ? "" : label + gap
        return (before + title + (title.hasSuffix(tail) ? "" : tail)).trimmed
    }

    /// Bytes of the template's words before the title, number to come and all, where a label of the
    /// title's own stands behind them: `AIP-XX: AIP-12: Own`.
    package func labelBeforeOwn(in value: String) -> Int? {
        guard isTitle, let form = titleForm, form.numberWords != nil, !form.prefix.isEmpty,
            value.hasPrefix(form.prefix)
        else { return nil }
        let rest = String(value.dropFirst(form.prefix.count))
        // A blank belongs to the label only where words stand behind it.
        let words = rest.hasSuffix(form.suffix) ? String(rest.dropLast(form.suffix.count)) : rest
        let hasOwn = form.place(in: words).lowerBound > words.startIndex
        return hasOwn && !words.hasSuffix(" ") ? form.prefix.utf8.count : nil
    }

    /// The title alone, of a value that has more before or behind it.
    func bareTitle(_ value: String) -> String {
        guard isTitle, let form = titleForm else { return value }
        return String(value[place(in: value, form)]).trimmed
    }

    /// Where the title stands in a value, with any number before it.
    private func place(in value: String, _ form: TitleForm) -> Range<String.Index> {
        let place = form.place(in: value)
        guard place.lowerBound == value.startIndex, form.numberWords != nil,
            let label = NumberLabel.find(in: value, own: Template.titleWord(placeholder, form))
        else { return place }
        return value.index(
            atByte: label.end)..<max(place.upperBound, value.index(atByte: label.end))
    }
}

extension Proposal {
    /// What stands around a title where it is given as words alone and nothing but that, or the
    /// template's words, stands in for one: it stays, in the field as in a heading.
    package func titleForm(for title: String, at place: FieldPlace) -> TitleForm? {
        let field = field(at: place)
        guard let words = field.standIn, !field.isHeading, !title.isEmpty,
            let asked = field.name.flatMap(template.field(named:)), asked.isTitle,
            let form = asked.titleForm, form.place(in: title).lowerBound == title.startIndex
        else { return nil }
        return form.standing(in: words)
    }

    /// What is written where the field gets this value: of a title, what stands around it stays.
    func value(_ value: String, at place: FieldPlace) -> String {
        let field = field(at: place)
        guard !field.isHeading, let asked = field.name.flatMap(template.field(named:)) else {
            return value
        }
        if asked.marksChoice {
            return asked.marking(value, over: (field.standIn ?? field.value).trimmed)
        }
        if asked.isInBackticks, (field.standIn ?? field.value).trimmed.isCodeSpan {
            return value.isEmpty || value.contains("`") ? value : "`\(value)`"
        }
        if asked.isInCode, field.standIn == nil, !value.isEmpty {
            let words = asked.value(title: value, over: field.value.withoutQuotes)
            return words.inQuotes(of: field.value)
        }
        if let words = field.standIn, asked.isTitle {
            return asked.titleForm?.standing(in: words)?.heading(title: value) ?? value
        }
        if asked.wordsBehind != nil {
            return asked.value(value, withWordsBehind: field.standIn ?? field.value)
        }
        return asked.value(title: value, over: field.value)
    }
}
