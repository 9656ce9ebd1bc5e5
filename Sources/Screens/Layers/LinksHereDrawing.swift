import Forms

/// The links of other files that lead here.
extension FormScreen {
    func draw(_ links: LinksHereLayer, on canvas: inout Canvas) {
        draw(links.list, heading: "WHO LINKS HERE", fitting: .wrapFocus, on: &canvas)
    }
}
