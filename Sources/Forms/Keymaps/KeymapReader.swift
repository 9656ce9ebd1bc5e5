import Proposals

/// Reads a keymap file in one pass over its bytes; a bad line is a fault and is skipped.
struct KeymapReader {
    private var file: KeymapFile
    /// The line at hand, without its line end.
    private var bytes: ArraySlice<UInt8> = []
    private var line = 0
    /// Where the bindings that follow hold; nil in a section that does not exist.
    private var heading: KeymapHeading?
    private var hasSections = false
    private var settingLines: [String: Int] = [:]

    private init(name: String) { file = KeymapFile(name: name) }

    static func read(_ bytes: [UInt8], name: String) -> KeymapFile {
        var reader = KeymapReader(name: name)
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            reader.line += 1
            reader.bytes = bytes[start..<end]
            reader.readLine()
            start = end + 1
        }
        reader.file.faults.sort { ($0.line ?? 0, $0.column ?? 0) < ($1.line ?? 0, $1.column ?? 0) }
        return reader.file
    }

    private mutating func readLine() {
        let text = bytes.trimmed
        guard let first = text.first, first != 0x23, isText(text) else { return }
        // `[ d = ...` binds the key `[`.
        if first == 0x5B, let second = text.dropFirst().first, !second.isBlank, second != 0x3D {
            return readSection(text)
        }
        guard let sign = text.firstIndex(of: 0x3D) else {
            return fault(at: text.startIndex, "missing = between keys and action")
        }
        let left = text[..<sign].trimmed
        let right = text[(sign + 1)...].trimmed
        if left.isEmpty {
            fault(at: sign, "no key before the =; the key = is written Equal")
        } else if hasSections {
            readBinding(left, right)
        } else {
            readSetting(left, right)
        }
    }

    /// Whether the bytes are UTF-8 without control characters; says so if they are not.
    private mutating func isText(_ text: ArraySlice<UInt8>) -> Bool {
        if text.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x09 }) { return true }
        if let invalid = Source(Array(text)).firstInvalidByte {
            fault(at: text.startIndex + invalid, "not UTF-8; the line is ignored")
            return false
        }
        var offset = text.startIndex
        for scalar in text.string.unicodeScalars {
            if scalar.properties.generalCategory == .control, scalar != "\t" {
                fault(at: offset, "a control character; the line is ignored")
                return false
            }
            offset += UTF8.width(scalar)
        }
        return true
    }

    private mutating func fault(_ message: String) {
        file.faults.append(KeymapFault(file.name, line: line, message))
    }

    private mutating func fault(at index: Int, _ message: String) {
        file.faults.append(
            KeymapFault(file.name, line: line, column: column(of: index), message))
    }

    /// The column of a byte of the file, in characters from 1.
    private func column(of index: Int) -> Int {
        index == bytes.startIndex ? 1 : bytes[..<index].string.count + 1
    }
}

// MARK: Sections and settings

extension KeymapReader {
    private static let settings = [
        "title", "inherit", "modes", "selections", "capitals", "replacing",
    ]

