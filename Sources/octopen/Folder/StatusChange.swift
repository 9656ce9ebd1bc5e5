import Folders
import Proposals
import Rules

/// A step of a proposal's status with all that goes with it: from the approval on its number, the
/// name of its file and the heading, the day, links, records.
struct StatusChange {
    let step: StatusStep
    /// The words about changes that are made beside the status.
    private(set) var remarks: [String] = []
    /// The reasons why the number may not be free, and what the step leaves as it is or takes away; a
    /// line each.
    private(set) var notes: [String] = []

    /// Why nobody knows whether the number that the step gives is free; nil where it is.
    private(set) var unanswered: String?

    /// What stands in the way of the step, a line each.
    var obstacles: [String] { step.obstacles.map(\.description) + [unanswered].compactMap(\.self) }

    private let file: ProposalFile
    private let edited: Proposal
    /// The path with the number; nil where the file keeps its name.
    let newPath: String?

    /// The name with the number that the folder of the proposal should have; nil where it has one.
    private let nameOfFolder: String?

    /// The files that change; what the links have to say is found out here.
    func change() throws(Failure) -> ProposalChange {
        guard let nameOfFolder else {
            return try ProposalChange(of: file, to: edited.bytes, newPath: newPath)
        }
        let folder = FilePath(file.path).folder
        if let named = NamedFolder(ownOf: file, called: nameOfFolder, edited: edited.bytes) {
            var change = ProposalChange(of: named)
            change.tell("\(folder): gets the name \(nameOfFolder)")
            return change
        }
        var change = try ProposalChange(of: file, to: edited.bytes)
        change.tell("\(folder): is still called so; git mv names it \(nameOfFolder)")
        return change
    }

    /// - Parameters:
    ///   - file: of the proposal.
    ///   - status: as the template spells it.
    init(_ file: ProposalFile, to status: String, path: StatusPath, project: Project)
        throws(Failure)
    {
        self.file = file
        var proposal = Proposal(file.bytes, template: try project.template(for: file.bytes))
        let old = path.status(of: proposal)
        // Words beside the status that it has already stay.
        let isSame = path.isSame(old, as: status)
        var values: [(String, String)] = isSame ? [] : [(path.name, status)]
        let given = FieldValues(values.map { (name: $0.0, value: $0.1) })
        let gone = given.wordsThatGo(from: proposal) + given.slips(in: proposal)
        if !isSame, let other = proposal.statusElsewhere {
            guard proposal.setStatus(status, other) else {
                throw Failure.status(of: file.path, stands: other)
            }
            values = []
        } else if !isSame, proposal.fieldPlace(named: path.name) == nil, proposal.statusLine != nil
        {
            guard let edited = proposal.withStatusLine(status) else {
                throw Failure(
                    "\(file.path): \(status) would not be read as its status; edit it by hand")
            }
            (proposal, values) = (edited, [])
        }
        let template = proposal.template
        let isNumbered =
            path.isApproved(status) || project.configuration.options.numbersAtCreation
        var untold: String?
        let number =
            isNumbered
            ? StatusChange.number(
                of: proposal, file.path, project, isGiven: !path.isApproved(old),
                telling: &untold)
                ?? StatusChange.number(of: proposal, inFolderOf: file.path, project) : nil
        if let number, let field = number.field { values.append((field, number.written)) }
        let fields = FieldValues(values.map { (name: $0.0, value: $0.1) })
        try fields.apply(to: &proposal) { project.shares() }
        if let number, number.isInHeading {
            let headings = project.headings(besides: file.path).map(\.value)
            proposal.numberTitle(number.value, written: number.written, asIn: headings)
        }
        var dayThatStays: String?
        if !isSame && old != status || proposal.bytes != file.bytes {
            dayThatStays = proposal.dayThatStays
            if let day = proposal.dayToRenew(on: Clock.today) {
                proposal.setValue(day.value, at: day.place)
            }
        }
        try fields.requireRead(in: proposal, path: file.path)
        edited = proposal
        newPath = number?.path
        nameOfFolder = number?.nameOfFolder
        if let number {
            remarks.append(number.remark)
            notes = project.allFacts?.unread ?? []
            if number.isNew {
                unanswered = project.allFacts?.unanswered.map {
                    "git did not answer, so not all numbers are known: \($0)"
                }
            }
            notes += RealFolder(project.folder)?.repositoryState?.notes ?? []
        }
        let told = gone + given.keysThatStay(in: proposal)
        notes += (told + [dayThatStays, number == nil ? untold : nil].compactMap(\.self)).map {
            "\(file.path): \($0)"
        }
        var context = project.context(template, path: file.path)
        context.versions = nil
        step = StatusStep(
            from: old, to: status, on: path, check: Check(proposal.bytes, context: context))
    }

    // MARK: Number

    private struct Number {
        let value: Int
        /// In the field, and the heading.
        let written: String
        /// The field that it is written into; nil where that has it, or there is none.
        let field: String?
        /// The path with the number; nil where the file keeps its name.
        let path: String?
        let reason: String?
        /// Whether the proposal had none.
        let isNew: Bool
        /// The name with the number that the folder of the proposal should have; nil where it has one.
        var nameOfFolder: String?
        /// Whether the heading gets it where it has a place for it.
        var isInHeading = true

        var remark: String {
            let why = reason.map { ": \($0)" } ?? ""
            let number = isNew ? "its number is \(written)\(why)" : nil
            return [number, path.map { "it is \($0) now" }].compactMap(\.self)
                .joined(separator: "; ")
        }
    }

