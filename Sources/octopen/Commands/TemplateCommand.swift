import ArgumentParser
import Glibc
import Markdown
import Proposals
import Prose
import Rules
import Terminal

/// `octopen template`: the templates there are, one of them, or how it is understood.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "List templates, print one, or explain it.",
        usage: "octopen template [NAME|FILE] [--explain|--import] [<options>]")

    @OptionGroup var options: CommonOptions

    @Argument(help: "A template by its name or file.", completion: Completions.templates)
    var template: String?

    @Flag(help: "Say how it becomes a form: fields, sections, what they ask for.")
    var explain = false

    @Flag(
        name: .customLong("import"),
        help: "Copy it into the proposal folder, as template.md, by which its files are read.")
    var isImported = false

    func run() throws {
        Environment.takeLocale()
        var options = options
        options.template = template ?? options.template
        var environment = LaunchEnvironment(options).remembering
        environment.trustsCache = explain
        let isListed = options.template == nil && !explain && !isImported
        if isListed {
            try Output.write(
                environment.templates.all.map { "\($0.name)  \(ReadableText.line($0.source))\n" }
                    .joined())
        }
        if isListed || explain, let places = environment.templates.placesOfNone {
            Output.error("octopen: \(places)")
        }
        if isListed { return }
        let read = try environment.templates.template()
        if isImported { return try copy(read, into: environment.folder.forNew) }
        try explain
            ? Output.write(TemplateExplanation(read, shares(of: read, in: environment)).text)
            : Output.write(read.ownBytes)
    }
}

extension TemplateCommand {
    /// How many proposals of the folder, or of that of the template's documents, keep the texts of
    /// the template, and what follows for the texts.
    private func shares(
        of template: Template, in environment: LaunchEnvironment
    ) -> (all: TemplateShares, learned: LearnedRoles) {
        let found = environment.folder.ofDocuments(by: template)
        guard let folder = found else {
            return (TemplateShares(), LearnedRoles())
        }
        return Project(folder, environment: environment).shares()
    }

    /// Byte for byte, and never over a file that is there.
    private func copy(_ template: Template, into folder: String) throws(Failure) {
        guard self.template != nil else {
            throw Failure(
                "name the template that is to be copied: a file, or enhancement", exitCode: 64)
        }
        let path = ProposalFolder.joined(folder, "template.md")
        guard access(path, F_OK) != 0 else {
            throw Failure("\(path): exists already; remove it first, or edit it")
        }
        if let sidecar = template.sidecar {
            throw Failure(
                "\(template.file ?? template.name): is two files, with \(sidecar.path); copy its "
                    + "folder, and name it with template = FOLDER/README.md in octopen.conf")
        }
        try AtomicSave(
            request: SaveRequest(path: path, bytes: template.ownBytes, expected: nil)
        ).runOrFail()
        try Output.write("\(path)\n")
    }
}

/// A template's fields and sections with what the form makes of them, in lines for reading.
private struct TemplateExplanation {
    private(set) var text = ""
    private let template: Template
    private let shares: TemplateShares
    private let learned: LearnedRoles

