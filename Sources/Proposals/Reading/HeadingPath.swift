/// The headings above a place in a document, outermost first, while it is gone through from above.
package struct HeadingPath {
    package private(set) var names: [HeadingName] = []
    private var levels: [Int] = []

    package init() {}

    /// Leaves the headings that a heading of this level ends.
    package mutating func close(to level: Int) {
        while let last = levels.last, last >= level {
            levels.removeLast()
            names.removeLast()
        }
    }

    /// Adds a heading; the headings that end with it were left before.
    package mutating func open(_ level: Int, _ name: HeadingName) {
        levels.append(level)
        names.append(name)
    }
}
