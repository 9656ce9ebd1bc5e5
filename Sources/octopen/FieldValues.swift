import Proposals
import Rules

/// `FIELD=VALUE` of the command line.
struct FieldValues {
    private(set) var pairs: [(name: String, value: String)] = []

    init(_ words: [String]) throws(Failure) {
        for word in words {
            guard let sign = word.firstIndex(of: "="), sign > word.startIndex else {
                throw Failure("\(word): is not FIELD=VALUE; write Status=Draft", exitCode: 64)
            }
            pairs.append((String(word[..<sign]), String(word[word.index(after: sign)...])))
        }
    }

    init(_ pairs: [(name: String, value: String)] = []) { self.pairs = pairs }

    var names: [String] { pairs.map(\.name) }

    func sets(_ name: String) -> Bool {
        pairs.contains { $0.name.isSameField(as: name) }
    }

    /// The same, `title` called as what has the title in the proposal: `Name`.
    func named(asIn proposal: Proposal) -> FieldValues {
        let named: [(name: String, value: String)] = pairs.map {
            (proposal.fieldName(meantBy: $0.name), $0.value)
        }
        return FieldValues(named)
    }

    /// The same, the title in the form in which its field asks for it, if accepted documents have it so; where
    /// the file has words there, they stay words. A heading of the template's own gets the words, and one that
    /// has those of the old name.
    ///
    /// - Parameter customs: asked where a field has such a form.
    func withTitleAsCode(
        in proposal: inout Proposal, _ customs: () -> DocumentCustoms
    ) -> FieldValues {
        var written = self
        for (index, pair) in pairs.enumerated() where pair.name.lowercased() == "title" {
            guard !pair.value.isEmpty, let asked = proposal.template.fieldOfTitleAsCode,
                proposal.fieldName(meantBy: pair.name).lowercased() == asked.name.lowercased(),
                let place = proposal.fieldPlace(named: asked.name),
                case let old = proposal.value(ofField: asked.name),
                old.isEmpty || old.isNameOfCode,
                let code = proposal.template.titleAsCode(pair.value, in: asked, customs())
            else { continue }
            let isMarked = old.isEmpty || proposal.field(at: place).value.contains("`")
            let name = isMarked ? code : code.filter { $0 != "`" }
            let isOwn = code.contains(pair.value)
            written.pairs[index].value = isOwn ? name : name.parted(asIn: old)
            proposal.setTitleHeading(pair.value)
            proposal.setTitleHeading(pair.value, inPlaceOfCode: old)
        }
        return written
    }

    /// What is written of a title in another form than it was given, in words; nil where it is as given.
    func remark(onTitleGivenAs given: FieldValues) -> String? {
        let changed = zip(pairs, given.pairs).first { $0.value != $1.value }?.0
        return changed.map { "its title is a name of code there: wrote “\($0.value)”" }
    }

    /// The same, a title with the label that the file's has before it and in its name.
    func labelled(asIn proposal: Proposal, named fileName: String) -> FieldValues {
        guard let label = proposal.titleLabel(numberedAsIn: fileName) else { return self }
        var labelled = self
        for (index, pair) in pairs.enumerated() {
            guard pair.name.lowercased() == "title", !pair.value.isEmpty,
                pair.value.leadingLabel == nil,
                let place = proposal.fieldPlace(meantBy: pair.name),
                case let field = proposal.field(at: place),
                field.isHeading || field.value.hasPrefix(label)
            else { continue }
            labelled.pairs[index].value = label + pair.value
        }
        return labelled
    }

    /// Refuses a title without the number that the file's has beside it, where it is not certain what of the
    /// heading is its title.
    func requireNumber(besideTitleOf proposal: Proposal, named fileName: String) throws(Failure) {
        guard let number = proposal.numberBesideTitle(numberedAsIn: fileName) else { return }
        for (name, value) in pairs where name.lowercased() == "title" && !value.contains(number) {
            guard let place = proposal.fieldPlace(meantBy: name),
                proposal.field(at: place).isHeading
            else { continue }
            throw Failure(
                "\(name): “\(proposal.titleHeading)” has the number \(number) beside its title, of which "
                    + "the template says nothing; give the heading as a whole, with the number",
                exitCode: 64)
        }
    }

    /// These values and others behind them.
    func adding(_ other: FieldValues) -> FieldValues { FieldValues(pairs + other.pairs) }

