import Proposals

/// # `number-taken`
///
/// No two proposals of a folder have the same number. A translation, `004-x.zh.md` beside
/// `004-x.md`, is the same proposal, and so are all files of a folder that has its number, `004-x/`.
/// Where no field gives one, the number of the file's name is meant, at its start or behind the word that
/// most begin with, and a second file that has it is a warning: not for parts of one proposal
/// (`004-x-annex.md`, `004-01.md`, `004-erratum-y.md`), nor where so few numbers are used that others give them.
///
/// Wrong: `004` in two files. Right: the later one takes the next free number.
extension Rule {
    static let numberTaken = Rule(
        "number-taken", .information, .error, "No other proposal of the folder has the number."
    ) { document in
        let given = document.givenNumber
        // The folder is read, and git asked, only for what has a number.
        guard given != nil || document.context.fileName?.contains(where: \.isNumber) ?? false,
            let folder = document.context.folder
        else { return [] }
        guard let given else { return document.numberTakenByName(in: folder) }
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

    /// Files beside one that have its number, at most: more are a custom.
    private static let mostOfOneNumber = 3

    /// The problem of a number in the file's name that other files have, too.
    fileprivate func numberTakenByName(in folder: FolderFacts) -> [Problem] {
        guard let own = context.fileName, let number = own.leadingNumber ?? folder.named[own],
            folder.ownNumber != number, let files = folder.shared[number]
        else { return [] }
        let others = files.filter { name in
            name != own && !isSame(name, in: folder) && !name.isPart(ofSameNumber: own)
        }
        guard let other = others.first, others.count <= Self.mostOfOneNumber else { return [] }
        let more = others.count > 1 ? " and \(others.count - 1) more" : ""
        let written = own.drop { !$0.isNumber }.prefix(while: \.isNumber)
        var problem = Problem(
            0..<0, .document,
            "\(written) in the file's name is also the number of `\(other)`\(more).",
            help: "One of the two takes another number: octopen number tells the next one.")
        problem.level = .warning
        return [problem]
    }

    /// Takes the next free number of the folder.
    func nextNumberFix(_ entry: MetadataEntry) -> Fix {
        let next = context.folder.map { $0.written($0.nextNumber) } ?? 1.padded(to: 3)
        return .suggested("Take the next free number, \(next).", [.init(entry.valueRange, next)])
    }
}

extension String {
    /// Words that say of a file that it adds to the proposal of its number.
    private static let ofSupplements: Set = ["erratum", "errata", "addendum", "addenda"]
    /// Words that do so where nothing, a number, a letter or `to` follows: others may be what a proposal is
    /// about, `007-amendment-process.md`.
    private static let ofParts: Set = ["amendment", "amendments", "annex", "appendix"]

    /// Whether two files of one number are parts of one proposal: one has the other's name and more, both
    /// begin with the same two words, a part's number or version stands behind the number, or a word there
    /// says that one adds to the other.
    fileprivate func isPart(ofSameNumber other: String) -> Bool {
        let words = { (name: String) in
            name.dropLast(3).drop { !$0.isNumber }.split { !$0.isLetter && !$0.isNumber }
                .dropFirst()
        }
        let (own, others) = (words(self), words(other))
        let common = zip(own, others).prefix { $0 == $1 }.count
        if common == min(own.count, others.count) || common > 1 { return true }
        let adds = [own, others].contains { words in
            guard let first = words.first?.lowercased() else { return false }
            let next = words.dropFirst().first ?? ""
            return Self.ofSupplements.contains(first)
                || Self.ofParts.contains(first)
                    && (next.count < 2 || next == "to" || next.allSatisfy(\.isNumber))
        }
        if adds { return true }
        return [own, others].allSatisfy { words in
            words.first.map { word in
                let digits = word.drop(while: \.isLetter)
                return word.count < digits.count + 2 && !digits.isEmpty
                    && digits.allSatisfy(\.isNumber)
            } ?? false
        }
    }
}

extension Int {
    /// With zeros in front, so that it has so many digits.
    package func padded(to digits: Int) -> String {
        let text = String(self)
        return String(repeating: "0", count: Swift.max(0, digits - text.count)) + text
    }
}
