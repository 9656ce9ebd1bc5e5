import Proposals

/// # `file-number-differs`
///
/// The number at the start of the file's name is the one in the block: links and lists use either.
///
/// Wrong: `004-tags.md` with `- **Enhancement Number**: 005`.
extension Rule {
    static let fileNumberDiffers = Rule(
        "file-number-differs", .information, .error, "File name and number field agree."
    ) { document in
        guard let name = document.context.fileName, let prefix = name.leadingNumber,
            let given = document.givenNumber, given.number != prefix
        else { return [] }
        let written = String(name.prefix { $0.isNumber })
        return [
            Problem(
                given.entry.valueRange, .field(given.field.name),
                "The file is named `\(name)`, the field says \(given.entry.value).",
                help: "Rename the file, or write its number in the field.",
                fixes: [
                    .suggested(
                        "Write `\(written)`.", [.init(given.entry.valueRange, written)])
                ])
        ]
    }
}
