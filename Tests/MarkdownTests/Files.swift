import Glibc

/// Reading and writing whole files, and finding the test data beside the repository.
enum Files {
    static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }

    static func write(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "w") else { return }
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    /// Paths of the Markdown files below the folder, sorted.
    static func markdown(below folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var result: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            let path = folder + "/" + name
            if entry.pointee.d_type == UInt8(DT_DIR) {
                result += markdown(below: path)
            } else if name.hasSuffix(".md") {
                result.append(path)
            }
        }
        return result.sorted()
    }

    /// The folder with specifications and sample documents, if this machine has it.
    ///
    /// It is `shared` beside the repository unless the environment says otherwise.
    static var shared: String? {
        let parts = #filePath.split(separator: "/").dropLast(4)
        let beside = "/" + parts.joined(separator: "/") + "/shared"
        let path = getenv("OCTOPEN_SHARED").map { String(cString: $0) } ?? beside
        return access(path, R_OK) == 0 ? path : nil
    }
}
