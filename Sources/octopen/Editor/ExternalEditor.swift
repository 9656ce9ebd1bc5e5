import Forms
import Glibc
import Terminal

/// Hands a text to `$VISUAL` or `$EDITOR` in a private file, and takes back what is there after.
struct ExternalEditor {
    /// Editors that understand `+LINE`.
    private static let linewise: Set<String> = [
        "vi", "vim", "nvim", "nano", "emacs", "hx", "micro", "kak", "view", "ex",
    ]

    /// The command, split into words, so that `code --wait` works.
    private var command: [String] {
        let named = Environment.value("VISUAL") ?? Environment.value("EDITOR")
        if let named {
            let words = named.split(separator: " ").map(String.init)
            if !words.isEmpty { return words }
        }
        return [ChildProcess.isInstalled("nano") ? "nano" : "vi"]
    }

    /// - Parameter take: is given what the editor left, before the file that holds it is removed.
    func edit(_ request: EditorRequest, then take: (EditorResult) -> Void) {
        func fail(_ problem: String) {
            take(EditorResult(request: request, text: nil, problem: problem))
        }
        guard let file = PrivateFile(holding: Array(request.text.utf8), name: request.name)
        else {
            return fail("Cannot make a temporary file: \(Failure.reason()); set TMPDIR.")
        }
        var words = command
        if ExternalEditor.linewise.contains(FilePath(words[0]).name) {
            words.append("+\(request.line)")
        }
        let start = time(nil)
        let status = ChildProcess.run(words + [file.path])
        guard let status else {
            file.remove()
            return fail("Cannot run \(words[0]): set EDITOR to an editor that is installed.")
        }
        guard let bytes = try? WholeFile.read(file.path) else {
            file.remove()
            return fail("The editor left no file; nothing was changed.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            // The file stays, so that what was written in it is not lost.
            return fail("The editor wrote what is not UTF-8; it is kept in \(file.path).")
        }
        var problem: String?
        if text == request.text, time(nil) - start < 1, status == 0 {
            problem = "Nothing changed: did the editor return early? Try code --wait."
        } else if status != 0 {
            let taken =
                text == request.text ? "nothing was changed" : "its text was taken all the same"
            problem = "\(words[0]) ended with status \(status); \(taken)."
        }
        take(EditorResult(request: request, text: text, problem: problem))
        file.remove()
    }
}

/// A file that only this user can read, in a folder of its own.
struct PrivateFile {
    private let folder: String
    let path: String

    /// - Parameter name: of the file, as the editor shows it; too long a one is cut.
    init?(holding bytes: [UInt8], name: String) {
        let base = Environment.value("TMPDIR") ?? "/tmp"
        var template = Array("\(base)/octopen-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        path = "\(folder)/\(name.cut(toBytes: 200)).md"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0, WholeFile.write(bytes, to: descriptor) == 0,
            close(descriptor) == 0
        else { return nil }
    }

    /// Removes the file, and what an editor left beside it.
    func remove() {
        guard let directory = opendir(folder) else { return }
        while let entry = readdir(directory) { unlink("\(folder)/\(entry.name)") }
        closedir(directory)
        rmdir(folder)
    }
}
