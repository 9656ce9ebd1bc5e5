import Folders
import Proposals
import Rules

/// A new proposal, before it is shown or written.
struct NewDraft {
    var proposal: Proposal
    /// Its file; nil where the first save names it.
    var path: String?
    /// What there is to say of it.
    var remarks: [String]
}

extension NewCommand {
    private var givenTitle: String { title.joined(separator: " ").trimmed }

    /// The template, filled with all that is given on the command line and in a text.
    func draft(
        by template: Template, with filling: ProposalValues?, at place: NewPlace,
        _ environment: LaunchEnvironment
    ) throws -> NewDraft {
        let words = givenTitle
        var new = NewProposal(
            template: template, title: words.isEmpty ? filling?.title ?? "" : words,
            author: environment.people.author(author).authorName, today: Clock.today)
        new.customs = environment.customs(of: template)
        let given = try FieldValues(values)
        var draft =
            try whole(filling, over: new, given, at: place, environment)
            ?? filled(&new, with: filling, given, at: place, environment)
        if draft.path == nil, template.sidecar == nil, !new.hasPlaceForTitle,
            let slug = Slug(new.title)?.string, place.name.mayName(slug)
        {
            let path = place.path(place.name.name(slug))
            if place.obstacle(at: path) == nil { draft.path = path }
        }
        if let remark = remark(onNumberIn: draft.proposal) { draft.remarks.append(remark) }
        return draft
    }

    /// A text that is a whole document; nil for one that is put into a new one.
    private func whole(
        _ filling: ProposalValues?, over new: NewProposal, _ given: FieldValues,
        at place: NewPlace, _ environment: LaunchEnvironment
    ) throws -> NewDraft? {
        guard let filling,
            let (document, filled) = try filling.document(
                over: Proposal(new.bytes, template: new.template),
                versions(of: new.template, in: environment))
        else { return nil }
        var proposal = document
        let (field, value) = new.titleValue ?? ("Title", givenTitle)
        let named = FieldValues(givenTitle.isEmpty ? [] : [(field, value)])
        try named.apply(to: &proposal)
        var numbering = Numbering()
        var path: String?
        if !proposal.hasNumber {
            path = number(
                &proposal, given, environment, at: place, title: proposal.title,
                telling: &numbering)
        }
        try given.apply(to: &proposal)
        try named.adding(given).adding(filled).requireRead(in: proposal, path: from ?? "")
        let left = proposal.leftOut.map { "left out, as \(from ?? "") has none: \($0)" }
        return NewDraft(
            proposal: proposal, path: path,
            remarks: [left].compactMap(\.self) + numbering.remarks)
    }

    /// The template with the texts and values that are given.
    private func filled(
        _ new: inout NewProposal, with filling: ProposalValues?, _ given: FieldValues,
        at place: NewPlace, _ environment: LaunchEnvironment
    ) throws -> NewDraft {
        var remarks = remarks(on: new)
        if givenTitle.isEmpty, let filling { new.title = try filling.title(by: new.template) }
        var proposal = Proposal(new.bytes, template: new.template)
        var numbering = Numbering()
        let path = number(
            &proposal, given, environment, at: place, title: new.title, telling: &numbering)
        let filled = try filling?.fill(fieldsOf: &proposal)
        try given.apply(to: &proposal)
        try filling?.fill(sectionsOf: &proposal)
        try filling?.requireKept(in: proposal, isTitled: !givenTitle.isEmpty)
        if filling?.isShown ?? false {
            remarks.append(
                "its texts are put into a new document of the template, for \(from ?? "") is not "
                    + "read as one")
        }
        if !proposal.isAskedBelowTitle { remarks.removeAll { $0 == Self.asksBelowTitle } }
        if let filled { try given.adding(filled).requireRead(in: proposal, path: from ?? "") }
        return NewDraft(proposal: proposal, path: path, remarks: remarks + numbering.remarks)
    }
}

