import Folders
import Proposals
import Rules

/// Superseding where the template has a line below the title for the other proposal:
/// `**Superseded by:** N/A`, `> **Supersedes**: [ADR-NNNN if applicable]`.
extension Superseding {
    /// The template's field that names the other one there; nil where it has none.
    static func line(of end: End, in template: Template) -> Template.Field? {
        template.fields.first { field in
            field.place == .head && end.names.contains(field.name.asFieldWords)
        }
    }

    /// The other ones that a proposal names there; empty for none.
    static func named(by field: Template.Field, in proposal: Proposal) -> String {
        let value = proposal.value(ofField: field.name).trimmed
        return none.contains(value.lowercased()) || field.saysNothing(value) ? "" : value
    }

    static func write(
        _ other: Side, intoLine field: Template.Field, of proposal: inout Proposal, _ side: Side
    ) throws(Failure) {
        let written: String
        if let example = labelToCome(in: field.placeholder) {
            written = try label(like: example, of: other)
        } else {
            written = try link(to: other, from: side)
        }
        let old = named(by: field, in: proposal)
        guard old != written else { return }
        guard old.isEmpty else {
            throw Failure(
                "\(side.file.path): \(field.name) names another already, “\(old)”; edit both by hand"
            )
        }
        try set([(field.name, written)], in: &proposal, side)
    }

    /// The status that stays though the proposal is superseded, for the template has none that says so; nil
    /// where it has, and where the status says so already.
    static func statusThatStays(_ side: Side, in after: [UInt8]) -> String? {
        guard line(of: .old, in: side.template) != nil, let way = StatusPath(side.proposal),
            case let status = way.status(of: side.proposal), !status.isEmpty,
            !["superseded", "replaced"].contains(where: { status.lowercased().contains($0) }),
            way.status(of: Proposal(after, template: side.template)) == status
        else { return nil }
        return "\(way.name) is “\(status)” still, for the template names none that says so; "
            + "octopen set writes one"
    }

    /// `ADR-NNNN` in words that the template has in its place.
    private static func labelToCome(in words: String) -> String? {
        words.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init).first { word in
            let parts = word.split(separator: "-")
            return parts.count == 2 && parts[0].allSatisfy { $0.isASCII && $0.isUppercase }
                && parts[1].count > 1 && parts[1].isRun(ofOneOf: "NX0")
        }
    }

    /// `ADR-0005` as the template shows `ADR-NNNN`, `superseded by ADR-0123`.
    static func label(like example: String, of other: Side) throws(Failure) -> String {
        guard let number = writtenNumber(of: other) else {
            throw Failure(
                "\(other.file.path): has no number to be named by; "
                    + "octopen status gives it one when it is accepted")
        }
        // `NNNN`, `#N`, `###`; one `#` alone stands before a number.
        if let sign = example.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "#" })
            .last, case let letters = sign.drop(while: { $0 == "#" }),
            letters.isRun(ofOneOf: "NXY"), !letters.isEmpty || sign.count > 1
        {
            let start = letters.isEmpty ? sign.startIndex : letters.startIndex
            return String(example[..<start]) + number
        }
        return String(example.prefix { !($0.isASCII && $0.isNumber) }) + number
    }

    /// The number in the name of a proposal's file, as it is written there.
    private static func writtenNumber(of side: Side) -> String? {
        let name = FilePath(side.file.path).name
        if name.leadingNumber != nil { return String(name.prefix { $0.isASCII && $0.isNumber }) }
        if let number = FileNumber(path: name), !number.isDay { return number.digits }
        let paths = (try? ProposalFolder.proposals(in: FilePath(side.file.path).folder)) ?? []
        return FileNumber.behindSharedWord(in: paths.map { FilePath($0).name })[name]?.digits
    }
}
