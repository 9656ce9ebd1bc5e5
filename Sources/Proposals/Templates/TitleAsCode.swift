/// Titles that stand in a field as the name of a file, or as one of code.
extension Template {
    /// The field that asks for the title in such a form.
    package var fieldOfTitleAsCode: Field? {
        titleField.flatMap {
            titleAsCode("Own title", in: $0, DocumentCustoms()) == nil ? nil : $0
        }
    }

    /// The title in the form in which a field asks for it, `neat-idea` or `` `my_feature` ``; nil where it
    /// takes words, as most accepted documents may tell. A title that has such a form stays as it is.
    package func titleAsCode(
        _ title: String, in field: Field, _ customs: DocumentCustoms
    ) -> String? {
        guard let slug = Slug(title)?.string, customs.areCode(valuesOf: field) ?? true else {
            return nil
        }
        let isCode = title.isNameInWords
        if field.placeholder == Slug(self.title)?.string { return isCode ? title : slug }
        let asked = field.placeholder.isEmpty ? field.remark ?? "" : field.placeholder
        let isOfIdents = asked.contains("ident")
        if isOfIdents || !field.isTitle, let (sign, mark) = asked.formOfIdents {
            // What YAML has in backticks needs quotes.
            let words = isCode ? title : slug.replacing("-", with: sign)
            return field.place == .frontMatter ? words : mark + words + mark
        }
        if isOfIdents, field.placeholder.contains("`") {
            return "`" + (isCode ? title : slug.replacing("-", with: "_")) + "`"
        }
        return nil
    }
}

extension String {
    /// Whether it is a name of code, in backticks or not: no blanks, and several words, or small letters.
    package var isNameOfCode: Bool {
        let bare = filter { !"`\\".contains($0) }
        return !bare.isEmpty
            && bare.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
            && (bare.contains { "-_".contains($0) } || !bare.contains(where: \.isUppercase))
    }

    /// Whether it is several words in such a name, with no others around: `my_feature`.
    fileprivate var isNameInWords: Bool {
        isNameOfCode && dropFirst().dropLast().contains { "-_".contains($0) }
            && !contains { "`\\.".contains($0) || $0.isUppercase }
    }

    /// The sign between the words of an example of code that a template shows, and the mark around it:
    /// `my_awesome_feature` with marks or without, `ex: my-awesome-feature`.
    fileprivate var formOfIdents: (sign: String, mark: String)? {
        let words = split { " ,()".contains($0) }
        for (index, whole) in words.enumerated() {
            let word = whole.hasSuffix(".") ? whole.dropLast() : whole
            let bare = word.filter { $0 != "`" }
            let isMarked = word.count == bare.count + 2
            guard bare.first?.isLetter == true, bare != "yyyy-mm-dd",
                bare.allSatisfy({
                    $0.isASCII && ($0.isLowercase || $0.isNumber || "_-".contains($0))
                })
            else { continue }
            let mark = isMarked ? "`" : ""
            if bare.contains("_") { return ("_", mark) }
            // Other words have hyphens, too.
            let isExample =
                index > 0 && ["ex:", "e.g.", "eg:", "example:"].contains(words[index - 1])
            if bare.contains("-"), isMarked || isExample { return ("-", mark) }
        }
        return nil
    }
}
