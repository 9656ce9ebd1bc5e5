import Markdown
import Proposals

/// What becomes of links where a file goes to another path, or its headings get other words, or where
/// a folder goes with all that is in it: each leads to where it led before.
///
/// Paths are absolute and without links of the file system.
package struct LinkChange: Sendable {
    private let from: String
    private let to: String
    private let anchors: RenamedAnchors
    private let isOfFolder: Bool

    /// - Parameters:
    ///   - from: where the file is.
    ///   - to: where it goes; the same where it stays.
    ///   - old: its bytes as they are.
    ///   - new: its bytes as they will be, their own links still to be led.
    package init(from: String, to: String, old: [UInt8], new: [UInt8]) {
        (self.from, self.to, isOfFolder) = (from, to, false)
        anchors = RenamedAnchors(from: old, to: new)
    }

    /// - Parameters:
    ///   - folder: where a folder is.
    ///   - to: where it goes.
    package init(ofFolder folder: String, to: String) {
        (from, self.to, isOfFolder) = (folder, to, true)
        anchors = RenamedAnchors(from: [], to: [])
    }

    /// Where what is at a path is after the change.
    package func place(of path: String) -> String {
        if path == from { return to }
        return isOfFolder && path.hasPrefix(from + "/") ? to + path.dropFirst(from.count) : path
    }

    /// Whether no link has to change.
    package var isEmpty: Bool { from == to && anchors.isEmpty }

    /// A document with its links led to where they led before; links in code are none.
    ///
    /// - Parameters:
    ///   - path: where it is; that of the file itself for its new bytes.
    ///   - root: of the repository, which paths from `/` mean; nil without one.
    ///   - links: paths of symbolic links that are led with the change, to where they led before.
    ///   - resolve: what is there now at a decoded path, seen from the document; nil for nothing.
    package func applied(
        to bytes: [UInt8], at path: String, root: String?, ledLinks links: Set<String> = [],
        resolve: (String) -> String?
    ) -> [UInt8] {
        let document = MarkdownDocument(bytes, extensions: .file)
        var edits: [(range: Range<Int>, text: String)] = []
        let all =
            LocalLink.all(in: document, withUnused: true) + LocalLink.inHTML(of: document)
        for link in all {
            guard let target = link.path.isEmpty ? path : resolve(link.path) else { continue }
            let anchor = target == from ? link.anchor.flatMap { anchors[$0] } : nil
            let written =
                link.path.isEmpty
                ? nil
                : self.path(
                    link.path,
                    to: alias(of: target, as: link.path, in: path, root, links, resolve) ?? target,
                    in: path, root: root)
            if let edit = link.edit(path: written, anchor: anchor) { edits.append(edit) }
        }
        var new: [UInt8] = []
        new.reserveCapacity(bytes.count)
        var at = 0
        // Two links with one definition have one address.
        for (range, text) in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
        where range.lowerBound >= at {
            new += bytes[at..<range.lowerBound]
            new += text.utf8
            at = range.upperBound
        }
        return new + bytes[at...]
    }

    /// The path of a symbolic link by which a link leads to a target, and will lead there after the
    /// change: its name stays. Nil for a link that leads there by itself.
    private func alias(
        of target: String, as written: String, in document: String, _ root: String?,
        _ links: Set<String>, _ resolve: (String) -> String?
    ) -> String? {
        let start = written.hasPrefix("/") ? root ?? "" : document.folder
        let path = "\(start)/\(written)".withoutDots
        let isLed = { links.contains { path == $0 || path.hasPrefix($0 + "/") } }
        guard path != target,
            place(of: target) == target || place(of: path) != path || isLed()
        else { return nil }
        // `..` behind a link of a folder leads elsewhere.
        return resolve(path.relative(to: document.folder)) == target ? path : nil
    }

    /// The path that a link is to have; nil where it leads to the same place still.
    private func path(
        _ written: String, to target: String, in document: String, root: String?
    ) -> String? {
        let (place, goal) = (self.place(of: document), self.place(of: target))
        let staysHere = place.folder == document.folder
        guard goal != target || !staysHere else { return nil }
        // From file to file of a folder that goes as a whole.
        if isOfFolder, !written.hasPrefix("/"), "\(place.folder)/\(written)".withoutDots == goal {
            return nil
        }
        let end = written.hasSuffix("/") ? "/" : ""
        if written.hasPrefix("/") {
            guard goal != target, let root else { return nil }
            return "/" + goal.relative(to: root) + end
        }
        if staysHere, goal.folder == target.folder, written.lastPart == target.lastPart {
            return String(written[..<written.lastPart.startIndex] + goal.lastPart)
        }
        let start = written.hasPrefix("./") ? "./" : ""
        let path = goal.relative(to: place.folder)
        return (path.hasPrefix("../") ? "" : start) + (path.isEmpty ? "." : path) + end
    }
}

extension String {
    /// The part of a path before the last `/`.
    fileprivate var folder: String {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { String(self[..<$0]) } ?? ""
    }

    /// An absolute path without `.`, `..` and `/` at its end, links of the file system left as they are.
    package var withoutDots: String {
        var parts: [Substring] = []
        for part in split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// The part of a path behind the last `/`.
    fileprivate var lastPart: Substring {
        utf8.lastIndex(of: UInt8(ascii: "/")).map { self[utf8.index(after: $0)...] } ?? self[...]
    }

    /// This path as it is written in a file of a folder.
    package func relative(to folder: String) -> String {
        let own = utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        let other = folder.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        let common = zip(own, other).prefix { $0 == $1 }.count
        let up = other.dropFirst(common).map { _ in Substring("..") }
        return (up + own.dropFirst(common)).joined(separator: "/")
    }
}
