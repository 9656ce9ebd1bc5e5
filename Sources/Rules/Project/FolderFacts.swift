import Markdown
import Proposals

/// The facts that a rule may ask about the other proposals of the folder.
package struct FolderFacts: Equatable, Sendable {
    /// A proposal of the folder; the proposal that is checked is among them.
    package struct Entry: Equatable, Sendable {
        /// The last part of its path.
        package let fileName: String
        /// The number as it is written; empty if there is none yet.
        package let number: String
        /// The number as an integer; nil where it is no number.
        package let value: Int?
        /// The number at the start of the file's name.
        package let fileNumber: Int?
        package let status: String
        /// Numbers of the proposals that this one says it supersedes, and that it says it is
        /// superseded by.
        package let supersedes: [Int]
        package let supersededBy: [Int]

        package init(_ proposal: Proposal, fileName: String) {
            self.fileName = fileName
            fileNumber = fileName.leadingNumber
            // Of a file without a block there is nothing to read.
            guard let section = proposal.metadataSection, proposal.sections[section].isPresent
            else {
                (number, value, status, supersedes, supersededBy) = ("", nil, "", [], [])
                return
            }
            let fields = proposal.content(ofSection: section).slots.map(\.field)
            let written = { (field: Template.Field?) -> String in
                let own = fields.first { $0.name != nil && $0.name == field?.name }?.value.trimmed
                return field?.saysNothing(own ?? "") ?? true ? "" : own ?? ""
            }
            number = written(proposal.template.fields.first { $0.kind == .number })
            self.value = number.asProposalNumber
            status = written(proposal.template.field(named: "Status"))
            supersedes = proposal.numbers(in: "Supersedes")
            supersededBy = proposal.numbers(in: "Superseded By")
        }

        /// Of a file that cannot be read.
        package init(unread fileName: String) {
            self.init(
                fileName: fileName, number: "", status: "", supersedes: [], supersededBy: [])
        }

        /// As it was read earlier.
        init(
            fileName: String, number: String, status: String, supersedes: [Int],
            supersededBy: [Int]
        ) {
            (self.fileName, self.number, self.status) = (fileName, number, status)
            (self.supersedes, self.supersededBy) = (supersedes, supersededBy)
            (value, fileNumber) = (number.asProposalNumber, fileName.leadingNumber)
        }
    }

    /// A number that a proposal has on another branch.
    package struct Use: Equatable, Sendable {
        package let number: Int
        package let branch: String
        package let fileName: String
        /// The name that git has for where it is used.
        package let reference: String
        /// Set where it is only reserved.
        package var reservation: Reservation?
        /// Whether it is in another work tree of the repository, where it may never be committed.
        package var isInWorkTree = false

        /// For whom a number is kept.
        package struct Reservation: Equatable, Sendable {
            /// The name of the proposal's file without its number; empty where nobody said.
            package let proposal: String
            package let person: String

            package init(proposal: String, person: String) {
                (self.proposal, self.person) = (proposal, person)
            }

            package var words: String {
                "reserved" + (proposal.isEmpty ? "" : " for \(proposal)")
                    + (person.isEmpty ? "" : " by \(person)")
            }
        }

        package init(number: Int, branch: String, fileName: String, reference: String = "") {
            (self.number, self.branch, self.fileName) = (number, branch, fileName)
            self.reference = reference
        }
    }

    /// By file name.
    package let entries: [Entry]
    /// Numbers that are used on other branches, as far as they were fetched.
    package var elsewhere: [Use] = []
    /// Numbers behind the word that most names of files begin with, by these: `adr-003-loom.md`.
    package var named: [String: Int] = [:] { didSet { shared = filesOfSharedNumbers } }
    /// The files of each number that several have in their names, where they are numbered one after the other.
    private(set) var shared: [Int: [String]] = [:]
    /// Numbers in the names of folders beside that of a proposal which has one of its own.
    package var beside: Set<Int> = []
    /// The number in the name of the folder itself, where it is that of one proposal with its parts.
    package var ownNumber: Int?
    /// Whether other proposals that are linked from here are somewhere else.
    package var isPart = false
    /// Files that could not be read, and why: their numbers are the numbers in their names.
    package var unread: [String] = []
    /// Why the numbers of other branches and tags are not all known; nil where they are, or were not
    /// all asked for.
    package var unanswered: String?
    /// How many accepted proposals keep the texts of the template.
    package var shares = TemplateShares()
    /// All numbers that are used here, in fields and in names of files.
    let numbers: Set<Int>
    /// How many digits most numbers of three and more have; nil where there is none.
    let numberWidth: Int?
    /// Whether more numbers have zeros before them, to be as wide as most, than are shorter; nil
    /// where three at least do not tell.
    let padsNumbers: Bool?
    /// Whether all files but one, and three at least, are named `NNN-slug.md` or `slug.md`.
    let namesFilesAsSlugs: Bool

    package init(_ entries: [Entry]) {
        self.entries = entries.sorted { $0.fileName < $1.fileName }
        numbers = Set(entries.compactMap(\.value) + entries.compactMap(\.fileNumber))
        var widths: [Int: Int] = [:]
        for entry in entries where entry.value != nil && entry.number.utf8.count > 2 {
            widths[entry.number.utf8.count, default: 0] += 1
        }
        numberWidth = widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
        let width = numberWidth ?? 3
        let written = entries.filter { $0.value != nil }.map(\.number.utf8)
        let padded = written.count { $0.first == UInt8(ascii: "0") && $0.count == width }
        let short = written.count { $0.first != UInt8(ascii: "0") && $0.count < width }
        padsNumbers = padded + short < 3 ? nil : padded > short
        let slugs = entries.count { $0.fileName.isSlugOfMarkdown }
        namesFilesAsSlugs = slugs > 2 && slugs + 1 >= entries.count
        shared = filesOfSharedNumbers
    }

    /// So few numbers tell nothing of the gaps between them.
    private static let fewNumbers = 5

    /// Numbers of something else, such as issues, leave wide gaps, and several proposals may be about one.
    private var filesOfSharedNumbers: [Int: [String]] {
        var files: [Int: [String]] = [:]
        for entry in entries {
            guard let number = entry.fileNumber ?? named[entry.fileName], number > 0 else {
                continue
            }
            files[number, default: []].append(entry.fileName)
        }
        guard let first = files.keys.min(), let last = files.keys.max(),
            files.count < Self.fewNumbers || files.count * 4 >= last - first
        else { return [:] }
        return files.filter { $0.value.count > 1 }
    }

    /// The first number above all that are used, here and on other branches.
    package var nextNumber: Int {
        max(numbers.max() ?? 0, elsewhere.map(\.number).max() ?? 0) + 1
    }

    /// How many digits numbers in names of files have, as most of them do, here at their start or behind a
    /// word, else elsewhere; nil where there is none.
    private var fileNumberWidth: Int? {
        let own = entries.filter { $0.fileNumber != nil }.map(\.fileName)
        let others = elsewhere.filter { Int($0.fileName.firstDigits) == $0.number }
            .map(\.fileName)
        let names = [own, named.keys.sorted(), others].first { !$0.isEmpty } ?? []
        var widths: [Int: Int] = [:]
        for name in names { widths[name.firstDigits.count, default: 0] += 1 }
        return widths.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
    }

    /// A number as the folder's fields and files write theirs: with three digits where there is none.
    package func written(_ number: Int) -> String {
        number.padded(to: numberWidth ?? fileNumberWidth ?? 3)
    }

    /// A number as names of files write theirs, else as fields do: with three digits where there is
    /// none.
    package func writtenInName(_ number: Int) -> String {
        number.padded(to: fileNumberWidth ?? numberWidth ?? 3)
    }

    /// What stands between number and words in most names of files that begin with a number.
    package var signBehindNumber: String {
        let signs = entries.compactMap { entry -> Character? in
            guard entry.fileNumber != nil else { return nil }
            return entry.fileName.first { !($0.isASCII && $0.isNumber) }
        }
        let lines = signs.count { $0 == "_" }
        return lines * 2 > signs.count ? "_" : "-"
    }

    /// Whether most of the other proposals write their numbers behind the word that stands before this
    /// one, `MIP3`, and three at least do.
    ///
    /// - Parameter own: the file of the proposal that asks.
    func writesNumbers(as written: String, besides own: String?) -> Bool {
        guard let word = written.wordBeforeNumber else { return false }
        let others = entries.filter { $0.fileName != own && !$0.number.isEmpty }
        let same = others.count { $0.number.wordBeforeNumber == word }
        return same > 2 && same * 2 > others.count
    }

    /// Whether all files, and five at least, have a number in front, and next to none is left out: each
    /// proposal got the next one when it was begun, for numbers of something else leave gaps.
    package var numbersAllFiles: Bool { entries.count > 4 && numbersEachFile }

    /// Whether each file has a number in front, and next to none is left out: so it is in a folder without
    /// files, too.
    package var numbersEachFile: Bool {
        entries.allSatisfy { $0.fileNumber != nil } && numbersFilesInARow
    }

    /// Whether next to none of the numbers in front of files is left out.
    package var numbersFilesInARow: Bool {
        let given = Set(entries.compactMap(\.fileNumber))
        return given.count * 5 >= (given.max() ?? 0) * 4
    }

    /// Whether a proposal's number begins the name of its file: as most do that have one; else where
    /// the template asks for a number, and nobody has one yet.
    ///
    /// - Parameter own: the file of the proposal that asks, which is not counted.
    package func namesFilesByNumber(hasField: Bool, besides own: String) -> Bool {
        let others = entries.filter { $0.fileName != own }
        let named = others.count { $0.fileNumber != nil }
        guard hasField else { return named * 2 > others.count }
        let numbered = others.count { $0.value != nil || $0.fileNumber != nil }
        return named * 2 > numbered || numbered == 0
    }
}

