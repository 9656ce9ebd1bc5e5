import Glibc
import Prose

/// Where the caret stood in the files that were left last, in one file of the state folder.
struct LastPlaces {
    let state = StateFolder()

    private static let limit = 200

    /// Whether this user never left a form; where that cannot be noted, nobody is new.
    var isFirstStart: Bool {
        guard let folder = state.prepared() else { return false }
        return access(folder + "/positions", F_OK) != 0
    }

    /// The byte of the file at which the caret stood when the form was left, also where the file had
    /// another name then.
    func byte(in path: String) -> Int? {
        let (key, node) = (FileKey(path).text, Self.node(of: path))
        let entries = lines.map { $0.split(separator: " ", maxSplits: 2) }.filter { $0.count > 1 }
        let found =
            entries.first { $0[0] == key }
            ?? entries.first { $0.count == 3 && $0[2] == node }
        return found.flatMap { Int($0[1]) }
    }

    /// The number of a file in the file system, which it keeps with another name.
    private static func node(of path: String) -> String {
        WholeFile.Stamp(path: path).map { "\($0.node.device) \($0.node.inode)" } ?? ""
    }

    private static func line(_ key: String, _ byte: Int, _ path: String) -> String {
        "\(key) \(byte) \(node(of: path))".trimmed + "\n"
    }

    /// A file has another path or text now, and keeps its place; the old path has none any more.
    ///
    /// - Parameter place: where a byte of the old text is in the new one.
    func move(from old: String, to new: String, place: (Int) -> Int = { $0 }) {
        let (key, now) = (FileKey(old).text, FileKey(new).text)
        guard let folder = state.path, let byte = byte(in: old) else { return }
        let text = lines.compactMap { line in
            if line.hasPrefix(key) { return Self.line(now, place(byte), new) }
            return line.hasPrefix(now) ? nil : line + "\n"
        }
        state.write(Array(text.joined().utf8), to: folder + "/positions")
    }

    /// Where a byte of a text is in another one that was made of it, line by line.
    static func place(of byte: Int, in old: [UInt8], asIn new: [UInt8]) -> Int {
        let (before, after) = (lengths(old), lengths(new))
        var (start, goal) = (0, 0)
        for part in Difference(from: before.map(\.line), to: after.map(\.line)).parts {
            switch part {
            case .same(let lines, _):
                let count = before[lines].reduce(0) { $0 + $1.count }
                if byte < start + count { return goal + byte - start }
                (start, goal) = (start + count, goal + count)
            case .changed(let lines, let others):
                let count = before[lines].reduce(0) { $0 + $1.count }
                let room = after[others].reduce(0) { $0 + $1.count }
                if byte < start + count { return goal + min(byte - start, max(room - 1, 0)) }
                (start, goal) = (start + count, goal + room)
            }
        }
        return goal
    }

    private static func lengths(_ text: [UInt8]) -> [(line: ArraySlice<UInt8>, count: Int)] {
        text.split(separator: 0x0A, omittingEmptySubsequences: false).map { ($0, $0.count + 1) }
    }

    func remember(_ byte: Int, in path: String) {
        guard let folder = state.prepared() else { return }
        let key = FileKey(path).text
        let others = lines.filter { !$0.hasPrefix(key) }.prefix(LastPlaces.limit - 1)
        let text = Self.line(key, byte, path) + others.map { $0 + "\n" }.joined()
        state.write(Array(text.utf8), to: folder + "/positions")
    }

    private var lines: [String] {
        guard let folder = state.path, let bytes = try? WholeFile.read(folder + "/positions")
        else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
