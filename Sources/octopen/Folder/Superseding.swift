import Markdown
import Proposals
import Rules

/// One proposal that takes the place of another: both say so, in the form of their template.
struct Superseding {
    /// The changes of both files.
    let change: ProposalChange
    /// Notes on a template that has no place for the superseded proposal.
    private(set) var notes: [String] = []

    enum End {
        case old, new

        /// Names of the field that names the other one, the template's own among them.
        var names: [String] {
            switch self {
            case .old: ["superseded by", "replaced by"]
            case .new: ["supersedes", "replaces"]
            }
        }

        var field: String { self == .old ? "Superseded By" : "Supersedes" }
    }

    /// A proposal with what is asked about it here.
    struct Side {
        let file: ProposalFile
        let project: Project
        let template: Template

        init(_ path: String, _ projects: inout Projects) throws(Failure) {
            file = try ProposalFile(reading: path)
            project = projects.project(ofProposalAt: path)
            template = try project.template(for: file.bytes)
            if let obstacle = proposal.obstacle { throw Failure("\(path): \(obstacle)") }
        }

        var proposal: Proposal { Proposal(file.bytes, template: template) }
    }

    init(_ old: String, by new: String, environment: LaunchEnvironment) throws(Failure) {
        guard FileKey.absolute(old) != FileKey.absolute(new) else {
            throw Failure("\(old): cannot supersede itself; name two proposals", exitCode: 64)
        }
        var projects = Projects(environment)
        let (first, second) = (try Side(old, &projects), try Side(new, &projects))
        guard !Self.isSuperseded(second, by: first, &projects) else {
            throw Failure(
                "\(new): is superseded by \(old) itself, and none of them would be the newest; "
                    + "take that out first")
        }
        let naming = ReferenceNaming([first, second], environment: environment)
        try Self.requireOwnMetadata(first, second)
        guard let after = try Self.edited(first, .old, other: second, naming) else {
            throw Self.unknown(first)
        }
        var changed = [first]
        let one = try ProposalChange(of: first.file, to: after)
        if let before = try Self.edited(second, .new, other: first, naming) {
            change = one.joined(with: try ProposalChange(of: second.file, to: before))
            changed.append(second)
        } else if let sidecar = second.file.sidecar {
            throw Failure(
                "\(sidecar.path): has no key for what it replaces; write `replaces:` there first")
        } else if let sidecar = first.file.sidecar {
            let name = FilePath(sidecar.path).name
            throw Failure(
                "\(new): has no \(name) beside it that can be edited by line, and what it replaces "
                    + "would not be written; mend \(name) first")
        } else {
            change = one
            notes.append("\(new): its template has no place for what it supersedes; say it there")
        }
        if let way = StatusPath(first.proposal), case let status = way.status(of: first.proposal),
            status.isChoiceWithRemark(among: way.choices),
            way.status(of: Proposal(after, template: first.template)) != status
        {
            notes.append(
                "\(old): \(way.name): “\(status)” was replaced, with the words beside it")
        }
        if let status = Self.statusThatStays(first, in: after) {
            notes.append("\(old): \(status)")
        }
        notes += changed.compactMap { side in
            side.proposal.dayThatStays.map { "\(side.file.path): \($0)" }
        }
    }

    /// What is written into one would be read in the other, too.
    private static func requireOwnMetadata(_ first: Side, _ second: Side) throws(Failure) {
        let places = [first, second].map { $0.file.sidecar.flatMap { FilePath.real($0.path) } }
        guard let place = places[0], place == places[1] else { return }
        let path = [first, second].compactMap(\.file.sidecar?.path).first {
            MetadataLink($0) != nil
        }
        throw Failure(
            "\(path ?? place): is a link to the metadata of the other; give each its own first")
    }

    private static func unknown(_ side: Side) -> Failure {
        if let sidecar = side.file.sidecar {
            return Failure(
                "\(sidecar.path): has no key that names what supersedes it; write `superseded-by:` "
                    + "there first, if the project has that")
        }
        return Failure(
            "\(side.file.path): its template has no place that names what supersedes it; "
                + "edit both by hand")
    }

    // MARK: One end