    /// The number of a proposal in a folder of its own, where the heading has a place for it, or the name of
    /// the folder has a sign for one to come.
    private static func number(
        of proposal: Proposal, inFolderOf path: String, _ project: Project
    ) -> Number? {
        let folder = FilePath(path).folder
        let name = FilePath(FilePath.real(folder) ?? folder).name
        let sign = name.signOfNumber
        let own = DocumentFolders.number(of: folder)
        guard sign != nil || own != nil, DocumentFolders(of: folder)?.areSeveral == true,
            !proposal.template.fields.contains(where: { $0.kind == .number }),
            !proposal.hasNumber, let facts = project.allFacts
        else { return nil }
        let choice = NumberChoice(for: path, in: facts, folder: project.folder)
        let written = facts.written(choice.number)
        var numbered = proposal
        numbered.numberTitle(choice.number, written: written)
        let isToCome = sign != nil || own == 0
        guard isToCome || numbered.titleHeading != proposal.titleHeading else { return nil }
        let before = sign.map { name[..<$0.lowerBound] } ?? ""
        let rest = sign.map { name[$0.upperBound...] } ?? name.drop { $0.isASCII && $0.isNumber }
        return Number(
            value: choice.number, written: written, field: nil, path: nil, reason: choice.reason,
            isNew: true,
            nameOfFolder: isToCome ? "\(before)\(written)\(rest)" : nil)
    }

    /// The number that the proposal is to have; nil where it has none, or all that it needs.
    ///
    /// - Parameters:
    ///   - isGiven: whether it comes with this step, in the place of zeros that the template's file has, too.
    ///   - untold: where nothing says in which of several series it is counted, which there are.
    private static func number(
        of proposal: Proposal, _ path: String, _ project: Project, isGiven: Bool,
        telling untold: inout String?
    ) -> Number? {
        // A sign for a number to come gets what the heading and the name get.
        let toCome = proposal.fieldOfNumberToCome
        let field = toCome == nil ? proposal.template.fields.first { $0.kind == .number } : nil
        // Elsewhere numbers are numbers of another register, of issues as a rule.
        if let field, field.place != .section { return nil }
        guard let facts = project.allFacts, !ProposalFile.mayHaveSidecar(path) else { return nil }
        if toCome?.place == .frontMatter, !facts.numbersFilesInARow { return nil }
        let name = FilePath(path).name
        let own = field.map { $0.saysNothing(proposal.number) ? "" : proposal.number } ?? ""
        guard own.isEmpty || own.asProposalNumber != nil else { return nil }
        let named = facts.namesFilesByNumber(hasField: field != nil, besides: name)
        let others = facts.entries.map(\.fileName).filter { $0 != name }
        let around = project.pathsByStatus.map { FilePath($0).name }.filter { $0 != name }
        let isWorded = field == nil && !named
        let files = NumberSeries.Files(!isWorded ? [] : around.isEmpty ? others : around)
        guard !files.hasNumber(name) else { return nil }
        let series = NumberSeries(
            of: proposal, called: name,
            by: proposal.template.choice == .named ? proposal.template : nil, in: files,
            project.headings(besides: path), facts)
        let words = series?.names ?? files.main
        if isWorded, words == nil, let kinds = NumberSeries.list(of: files, facts) {
            untold =
                "has no number, for nothing tells of which kind it is: \(kinds); "
                + "-t names its template"
        }
        guard field != nil || named || words?.hasNumber(name) == false else { return nil }
        let ofTemplate = (try? project.template())?.file.map { FilePath($0).name } ?? ""
        let isToCome =
            name.leadingNumber == nil
            || isGiven && name.leadingNumber == 0 && ofTemplate.leadingNumber == 0
        let isOfFile = toCome != nil && (name.leadingNumber ?? 0) > 0
        // The heading's own is not contradicted.
        if toCome != nil, proposal.isTitleNumbered, !isOfFile { return nil }
        guard own.isEmpty && field != nil || words != nil || named && (isToCome || isOfFile)
        else { return nil }
        let choice =
            own.asProposalNumber.map { ($0, nil) }
            ?? {
                let choice = NumberChoice(
                    for: path, in: series?.facts ?? facts, folder: project.folder)
                return (choice.number, choice.reason ?? series?.reason)
            }()
        // A file keeps the number that it shares with another one.
        if isOfFile, words == nil, choice.0 != name.leadingNumber { return nil }
        let folder = path.utf8.contains(UInt8(ascii: "/")) ? FilePath(path).folder + "/" : ""
        if let words {
            return Number(
                value: choice.0, written: words.written(choice.0), field: toCome?.name,
                path: folder + words.name(name, numbered: choice.0), reason: choice.1, isNew: true)
        }
        let needsName = named && name.leadingNumber != choice.0
        // A name may begin with a dash, with a number that another one has, or with a sign for one.
        let sign = name.signOfNumber.flatMap {
            $0.lowerBound == name.startIndex ? $0.upperBound : nil
        }
        let rest = name[(sign ?? name.startIndex)...]
            .drop { name.leadingNumber != nil && $0.isASCII && $0.isNumber }
            .drop { "-_".contains($0) }
        let start = folder + facts.writtenInName(choice.0) + facts.signBehindNumber
        return Number(
            value: choice.0, written: own.isEmpty ? facts.written(choice.0) : own,
            field: own.isEmpty ? (toCome ?? field)?.name : nil,
            path: needsName ? start + String(rest) : nil,
            reason: choice.1, isNew: own.isEmpty, isInHeading: field == nil || !own.isEmpty)
    }
}
