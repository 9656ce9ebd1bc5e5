import Glibc

extension UnsafeMutablePointer<dirent> {
    /// Whether the entry is a file, or a link that may lead to one.
    var mayBeFile: Bool {
        [UInt8(DT_REG), UInt8(DT_LNK), UInt8(DT_UNKNOWN)].contains(pointee.d_type)
    }

    /// Whether the entry is a folder, or may be one.
    var mayBeFolder: Bool { [UInt8(DT_DIR), UInt8(DT_UNKNOWN)].contains(pointee.d_type) }

    /// Whether the entry may be a link.
    var mayBeLink: Bool { [UInt8(DT_LNK), UInt8(DT_UNKNOWN)].contains(pointee.d_type) }

    /// The name of a folder's entry.
    var name: String {
        withUnsafePointer(to: &pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
    }
}
