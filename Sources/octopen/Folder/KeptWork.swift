import Proposals

/// Work that was not saved, drafts of reviews, and where the caret stood last, of files that go to other
/// paths with a change.
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

        /// A proposal that moves, or what would be the proposal of a folder that does.
        fileprivate var proposals: [Move] {
            let name = "/" + Sidecar.documentName
            return [self, Move(from: from + name, to: to + name)]
        }
    }

    private let works = UnsavedWorks()
    private let moves: [Move]
    private let found: [(entry: UnsavedWorks.Entry, path: String)]
    /// Journals of other runs that are under way, those that they may begin yet among them.
    private let underWay: [(journal: String, path: String)]

    init(of moves: [Move]) {
        self.moves = moves
        let open = moves.flatMap(\.proposals).compactMap { move in
            OpenFiles().holder(of: move.from).map { holder in
                (journal: FileKey(move.from).name(of: holder.process), path: move.to)
            }
        }
        let begun = moves.isEmpty ? [] : works.underWay()
        underWay =
            open
            + begun.compactMap { name, file in
                moves.lazy.compactMap { $0.place(of: file) }.first { $0 != file }.map { (name, $0) }
            }
        let all = moves.isEmpty ? [] : works.all()
        found = all.compactMap { entry in
            moves.lazy.compactMap { $0.place(of: entry.file) }.first { $0 != entry.file }
                .map { (entry, $0) }
        }
    }

    /// - Returns: what somebody should know; a line each.
    func lead() -> [String] {
        for move in moves.flatMap(\.proposals) { LastPlaces().move(from: move.from, to: move.to) }
        for (journal, path) in underWay { _ = UnsavedWorks.note(journal: journal, of: path) }
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
