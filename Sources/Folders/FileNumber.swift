import Proposals
import Rules

/// The number that the file of a proposal is named by, with the digits as they are written.
package struct FileNumber: Equatable, Sendable {
    package let digits: String

    package var value: Int { Int(digits) ?? 0 }

    /// From this many digits on they are a day, `20200924-use-records.md`, which two may have.
    private static let digitsOfDay = 8

    /// `004-gc.md`, `eip-7801.md`, and of a `README.md` the folder, `1731-gc/README.md`.
    ///
    /// - Returns: nil for a name without a number, and for a day or a month, `2025-09-30-gc.md`.
    package init?(path: String) {
        let parts = path.split(separator: "/")
        guard var name = parts.last else { return nil }
        if name == Sidecar.documentName {
            guard let folder = parts.dropLast().last else { return nil }
            name = folder
        }
        let isDigit = { (character: Character) in character.isASCII && character.isNumber }
        var found = name.prefix(while: isDigit)
        if found.isEmpty {
            // Behind one word, and nothing but the ending follows.
            let rest = name.drop { $0.isASCII && $0.isLetter }
            guard rest.first == "-" else { return nil }
            found = rest.dropFirst().prefix(while: isDigit)
            guard rest.dropFirst(found.count + 1) == ".md" else { return nil }
        }
        guard Int(found) != nil, !String(name).isOfDay else { return nil }
        digits = String(found)
    }

    private init(digits: Substring) { self.digits = String(digits) }

    /// The numbers behind a word that most files begin with, `KEEP-0011-windows.md`, by their paths; none
    /// for files that `init(path:)` knows the number of, and none that one of these has.
    package static func behindSharedWord(in paths: [String]) -> [String: FileNumber] {
        var found: [String: [(path: String, number: FileNumber)]] = [:]
        var known: Set<Int> = []
        for path in paths {
            if let number = FileNumber(path: path) {
                known.insert(number.value)
            } else if let (word, number) = behindWord(path) {
                found[word, default: []].append((path, number))
            }
        }
        guard let most = found.values.first(where: { 2 * $0.count > paths.count }), most.count > 1
        else { return [:] }
        let own = most.filter { !known.contains($0.number.value) }
        return Dictionary(own.map { ($0.path, $0.number) }, uniquingKeysWith: { first, _ in first })
    }

    /// The numbers behind a word in small letters, `ddr` of `DDR-0002-gears.md`, by the paths of the files.
    package static func behind(_ word: String, in paths: [String]) -> [String: FileNumber] {
        let found = paths.compactMap { path -> (String, FileNumber)? in
            guard let own = behindWord(path), own.word == word else { return nil }
            return (path, own.number)
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// The words at the start of a file's name, in small letters, and the number behind them.
    static func behindWord(_ path: String) -> (word: String, number: FileNumber)? {
        let parts = path.split(separator: "/")
        guard var name = parts.last else { return nil }
        if name == Sidecar.documentName, let folder = parts.dropLast().last { name = folder }
        let start = name.prefix { $0.isASCII && ($0.isLetter || "-_".contains($0)) }
        let digits = name[start.endIndex...].prefix { $0.isASCII && $0.isNumber }
        let after = name[digits.endIndex...].first
        let letters = start.split { "-_".contains($0) }.joined(separator: "-")
        guard letters.utf8.count > 1, !digits.isEmpty, digits.utf8.count < digitsOfDay,
            Int(digits) != nil, after.map({ "-_. ".contains($0) }) ?? true,
            !String(name[start.endIndex...]).isOfDay
        else { return nil }
        return (letters.lowercased(), FileNumber(digits: digits))
    }

    /// The numbers of files that are alone in a numbered folder, `115-x/vep.md`, by their paths.
    package static func ofFolders(in paths: [String]) -> [String: FileNumber] {
        var found: [String: FileNumber] = [:]
        let folders = Dictionary(grouping: paths) { path in
            path.split(separator: "/").dropLast().joined(separator: "/")
        }
        for (folder, files) in folders where files.count == 1 && FileNumber(path: files[0]) == nil {
            let name = folder.split(separator: "/").last.map { String($0) } ?? ""
            guard name.leadingNumber != nil else { continue }
            found[files[0]] = FileNumber(digits: name.prefix { $0.isASCII && $0.isNumber })
        }
        return found
    }

    /// The number, a sign for one to come or the day at the start of a file's name with what stands behind
    /// it; empty for none of these.
    package static func lead(ofName name: String) -> String {
        // `2026-02-03-slug.md`
        if Day(String(name.prefix(10))) != nil, name.dropFirst(10).first == "-" {
            return String(name.prefix(11))
        }
        // `2026-02-slug.md`
        if name.isOfDay, Day(String(name.prefix(10))) == nil, name.dropFirst(7).first == "-" {
            return String(name.prefix(8))
        }
        let digits = name.prefix { $0.isASCII && $0.isNumber }
        if digits.isEmpty, let sign = name.signOfNumber, sign.lowerBound == name.startIndex {
            return String(name[sign] + name[sign.upperBound...].prefix(1))
        }
        guard !digits.isEmpty, name.dropFirst(digits.count).first == "-" else { return "" }
        let isDay = FileNumber(path: name)?.isDay ?? false
        return name.leadingNumber != nil || isDay ? digits + "-" : ""
    }

    /// Whether it tells a day and no number.
    package var isDay: Bool { digits.utf8.count >= FileNumber.digitsOfDay }
}
