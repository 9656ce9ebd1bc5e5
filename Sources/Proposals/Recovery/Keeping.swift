/// Where a copy of what is not saved lies on a disk.
package enum Keeping: Equatable, Sendable {
    /// Where it always does.
    case usual
    /// In another folder, which the system empties some time.
    case folder(String, until: String)
    /// Nowhere, for these reasons.
    case nowhere(String)

    package var isKept: Bool { if case .nowhere = self { false } else { true } }
}
