import Proposals
import Rules

/// Names of findings that stay while lines move: made of the file, the rule, the section and the
/// words, and of the finding's number among findings that are alike.
struct Fingerprints {
    private var counts: [String: Int] = [:]

    /// 64 hexadecimal digits.
    ///
    /// - Parameter path: of the file, as all machines call it.
    mutating func fingerprint(of key: FindingKey, in path: String) -> String {
        let text = [path, key.rule, key.section, key.text].joined(separator: "\u{0}")
        let number = counts[text, default: 0]
        counts[text] = number + 1
        return SHA256.hexadecimal(of: Array("\(text)\u{0}\(number)".utf8))
    }
}

extension CheckedFile {
    /// The file of a byte, from the root of its repository; as it was named where it is in none.
    func repositoryName(at offset: Int) -> String {
        let name = name(at: offset)
        guard let real = FilePath.real(name),
            let root = RealFolder(FilePath(real).folder)?.repository
        else { return name }
        return String(real.dropFirst(root == "/" ? 1 : root.utf8.count + 1))
    }
}