    /// The text that names the other one, its status and day with it; nil where there is no place.
    private static func edited(
        _ side: Side, _ end: End, other: Side, _ naming: ReferenceNaming
    ) throws(Failure) -> [UInt8]? {
        var proposal = side.proposal
        let way = StatusPath(proposal)
        // Words of a section say themselves what became of it.
        var saysStatus = false
        if let name = key(of: end, in: proposal) {
            try write(other, into: name, of: &proposal, side, naming)
        } else if let field = line(of: end, in: proposal.template) {
            try write(other, intoLine: field, of: &proposal, side)
        } else if proposal.template.fields.contains(where: { $0.place == .section }) {
            proposal = try namedByNumber(proposal, end, side, other)
        } else if let section = proposal.statusSection {
            try write(link(to: other, from: side), end, into: section, of: &proposal, side)
            saysStatus = true
        } else if end == .old, let way, let example = way.supersededExample {
            let value = try Self.value(like: example, side, other)
            try set([(way.name, value)], in: &proposal, side)
        } else {
            return nil
        }
        var values: [(String, String)] = []
        let ended = way?.choices.first {
            ["superseded", "replaced"].contains($0.lowercased())
        }
        if end == .old, !saysStatus, let way, let ended { values.append((way.name, ended)) }
        if proposal.bytes != side.file.bytes, let day = proposal.dayToRenew(on: Clock.today) {
            proposal.setValue(day.value, at: day.place)
            proposal = Proposal(proposal.bytes, template: proposal.template)
        }
        try set(values, in: &proposal, side)
        return proposal.bytes
    }

    static func set(
        _ values: [(String, String)], in proposal: inout Proposal, _ side: Side
    ) throws(Failure) {
        guard !values.isEmpty else { return }
        let fields = FieldValues(values.map { (name: $0.0, value: $0.1) })
        try fields.apply(to: &proposal)
        try fields.requireRead(in: proposal, path: side.file.path)
        proposal = Proposal(proposal.bytes, template: proposal.template)
    }

    // MARK: By a field of the block

    private static func namedByNumber(
        _ proposal: Proposal, _ end: End, _ side: Side, _ other: Side
    ) throws(Failure) -> Proposal {
        let context = side.project.context(side.template, path: side.file.path)
        let check = Check(side.file.bytes, context: context)
        guard check.writtenFields.contains(where: { !$0.isInFrontMatter }) else {
            throw unknown(side)
        }
        for (one, file) in [(proposal, side), (other.proposal, other)] {
            let number = one.number
            guard let value = Int(number) else {
                let isAsked = one.template.fields.contains { $0.kind == .number }
                throw Failure(
                    "\(file.file.path): "
                        + (isAsked
                            ? "has no number to be named by; octopen status gives it one at the approval"
                            : "its template has no field for a number to be named by; edit both by hand")
                )
            }
            let name = FilePath(file.file.path).name
            let twin = file.project.allFacts?.entries.first {
                $0.value == value && $0.fileName != name
            }
            if let twin {
                throw Failure(
                    "\(file.file.path): \(number) is the number of \(twin.fileName), too; "
                        + "give one of them another")
            }
        }
        guard let fix = check.naming(other.proposal.number, in: end.field) else { return proposal }
        let bytes = fix.applied(to: side.file.bytes)
        let edited = Proposal(bytes, template: side.template)
        let again = FolderFacts.Entry(edited, fileName: "")
        let named = end == .old ? again.supersededBy : again.supersedes
        guard named.contains(where: { $0 == Int(other.proposal.number) }) else {
            throw Failure("\(side.file.path): \(end.field) would not be read; edit it by hand")
        }
        return edited
    }

    // MARK: By a key of front matter

    static func key(of end: End, in proposal: Proposal) -> String? {
        let isNamed = { (name: String) in end.names.contains(name.asFieldWords) }
        let asked = proposal.template.fields.first { $0.place == .frontMatter && isNamed($0.name) }
        if let asked { return asked.name }
        guard proposal.sections.first?.role == .frontMatter else { return nil }
        return proposal.content(ofSection: 0).slots.compactMap(\.field.name).first(where: isNamed)
    }

    /// Words that say that there is none.
    static let none: Set<String> = ["", "n/a", "na", "none", "-", "tbd", "~", "null"]

