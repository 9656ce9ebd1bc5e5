/// The names under which GitHub links to the headings of a document.
package struct HeadingAnchors: Sendable {
    /// In document order, each with the index of the heading's block.
    package let all: [(block: Int, name: String)]
    /// Of headings, and what the document's own HTML and `{ #name }` behind headings name.
    package let names: Set<String>

    package init(_ document: MarkdownDocument) {
        let headings = document.tree.blocks.indices.filter {
            document.tree.blocks[$0].headingLevel != nil
        }
        var all: [(block: Int, name: String)] = []
        all.reserveCapacity(headings.count)
        var names = Set<String>(minimumCapacity: headings.count)
        var repeats: [String: Int] = [:]
        for index in headings {
            let stem = Self.stem(of: document.textForName(of: index))
            var name = stem
            while !names.insert(name).inserted {
                repeats[stem, default: 0] += 1
                name = "\(stem)-\(repeats[stem] ?? 0)"
            }
            all.append((index, name))
        }
        self.all = all
        let given = headings.compactMap { document.nameGiven(toHeading: $0) }
        self.names = names.union(document.namesInHTML).union(given)
    }

    /// Whether a link may lead to the name: GitHub puts `user-content-` in front of its own, makes
    /// names for footnotes, and knows `top`.
    package static func contains(_ name: String, in names: Set<String>) -> Bool {
        let prefix = "user-content-"
        let own = name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
        return names.contains(own) || own == "top" || own.hasPrefix("fn-")
            || own.hasPrefix("fnref-")
    }

    /// Small letters, digits, `-` and `_`; blanks become `-`, all else is dropped.
    private static func stem(of text: [UInt8]) -> String {
        if text.firstBeyondASCII(from: 0) == nil {
            return String(unsafeUninitializedCapacity: text.count) { stem in
                var count = 0
                for byte in text {
                    guard let byte = byte.inAnchor else { continue }
                    stem[count] = byte
                    count += 1
                }
                return count
            }
        }
        var stem = String.UnicodeScalarView()
        for scalar in String(decoding: text, as: UTF8.self).lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case _ where scalar == " ": stem.append("-")
            case _ where scalar == "-": stem.append(scalar)
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter, .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber,
                .letterNumber, .connectorPunctuation:
                stem.append(scalar)
            default: break
            }
        }
        return String(stem)
    }
}

extension MarkdownDocument {
    /// What other renderers than GitHub's call a heading that ends so: `{ #name }`.
    fileprivate func nameGiven(toHeading index: Int) -> String? {
        let content = bytes[tree.blocks[index].content]
        guard content.last == UInt8(ascii: "}"),
            let open = content.lastIndex(of: UInt8(ascii: "{"))
        else { return nil }
        let words = content[(open + 1)...].dropLast().split(separator: 0x20)
        guard words.count == 1, words[0].first == UInt8(ascii: "#") else { return nil }
        return String(decoding: words[0].dropFirst(), as: UTF8.self)
    }

    /// What `id` and `name` say in the start tags of the document.
    fileprivate var namesInHTML: [String] {
        var names: [String] = []
        for index in tree.blocks.indices {
            guard case .html = tree.blocks[index].kind else { continue }
            addNames(in: tree.blocks[index].range, to: &names)
        }
        for tag in tags { addNames(in: inlines[tag].range, to: &names) }
        return names
    }

    private func addNames(in range: Range<Int>, to names: inout [String]) {
        bytes.withUnsafeBufferPointer { bytes in
            var tags = StartTags(bytes, in: range)
            tags.forEachAttribute { name, value in
                if name == "id" || name == "name" {
                    names.append(String(decoding: bytes[value], as: UTF8.self))
                }
            }
        }
    }
}

extension UInt8 {
    /// What an ASCII character becomes in the name of a heading; nil if it is dropped.
    fileprivate var inAnchor: UInt8? {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): self
        case UInt8(ascii: " "): UInt8(ascii: "-")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): self | 0x20
        case UInt8(ascii: "-"), UInt8(ascii: "_"): self
        default: isDigit ? self : nil
        }
    }
}
