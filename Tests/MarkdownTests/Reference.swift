import Glibc
import TestSupport

/// The program `cmark-gfm`, here without its extensions: plain CommonMark 0.29.
enum Reference {
    static let isInstalled = access("/usr/bin/cmark-gfm", X_OK) == 0

    /// What the program says of each document, in their order.
    static func outlines(of documents: [[UInt8]]) -> [Outline] {
        var template = Array("/tmp/markdown-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return [] }
        let folder = String(decoding: template.dropLast().map { UInt8($0) }, as: UTF8.self)
        for (index, document) in documents.enumerated() {
            Files.write(document, to: "\(folder)/\(index).md")
        }
        let run = #"for f in *.md; do /usr/bin/cmark-gfm -t xml --sourcepos "$f" > "$f.xml"; done"#
        shell("cd \(folder) && \(run)")
        let outlines = documents.indices.map { index in
            ReferenceOutline.outline(
                xml: Files.read("\(folder)/\(index).md.xml") ?? [],
                hasTabs: documents[index].contains(UInt8(ascii: "\t")))
        }
        shell("rm -r \(folder)")
        return outlines
    }

    private static func shell(_ command: String) {
        let arguments = ["/bin/sh", "-c", command].map { (text: String) in strdup(text) }
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        guard posix_spawn(&process, "/bin/sh", nil, nil, arguments + [nil], environ) == 0 else {
            return
        }
        waitpid(process, nil, 0)
    }
}
