/// Runs of `*`, `_` and `~`: which of them open and close emphasis.
extension InlineParser {
    mutating func scanDelimiters() {
        let start = position
        let character = bytes[start]
        while position < end, bytes[position] == character { position += 1 }
        let before = Flank(before: start, in: bytes, from: text.range.lowerBound)
        let after = Flank(after: position, in: bytes, to: end)
        let isLeft =
            after != .blank && (after != .punctuation || before != .other)
        let isRight =
            before != .blank && (before != .punctuation || after != .other)
        var (canOpen, canClose) = (isLeft, isRight)
        if character == UInt8(ascii: "_") {
            canOpen = isLeft && (!isRight || before == .punctuation)
            canClose = isRight && (!isLeft || after == .punctuation)
        }
        guard canOpen || canClose, character != UInt8(ascii: "~") || position - start <= 2 else {
            return
        }
        addText(upTo: start)
        let index = Int32(delimiters.count)
        let length = Int32(position - start)
        delimiters.append(
            Delimiter(
                token: Int32(tokens.count), character: character, canOpen: canOpen,
                canClose: canClose, length: length, remaining: length, previous: lastDelimiter,
                next: -1))
        if lastDelimiter >= 0 { delimiters[Int(lastDelimiter)].next = index }
        lastDelimiter = index
        tokens.append(
            InlineToken(kind: .delimiters, start: Int32(start), end: Int32(position)))
        textStart = position
    }

    // MARK: Matching

    /// Matches the delimiters above a given one, or all, and takes them off the stack.
    mutating func resolveDelimiters(above bottom: Int32) {
        var closer = bottom < 0 ? 0 : bottom + 1
        guard closer < delimiters.count else { return }
        for slot in openersBottom.indices { openersBottom[slot] = bottom + 1 }
        while closer >= 0 {
            let current = delimiters[Int(closer)]
            guard current.canClose else {
                closer = current.next
                continue
            }
            if let opener = opener(for: current) {
                closer = match(opener, closer)
            } else {
                openersBottom[current.slot] = closer
                if !current.canOpen { remove(closer) }
                closer = current.next
            }
        }
        delimiters.removeLast(delimiters.count - Int(bottom + 1))
        lastDelimiter = bottom
        if bottom >= 0 { delimiters[Int(bottom)].next = -1 }
    }

    private mutating func opener(for closer: Delimiter) -> Int32? {
        let bottom = openersBottom[closer.slot]
        var index = closer.previous
        while index >= bottom {
            steps += 1
            let opener = delimiters[Int(index)]
            if opener.canOpen, opener.character == closer.character,
                !(closer.canOpen || opener.canClose) || closer.length % 3 == 0
                    || (opener.length + closer.length) % 3 != 0
            {
                return index
            }
            index = opener.previous
        }
        return nil
    }

    /// Makes a piece of what stands between two runs, and returns the next that may close one.
    private mutating func match(_ opener: Int32, _ closer: Int32) -> Int32 {
        let (open, close) = (delimiters[Int(opener)], delimiters[Int(closer)])
        delimiters[Int(opener)].next = closer
        delimiters[Int(closer)].previous = opener
        let isTilde = open.character == UInt8(ascii: "~")
        if isTilde, open.length != close.length {
            remove(opener)
            remove(closer)
            return close.next
        }
        let length = isTilde ? open.length : min(2, open.remaining, close.remaining)
        let token = Int(open.token)
        openings.append(
            Opening(
                inline: isTilde ? .strikethrough : length == 2 ? .strong : .emphasis,
                length: length, next: tokens[token].first))
        tokens[token].first = Int32(openings.count - 1)
        tokens[Int(close.token)].second += 1
        delimiters[Int(opener)].remaining -= length
        delimiters[Int(closer)].remaining -= length
        if open.remaining == length { remove(opener) }
        guard close.remaining == length else { return closer }
        remove(closer)
        return close.next
    }

    private mutating func remove(_ index: Int32) {
        let (previous, next) = (delimiters[Int(index)].previous, delimiters[Int(index)].next)
        if previous >= 0 { delimiters[Int(previous)].next = next }
        if next >= 0 { delimiters[Int(next)].previous = previous }
    }
}

/// What stands beside a run of delimiters; the ends of a text count as blank.
enum Flank {
    case blank, punctuation, other

    init(before position: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        guard position > start else {
            self = .blank
            return
        }
        guard bytes[position - 1] >= 0x80 else {
            self.init(ascii: bytes[position - 1])
            return
        }
        var first = position - 1
        while first > start, position - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        self.init(bytes[first..<position])
    }

    init(after position: Int, in bytes: UnsafeBufferPointer<UInt8>, to end: Int) {
        guard position < end else {
            self = .blank
            return
        }
        guard bytes[position] >= 0x80 else {
            self.init(ascii: bytes[position])
            return
        }
        self.init(bytes[position..<min(position + 4, end)])
    }

    private init(ascii byte: UInt8) {
        switch byte {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: self = .blank
        default: self = byte.isPunctuation ? .punctuation : .other
        }
    }

    /// The first scalar of the bytes, unless they are no UTF-8.
    static func scalar(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Unicode.Scalar? {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
        return scalar
    }

    private init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        guard let scalar = Self.scalar(bytes) else {
            self = .other
            return
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: self = .blank
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
            .currencySymbol, .modifierSymbol, .otherSymbol:
            self = .punctuation
        default: self = .other
        }
    }
}