    private mutating func readSection(_ text: ArraySlice<UInt8>) {
        (heading, hasSections) = (nil, true)
        guard text.last == 0x5D else { return fault("missing ] after \(text.string.shortened)") }
        let inner = text.dropFirst().dropLast()
        let parts = inner.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0].trimmed.string
        guard let context = Context(rawValue: name) else {
            let names = Context.allCases.map(\.rawValue).joined(separator: ", ")
            return fault("unknown context [\(name.shortened)]; contexts are \(names)")
        }
        let mode = parts.count > 1 ? parts[1].trimmed.string : nil
        let found = KeymapHeading(context: context, mode: mode)
        if mode != nil { file.modeHeadings.append((found, line)) }
        heading = found
    }

    private mutating func readSetting(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) {
        let name = left.string
        guard KeymapReader.settings.contains(name) else {
            if left.contains(where: \.isBlank) || (try? Key(notation: name)) != nil {
                fault(
                    at: left.startIndex,
                    "a binding before the first section; write [everywhere] above it")
            } else {
                let meant = Suggestion.phrase(for: name, among: KeymapReader.settings)
                fault(at: left.startIndex, "unknown setting \(quoted(name))\(meant)")
            }
            return
        }
        if let earlier = settingLines[name] {
            let message = "\(name) is already set at line \(earlier); the later one is ignored"
            return fault(at: left.startIndex, message)
        }
        guard !right.isEmpty else { return fault(at: left.startIndex, "\(name) needs a value") }
        settingLines[name] = line
        switch name {
        case "title": file.title = right.string
        case "inherit":
            file.inherit = KeymapFile.Setting(
                value: right.string, line: line, column: column(of: right.startIndex))
        case "selections":
            switch right.string {
            case "kept": file.keepsSelections = true
            case "replaced": file.keepsSelections = false
            default: fault(at: right.startIndex, "selections are kept or replaced")
            }
        case "capitals":
            switch right.string {
            case "all": file.keepsAllCapitals = true
            case "first": file.keepsAllCapitals = false
            default: fault(at: right.startIndex, "capitals are all or first")
            }
        case "replacing":
            switch right.string {
            case "onward": file.replacesOnward = true
            case "around": file.replacesOnward = false
            default: fault(at: right.startIndex, "replacing goes onward or around")
            }
        default: readModes(right)
        }
    }

    /// `normal* insert`: in a mode with a `*`, characters that are not bound type nothing.
    private mutating func readModes(_ value: ArraySlice<UInt8>) {
        for word in value.split(whereSeparator: \.isBlank) {
            let types = word.last != 0x2A
            let name = word.dropLast(types ? 0 : 1)
            if name.isEmpty || !name.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }) {
                let message =
                    "a mode cannot be named \(quoted(word.string)); use the letters a to z"
                fault(at: word.startIndex, message)
            } else if file.modes.contains(where: { $0.name == name.string }) {
                fault(at: word.startIndex, "mode \(name.string) is already declared")
            } else {
                file.modes.append(KeymapMode(name: name.string, types: types))
            }
        }
    }
}

// MARK: Bindings

extension KeymapReader {
    private static let longestSequence = 8

    private mutating func readBinding(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) {
        let words = left.split(whereSeparator: \.isBlank)
        if words.count == 1, KeymapReader.settings.contains(left.string) {
            return fault(
                at: left.startIndex,
                "\(left.string) is a setting; it stands before the first section")
        }
        guard words.count <= KeymapReader.longestSequence else {
            let message = "a sequence has \(KeymapReader.longestSequence) keys at most"
            return fault(at: left.startIndex, message)
        }
        var keys: [Key] = []
        for word in words {
            do {
                keys.append(try Key(notation: word.string))
            } catch {
                return fault(at: word.startIndex, error.message)
            }
        }
        guard let meaning = readMeaning(right), let heading else { return }
        let column = column(of: left.startIndex)
        file.bind(
            KeymapBinding(keys: keys, meaning: meaning, line: line, column: column), under: heading)
    }

    private mutating func readMeaning(_ text: ArraySlice<UInt8>) -> KeymapMeaning? {
        let end = text.firstIndex(where: \.isBlank) ?? text.endIndex
        let argument = text[end...].trimmed
        do {
            return try KeymapMeaning(
                action: text[..<end].string, argument: argument.isEmpty ? nil : argument.string)
        } catch {
            switch error {
            case .action(let message): fault(at: text.startIndex, message)
            case .argument(let message):
                fault(at: argument.isEmpty ? text.startIndex : argument.startIndex, message)
            }
            return nil
        }
    }
}

// MARK: Bytes

extension UInt8 {
    /// A space, a tab, or the CR of a line end.
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}

extension ArraySlice<UInt8> {
    fileprivate var string: String { String(decoding: self, as: UTF8.self) }

    /// Without blanks at either end.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let start = firstIndex { !$0.isBlank } ?? endIndex
        let end = lastIndex { !$0.isBlank }.map { $0 + 1 } ?? start
        return self[start..<end]
    }
}
