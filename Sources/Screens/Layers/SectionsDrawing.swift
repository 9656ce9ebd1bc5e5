import Forms

/// The sections to go to: in place of the outline, where there is one.
extension FormScreen {
    func draw(_ sections: SectionsLayer, on canvas: inout Canvas) {
        draw(
            sections.list, heading: "SECTIONS", fitting: .cutInTheMiddle, in: layout.outline,
            on: &canvas)
    }
}
