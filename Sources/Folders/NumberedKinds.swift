import Proposals

/// The kinds of proposals of a folder whose files are named by a word for the kind and a number, which each
/// kind counts for itself: `ADR-0003-loom.md` beside `DDR-0001-gears.md`.
package struct NumberedKinds: Sendable {
    /// The numbers of each kind by the paths of its files; by its word in small letters.
    private let found: [String: [String: FileNumber]]

    /// How the names of a kind are written.
    private struct Form: Hashable {
        let width: Int
        let isInCapitals: Bool
    }

    /// Digits that numbers behind a word in small letters have at least: `part-01.md` is of no kind.
    private static let digits = 3

    /// Kinds are written alike: all in capitals, or none, with zeros before the numbers and as many digits.
    /// They have more than half of the files; one file of a kind will do where its word is in capitals.
    ///
    /// - Parameter paths: of all files of the folder.
    package init(in paths: [String]) {
        var files: [String: [String: FileNumber]] = [:]
        var forms: [String: Set<Form>] = [:]
        for path in paths {
            guard let (word, number) = FileNumber.behindWord(path), !word.contains("-") else {
                continue
            }
            files[word, default: [:]][path] = number
            let form = Form(
                width: number.digits.count, isInCapitals: Self.isInCapitals(word, in: path))
            forms[word, default: []].insert(form)
        }
        var alike: [Form: [String]] = [:]
        for (word, own) in files {
            guard forms[word]?.count == 1, let form = forms[word]?.first,
                own.values.contains(where: { $0.digits.hasPrefix("0") }),
                form.isInCapitals || own.count > 1 && form.width >= Self.digits
            else { continue }
            alike[form, default: []].append(word)
        }
        let groups = alike.values.map { words in
            (words: Set(words), count: words.reduce(0) { $0 + (files[$1]?.count ?? 0) })
        }
        let most = groups.max { $0.count < $1.count }?.words ?? []
        let own = files.filter { most.contains($0.key) }
        let counts = own.values.map(\.count)
        let areSeveral =
            own.count > 1 && counts.contains { $0 > 1 }
            && 2 * counts.reduce(0, +) > paths.count
        found = areSeveral ? own : [:]
    }

    /// Whether there are several; else nothing is known of any.
    package var areSeveral: Bool { !found.isEmpty }

    /// The words before the numbers in small letters: `adr`, `ddr`.
    package var words: [String] { found.keys.sorted() }

    /// The numbers of all files by their paths.
    package var numbers: [String: FileNumber] {
        found.values.reduce(into: [:]) { all, own in all.merge(own) { first, _ in first } }
    }

    /// The word of the kind that a file with a number is of, by its name alone; nil for others.
    package func word(of path: String) -> String? {
        FileNumber.behindWord(path).flatMap { found[$0.word] == nil ? nil : $0.word }
    }

    /// Whether a file has a number of one of the kinds; zeros stand for one to come.
    package func hasNumber(_ path: String) -> Bool {
        FileNumber.behindWord(path).map { found[$0.word] != nil && $0.number.value > 0 } ?? false
    }

    /// The kind that a name without a number speaks of: `ddr` of `ddr-gears.md`.
    package func word(startingName name: String) -> String? {
        let start = name.lowercased().prefix { $0.isASCII && $0.isLetter }
        let sign = name.dropFirst(start.count).first.map { "-_".contains($0) } ?? false
        return sign && found[String(start)] != nil ? String(start) : nil
    }

    /// The word as the names have it, `DDR`.
    package func written(_ word: String) -> String {
        let path = found[word]?.keys.first ?? ""
        return Self.isInCapitals(word, in: path) ? word.uppercased() : word
    }

    private static func isInCapitals(_ word: String, in path: String) -> Bool {
        let parts = path.split(separator: "/")
        let isOfFolder = parts.last.map(String.init) == Sidecar.documentName
        let name = isOfFolder ? parts.dropLast().last : parts.last
        return name?.hasPrefix(word.uppercased()) ?? false
    }
}

extension FileNumber {
    /// The numbers behind words, by the paths of the files: of each kind where there are several, else behind
    /// the word that most files begin with.
    ///
    /// - Parameter words: of kinds that are known already, in small letters.
    package static func behindWords(
        in paths: [String], known words: [String] = []
    ) -> [String: FileNumber] {
        let kinds = NumberedKinds(in: paths)
        let found = kinds.areSeveral ? kinds.numbers : behindSharedWord(in: paths)
        return words.reduce(into: found) { all, word in
            all.merge(behind(word, in: paths)) { first, _ in first }
        }
    }
}
