import Glibc

/// Whether this user runs a form for the first time, told once.
enum FirstStart {
    /// Notes in the state folder that it was told; where that cannot be noted, it is not told.
    static func isNow() -> Bool {
        let state = StateFolder()
        guard let folder = state.prepared(), access(folder + "/welcomed", F_OK) != 0 else {
            return false
        }
        return state.write([], to: folder + "/welcomed") != nil
    }
}
