import Markdown
import Prose

/// Shift-Tab in code, which takes back what Tab does there.
extension Form {
    /// Takes the line of the caret, or the selected lines, one step to the left where they are code;
    /// returns whether they are.
    mutating func outdentCodeByTab() -> Bool {
        switch fieldKind {
        case .prose, .phaseText: break
        case .list, .phaseTitle, .line, .number, .date, .people, .values, .choice: return false
        }
        // Whoever goes from field to field changes nothing on the way.
        guard place.selection != nil || !isAtStart else { return false }
        let range = place.selection ?? place.caret..<place.caret
        let first = range.lowerBound.line
        let blocks = blocks(around: first...range.upperBound.line)
        let context = LineContext(blocks, line: first)
        guard context.words == .code, let code = context.code,
            place.selection != nil || blocks.isInside(code, line: first),
            let kept = blocks.blanksKept(ofCode: code, in: context)
        else { return false }
        // A selection that ends before the first character of a line does not touch it.
        var last = range.upperBound.line
        if last > first, range.upperBound.offset == 0 { last -= 1 }
        let end = max(blocks.tree.blocks[code].range.upperBound - 1, 0)
        last = max(first, min(last, blocks.line(at: end)))
        let unit = blocks.indentation(ofCode: code, but: first)
        let before = fieldText
        history.endTyping()
        outdentCode(
            first..<last + 1, at: context.markEnd, by: unit == "\t" ? 4 : unit.utf8.count,
            keeping: kept)
        guard session.message == nil else { return true }
        let key = key(for: .previousSection, in: keyContext)
        say(
            (fieldText == before ? "It is at the left already." : "One step out.")
                + (key.map { " \($0) goes to the previous section." } ?? ""))
        return true
    }

    /// Whether the line of the caret is one of code in a text, which each key asks: told without
    /// reading all of the code.
    var isInCode: Bool {
        guard fieldKind == .prose, !isAtStart else { return false }
        let line = fieldText.lines[place.caret.line]
        guard line.isPreformatted, !line.isFence else { return false }
        // A table may begin its rows without a sign.
        return !line.text.utf8.contains(UInt8(ascii: "|"))
    }
}

extension FieldBlocks {
    /// How many blanks behind the marks of a line belong to what the code is in, or make it code; nil
    /// where they are not told.
    func blanksKept(ofCode code: Int, in context: LineContext) -> Int? {
        if isFenced(code) { return max(column(ofItem: code) - context.markEnd, 0) }
        return context.containers.contains { $0.kind == .item } ? nil : 4
    }

    /// One step of the language that a fence names: four blanks in most.
    func usualIndentation(ofCode code: Int) -> String {
        guard case .code(fence: let fence?) = tree.blocks[code].kind else { return "    " }
        let info = String(decoding: bytes[fence.info], as: UTF8.self).lowercased()
        let language = info.drop { !$0.isLetter }.prefix { $0.isLetter || $0.isNumber }
        switch language {
        case "yaml", "yml", "json", "jsonc", "json5", "js", "javascript", "jsx", "ts", "typescript",
            "tsx", "html", "xml", "svg", "css", "scss", "ruby", "rb", "hcl", "terraform", "tf":
            return "  "
        case "go", "golang", "make", "makefile": return "\t"
        default: return "    "
        }
    }
}
