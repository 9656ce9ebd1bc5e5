import Glibc
import Proposals

/// Findings that a project lives with for now, in a file beside its proposals: a line for each, with
/// tabs between file, rule, section and words. The lines are in order, so that a difference of two
/// says what came and what went.
struct Baseline: Sendable {
    /// By the file, from the folder that the baseline is in.
    private var known: [String: [FindingKey]] = [:]
    /// The folder, without links.
    private let folder: String

    private static let head = "# octopen check --baseline: findings that are known; one a line.\n"

    /// Without any.
    ///
    /// - Parameter path: of the file that is to be written.
    init(for path: String) throws(Failure) {
        guard let real = FilePath.real(FilePath(path).folder) else {
            throw Failure("\(path): \(Failure.reason()); its folder has to be there")
        }
        folder = real
    }

    init(reading path: String) throws(Failure) {
        try self.init(for: path)
        let text = String(decoding: try WholeFile.read(path), as: UTF8.self)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated() where !line.isEmpty && !line.hasPrefix("#")
        {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
                .map { String($0).withoutEscapes }
            guard parts.count == 4 else {
                throw Failure(
                    "\(path):\(index + 1): four parts with tabs between them are expected; "
                        + "--write-baseline writes the file anew")
            }
            known[parts[0], default: []].append(
                FindingKey(rule: parts[1], section: parts[2], text: parts[3]))
        }
    }

    mutating func add(_ keys: [FindingKey], of file: String) {
        guard !keys.isEmpty else { return }
        known[name(of: file), default: []] += keys
    }

    func findings(of file: String) -> KnownFindings {
        known[name(of: file)].map { KnownFindings($0) } ?? KnownFindings()
    }

    /// The whole file.
    var text: String {
        let lines = known.flatMap { file, keys in
            keys.map { key in
                [file, key.rule, key.section, key.text].map(\.withEscapes).joined(separator: "\t")
            }
        }
        return Self.head
            + lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map { $0 + "\n" }.joined()
    }

    private func name(of file: String) -> String {
        guard let real = FilePath.real(file) else { return file }
        let start = folder == "/" ? "/" : folder + "/"
        return real.hasPrefix(start) ? String(real.dropFirst(start.count)) : real
    }
}

extension String {
    fileprivate var withEscapes: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\t": text += "\\t"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    fileprivate var withoutEscapes: String {
        var text = ""
        var isEscaped = false
        for scalar in unicodeScalars {
            guard isEscaped || scalar != "\\" else {
                isEscaped = true
                continue
            }
            switch (isEscaped, scalar) {
            case (true, "t"): text += "\t"
            case (true, "n"): text += "\n"
            case (true, "r"): text += "\r"
            default: text.unicodeScalars.append(scalar)
            }
            isEscaped = false
        }
        return text
    }
}
