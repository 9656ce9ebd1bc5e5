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
        // The field may have left that number to the proposal that has it, too.
        let isTaken =
            document.context.folder?.entries.contains {
                $0.fileName != name && $0.value == prefix
            } ?? false
        return [
            Problem(
                given.entry.valueRange, .field(given.field.name),
                "The file is named `\(name)`, the field says \(given.entry.value).",
                help: isTaken
                    ? "Rename the file: another one has its number."
                    : "Rename the file, or write its number in the field.",
                fixes: isTaken
                    ? []
                    : [
                        .suggested(
                            "Write `\(written)`.", [.init(given.entry.valueRange, written)])
                    ])
        ]
    }
}
