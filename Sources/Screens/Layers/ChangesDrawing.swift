import Forms

/// What changed since the reviewer signed.
extension FormScreen {
    func draw(_ changes: ChangesLayer, on canvas: inout Canvas) {
        draw(
            changes.list, heading: "WHAT CHANGED SINCE YOU SIGNED: [-taken out-] {+put in+}",
            on: &canvas)
    }
}
