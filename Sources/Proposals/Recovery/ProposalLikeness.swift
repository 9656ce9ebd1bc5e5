/// Whether texts are of one proposal: by the title, or by half of the lines that are its own.
///
/// What the template has, and the values of its fields, tell nothing: all new proposals share them.
package struct ProposalLikeness {
    private let template: Template
    private let title: String
    private let own: Set<ArraySlice<UInt8>>
    private let common: Set<ArraySlice<UInt8>>
    /// What stands before the values of fields in the template.
    private let labels: Set<ArraySlice<UInt8>>

    package init(_ text: [UInt8], template: Template) {
        self.template = template
        let common = Set(Self.lines(template.source.bytes))
        let labels = Set(common.compactMap(Self.label))
        (self.common, self.labels) = (common, labels)
        title = Self.title(of: text, template)
        own = Self.own(text, common, labels)
    }

    /// Whether another text is of the same proposal.
    package func isOf(_ other: [UInt8]) -> Bool {
        if !title.isEmpty, Self.title(of: other, template) == title { return true }
        guard !own.isEmpty else { return false }
        let lines = Self.own(other, common, labels)
        return own.intersection(lines).count * 2 >= own.count
    }

    /// Whether another text is that of another proposal, and no blank file.
    package func differs(from other: [UInt8]) -> Bool {
        !Self.lines(other).isEmpty && !isOf(other)
    }

    private static func title(of text: [UInt8], _ template: Template) -> String {
        Proposal(text, template: template).title
    }

    private static func own(
        _ text: [UInt8], _ common: Set<ArraySlice<UInt8>>, _ labels: Set<ArraySlice<UInt8>>
    ) -> Set<ArraySlice<UInt8>> {
        Set(
            lines(text).filter { line in
                !common.contains(line) && !(label(line).map(labels.contains) ?? false)
            })
    }

    /// Without blank lines and blanks at the ends.
    private static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
            let end = line.lastIndex { $0 != 0x20 && $0 != 0x09 }
            return end.map { line[...$0] }
        }
    }

    /// A line up to its first colon, which is that of a field or of the title.
    private static func label(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        line.firstIndex(of: UInt8(ascii: ":")).map { line[...$0] }
    }
}
