import Forms

/// Why a warning is given, and what can be done.
extension FormScreen {
    func draw(_ remedies: RemediesLayer, on canvas: inout Canvas) {
        draw(remedies.list, heading: "WHY, AND WHAT TO DO", fitting: .wrap, on: &canvas)
    }
}
