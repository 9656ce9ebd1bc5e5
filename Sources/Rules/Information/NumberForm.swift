import Proposals

/// # `number-form`
///
/// A number has three digits, as in the names of the files, or as many as most others of the
/// folder; only from 1000 on it has more. An empty number and the template's words are fine: it is
/// not assigned yet. In front matter numbers have as many digits as they have; so they do in a header
/// of another kind, and where three and more of the folder are shorter, unless most of the folder
/// have zeros before them. A word before it, `MIP3`, is fine where three other documents have it, and
/// fewer have none.
///
/// Wrong: `7`, `#007`. Right: `007`.
extension Rule {
    static let numberForm = Rule(
        "number-form", .information, .error, "The number has three digits."
    ) { document in
        guard let field = document.numberField, let entry = document.filledEntry(of: field) else {
            return []
        }
        let written = entry.value
        let isNumber = written.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let digits = isNumber ? written.drop { $0 == "0" } : ""
        // `0046-02 (formerly 0047)` in a header of another kind.
        if !isNumber, field.isInCode, (written.first?.isNumber ?? false) { return [] }
        if !isNumber, let folder = document.context.folder,
            folder.writesNumbers(as: written, besides: document.context.fileName)
        {
            return []
        }
        // YAML reads `007` as another number than `7` is.
        if isNumber, field.place == .frontMatter { return [] }
        if isNumber, written.utf8.count != 3 {
            let pads = document.context.folder?.padsNumbers
            if !(pads ?? (field.place != .head)) { return [] }
        }
        // One that looks right needs no look at the others.
        let width =
            isNumber && written.utf8.count != 3 ? document.context.folder?.numberWidth ?? 3 : 3
        let padded = String(repeating: "0", count: max(0, width - digits.count)) + digits
        guard !isNumber || padded != written else { return [] }
        let message =
            isNumber
            ? "The number \(Wording.code(written)) should be `\(padded)`."
            : "\(Wording.code(written)) is not a number."
        return [
            Problem(
                entry.valueRange, .field(field.name), message,
                help: "Write \(width) digits, or leave `\(field.placeholder)`.",
                fixes: isNumber
                    ? [.safe("Write `\(padded)`.", [.init(entry.valueRange, padded)])] : [])
        ]
    }.ofValue
}
