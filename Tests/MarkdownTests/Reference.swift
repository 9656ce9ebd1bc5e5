import Glibc
import TestSupport

/// The program `cmark-gfm`, which follows CommonMark 0.29.
enum Reference {
    static let isInstalled = access("/usr/bin/cmark-gfm", X_OK) == 0

    /// How it reads each document without its extensions, in their order.
    static func outlines(of documents: [[UInt8]]) -> [Outline] {
        zip(documents, output(of: documents, "-t xml --sourcepos")).map { document, xml in
            ReferenceOutline.outline(xml: xml, hasTabs: document.contains(UInt8(ascii: "\t")))
        }
    }

    /// The HTML it makes of each document with its extensions, in their order.
    static func html(of documents: [[UInt8]]) -> [[UInt8]] {
        let extensions = ["table", "strikethrough", "autolink", "tasklist", "footnotes"]
        return output(
            of: documents, "--unsafe " + extensions.map { "-e \($0)" }.joined(separator: " "))
    }

    /// Every second sample document, so that two tests can run at the same time.
    static func sampleDocuments(half: Int) -> [[UInt8]] {
        let paths = Files.below((Files.shared ?? "") + "/corpus", ending: ".md")
        return stride(from: half, to: paths.count, by: 2).compactMap { Files.read(paths[$0]) }
    }

    private static func output(of documents: [[UInt8]], _ options: String) -> [[UInt8]] {
        var template = Array("/tmp/markdown-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return [] }
        let folder = String(decoding: template.dropLast().map { UInt8($0) }, as: UTF8.self)
        for (index, document) in documents.enumerated() {
            Files.write(document, to: "\(folder)/\(index).md")
        }
        let run = #"for f in *.md; do /usr/bin/cmark-gfm \#(options) "$f" > "$f.out"; done"#
        shell("cd \(folder) && \(run)")
        defer { shell("rm -r \(folder)") }
        return documents.indices.map { Files.read("\(folder)/\($0).md.out") ?? [] }
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
