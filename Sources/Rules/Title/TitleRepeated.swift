/// # `title-repeated`
///
/// Only the title is a heading of level 1; a second one makes two documents of the outline. A
/// template that uses level 1 for its sections, or asks for text alone, does not ask for this.
///
/// Wrong: `# Enhancement: Tags` and, further down, `# Details`. Right: `## Details`.
extension Rule {
    static let titleRepeated = Rule(
        "title-repeated", .title, .warning, "Only the title is a heading of level 1."
    ) { document in
        let usesLevel1 = document.template.sections.contains { $0.level == 1 }
        guard !document.template.title.isEmpty, !usesLevel1, !document.template.asksForTextAlone
        else { return [] }
        // A section of the template that stands at level 1 is told of as such.
        let sections = document.levels.wrong.map(\.block)
        let titles = document.headings.filter { $0.level == 1 }.map(\.block)
            .filter { !sections.contains($0) }
        guard let second = titles.dropFirst().first else { return [] }
        let numbers = titles.dropFirst().map { document.toldLine(at: $0.range.lowerBound) }
        let message =
            numbers.count == 1
            ? "Line \(numbers[0]) is a second title."
            : "There are \(titles.count) titles: see \(Wording.lines(numbers))."
        return [
            Problem(
                second.content, document.subject(at: second.range.lowerBound), message,
                help: "Make it `##` or deeper: level 1 is the title of the whole proposal.")
        ]
    }
}
