/// Addresses without marks around them, as GitHub's parser finds them: `www.`, `https://`, and in
/// text that is none of these, `name@example.org`.
extension InlineParser {
    /// At a `w`: an address without a scheme.
    mutating func scanWeb() {
        let start = position
        position += 1
        guard start + 4 <= end, bytes[start + 1] == UInt8(ascii: "w"),
            bytes[start + 2] == UInt8(ascii: "w"), bytes[start + 3] == UInt8(ascii: "."),
            start == text.range.lowerBound || Self.precedesAddress(bytes[start - 1]),
            brackets.isEmpty
        else { return }
        let address = BareAddress(bytes, end: end)
        guard let domain = address.domainEnd(from: start, isShortAllowed: false) else { return }
        add(start..<address.end(from: start, behind: domain), scheme: .http)
    }

    /// At a `:`: an address of which the scheme has been passed already.
    mutating func scanURL() {
        let colon = position
        position += 1
        guard colon + 3 < end, bytes[colon + 1] == UInt8(ascii: "/"),
            bytes[colon + 2] == UInt8(ascii: "/"), brackets.isEmpty
        else { return }
        var start = colon
        while start > textStart, colon - start < 6, bytes[start - 1].isLetter { start -= 1 }
        let address = BareAddress(bytes, end: end)
        guard address.isWebScheme(start..<colon), address.isHostByte(at: colon + 3),
            let domain = address.domainEnd(from: colon + 3, isShortAllowed: true)
        else { return }
        add(start..<address.end(from: start, behind: domain), scheme: .written)
    }

    private mutating func add(_ range: Range<Int>, scheme: LinkTarget.Scheme) {
        steps += range.count
        guard !range.isEmpty else { return }
        targets.append(
            LinkTarget(
                destination: text.source(range), title: nil, definition: nil, scheme: scheme))
        addLeaf(.autolink, range, content: range, payload: Int32(targets.count - 1))
    }

    private static func precedesAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("): true
        default: byte.isWhite
        }
    }

    /// The mail address around an `@` inside a range of text, and whether its scheme is written.
    func mailAddress(
        around sign: Int, in range: Range<Int>
    ) -> (range: Range<Int>, hasScheme: Bool)? {
        var start = sign
        var (hasScheme, isChat) = (false, false)
        while start > range.lowerBound {
            let byte = bytes[start - 1]
            if byte == UInt8(ascii: ":"), !hasScheme {
                let isMail = hasWord("mailto", before: start - 1, from: range.lowerBound)
                isChat = hasWord("xmpp", before: start - 1, from: range.lowerBound)
                guard isMail || isChat else { break }
                hasScheme = true
            } else if !byte.isLocalPart {
                break
            }
            start -= 1
        }
        guard start < sign else { return nil }
        var stop = sign + 1
        var points = 0
        while stop < range.upperBound {
            let byte = bytes[stop]
            if byte == UInt8(ascii: "@") { return nil }
            if byte == UInt8(ascii: ".") {
                guard stop + 1 < range.upperBound,
                    bytes[stop + 1].isLetter || bytes[stop + 1].isDigit
                else { break }
                points += 1
            } else if !(byte == UInt8(ascii: "/") && isChat),
                !byte.isLetter, !byte.isDigit, byte != UInt8(ascii: "-"),
                byte != UInt8(ascii: "_")
            {
                break
            }
            stop += 1
        }
        guard points > 0, bytes[stop - 1].isLetter else { return nil }
        return (start..<stop, hasScheme)
    }

    /// Whether the word stands before the position and no letter or digit before it.
    private func hasWord(_ word: StaticString, before position: Int, from lower: Int) -> Bool {
        let start = position - word.utf8CodeUnitCount
        guard start >= lower else { return false }
        for index in start..<position where bytes[index] != word.utf8Start[index - start] {
            return false
        }
        return start == lower || !(bytes[start - 1].isLetter || bytes[start - 1].isDigit)
    }
}

/// How far an address reaches.
private struct BareAddress {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>, end: Int) {
        self.bytes = bytes
        self.end = end
    }

    func isWebScheme(_ range: Range<Int>) -> Bool {
        ["http", "https", "ftp"].contains { (word: StaticString) in
            word.utf8CodeUnitCount == range.count
                && range.allSatisfy {
                    bytes[$0] | 0x20 == word.utf8Start[$0 - range.lowerBound]
                }
        }
    }

    func isHostByte(at position: Int) -> Bool {
        guard position < end else { return false }
        let byte = bytes[position]
        guard byte >= 0x80 else { return byte.isLetter || byte.isDigit }
        guard let scalar = Flank.scalar(bytes[position..<min(position + 4, end)]) else {
            return false
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .connectorPunctuation, .dashPunctuation, .openPunctuation,
            .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation:
            return false
        default: return true
        }
    }

    /// The end of a domain; underscores in its last two parts make it none.
    func domainEnd(from start: Int, isShortAllowed: Bool) -> Int? {
        var (points, before, underscores) = (0, 0, 0)
        var position = start + 1
        while position < end - 1 {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "_"): underscores += 1
            case UInt8(ascii: "."):
                (before, underscores) = (underscores, 0)
                points += 1
            case UInt8(ascii: "-"): break
            default:
                guard isHostByte(at: position) else {
                    return accepted(position, points, before + underscores, isShortAllowed)
                }
            }
            position += 1
        }
        return accepted(position, points, before + underscores, isShortAllowed)
    }

    private func accepted(
        _ position: Int, _ points: Int, _ underscores: Int, _ isShortAllowed: Bool
    ) -> Int? {
        guard underscores == 0 || points > 10, isShortAllowed || points > 0 else { return nil }
        return min(position, end)
    }

    /// Where the address ends, without punctuation that belongs to the sentence around it.
    func end(from start: Int, behind domain: Int) -> Int {
        var stop = domain
        while stop < end, !bytes[stop].isWhite, bytes[stop] != UInt8(ascii: "<") { stop += 1 }
        for position in start..<stop where bytes[position] == UInt8(ascii: "<") {
            stop = position
            break
        }
        var open = 0
        var close = 0
        for position in start..<stop {
            if bytes[position] == UInt8(ascii: "(") { open += 1 }
            if bytes[position] == UInt8(ascii: ")") { close += 1 }
        }
        while stop > start {
            switch bytes[stop - 1] {
            case UInt8(ascii: ")"):
                guard close > open else { return stop }
                close -= 1
                stop -= 1
            case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","),
                UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
                UInt8(ascii: "'"), UInt8(ascii: "\""):
                stop -= 1
            case UInt8(ascii: ";"):
                var name = stop - 2
                while name > start, bytes[name].isLetter { name -= 1 }
                let isEntity = name < stop - 2 && name >= start && bytes[name] == UInt8(ascii: "&")
                stop = isEntity ? name : stop - 1
            default: return stop
            }
        }
        return stop
    }
}

extension UInt8 {
    /// Whether this may stand in a mail address before the `@`.
    fileprivate var isLocalPart: Bool {
        switch self {
        case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: isLetter || isDigit
        }
    }
}