extension Proposal {
    /// Numbers in an item of the metadata block that the template need not know.
    fileprivate func numbers(in name: String) -> [Int] {
        guard let section = metadataSection else { return [] }
        let text = sections[section].bodySource
        // Most proposals have no such item, and to cut the text into lines takes longer. The bit
        // makes letters of ASCII small.
        let small = text.utf8.map { $0 | 0x20 }
        let asked = name.asFieldWords
        guard !small.offsets(of: String(asked.prefix { $0 != " " })).isEmpty else { return [] }
        if sections[section].role == .frontMatter {
            // A key of the template that is written otherwise stands there, too, without a value.
            let fields = content(ofSection: section).slots.map(\.field)
            return fields.flatMap { $0.name?.asFieldWords == asked ? $0.value.numbers : [] }
        }
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.trimmed.drop { "-+".contains($0) }.drop { $0 == " " }
            guard let item = MetadataItem(String(words)),
                item.name.asFieldWords == asked
            else { continue }
            return item.value.numbers
        }
        return []
    }
}

extension String {
    /// The digits at the start of a file's name, before a hyphen, a low line or the ending; a day,
    /// `20250930` or `2025-09-30`, and a month, `2025-09`, are no number, nor is a year before a low line.
    package var leadingNumber: Int? {
        let digits = utf8.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, digits.endIndex < endIndex else { return nil }
        if digits.count == 8, Substring(digits).isDay { return nil }
        if digits.count == 4, isOfDay { return nil }
        let after = self[digits.endIndex]
        // `2025_09_30_slug.md`
        let isYear = digits.count == 4 && (hasPrefix("19") || hasPrefix("20"))
        guard after == "-" || after == "." || after == "_" && !isYear else { return nil }
        return Substring(digits).asProposalNumber
    }

