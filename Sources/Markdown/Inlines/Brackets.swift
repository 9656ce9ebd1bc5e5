/// Links, images and references to footnotes: what begins with a bracket.
extension InlineParser {
    mutating func openBracket() {
        let isImage = position > textStart && bytes[position - 1] == UInt8(ascii: "!")
        let start = isImage ? position - 1 : position
        addText(upTo: start)
        if !brackets.isEmpty { brackets[brackets.count - 1].hasBracketInside = true }
        position += 1
        brackets.append(
            OpenBracket(
                token: Int32(tokens.count), isImage: isImage, textStart: position,
                delimiter: lastDelimiter))
        tokens.append(InlineToken(kind: .text, start: Int32(start), end: Int32(position)))
        textStart = position
    }

    mutating func closeBracket() {
        let close = position
        position += 1
        guard let bracket = brackets.popLast() else { return }
        let isActive = bracket.isImage || brackets.count >= inactiveHeight
        inactiveHeight = min(inactiveHeight, brackets.count)
        guard isActive else { return }
        if let (target, stop) = target(behind: close, of: bracket) {
            makeLink(bracket, close: close, stop: stop, target: target)
        } else if extensions.contains(.footnotes), !references.footnotes.isEmpty,
            bytes[bracket.textStart] == UInt8(ascii: "^"), close > bracket.textStart + 1,
            let footnote = references.footnote(bytes, bracket.textStart + 1..<close)
        {
            makeReference(bracket, close: close, footnote: footnote)
        }
    }

    private mutating func makeLink(
        _ bracket: OpenBracket, close: Int, stop: Int, target: LinkTarget
    ) {
        addText(upTo: close)
        resolveDelimiters(above: bracket.delimiter)
        let token = Int(bracket.token)
        tokens[token].kind = .open
        tokens[token].inline = bracket.isImage ? .image : .link
        tokens[token].payload = Int32(targets.count)
        targets.append(target)
        tokens.append(InlineToken(kind: .close, start: Int32(close), end: Int32(stop)))
        position = stop
        textStart = stop
        if !bracket.isImage { inactiveHeight = brackets.count }
    }

    /// Puts one token in place of all that stand in the brackets.
    private mutating func makeReference(_ bracket: OpenBracket, close: Int, footnote: Int) {
        let token = Int(bracket.token)
        delimiters.removeLast(delimiters.count - Int(bracket.delimiter + 1))
        lastDelimiter = bracket.delimiter
        if lastDelimiter >= 0 { delimiters[Int(lastDelimiter)].next = -1 }
        tokens.removeLast(tokens.count - token)
        let start = bracket.textStart - 1
        if bracket.isImage {
            tokens.append(
                InlineToken(kind: .text, start: Int32(start - 1), end: Int32(start)))
        }
        textStart = start
        addLeaf(
            .footnoteReference, start..<close + 1, content: start + 2..<close,
            payload: Int32(footnote))
    }

    // MARK: Targets

    private mutating func target(
        behind close: Int, of bracket: OpenBracket
    ) -> (LinkTarget, stop: Int)? {
        let after = close + 1
        if after < end, bytes[after] == UInt8(ascii: "("), let found = inlineTarget(after + 1) {
            return found
        }
        guard !references.definitions.isEmpty else { return nil }
        if after < end, bytes[after] == UInt8(ascii: "[") {
            if let labelEnd = syntax.labelEnd(from: after + 1) {
                steps += labelEnd - after
                return reference(after + 1..<labelEnd, stop: labelEnd + 1)
            }
            if after + 1 < end, bytes[after + 1] == UInt8(ascii: "]"), !bracket.hasBracketInside {
                return reference(bracket.textStart..<close, stop: after + 2)
            }
        }
        guard !bracket.hasBracketInside else { return nil }
        return reference(bracket.textStart..<close, stop: after)
    }

    private mutating func reference(
        _ label: Range<Int>, stop: Int
    ) -> (LinkTarget, stop: Int)? {
        guard label.count < 1000, let found = references.definition(bytes, label) else {
            return nil
        }
        steps += label.count
        let size = found.definition.destination.count + (found.definition.title?.count ?? 0)
        guard expansion + size <= max(source.count, 100_000) else { return nil }
        expansion += size
        let target = LinkTarget(
            destination: found.definition.destination, title: found.definition.title,
            definition: found.block, scheme: .written)
        return (target, stop)
    }

    /// Reads `destination "title")`.
    private mutating func inlineTarget(_ start: Int) -> (LinkTarget, stop: Int)? {
        let first = syntax.skipBlanks(from: start)
        guard let destination = syntax.destination(from: first) else { return nil }
        let second = syntax.skipBlanks(from: destination.end)
        var title: (content: Range<Int>, end: Int)?
        if second > destination.end { title = syntax.title(from: second) }
        let last = title.map { syntax.skipBlanks(from: $0.end) } ?? second
        steps += last - start
        guard last < end, bytes[last] == UInt8(ascii: ")") else { return nil }
        let target = LinkTarget(
            destination: text.source(destination.content),
            title: (title?.content).map { text.source($0) }, definition: nil, scheme: .written)
        return (target, last + 1)
    }
}
