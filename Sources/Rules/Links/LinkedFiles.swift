/// What rules may ask about files that a proposal links to.
///
/// Paths are as written, decoded: relative to the proposal's folder, or with a leading `/` to the
/// root of its repository.
package protocol LinkedFiles: Sendable {
    func state(of path: String) -> LinkedFileState

    /// The names that links may lead to in a Markdown file; nil for any other, and for one that
    /// cannot be read.
    func anchors(in path: String) -> Set<String>?

    /// Paths of files beside the missing file, or of its name elsewhere in the proposal's folder.
    func candidates(for path: String) -> [String]
}

package enum LinkedFileState: Sendable {
    case present, missing
    /// Outside of the repository, or of the folder where there is none: it is not looked at.
    case outside
    /// In the repository, and left out of this checkout of it.
    case leftOut
}
