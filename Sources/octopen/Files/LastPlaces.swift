import Glibc

/// Where the caret stood in the files that were left last, in one file of the state folder.
struct LastPlaces {
    let state = StateFolder()

    private static let limit = 200

    /// Whether this user never left a form; where that cannot be noted, nobody is new.
    var isFirstStart: Bool {
        guard let folder = state.prepared() else { return false }
        return access(folder + "/positions", F_OK) != 0
    }

    /// The byte of the file at which the caret stood when the form was left.
    func byte(in path: String) -> Int? {
        let key = FileKey(path).text
        for line in lines {
            let parts = line.split(separator: " ")
            if parts.count == 2, parts[0] == key { return Int(parts[1]) }
        }
        return nil
    }

    func remember(_ byte: Int, in path: String) {
        guard let folder = state.prepared() else { return }
        let key = FileKey(path).text
        let others = lines.filter { !$0.hasPrefix(key) }.prefix(LastPlaces.limit - 1)
        let text = (["\(key) \(byte)"] + others).map { $0 + "\n" }.joined()
        state.write(Array(text.utf8), to: folder + "/positions")
    }

    private var lines: [String] {
        guard let folder = state.path, let bytes = try? WholeFile.read(folder + "/positions")
        else { return [] }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
