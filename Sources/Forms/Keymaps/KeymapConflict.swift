/// Two bindings of a section that cannot both hold.
enum KeymapConflict: Error {
    case boundTwice(later: KeymapBinding, earlier: KeymapBinding)
    case blocked(sequence: KeymapBinding, by: KeymapBinding)

    func fault(in file: String) -> KeymapFault {
        switch self {
        case .boundTwice(let later, let earlier):
            KeymapFault(
                file, line: later.line, column: later.column,
                "\(later.keys.notation) is already bound at line \(earlier.line);"
                    + " the later one is ignored")
        case .blocked(let sequence, let short):
            KeymapFault(
                file, line: short.line, column: short.column,
                "\(short.keys.notation) is \(short.meaning == .nothing ? "none" : "bound"),"
                    + " so \"\(sequence.keys.notation)\" (line \(sequence.line))"
                    + " can never be typed; make it a prefix")
        }
    }
}