    /// Sets the fields; a value that the field cannot hold is refused before anything changes.
    ///
    /// - Parameter shares: what other proposals have, asked for a value that is none of the template's.
    func apply(
        to proposal: inout Proposal,
        shares: () -> (all: TemplateShares, learned: LearnedRoles) = {
            (TemplateShares(), LearnedRoles())
        }
    ) throws(Failure) {
        let state = try setStatusElsewhere(in: &proposal, shares)
        for (index, (name, value)) in pairs.enumerated() where index != state {
            let place = try FieldValues.place(of: name, in: proposal)
            if proposal.statusGoesOn(at: place) {
                throw Failure(
                    "\(name): cannot be set: its value goes on in the next line; edit the file",
                    exitCode: 64)
            }
            let lost = proposal.namesLost(at: place, with: value)
            guard lost.isEmpty else {
                throw Failure(
                    "\(name): cannot be set: other fields stand in its line "
                        + "(\(lost.joined(separator: ", "))) and would go; give the whole line, or edit "
                        + "the file", exitCode: 64)
            }
            let field = proposal.field(at: place)
            let asked = field.name.flatMap(proposal.template.field(named:))
            if asked?.isState ?? false, (field.standIn ?? field.value).trimmed.beginsWithImage,
                !value.beginsWithImage
            {
                throw Failure(
                    "\(name): its value is an image, which words would replace; edit the file",
                    exitCode: 64)
            }
            switch field.kind {
            case .choice(let own):
                let choice = try FieldValues.chosen(
                    value, among: own, of: asked, named: name, shares)
                proposal.setValue(choice, at: place)
                continue
            case .date where !value.isEmpty:
                if proposal.setStandIn(value, at: place) { continue }
                guard Day(asked?.withoutBracketsOfDay(value) ?? value) != nil else {
                    throw Failure("\(name)=\(value): is no day; write YYYY-MM-DD", exitCode: 64)
                }
                let written = asked?.bracketed(value, asIn: field.value.trimmed) ?? value
                proposal.setValue(written, at: place)
            case .line:
                if proposal.setStandIn(value, at: place) { continue }
                if let asked, let form = asked.ownFormOfDays, !value.isEmpty {
                    guard let day = asked.day(givenAs: value, inPlaceOf: field.value.trimmed) else {
                        throw Failure("\(name)=\(value): is no day; write \(form)", exitCode: 64)
                    }
                    proposal.setValue(day, at: place)
                    continue
                }
                let written = try FieldValues.listed(value, of: asked, named: name, shares)
                proposal.setValue(written, at: place)
            case .prose, .list, .phaseTitle, .phaseText, .number, .date, .people, .values:
                if !proposal.setStandIn(value, at: place) { proposal.setValue(value, at: place) }
            }
        }
    }

    /// Sets the status where the proposal has it in another form than its template, before anything else: a
    /// second one is never written.
    ///
    /// - Returns: which of the values that was.
    private func setStatusElsewhere(
        in proposal: inout Proposal, _ shares: () -> (all: TemplateShares, learned: LearnedRoles)
    ) throws(Failure) -> Int? {
        guard let state = proposal.template.state,
            let index = pairs.firstIndex(where: { $0.name.isSameField(as: state.name) }),
            let other = proposal.statusElsewhere
        else { return nil }
        let (name, value) = pairs[index]
        var written = value
        switch state.kind {
        case .choice(let own):
            written = try FieldValues.chosen(value, among: own, of: state, named: name, shares)
        default:
            written = try FieldValues.listed(value, of: state, named: name, shares)
        }
        guard proposal.setStatus(written, other) else {
            throw Failure.status(of: name, stands: other)
        }
        return index
    }

    /// One of a field's choices as the template or other proposals spell it, or a value that names another
    /// document by a link, or in words where the template has a place for one.
    private static func chosen(
        _ value: String, among own: [String], of asked: Template.Field?, named name: String,
        _ shares: () -> (all: TemplateShares, learned: LearnedRoles)
    ) throws(Failure) -> String {
        let isOwn = own.contains { $0.lowercased() == value.lowercased() }
        let choices = isOwn ? own : shares().learned.adding(to: own, ofField: asked?.name ?? name)
        let likes = choices.filter { $0.lowercased() == value.lowercased() }
        if let choice = likes.first(where: { $0 == value }) ?? likes.first { return choice }
        if let asked, asked.namesOtherByLink(value) || !asked.openEnds.isEmpty && asked.lists(value)
        {
            return value
        }
        if let parts = asked?.severalChoices(in: value), let asked,
            parts.allSatisfy(asked.listsPart), shares().all.takesSeveral(asked, besides: nil)
        {
            return value
        }
        if let asked, asked.marksChoice, own.contains(asked.chosen(in: value)) { return value }
        throw Failure(
            "\(name)=\(value): is none of \(choices.joined(separator: ", "))", exitCode: 64)
    }

