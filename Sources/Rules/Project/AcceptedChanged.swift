import Proposals
import Reviews

/// # `accepted-changed`
///
/// Off unless a project asks for it. What was accepted stays as it was: the text of each section is
/// that of the commit in which the status came to one of acceptance. Wrapping, numbering and emphasis
/// do not count. A change is in order where somebody signed the new text in a review, or where a
/// line that came under `## Amendments` since names the section. A section of another name with the
/// same text is the same; fields and what stands above the first section are not looked at.
///
/// A shallow clone, or one that does not have the commit, says nothing.
///
/// Wrong: a goal more, a year after the proposal was `Approved`.
/// Right: the same, and under `## Amendments` the line `- 2026-10-01: Goals asks for quotas, too.`
extension Rule {
    static let acceptedChanged = Rule(
        "accepted-changed", .sections, draft: nil, later: nil,
        "What was accepted stays as it was, or the change is told of."
    ) { document in
        // What a status means is told of documents without a template, too.
        let status = document.proposal.shownStatus
        guard Standing(status: status, choices: document.template.statusChoices) == .accepted,
            let accepted = document.context.history?.accepted
        else { return [] }
        let (new, old) = (document.proposal, accepted.proposal)
        let earlier = new.sections(foundIn: old)
        let since = "\(accepted.status) (\(accepted.commit))"
        let help =
            "Name the section in a line under `## Amendments`, have it signed anew with octopen "
            + "review, or take the change back."
        // Sections that have another name now are found by their texts.
        let found = Set(earlier.values)
        var gone = old.sectionsOfText.filter { !found.contains($0) }
        let named = document.sectionsNamedSince(old)
        var problems: [Problem] = []
        for index in new.sectionsOfText where !named.contains(where: { $0(new.sections[index]) }) {
            let text = SectionDigest(of: new.sections[index]).text
            let what: String
            if let before = earlier[index] {
                guard SectionDigest(of: old.sections[before]).text != text else { continue }
                what = "differs from what was"
            } else {
                let same = gone.firstIndex { SectionDigest(of: old.sections[$0]).text == text }
                if let same { gone.remove(at: same) }
                guard same == nil, !new.sections[index].isBlank else { continue }
                what = "came after the proposal was"
            }
            let isSigned = document.review?.sections.contains { section in
                section.index == index
                    && section.signOffs.contains { $0.verdict == .ok && $0.isCurrent }
            }
            guard isSigned != true else { continue }
            let place = document.places[index]
            problems.append(
                Problem(
                    place.title.isEmpty ? place.heading : place.title, place.subject,
                    "\(Wording.quoted(place.name)) \(what) \(since).", help: help))
        }
        guard let field = CheckedDocument.statusField(of: document.template)?.field,
            let entry = document.filledEntry(of: field)
        else { return problems }
        for index in gone where !old.sections[index].isBlank {
            let section = old.sections[index]
            guard !named.contains(where: { $0(section) }) else { continue }
            problems.append(
                Problem(
                    entry.valueRange, .field(field.name),
                    "\(Wording.quoted(section.title)) was taken out since the proposal was "
                        + "\(since).",
                    help: help))
        }
        return problems
    }
}

extension Proposal {
    /// The sections that are text, and neither fields nor the list of amendments.
    fileprivate var sectionsOfText: [Int] {
        sections.indices.filter { index in
            sections[index].isPresent && isText(index)
                && !sections[index].path.contains(.amendments)
        }
    }

    /// The lines under the heading of amendments, each once, as they are compared.
    fileprivate var amendments: Set<String> {
        let texts = sections.filter { $0.isPresent && $0.path.contains(.amendments) }.map {
            "\($0.title)\n\($0.bodySource)"
        }
        return Set(texts.flatMap { $0.split(whereSeparator: \.isNewline) }.map(\.spacedWords))
    }
}

extension CheckedDocument {
    /// Tests, one for each line of amendments that came since, whether the line names a section.
    fileprivate func sectionsNamedSince(_ old: Proposal) -> [(Section) -> Bool] {
        proposal.amendments.subtracting(old.amendments).map { line in
            { section in
                let title = section.title.spacedWords
                return title != "  " && line.contains(title)
            }
        }
    }
}

extension HeadingName {
    fileprivate static let amendments = HeadingName("Amendments")
}

extension StringProtocol {
    /// Words with a blank before and behind each, whatever stands between them.
    fileprivate var spacedWords: String {
        let parts = lowercased().split { !$0.isLetter && !$0.isNumber }
        return " " + parts.joined(separator: " ") + " "
    }
}
