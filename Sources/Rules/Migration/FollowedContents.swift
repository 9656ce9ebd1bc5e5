import Proposals

/// A document with what was added to it, and with what its lists of contents need for that.
struct FollowedContents {
    private(set) var bytes: [UInt8]
    /// Where the first part begins that was added.
    private(set) var start = 0

    /// - Parameter edits: in the order of the file; each may bring headings.
    init(_ edits: [Fix.Edit], in bytes: [UInt8]) {
        self.bytes = bytes
        var left = edits
        // From the last on: the places of the others move by the lists above them alone.
        while let edit = left.popLast() {
            let before = self.bytes
            let written = before.applying([edit])
            let entries = written.contentsEdits(since: before)
            self.bytes = written.writing(entries)
            start = edit.range.lowerBound
            for entry in entries.reversed() {
                let length = entry.text.utf8.count - entry.range.count
                if entry.range.lowerBound <= start { start += length }
                for index in left.indices
                where entry.range.lowerBound <= left[index].range.lowerBound {
                    let range = left[index].range
                    left[index].range = range.lowerBound + length..<range.upperBound + length
                }
            }
        }
    }
}