    /// A value as the template spells it, where that lists all but those that name other documents, or as
    /// any other proposal does.
    private static func listed(
        _ value: String, of asked: Template.Field?, named name: String,
        _ shares: () -> (all: TemplateShares, learned: LearnedRoles)
    ) throws(Failure) -> String {
        guard let asked, !asked.openEnds.isEmpty, let own = asked.listedValues, !value.isEmpty
        else { return value }
        let isSame = { (choice: String) in choice.lowercased() == value.lowercased() }
        if let choice = own.first(where: isSame) { return choice }
        // Where a project has places for others, its people know the states, and only slips are refused.
        let isState = asked.isState && Standing(knownFrom: value) != nil
        if asked.lists(value) || isState { return value }
        let found = shares()
        let choices = found.learned.adding(to: own, ofField: asked.name)
        if let choice = choices.first(where: isSame)
            ?? found.all.spelling(of: value, ofField: asked.name)
        {
            return choice
        }
        let all = choices + asked.openEnds.map { "\($0) …" }
        throw Failure("\(name)=\(value): is none of \(all.joined(separator: ", "))", exitCode: 64)
    }

    /// Puts each value behind the values that the field has.
    func add(to proposal: inout Proposal) throws(Failure) {
        for (name, value) in pairs {
            let place = try FieldValues.place(of: name, in: proposal)
            do throws(ItemFault) {
                try proposal.addValue(value, at: place)
            } catch {
                throw error.failure(value, inField: name)
            }
        }
    }

    /// Takes each value out of the values that the field has.
    func remove(from proposal: inout Proposal) throws(Failure) {
        for (name, value) in pairs {
            let place = try FieldValues.place(of: name, in: proposal)
            do throws(ItemFault) {
                try proposal.removeValue(value, at: place)
            } catch {
                throw error.failure(value, inField: name)
            }
        }
    }

    /// Where the field stands, if it can be changed.
    private static func place(
        of name: String, in proposal: Proposal
    ) throws(Failure) -> FieldPlace {
        guard let place = proposal.fieldPlace(meantBy: name) else {
            if let reason = proposal.frontMatterObstacle,
                proposal.template.field(named: name)?.place ?? .frontMatter == .frontMatter
            {
                throw Failure(
                    "\(name): the front matter cannot be edited: \(reason)", exitCode: 64)
            }
            if let field = proposal.template.field(named: name) {
                throw Failure(
                    "\(field.name): cannot be set: \(proposal.obstacle(ofField: field)); edit the file",
                    exitCode: 64)
            }
            throw .noField(named: name, in: proposal)
        }
        if let reason = proposal.field(at: place).readOnly {
            throw Failure("\(name): cannot be set: \(reason)", exitCode: 64)
        }
        // Where a section goes that a document of another project does without, only a person knows.
        let section = proposal.sections[place.section]
        try proposal.requireOwnParents(of: place.section)
        if !section.isPresent, proposal.template.file != nil, !proposal.hasPlaceForAbsent,
            proposal.template.field(named: name)?.place == .section
        {
            throw Failure(
                "\(name): stands in '\(section.title)', which the file does not have; add that "
                    + "section first", exitCode: 64)
        }
        return place
    }
}

extension Failure {
    /// The status stands where it cannot be changed, and a second one is not written.
    static func status(
        of what: String, stands other: Proposal.StatusElsewhere
    ) -> Failure {
        Failure(
            "\(what): the file has its status \(other), in another form than the template, where it "
                + "cannot be set; edit the file", exitCode: 64)
    }

    /// Neither the template nor the file has the field.
    static func noField(named name: String, in proposal: Proposal) -> Failure {
        if name.lowercased() == "title", !proposal.titleHeading.isEmpty {
            return Failure(
                "\(name): the template has no place for a title; edit the heading "
                    + "'\(proposal.titleHeading)' in the file",
                exitCode: 64)
        }
        let fields = proposal.template.fields.map(\.name)
        guard fields.isEmpty else {
            return Failure(
                "\(name): no such field; the fields are \(fields.joined(separator: ", "))",
                exitCode: 64)
        }
        return Failure(
            proposal.template.isNone
                ? "\(name): the file follows no template at hand that has fields; name one with -t"
                : "\(name): the template has no field that could be set",
            exitCode: 64)
    }
}

extension Template.Field {
    /// A day as it is written where the template asks for one in a form of its own: as it was given in that, and
    /// one given as `YYYY-MM-DD` in the form that stands there; nil for what is no day.
    fileprivate func day(givenAs value: String, inPlaceOf old: String) -> String? {
        if isDayInOwnForm(withoutBracketsOfDay(value)) { return bracketed(value, asIn: old) }
        guard let day = Day(value) else { return nil }
        return written(day, inPlaceOf: old) ?? written(day, inPlaceOf: "")
    }
}

extension String {
    /// A name of code with hyphens or low lines between its words, as another one has them.
    fileprivate func parted(asIn other: String) -> String {
        for (sign, wrong) in [("-", "_"), ("_", "-")]
        where other.contains(sign) && !other.contains(wrong) {
            return replacing(wrong, with: sign)
        }
        return self
    }
}