/// How a new proposal came to its number, or not.
private struct Numbering {
    /// Why it has none, where git does not tell which are free.
    var unanswered: String?
    /// The number that was given as all files of the folder have theirs, or the template has it, and no
    /// setting says so; and why.
    var learned: (number: String, reason: String)?

    var remarks: [String] {
        let reason = unanswered.map { "git did not answer, so it has no number yet: \($0)" }
        let custom = learned.map {
            "it has the next number, \($0.number), as \($0.reason); numbering = on-approval in "
                + "octopen.conf leaves it out"
        }
        return [reason, custom].compactMap(\.self)
    }
}

extension NewCommand {
    /// Gives the number that the proposal's folder has, or the next one, where the project gives it at
    /// the start.
    /// - Parameter numbering: what there is to say of it.
    /// - Returns: the path that it makes of the title where no field has the number, which else the
    ///   first save does.
    private func number(
        _ proposal: inout Proposal, _ given: FieldValues, _ environment: LaunchEnvironment,
        at place: NewPlace, title: String, telling numbering: inout Numbering
    ) -> String? {
        let project = Project(environment.folder.forNew, environment: environment)
        let begun = proposal.bytes
        defer { proposal.leadLinks(since: begun) }
        // A sign below the title gets the number that the heading and the name get.
        let toCome = proposal.fieldOfNumberToCome.flatMap {
            $0.place == .head && !proposal.isTitleNumbered && !given.sets($0.name) ? $0 : nil
        }
        let field = toCome == nil ? proposal.template.fields.first { $0.kind == .number } : nil
        if let output, output != "-", field.map({ !given.sets($0.name) }) ?? true {
            let (name, own) = (FilePath(output).name, FilePath(output).folder)
            proposal.takeNumber(
                ofFile: "\(FilePath.real(own) ?? own)/\(name)",
                asIn: project.headings(besides: nil).map(\.value))
            if proposal.hasNumber { return nil }
        }
        let isSet = project.configuration.options.numbersAtCreation
        let names = place.name
        // Where a field has the number, its template says when it comes.
        let mayLearn =
            field == nil && !project.configuration.setsNumbering && output == nil
            && (proposal.template.numbersHeadings || names.isOfNumbers) && !proposal.hasNumber
        guard isSet || mayLearn,
            field.map({ $0.place == .section && !given.sets($0.name) }) ?? true,
            proposal.template.sidecar == nil, let facts = project.allFacts
        else { return nil }
        let isAtOnce = mayLearn && proposal.template.numbersAtOnce && facts.numbersEachFile
        guard isSet || isAtOnce || facts.numbersAllFiles else { return nil }
        numbering.unanswered = facts.unanswered
        guard facts.unanswered == nil else { return nil }
        let number = facts.nextNumber
        if let field {
            guard let place = proposal.fieldPlace(named: field.name) else { return nil }
            proposal.setValue(facts.written(number), at: place)
            return nil
        }
        guard isAtOnce || facts.namesFilesByNumber(hasField: false, besides: ""),
            let slug = Slug(title)?.string
        else { return nil }
        let isFirst = isAtOnce && facts.entries.isEmpty
        let written = isFirst ? number.padded(to: 4) : facts.writtenInName(number)
        proposal.numberTitle(
            number, written: written, asIn: project.headings(besides: nil).map(\.value))
        if let toCome, let place = proposal.fieldPlace(named: toCome.name) {
            proposal.setValue(written, at: place)
        }
        if !isSet {
            let reason = isFirst ? "the template has one" : "all files here have theirs"
            numbering.learned = (written, reason)
        }
        return place.path(names.name(slug, number: written))
    }

    /// The versions of the template, one of which a whole text may follow.
    private func versions(
        of template: Template, in environment: LaunchEnvironment
    ) -> TemplateVersions? {
        let folder = environment.folder.ofDocuments(by: template)
        return Project(folder ?? environment.folder.forNew, environment: environment).versions
    }

