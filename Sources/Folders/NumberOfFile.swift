import Proposals

extension Proposal {
    /// Gives a new proposal the number of its file's name, or of the folder's that its `README.md` is in,
    /// where it has none yet. A field gets that of a folder alone, unless its template gives it after
    /// approval; without a field the heading gets it, where it has a place for one.
    ///
    /// - Parameter headings: of other proposals, as which it is written there.
    package mutating func takeNumber(
        ofFile path: String, asIn headings: @autoclosure () -> [String] = []
    ) {
        guard !hasNumber, let number = FileNumber(path: path), number.value > 0 else { return }
        let isOfFolder = path.split(separator: "/").last.map(String.init) == Sidecar.documentName
        let toCome = fieldOfNumberToCome.flatMap {
            $0.place == .head && !isOfFolder && !isTitleNumbered ? $0 : nil
        }
        let field = toCome == nil ? template.fields.first { $0.kind == .number } : nil
        if let field, !isOfFolder || field.isGivenAfterApproval { return }
        if let field, let place = fieldPlace(named: field.name) {
            let hasZeros = showsZeros(number.digits.count, in: field)
            return setValue(hasZeros ? number.digits : String(number.value), at: place)
        }
        let begun = bytes
        numberTitle(
            number.value, written: isOfFolder ? String(number.value) : number.digits,
            asIn: headings())
        if let toCome, let place = fieldPlace(named: toCome.name) {
            setValue(number.digits, at: place)
        }
        leadLinks(since: begun)
    }

    /// Whether a field stands as a text of that many zeros, `id: "0000"`: without the quotes it is a number.
    private func showsZeros(_ count: Int, in field: Template.Field) -> Bool {
        let zeros = String(repeating: "0", count: count)
        let text = String(decoding: bytes, as: UTF8.self)
        return ["\"", "'"].contains { text.contains("\(field.name): \($0)\(zeros)\($0)") }
    }
}
