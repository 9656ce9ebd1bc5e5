/// What becomes of one file in a change that is made to several files of a folder at once.
package struct FileChange: Equatable, Sendable {
    /// Where the file is.
    package let path: String
    /// Where it goes; nil where it stays.
    package var newPath: String?
    /// The file's bytes when the change was prepared; a file that holds other bytes by then is not
    /// written over.
    package let old: [UInt8]
    package var new: [UInt8]
    /// It is a symbolic link, whose bytes are the path that it says.
    package let isLink: Bool

    package init(
        path: String, newPath: String? = nil, old: [UInt8], new: [UInt8], isLink: Bool = false
    ) {
        (self.path, self.newPath, self.old, self.new) = (path, newPath, old, new)
        self.isLink = isLink
    }
}