    private static func write(
        _ other: Side, into name: String, of proposal: inout Proposal, _ side: Side,
        _ naming: ReferenceNaming
    ) throws(Failure) {
        guard var place = proposal.fieldPlace(named: name) else { throw unknown(side) }
        let asked = proposal.template.field(named: name)
        let written = proposal.field(at: place).text.lines.map(\.text)
        let values = written.filter { value in
            !none.contains(value.lowercased()) && !(asked?.saysNothing(value) ?? false)
        }
        guard naming.isByPath,
            let real = FilePath.real(other.file.path),
            let root = RealFolder(FilePath(real).folder)?.repository
        else {
            let why =
                values.isEmpty
                ? "\(name) is empty, and nothing at hand shows how it names proposals; name the "
                    + "template with -t"
                : "\(name) names proposals in a way that octopen does not know; edit both by hand"
            throw Failure("\(side.file.path): \(why)")
        }
        // A key without a value, of which the template does not say that it holds several.
        if asked == nil, values.isEmpty, naming.isInLists {
            proposal = Proposal(
                proposal.bytes, template: proposal.template.asking(forValues: name))
            place = proposal.fieldPlace(named: name) ?? place
        }
        let target = FilePath(real).name == Sidecar.documentName ? FilePath(real).folder : real
        let path = "/" + target.relative(to: root)
        guard !values.contains(path) else { return }
        guard !(values + [path]).contains(where: { $0.contains(",") || $0.contains("\"") }) else {
            throw Failure("\(side.file.path): \(name) has commas in it; edit both by hand")
        }
        let isSeveral = proposal.field(at: place).kind.isSeveral
        guard isSeveral || values.isEmpty else {
            throw Failure("\(side.file.path): \(name) names another already; edit both by hand")
        }
        try set([(name, (values + [path]).joined(separator: ", "))], in: &proposal, side)
    }

    // MARK: By a link in the status

    /// `[8. Title](0008-title.md)`.
    static func link(to other: Side, from side: Side) throws(Failure) -> String {
        let heading = other.proposal.titleHeading
        guard !heading.isEmpty, !heading.contains(where: { "[]\\`<".contains($0) }) else {
            throw Failure(
                "\(other.file.path): its title cannot be the text of a link; edit both by hand")
        }
        return "[\(heading)](\(try address(of: other, from: side)))"
    }

    private static func address(of other: Side, from side: Side) throws(Failure) -> String {
        guard let own = FilePath.real(FilePath(side.file.path).folder),
            let real = FilePath.real(FilePath(other.file.path).folder)
        else { throw Failure("\(other.file.path): is not there any more") }
        return "\(real)/\(FilePath(other.file.path).name)".relative(to: own).percentEncoded
    }

    private static func write(
        _ link: String, _ end: End, into section: Int, of proposal: inout Proposal, _ side: Side
    ) throws(Failure) {
        let words = "\(end.field.lowercased().capitalizedFirst) \(link)"
        let body = proposal.sections[section].bodySource
        let lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { String($0).trimmed }
        guard !lines.contains(words) else { return }
        var paragraphs = lines.split(separator: "").map { $0.joined(separator: "\n") }
        let isPlain = paragraphs.allSatisfy {
            !$0.hasPrefix("#") && !$0.hasPrefix("```") && !$0.contains("<!--")
        }
        guard isPlain else {
            throw Failure("\(side.file.path): its status is more than words; edit both by hand")
        }
        if end == .old, let first = paragraphs.first, !first.contains("](") {
            paragraphs.removeFirst()
        }
        if end == .old { paragraphs.insert(words, at: 0) } else { paragraphs.append(words) }
        proposal.replaceText(ofSection: section, with: paragraphs.joined(separator: "\n\n"))
        let titles = { (proposal: Proposal) in
            Proposal(proposal.bytes, template: proposal.template).sections.filter(\.isPresent)
                .map(\.title)
        }
        guard titles(proposal) == titles(side.proposal) else {
            throw Failure("\(side.file.path): its status cannot be written; edit both by hand")
        }
    }

    /// `superseded by ADR-0005` where the template shows `superseded by ADR-0123`.
    private static func value(
        like example: String, _ side: Side, _ other: Side
    ) throws(Failure) -> String {
        if example.contains("](") {
            let start = example.prefix { $0 != "[" }
            let name = FilePath(other.file.path).name
            let stem = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
            return "\(start)[\(stem)](\(try address(of: other, from: side)))"
        }
        return try label(like: example, of: other)
    }
}
