import ArgumentParser
import Glibc
import Markdown
import Proposals
import Prose
import Terminal

/// `octopen template`: the templates there are, one of them, or how it is understood.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "List templates, print one, or explain it.",
        usage: "octopen template [NAME|FILE] [<options>]")

    @OptionGroup var options: CommonOptions

    @Argument(help: "A template by its name or file.")
    var template: String?

    @Flag(help: "Say how it becomes a form: fields, sections, what they ask for.")
    var explain = false

    func run() throws {
        Environment.takeLocale()
        var options = options
        options.template = template ?? options.template
        let environment = LaunchEnvironment(options)
        guard options.template != nil || explain else {
            return try Output.write(
                environment.templates.all.map { "\($0.name)  \(ReadableText.line($0.source))\n" }
                    .joined())
        }
        let read = try environment.templates.template()
        try explain
            ? Output.write(TemplateExplanation(read).text) : Output.write(read.source.bytes)
    }
}

/// A template's fields and sections with what the form makes of them, in lines for reading.
private struct TemplateExplanation {
    private(set) var text = ""

    init(_ template: Template) {
        write(
            "Template \(template.name): \(template.fields.count) fields, "
                + "\(template.sections.count { $0.isToFill }) sections to fill in")
        if !template.preamble.notes.isEmpty {
            write("Its note below the title is dropped in new proposals.")
        }
        if let kept = template.preamble.keptInWords {
            write("New proposals keep \(kept) below the title.")
        }
        if !template.fields.isEmpty { write("\nFIELDS") }
        for field in template.fields {
            write("\(field.name): \(words(for: field.kind))", indent: 2)
            write("stands for nothing: \(field.placeholder)", indent: 4)
        }
        write("\nSECTIONS")
        for section in template.sections { write(section) }
    }

    private mutating func write(_ section: Template.Section) {
        let indent = 2 * max(section.level - 1, 1)
        var words = [words(for: section.kind)]
        if section.isConditional { words.append("conditional") }
        if let limit = section.paragraphs {
            words.append("\(limit.lowerBound) to \(limit.upperBound) paragraphs")
        }
        write("\(section.title): \(words.joined(separator: ", "))", indent: indent)
        guard section.isToFill else { return }
        for text in section.guidance { write("asks: \(text)", indent: indent + 2) }
        for topic in section.topics { write("topic: \(topic)", indent: indent + 2) }
        if !section.placeholders.isEmpty {
            write(
                "shows: \(section.placeholders.joined(separator: ", "))", indent: indent + 2)
        }
    }

    private mutating func write(_ line: String, indent: Int = 0) {
        let blanks = String(repeating: " ", count: indent)
        let isHead = line.hasPrefix("\n")
        let shown = Line(text: ReadableText.line(line.trimmed), trail: "")
        if isHead { text += "\n" }
        for row in Wrapping(columns: 79 - indent).rows(of: shown) {
            text += blanks + shown.text.bytes(row.range).trimmed + "\n"
        }
    }

    private func words(for kind: FieldKind) -> String {
        switch kind {
        case .number: "a number"
        case .date: "a date"
        case .people: "people"
        case .values: "several values"
        case .choice(let choices): "one of \(choices.joined(separator: ", "))"
        case .line, .prose, .list, .phaseTitle, .phaseText: "a line"
        }
    }

    private func words(for kind: Template.Kind) -> String {
        switch kind {
        case .prose: "prose"
        case .list: "a list"
        case .phases: "numbered phases"
        case .fields: "the fields"
        case .parent: "holds others"
        case .value: "a field"
        }
    }
}