    /// That the template's own number is none of the proposal's, while a sign stands in its place.
    private func remark(onNumberIn proposal: Proposal) -> String? {
        let template = proposal.template
        let form = template.titleField?.titleForm ?? template.titleForm
        let titles = [proposal.titleHeading, proposal.value(ofField: "Title")]
        guard !proposal.title.isEmpty, let own = form?.ownNumber, let sign = form?.numberWords,
            titles.contains(where: { $0.contains(sign) })
        else { return nil }
        return "\(own) is the template's own number: write the proposal's in the place of \(sign)"
    }

    private static let asksBelowTitle =
        "the template asks for text below the title: write yours in place of its words"

    /// The things that the author has to do by hand.
    private func remarks(on new: NewProposal) -> [String] {
        var remarks: [String] = []
        if !new.title.isEmpty, new.hasTitleInOtherFrontMatter {
            remarks.append(
                "the front matter is left as it is: write “\(new.title)” behind title there")
        } else if !new.title.isEmpty, new.template.hasTitleInTable, !new.template.hasTitleField {
            remarks.append(
                "the table at the top is left as it is: write “\(new.title)” behind Title there")
        } else if !new.title.isEmpty, !new.hasPlaceForTitle {
            let isHeading = !new.template.title.isEmpty && !new.template.isTitleFixed
            let place = isHeading ? "into the heading" : "where it belongs"
            let reason =
                new.template.isTitleFixed
                ? "nearly all documents keep the heading “\(new.template.title)”, and "
                : new.customs.haveNoTitle ? "no accepted document has a heading for it, and " : ""
            remarks.append(
                "\(reason)the template has no field for the title: write “\(new.title)” \(place)")
        }
        if !new.title.isEmpty, let reason = new.obstacleOfTitle {
            remarks.append(
                "the title is not written into the front matter (\(reason)): write “\(new.title)” "
                    + "there")
        }
        if let reason = new.template.unreadHeader {
            let what = new.title.isEmpty ? "fill it in" : "write “\(new.title)” and the rest"
            remarks.append("the header in code is left as it is, for \(reason): \(what) there")
        }
        let left = new.template.preamble.definitionsAboveTitle
        if left > 0 {
            remarks.append(
                "left out \(left == 1 ? "the comment" : "\(left) comments") above the title, as the "
                    + "template speaks of itself there")
        }
        if new.template.preamble.prompt != nil {
            remarks.append(Self.asksBelowTitle)
        } else if let kept = new.template.preamble.keptInWords {
            remarks.append(
                "kept \(kept) below the title, as the template has it; delete what is not yours")
        }
        return remarks
    }
}

extension Template {
    /// Whether the heading has a place for a number, and no status is one of several, of which one gives
    /// it.
    fileprivate var numbersHeadings: Bool {
        guard titleForm?.numberWords != nil else { return false }
        // A number of the template's own, `1. Title`, is there from the start.
        if titleForm?.ownNumber != nil, numbersAtOnce { return true }
        if case .choice? = state?.kind { return false }
        return true
    }

    /// Whether the heading has the word for which adr-tools puts the next number into a new document:
    /// `NUMBER. TITLE`.
    fileprivate var numbersAtOnce: Bool { titleForm?.numberWords == "NUMBER" }
}

extension Proposal {
    /// The template's sections that the document has not, in words; nil where it has all.
    fileprivate var leftOut: String? {
        // At another level it is there.
        let own = Set(presentTitles.map { HeadingName($0) })
        let titles = sections.filter { !$0.isPresent && !own.contains(HeadingName($0.title)) }
            .map { "“\($0.outlineTitle)”" }
        return titles.isEmpty ? nil : titles.joined(separator: ", ")
    }
}

extension String {
    /// The name of `NAME <MAIL>`.
    fileprivate var authorName: String { String(prefix { $0 != "<" }).trimmed }
}
