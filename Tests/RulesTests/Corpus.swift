import Glibc

/// The repository, and real proposals beside it, where there are any.
enum Corpus {
    static let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    /// The folder of real proposals, or nil.
    static let folder: String? = {
        let shared = getenv("OCTOPEN_SHARED").map { String(cString: $0) } ?? "/\(root)/../shared"
        return access(shared + "/corpus", R_OK) == 0 ? shared + "/corpus" : nil
    }()

    /// All regular files, whatever their ending.
    static func files() -> [String] {
        guard let folder else { return [] }
        var found: [String] = []
        var pending = [folder]
        while let next = pending.popLast() {
            guard let directory = opendir(next) else { continue }
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name == "." || name == ".." { continue }
                if entry.pointee.d_type == DT_DIR {
                    pending.append(next + "/" + name)
                } else {
                    found.append(next + "/" + name)
                }
            }
        }
        return found.sorted()
    }

    static func bytes(of path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
