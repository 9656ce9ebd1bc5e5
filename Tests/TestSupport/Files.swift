import Glibc

/// Reading and writing whole files, and finding the test data beside the repository.
package enum Files {
    package static let repository =
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    /// The folder with specifications and sample documents, if this machine has it.
    ///
    /// It is `shared` beside the repository unless the environment says otherwise.
    package static let shared: String? = {
        let path = getenv("OCTOPEN_SHARED").map { String(cString: $0) } ?? "\(repository)/../shared"
        return access(path, R_OK) == 0 ? path : nil
    }()

    /// The folder of real proposals, or nil.
    package static let corpus: String? = shared.flatMap {
        access($0 + "/corpus", R_OK) == 0 ? $0 + "/corpus" : nil
    }

    package static func read(_ path: String) -> [UInt8]? {
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

    /// Whether all bytes were written.
    @discardableResult
    package static func write(_ bytes: [UInt8], to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        let count = fwrite(bytes, 1, bytes.count, file)
        return fclose(file) == 0 && count == bytes.count
    }

    /// Paths of the regular files below the folder whose names end so, sorted; none without one.
    package static func below(_ folder: String?, ending: String = "") -> [String] {
        guard let folder else { return [] }
        return entries(of: folder).flatMap { name, isFolder in
            if isFolder { return below("\(folder)/\(name)", ending: ending) }
            return name.hasSuffix(ending) ? ["\(folder)/\(name)"] : []
        }.sorted()
    }

    /// What a folder holds, in no order; nothing if it cannot be read.
    package static func entries(of folder: String) -> [(name: String, isFolder: Bool)] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var found: [(String, Bool)] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard name != ".", name != ".." else { continue }
            found.append((name, entry.pointee.d_type == UInt8(DT_DIR)))
        }
        return found
    }
}
