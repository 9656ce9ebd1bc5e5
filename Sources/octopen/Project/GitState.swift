import Glibc

/// What may keep numbers and names from being all that there are: a repository in the midst of
/// something, or of which a part is here only.
struct GitState {
    /// A line for each, in words.
    let notes: [String]

    /// - Parameter folder: where it is asked for.
    init(in folder: String) {
        guard RealFolder(folder)?.repository != nil else {
            notes = []
            return
        }
        let states = [
            ("MERGE_HEAD", "a merge"), ("rebase-merge", "a rebase"), ("rebase-apply", "a rebase"),
            ("CHERRY_PICK_HEAD", "a cherry-pick"), ("REVERT_HEAD", "a revert"),
        ]
        let words =
            ["git"] + GitObjects.settings + ["rev-parse", "--is-shallow-repository"]
            + states.flatMap { ["--git-path", $0.0] }
        guard
            let printed = ChildProcess.output(
                of: words, in: folder, variables: GitObjects.variables)
        else {
            notes = ["git does not answer: only the files of the folder were looked at"]
            return
        }
        let lines = String(decoding: printed, as: UTF8.self).split(separator: "\n")
        var notes: [String] = []
        if lines.first == "true" {
            notes.append("a shallow clone: git does not tell here what files were called before")
        }
        for (path, (_, what)) in zip(lines.dropFirst(), states) {
            let whole = path.hasPrefix("/") || folder == "." ? "\(path)" : "\(folder)/\(path)"
            guard access(whole, F_OK) == 0 else { continue }
            notes.append(
                "the repository is in the midst of \(what): what it brings may change this")
        }
        self.notes = notes
    }
}
