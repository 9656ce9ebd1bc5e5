import Markdown

/// The reason why git does not answer, so that nothing is taken for "there is none".
enum GitAnswer {
    /// What git says of its fault, in a line; nil where it answers.
    ///
    /// - Parameters:
    ///   - words: what it is asked.
    ///   - folder: in a repository.
    static func obstacle(
        to words: [String] = ["rev-parse", "--git-dir"], in folder: String
    ) -> String? {
        guard ChildProcess.isInstalled("git") else { return "there is no git on the path" }
        let said = ChildProcess.complaint(
            of: ["git"] + GitObjects.settings + words, in: folder, variables: GitObjects.variables)
        guard let said else { return nil }
        let lines = said.split(whereSeparator: \.isNewline).map { ReadableText.line(String($0)) }
        let starts = ["fatal: ", "error: "]
        let line = lines.first { line in starts.contains { line.hasPrefix($0) } } ?? lines.first
        guard let line else { return "it says no reason" }
        return starts.contains { line.hasPrefix($0) } ? String(line.dropFirst(7)) : line
    }

    /// Why the history of a folder, in a repository or not, is not known.
    ///
    /// - Returns: nil without a repository, and where git answers.
    static func failure(in folder: String) -> Failure? {
        guard RealFolder(folder)?.repository != nil, let why = obstacle(in: folder) else {
            return nil
        }
        return Failure("\(folder): git did not answer, so the history is not known: \(why)")
    }
}
