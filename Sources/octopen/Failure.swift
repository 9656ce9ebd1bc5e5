import Glibc

/// Something that could not be done, in one line: what, why, and what to do.
struct Failure: Error, CustomStringConvertible {
    var description: String
    /// 2: could not do it; 64: wrong usage.
    var exitCode: Int32

    init(_ what: String, exitCode: Int32 = 2) {
        description = what
        self.exitCode = exitCode
    }

    /// The C library's words for an error number.
    static func reason(_ number: Int32 = errno) -> String {
        strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }
}
