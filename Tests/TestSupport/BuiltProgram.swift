import Glibc

/// Programs of this package, as built beside the tests.
package enum BuiltProgram {
    package static func path(_ name: String) -> String {
        let own = realpath("/proc/self/exe", nil)
        defer { free(own) }
        let folder = own.map { String(cString: $0) }?.split(separator: "/").dropLast() ?? []
        return folder.map { "/" + $0 }.joined() + "/" + name
    }
}
