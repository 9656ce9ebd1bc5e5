/// A mode that a keymap can go to by a key.
package enum EditingMode: String, CaseIterable, Hashable, Sendable {
    case normal, insert, select
}
