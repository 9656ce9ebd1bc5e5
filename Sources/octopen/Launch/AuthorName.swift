import Proposals
import Reviews
import Terminal

/// Who writes or reviews: as told, else as git and the account know the user.
struct AuthorName {
    /// Where git is asked.
    let folder: String

    /// From `GIT_AUTHOR_NAME`, git's configuration, or the account's name.
    func author(_ given: String?) -> String {
        if let given { return given }
        if let name = Environment.value("GIT_AUTHOR_NAME") { return name }
        if let name = configured("user.name") { return name }
        return Environment.value("LOGNAME") ?? Environment.value("USER") ?? ""
    }

    /// Who reviews: as told, else as git knows the author.
    func reviewer(_ given: String?) throws(Failure) -> Reviewer {
        if let given {
            guard let reviewer = Reviewer(given) else {
                throw Failure("--as \(given): write NAME or NAME <MAIL>", exitCode: 64)
            }
            return reviewer
        }
        let mail = Environment.value("GIT_AUTHOR_EMAIL") ?? configured("user.email")
        let name = author(nil)
        guard let reviewer = Reviewer(mail.map { "\(name) <\($0)>" } ?? name) else {
            throw Failure("nobody is known as the reviewer; say who with --as \"NAME <MAIL>\"")
        }
        return reviewer
    }

    private func configured(_ name: String) -> String? {
        ChildProcess.output(of: ["git", "config", "--get", name], in: folder)
            .map { String(decoding: $0, as: UTF8.self).trimmed }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
