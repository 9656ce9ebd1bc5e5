import Proposals

/// # `section-renamed`
///
/// A heading that the template does not know, where it has one of nearly the same name that is
/// missing, is that section: under the template's name reviewers and tools find it. The section is
/// then not reported as missing too.
///
/// What parts or marks the words makes no other name, `## Non-Goals` is `## Non Goals` and `## TLDR` is
/// `## TL;DR`, and neither does the spelling of another country: `Acknowledgements`, `Licence`. In an accepted
/// proposal, nor does one for many, or many for one, where others were accepted with it. Nothing is told of
/// a name that five other proposals of the folder have, and more than have the template's.
///
/// Wrong: `## Backwards Compatibility`. Right: `## Backward Compatibility`.
extension Rule {
    static let sectionRenamed = Rule(
        "section-renamed", .sections, .warning, "Sections have the template's names."
    ) { document in
        document.renamed.compactMap { index, place in
            let asked = document.template.sections[index]
            let name = asked.titleOfAnswer
            guard name.spelling != place.name.spelling else { return nil }
            let isInOtherNumber = asked.name.inOne == HeadingName(place.name).inOne
            if isInOtherNumber,
                document.isUsual({ $0.isUsualInOtherNumber(asked.name, at: asked.level) })
            {
                return nil
            }
            let isOfMost =
                document.context.shares?.isNameOfMost(
                    place.path.last?.string ?? "", ofSection: asked.name,
                    besides: document.context.fileName) ?? false
            if isOfMost { return nil }
            let (written, own) = Wording.quoted(place.name, beside: name)
            return Problem(
                place.title, .otherSection, "\(written) is \(own) in the template.",
                help: "Rename it: under the template's name reviewers and tools find it.",
                fixes: [.suggested("Name it \(own).", [.init(place.title, name)])])
        }
    }
}

extension CheckedDocument {
    /// Missing sections, by their indices in the template, with those that they are by another name.
    func readRenamed() -> [Int: SectionSpan] {
        proposal.nearlyNamed.compactMapValues { found in found.first.map { places[$0] } }
    }
}

extension String {
    /// Its words in small letters as they are spelt in America, whatever stands between them or, as in
    /// `TL;DR`, in them.
    fileprivate var spelling: String {
        let words = lowercased().filter { !";.'’".contains($0) }
            .split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
        return Self.spellings.reduce(words) { $0.replacing($1.british, with: $1.american) }
    }

    private static let spellings: [(british: String, american: String)] = [
        ("acknowledgement", "acknowledgment"), ("judgement", "judgment"), ("licence", "license"),
        ("behaviour", "behavior"), ("colour", "color"), ("favour", "favor"), ("centre", "center"),
        ("catalogue", "catalog"), ("defence", "defense"), ("modelling", "modeling"),
        ("labelling", "labeling"), ("isation", "ization"), ("analyse", "analyze"),
    ]
}
