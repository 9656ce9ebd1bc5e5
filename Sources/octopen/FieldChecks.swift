import Markdown
import Proposals

extension FieldValues {
    /// The fields that were set are read as they were meant, and no other is written over or beside
    /// them.
    ///
    /// - Parameter edited: has what was read as its source.
    func requireRead(in edited: Proposal, path: String) throws(Failure) {
        try requireReadBack(edited, path: path)
        try requireNoOtherField(
            of: Proposal(edited.source, template: edited.template), in: edited, path: path)
    }

    /// Told of keys of front matter that have the names of the fields, which stand below it, with other values:
    /// they stay.
    func keysThatStay(in proposal: Proposal) -> [String] {
        names.compactMap { name in
            guard let place = proposal.fieldPlace(meantBy: name),
                let other = proposal.valueOfOtherKey(than: place)
            else { return nil }
            let field = proposal.field(at: place).name ?? name
            return "\(field): the front matter has “\(other)”, which stays"
        }
    }

    /// Refuses fields that would not be read as they were meant, but as part of a fence or a
    /// comment that is open above them.
    private func requireReadBack(_ edited: Proposal, path: String) throws(Failure) {
        let again = Proposal(edited.bytes, template: edited.template)
        let lost = edited.template.fields.map(\.name).first {
            sets($0) && again.value(ofField: $0) != edited.value(ofField: $0)
        }
        if let lost {
            if edited.value(ofField: lost).beginsNoParagraph {
                throw Failure(
                    "\(path): \(lost)=\(edited.value(ofField: lost)): would be read as a list, a "
                        + "heading or a fence and not as a value; write words in front",
                    exitCode: 64)
            }
            throw Failure(
                "\(path): \(lost) would be written where it is not read, behind a fence or comment "
                    + "that is open; close it first, octopen check tells where")
        }
    }

    /// No field is written beside one that stands there in another form, and none goes with the
    /// lines of another.
    private func requireNoOtherField(
        of old: Proposal, in edited: Proposal, path: String
    ) throws(Failure) {
        let again = Proposal(edited.bytes, template: edited.template)
        let (before, after) = (old.fieldLines, again.fieldLines)
        for name in edited.template.fields.map(\.name) {
            let (had, has) = (before[name, default: 0], after[name, default: 0])
            guard has < had || has > max(had, sets(name) ? 1 : 0) else { continue }
            throw Failure(
                "\(path): \(name) stands there elsewhere, or in another form than the template's; "
                    + "edit the file, octopen check tells where")
        }
    }
}

extension String {
    /// Whether a line of it alone is another block.
    fileprivate var beginsNoParagraph: Bool {
        let tree = BlockTree(Array(utf8))
        return tree.children(of: 0).contains { !tree.blocks[$0].isParagraph }
    }
}

extension Proposal {
    /// How many lines above the first section, and in the block of fields, read as each field; where
    /// there is no such block, in all sections: it may have another name.
    fileprivate var fieldLines: [String: Int] {
        var counts: [String: Int] = [:]
        let block = metadataSection.flatMap { sections[$0].isPresent ? $0 : nil }
        for index in sections.indices
        where block == nil || index == block || sections[index].role == .head {
            for line in sections[index].bodySource.split(whereSeparator: \.isNewline) {
                var text = line.drop(while: \.isWhitespace)
                if let mark = text.first, "-*+".contains(mark), text.dropFirst().first == " " {
                    text = text.dropFirst(2).drop(while: \.isWhitespace)
                }
                guard let item = MetadataItem(String(text)),
                    let field = template.field(named: item.name)
                else { continue }
                counts[field.name, default: 0] += 1
            }
        }
        return counts
    }
}
