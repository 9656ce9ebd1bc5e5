import Proposals
import Synchronization

/// Which files other branches change that are not merged yet, branches of remotes too, where these
/// branches part from the current one, and its name: asked of git once for each state of them.
final class BranchChanges: Sendable {
    /// How many commits of all branches together are looked at.
    private static let commitLimit = 500

    /// Whole names of branches by the files that they change, from the root of the repository.
    private typealias Changes = [String: [String]]

    private let known = Mutex<[String: Changes]>([:])
    /// What git said once, nothing too, by what it was asked.
    private let answers = Mutex<[String: String?]>([:])

    /// The branch that is checked out; nil where it is a commit alone.
    func current(of repository: String) -> String? {
        // Another branch may have the same commit.
        let head = try? WholeFile.read("\(RepositoryState.folders(of: repository).own)/HEAD")
        return once("\(repository)\n\(String(decoding: head ?? [], as: UTF8.self))") {
            GitObjects.currentBranch(in: repository)
        }
    }

    /// The last commit that two commits have in common.
    func base(of commit: String, and other: String, in repository: String) -> String? {
        once("\(repository)\n\(commit)\n\(other)") {
            GitObjects.mergeBase(of: commit, and: other, in: repository)
        }
    }

    private func once(_ question: String, ask: () -> String?) -> String? {
        answers.withLock { answers in
            if let answer = answers[question] { return answer }
            let answer = ask()
            answers.updateValue(answer, forKey: question)
            return answer
        }
    }

    /// - Parameters:
    ///   - path: of a file, from the root of the repository.
    ///   - head: the commit that is checked out.
    func branches(
        changing path: String, in repository: String, head: String
    ) -> [String] {
        let key = "\(repository)\n\(head)"
        return known.withLock { known in
            if let changes = known[key] { return changes[path] ?? [] }
            let changes = Self.changes(in: repository)
            known[key] = changes
            return changes[path] ?? []
        }
    }

    private static func changes(in repository: String) -> Changes {
        guard RepositoryState.mayHaveOtherBranches(repository) else { return [:] }
        let words = [
            "-z", "--source", "--format=%x01%S", "--name-only", "--no-renames", "--no-color",
            "--no-show-signature", "--no-ext-diff", "--no-textconv", "-O/dev/null",
            "--max-count=\(commitLimit)", "--exclude=refs/remotes/*/HEAD",
            "--glob=refs/remotes/*", "--glob=refs/heads/*", "--not", "HEAD", "--",
        ]
        var changes: Changes = [:]
        var branch = ""
        for part in (GitObjects.log(words, in: repository) ?? []).split(separator: 0) {
            // The names of a commit's files begin with a line end.
            let text = String(decoding: part.drop { $0 == 0x0A }, as: UTF8.self)
            if text.utf8.first == 1 {
                branch = String(text.dropFirst())
            } else if !text.isEmpty, changes[text]?.contains(branch) != true {
                changes[text, default: []].append(branch)
            }
        }
        return changes
    }
}
