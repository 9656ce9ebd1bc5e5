/// The name of a file whose text is in the language that the name tells behind its words:
/// `0003-x.zh.md`, `0003-x-ja.md`, `README_pt-BR.md`.
package struct Translation {
    /// What the name is without the language.
    let original: String
    /// Whether a dot stands before the language, so that it can be nothing else.
    let isDotted: Bool

    /// The ways in which a name can be read so; none for most.
    static func all(of name: String) -> [Translation] {
        guard name.hasSuffix(".md") else { return [] }
        let stem = name.dropLast(3)
        return stem.indices.dropFirst().compactMap { at in
            guard ".-_".contains(stem[at]), isLanguage(stem[stem.index(after: at)...]) else {
                return nil
            }
            return Translation(original: "\(stem[..<at]).md", isDotted: stem[at] == ".")
        }
    }

    /// `zh`, `zh-CN`, `zh_Hans`.
    private static func isLanguage(_ tag: Substring) -> Bool {
        let parts = tag.lowercased().split(
            maxSplits: 1, omittingEmptySubsequences: false,
            whereSeparator: { $0 == "-" || $0 == "_" })
        guard languages.contains(parts[0]) else { return false }
        return parts.count == 1 || ["hans", "hant"].contains(parts[1])
            || parts[1].utf8.count == 2 && parts[1].utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }

    /// Those of ISO 639-1 in which proposals are written, and countries that are written for them.
    private static let languages = Set(
        """
        ar be bg bn ca cn cs da de el en es et eu fa fi fr gl he hi hr hu id it ja jp ka ko kr lt lv mk ms \
        nb nl nn no pl pt ro ru sk sl sq sr sv sw ta te th tr tw ua uk ur uz vi zh
        """.split(separator: " "))
}

extension Translation {
    /// Whether two files are the same document in other languages.
    ///
    /// - Parameter isThere: whether a file of a name is among those with them.
    static func isSame(
        _ name: String, as other: String, isThere: (String) -> Bool
    ) -> Bool {
        let (own, others) = (all(of: name), all(of: other))
        if own.contains(where: { $0.original == other })
            || others.contains(where: { $0.original == name })
        {
            return true
        }
        return own.contains { one in
            others.contains { two in
                one.original == two.original
                    && (one.isDotted && two.isDotted || one.original == "README.md"
                        || isThere(one.original))
            }
        }
    }
}

extension FolderFacts {
    /// Whether two files of the folder are the same proposal in other languages.
    func isTranslation(_ name: String, of other: String) -> Bool {
        Translation.isSame(name, as: other) { name in
            entries.contains { $0.fileName == name }
        }
    }
}

extension [String] {
    /// These files without those that are another one of them in another language.
    package var inOneLanguage: [String] {
        // The original has the shortest name.
        let originals = sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
            .reduce(into: [String]()) { kept, name in
                let isKnown = kept.contains { known in
                    Translation.isSame(name, as: known, isThere: { contains($0) })
                }
                if !isKnown { kept.append(name) }
            }
        return filter(originals.contains)
    }
}
