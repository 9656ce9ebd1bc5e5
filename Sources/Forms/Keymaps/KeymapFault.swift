/// Something wrong in a keymap, and where: `keys:14:11: unknown action "save-file"`.
///
/// No fault stops the program: the line is left out, and the rest holds.
package struct KeymapFault: Error, Equatable, Sendable, CustomStringConvertible {
    package let file: String
    /// From 1; nil for what concerns the whole file.
    package let line: Int?
    /// In characters from 1; nil for what concerns the whole line.
    package let column: Int?
    package let message: String

    package init(_ file: String, line: Int? = nil, column: Int? = nil, _ message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    package var description: String {
        let place = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
        return "\(file)\(place): \(message)"
    }
}