    /// Where a sign for a number to come stands at the start of a file's name, or behind a word:
    /// `NNNN-slug.md`, `NNNN_slug.md`, `adr-XXX-slug.md`.
    package var signOfNumber: Range<String.Index>? {
        let word = prefix { $0.isASCII && $0.isLetter }
        let isSign = { (word: Substring) in
            word.count > 1 && word.isRun(ofOneOf: "NX")
        }
        guard word.endIndex < endIndex, "-_".contains(self[word.endIndex]) else { return nil }
        if isSign(word) { return word.startIndex..<word.endIndex }
        guard self[word.endIndex] == "-" else { return nil }
        let next = self[word.endIndex...].dropFirst().prefix { $0.isASCII && $0.isLetter }
        guard !word.isEmpty, isSign(next), self[next.endIndex...].hasPrefix("-") else { return nil }
        return next.startIndex..<next.endIndex
    }

    /// Whether a day of ours begins it, `2025-09-30-slug.md`, or a month, `2025-09-slug.md`.
    package var isOfDay: Bool {
        guard hasPrefix("19") || hasPrefix("20") else { return false }
        if Day(prefix(10)) != nil, let after = dropFirst(10).first, "-.".contains(after) {
            return true
        }
        guard Day("\(prefix(7))-01") != nil, let after = dropFirst(7).first else { return false }
        return after == "." || after == "-" && dropFirst(8).first?.isNumber == false
    }

    /// `NNN-slug.md` or `slug.md`: small letters, digits, and single dashes between them.
    var isSlugOfMarkdown: Bool {
        guard hasSuffix(".md") else { return false }
        var isBetweenWords = true
        for byte in utf8.dropLast(3) {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: isBetweenWords = false
            case 0x2D where !isBetweenWords: isBetweenWords = true
            case 0x80...: return Slug.isSlug(String(dropLast(3)))
            default: return false
            }
        }
        return !isBetweenWords
    }

    /// The letters of `MIP3` and `LIP-3`, with the hyphen; nil for anything else.
    fileprivate var wordBeforeNumber: Substring? {
        let word = prefix { !$0.isNumber }
        let letters = word.hasSuffix("-") ? word.dropLast() : word
        guard !letters.isEmpty, letters.allSatisfy(\.isLetter),
            self[word.endIndex...].asProposalNumber != nil
        else { return nil }
        return word
    }

    fileprivate var firstDigits: Substring {
        let isDigit = { (character: Character) in character.isASCII && character.isNumber }
        return drop { !isDigit($0) }.prefix(while: isDigit)
    }

    /// All runs of digits that stand alone.
    fileprivate var numbers: [Int] {
        split { !($0.isLetter || $0.isNumber) }.compactMap { Int($0) }
    }
}

extension StringProtocol {
    /// The number of a proposal that this is: of nine digits at most, so that there is always a next one.
    package var asProposalNumber: Int? {
        Int(self).flatMap { (0..<1_000_000_000).contains($0) ? $0 : nil }
    }
}

extension Substring {
    /// Whether eight digits are a year of ours, a month and a day.
    fileprivate var isDay: Bool {
        let parts = [prefix(4), dropFirst(4).prefix(2), dropFirst(6)].map(String.init)
        return hasPrefix("19") || hasPrefix("20") ? Day(parts.joined(separator: "-")) != nil : false
    }
}
