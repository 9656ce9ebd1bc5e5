/// The names under which GitHub links to the headings of a document.
package struct HeadingAnchors: Sendable {
    /// In document order, each with the index of the heading's block.
    package let all: [(block: Int, name: String)]
    private let names: Set<String>

    package init(_ document: MarkdownDocument) {
        var all: [(block: Int, name: String)] = []
        var uses: [String: Int] = [:]
        for (index, block) in document.tree.blocks.enumerated() {
            guard case .heading = block.kind else { continue }
            let stem = Self.stem(of: document.text(of: index))
            var name = stem
            while uses[name] != nil {
                uses[stem, default: 0] += 1
                name = "\(stem)-\(uses[stem] ?? 0)"
            }
            uses[name] = 0
            all.append((index, name))
        }
        self.all = all
        names = Set(all.map(\.name))
    }

    package func contains(_ name: String) -> Bool { names.contains(name) }

    /// Small letters, digits, `-` and `_`; blanks become `-`, all else is dropped.
    package static func stem(of text: String) -> String {
        var stem = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
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
