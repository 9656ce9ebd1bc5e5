import Glibc

/// The seeds of a test by property.
package enum Seeds {
    /// `OCTOPEN_SEEDS`: how many times as many as are tried with every change.
    private static let factor = max(
        getenv("OCTOPEN_SEEDS").flatMap { Int(String(cString: $0)) } ?? 1, 1)

    package static func first(_ count: Int) -> Range<Int> { 0..<count * factor }
}
