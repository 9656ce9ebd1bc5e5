/// Work that was not saved, and drafts of reviews, of files that go to other paths with a change.
///
/// It is found before the change, which may leave nothing of a file by which it is known again, and
/// kept under the new paths after it.
struct KeptWork {
    /// A file, or a folder with all that is in it or would be; paths without links of the file system.
    struct Move {
        let from: String
        let to: String

        /// Nil for what stays.
        func place(of path: String) -> String? {
            if path == from { return to }
            return path.hasPrefix(from + "/") ? to + path.dropFirst(from.count) : nil
        }
    }

    private let works = UnsavedWorks()
    private let found: [(entry: UnsavedWorks.Entry, path: String)]

    init(of moves: [Move]) {
        let all = moves.isEmpty ? [] : works.all()
        found = all.compactMap { entry in
            // It was saved, or undone.
            if (try? ProposalFile(reading: entry.file))?.bytes == entry.work.bytes { return nil }
            return moves.lazy.compactMap { $0.place(of: entry.file) }.first { $0 != entry.file }
                .map { (entry, $0) }
        }
    }

    /// - Returns: what somebody should know; a line each.
    func lead() -> [String] {
        let here = FilePath.real(".") ?? "/"
        return found.map { entry, path in
            let (old, new) = (entry.file.relative(to: here), path.relative(to: here))
            return works.move(entry, to: path)
                ? "\(new): what was not saved of \(old) is kept for it"
                : "\(old): what was not saved of it cannot be kept for \(new); octopen recover has it "
                    + "under the old name"
        }
    }
}
