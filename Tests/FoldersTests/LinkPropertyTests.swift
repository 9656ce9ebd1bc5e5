import Folders
import Markdown
import TestSupport
import Testing

/// Over real proposals: whatever moves where, each link leads to where it led, and no other byte is
/// another one.
@Suite(.enabled(if: Files.corpus != nil)) struct LinkPropertyTests {
    private static let corpus: [(path: String, bytes: [UInt8])] = {
        guard let folder = Files.corpus else { return [] }
        return ["octoserve", "swift-evolution", "adr-log4brains", "keps/keps/sig-node"].flatMap {
            Files.below("\(folder)/\($0)", ending: ".md")
        }.sorted().compactMap { path in
            Files.read(path).map { ("/r" + path.dropFirst(folder.count), $0) }
        }
    }()

    /// Files and folders of them.
    private static let known: Set<String> = {
        var known: Set<String> = []
        for (path, _) in corpus {
            var at = path
            while !at.isEmpty {
                known.insert(at)
                at = String(at[..<(at.lastIndex(of: "/") ?? at.startIndex)])
            }
        }
        return known
    }()

    private func whole(_ link: String, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast().map(String.init)
        if link.hasPrefix("/") { parts = ["r"] }
        for part in link.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return "/" + parts.joined(separator: "/")
    }

    private func links(_ bytes: [UInt8]) -> (links: [LocalLink], rest: [UInt8]) {
        let document = MarkdownDocument(bytes, extensions: .file)
        let links = LocalLink.all(in: document, withUnused: true)
        var rest: [UInt8] = []
        var at = 0
        for range in links.map(\.destination).sorted(by: { $0.lowerBound < $1.lowerBound })
        where range.lowerBound >= at {
            rest += bytes[at..<range.lowerBound]
            at = range.upperBound
        }
        return (links, rest + bytes[at...])
    }

    /// One in so many files moves.
    private static let spacing = 24

    @Test(arguments: zip(0..<3, ["000-renamed.md", "../elsewhere/deep/a b(1).md", "../x.md"]))
    func eachLeadsWhereItLed(first: Int, goal: String) throws {
        let files = Self.corpus
        #expect(files.count > 100)
        var led = 0
        for index in stride(from: first, to: files.count, by: Self.spacing) {
            let (moved, old) = files[index]
            let to = whole(goal, from: moved)
            let change = LinkChange(from: moved, to: to, old: old, new: old)
            let name = moved.split(separator: "/").last.map { Array($0.utf8) } ?? []
            for (path, bytes) in files
            where path == moved || bytes.firstRange(of: name) != nil {
                let new = change.applied(to: bytes, at: path, root: "/r") { link in
                    let found = whole(link, from: path)
                    return Self.known.contains(found) ? found : nil
                }
                let place = path == moved ? to : path
                let (before, after) = (links(bytes), links(new))
                #expect(before.rest == after.rest, "\(moved) in \(path)")
                try #require(before.links.count == after.links.count, "\(moved) in \(path)")
                for (link, now) in zip(before.links, after.links) {
                    #expect(link.anchor == now.anchor)
                    let target = whole(link.path, from: path)
                    guard !link.path.isEmpty, Self.known.contains(target) else {
                        #expect(link.path == now.path)
                        continue
                    }
                    let expected = target == moved ? to : target
                    if expected != target { led += 1 }
                    #expect(whole(now.path, from: place) == expected, "\(link.path) in \(path)")
                }
            }
        }
        // There is something to lead.
        #expect(led > 0)
    }
}
