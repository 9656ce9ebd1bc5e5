import Proposals

/// # `number-taken`
///
/// No two proposals of a folder have the same number. A translation, `004-x.zh.md` beside
/// `004-x.md`, is the same proposal, and so are all files of a folder that has its number, `004-x/`.
///
/// Wrong: `004` in two files. Right: the later one takes the next free number.
extension Rule {
    static let numberTaken = Rule(
        "number-taken", .information, .error, "No other proposal of the folder has the number."
    ) { document in
        guard let given = document.givenNumber, let folder = document.context.folder else {
            return []
        }
        guard folder.ownNumber != given.number else { return [] }
        let others = folder.entries.filter {
            $0.value == given.number && !document.isSame($0.fileName, in: folder)
        }
        guard let other = others.first else { return [] }
        let more = others.count > 1 ? " and \(others.count - 1) more" : ""
        return [
            Problem(
                given.entry.valueRange, .field(given.field.name),
                "\(given.entry.value) is also the number of `\(other.fileName)`\(more).",
                help: "One of the two takes another number.",
                fixes: [document.nextNumberFix(given.entry)])
        ]
    }

    /// # `number-taken-elsewhere`
    ///
    /// The number is not used on another branch either, as far as branches were fetched: whoever
    /// merges later would have to change it.
    ///
    /// Wrong: `004` here, and `004-tls.md` on `origin/tls`.
    static let numberTakenElsewhere = Rule(
        "number-taken-elsewhere", .information, draft: .note, later: .warning,
        "No proposal on another branch has the number."
    ) { document in
        guard let given = document.givenNumber, let folder = document.context.folder else {
            return []
        }
        let uses = folder.elsewhere.filter {
            $0.number == given.number && !document.isSame($0.fileName, in: folder)
        }
        guard let use = uses.first else { return [] }
        return [
            Problem(
                given.entry.valueRange, .field(given.field.name),
                use.reservation.map { "\(given.entry.value) is \($0.words)." }
                    ?? "\(given.entry.value) is used on `\(use.branch)` by `\(use.fileName)`.",
                help: use.reservation == nil
                    ? "Whoever merges later takes another number."
                    : "Whoever reserved it first has it: octopen number tells the next one.",
                fixes: [document.nextNumberFix(given.entry)])
        ]
    }
}

extension CheckedDocument {
    /// The number that the proposal was given, where it stands.
    var givenNumber: (number: Int, field: Template.Field, entry: MetadataEntry)? {
        guard let field = numberField, let entry = filledEntry(of: field),
            let number = entry.value.asProposalNumber
        else { return nil }
        return (number, field, entry)
    }

    /// Whether a file is the proposal itself, in whatever language.
    fileprivate func isSame(_ fileName: String, in folder: FolderFacts) -> Bool {
        guard let own = context.fileName else { return false }
        return fileName == own || folder.isTranslation(fileName, of: own)
    }

    /// Takes the next free number of the folder.
    func nextNumberFix(_ entry: MetadataEntry) -> Fix {
        let next = context.folder.map { $0.written($0.nextNumber) } ?? 1.padded(to: 3)
        return .suggested("Take the next free number, \(next).", [.init(entry.valueRange, next)])
    }
}

extension Int {
    /// With zeros in front, so that it has so many digits.
    package func padded(to digits: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
    }
}