    init(_ template: Template, _ shares: (all: TemplateShares, learned: LearnedRoles)) {
        (self.template, self.shares, learned) = (template, shares.all, shares.learned)
        write(
            "Template \(template.name): \(template.fields.count) fields, "
                + "\(template.sections.count { $0.isToFill }) sections to fill in")
        if !template.preamble.notes.isEmpty {
            write("Its notes above the first section are dropped in new proposals.")
            if template.preamble.notesAboveTitle.contains(where: learned.keeps) {
                write("Those above the title that most documents keep stay.")
            }
        }
        if template.preamble.prompt != nil {
            write("It asks below the title: \(template.preamble.promptWords)")
        } else if let kept = template.preamble.keptInWords {
            write("New proposals keep \(kept) below the title.")
        }
        if let form = template.titleForm, !template.title.isEmpty {
            write("The title stands in the heading: \(form.heading(title: "TITLE"))")
            if let head = template.learnedHead, head.heading == template.title,
                let count = head.labels
            {
                write("learned from \(count) of \(head.documents) documents", indent: 2)
            }
        } else if template.isTitleFixed, let field = template.titleField {
            write("The heading stays, and \(field.name) has the title: \(template.title)")
        } else if template.isTitleFixed {
            write("The heading stays, as nearly all documents have it: \(template.title)")
        } else if template.title.isEmpty, !template.hasTitleField {
            let new = NewProposal(
                template: template, title: "", author: "", today: Day(secondsSince1970: 0))
            write(
                "It has no heading for the title"
                    + (new.mayGetHeading ? "; new proposals get one." : "."))
        }
        if let frontMatter = FrontMatter(template.source.bytes), !frontMatter.isYAML {
            write("Its front matter is \(frontMatter.language.rawValue), and stays as it is.")
        } else if let frontMatter = FrontMatter(template.source.bytes) {
            do throws(YAMLObstacle) {
                _ = try YAMLMapping(template.source, frontMatter.content)
            } catch {
                write("Its front matter cannot be read, and stays as it is: \(error).")
            }
        }
        if let reason = template.unreadHeader {
            write("Its header in code is not read, and stays as it is: \(reason).")
        }
        write(template.fields.filter { $0.place == .frontMatter }, under: "FRONT MATTER")
        let head = template.fields.filter { $0.place == .head }
        write(head.filter(\.isAboveTitle), under: "FIELDS ABOVE THE TITLE")
        write(head.filter { !$0.isAboveTitle }, under: "FIELDS BELOW THE TITLE")
        write(template.fields.filter(\.isInSection), under: "FIELDS")
        write("\nSECTIONS")
        for index in template.sections.indices {
            write(template.sections[index])
            writeShares(ofSection: index)
        }
    }

    private mutating func write(_ fields: [Template.Field], under heading: String) {
        guard !fields.isEmpty else { return }
        write("\n" + heading)
        for field in fields {
            let optional = field.isOptional ? ", optional" : ""
            let kind =
                field.isNested
                ? "keys of its own, shown only" : field.dayInWords ?? field.kindInWords
            write("\(field.name): \(kind)\(optional)", indent: 2)
            let says = field.isDefault ? "may stay" : "stands for nothing"
            if !field.placeholder.isEmpty { write("\(says): \(field.placeholder)", indent: 4) }
            if let remark = field.remark, !field.placeholder.contains(remark) {
                write("asks: \(remark)", indent: 4)
            }
            guard field.isLearned, let head = template.learnedHead,
                let key = head.keys.first(where: { $0.name == field.name })
            else { continue }
            write("learned from \(key.count) of \(head.documents) documents", indent: 4)
        }
    }

    private mutating func write(_ section: Template.Section) {
        let indent = 2 * max(section.level - 1, 1)
        write(
            "\(section.title): \(section.properties.joined(separator: ", "))", indent: indent)
        for block in section.blocks
        where block.isKept && learned.applied(to: block, in: section.path).isKept {
            write("keeps: \(block.text)", indent: indent + 2)
        }
        guard section.isToFill else { return }
        for wanted in section.wanted {
            write("\(wanted.isTopic ? "topic" : "asks"): \(wanted.words)", indent: indent + 2)
        }
        if !section.placeholders.isEmpty {
            write(
                "shows: \(section.placeholders.joined(separator: ", "))", indent: indent + 2)
        }
        for block in section.blocks where block.role == .default {
            write("answer for want of another: \(block.text)", indent: indent + 2)
        }
    }

    /// Writes how many accepted documents keep each text, where there are enough to tell.
    private mutating func writeShares(ofSection index: Int) {
        let indent = 2 * max(template.sections[index].level - 1, 1) + 2
        let path = template.sections[index].path
        for block in template.keepable where block.section == index {
            guard let share = shares[block.words], let isKept = share.isKept,
                isKept || block.block.role != .topic
            else { continue }
            let role =
                switch learned.applied(to: block.block, in: path).role {
                case .fixed: "fixed"
                case .default: "answer for want of another"
                case .topic: "topic"
                case .prompt, .placeholder, .scaffold: "prompt"
                }
            write(
                "kept by \(share.kept) of \(share.documents) accepted documents: \(role): "
                    + "“\(block.block.text.firstWords)”", indent: indent)
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
}

extension String {
    /// Enough to know a text by.
    fileprivate var firstWords: String {
        let words = split(separator: " ")
        return words.count <= 8 ? self : words[..<8].joined(separator: " ") + " …"
    }
}

extension Template.Field {
    /// Whether it is an item of a section, or all of one.
    fileprivate var isInSection: Bool {
        switch place {
        case .section, .ownSection: true
        case .frontMatter, .head: false
        }
    }
}
