import Markdown

/// Cells and values of tables at the top of a template that stand for others.
extension BlockTree {
    /// The cells of tables in blocks that stand for others.
    func cellsToBeReplaced(_ blocks: [Int], _ source: Source) -> Set<String> {
        let cells = blocks.flatMap { $0..<self.blocks[$0].end }.filter {
            if case .cell = self.blocks[$0].kind { true } else { false }
        }
        let texts = cells.map { source.string(self.blocks[$0].content).trimmed }
        return Set(texts.filter(\.isCellToBeReplaced))
    }

    /// The values in tables of metadata within quotes that say what others may be.
    func valuesToBeReplaced(
        inQuotesAmong blocks: [Int], _ source: Source
    ) -> Set<String> {
        let inside = blocks.filter { self.blocks[$0].kind == .quote }
            .flatMap { $0..<self.blocks[$0].end }
        let rows = inside.compactMap { TableHeader(asking: $0, of: self, in: source) }
            .flatMap(\.rows)
        return Set(rows.map { source.string($0.value) }.filter(\.saysWhatOthersMayBe))
    }

    /// The values in tables of metadata in HTML that no author would have written; a day may be one.
    func valuesToBeReplaced(
        inHTMLAmong blocks: [Int], _ source: Source
    ) -> Set<String> {
        let rows = blocks.filter { self.blocks[$0].isTags }
            .flatMap { source.cellsInHTML(self.blocks[$0].range) }.filter { $0.count == 2 }
        guard TableHeader.areUsual(rows.map { source.string($0[0]) }) else { return [] }
        let values = rows.map { source.string($0[1]) }
        return Set(
            values.filter { value in
                value.isCellToBeReplaced || value.saysWhatOthersMayBe
                    || !value.contains(where: \.isNumber)
                        && (value.wordCount > 2 || value.contains("|"))
            })
    }
}

extension Block {
    /// Whether it is HTML, and no comment.
    package var isTags: Bool {
        if case .html(let html) = kind { html != .comment } else { false }
    }
}

extension String {
    /// `FirstName SurName (@user)` of `**Author** FirstName SurName (@user)`, a label without a colon;
    /// one word may be meant to stay.
    var valueBehindBoldLabel: String? {
        guard hasPrefix("**"), let end = dropFirst(2).firstRange(of: "**") else { return nil }
        let label = String(self[..<end.lowerBound].dropFirst(2))
        let value = String(self[end.upperBound...]).withoutComments.text.trimmed
        let isLabel = (1...3).contains(label.wordCount) && !label.hasSuffix(":")
        guard isLabel, !value.hasPrefix(":"), value.first?.isLetter == true else { return nil }
        return value.wordCount > 1 || value.mentions("YYYY") ? value : nil
    }

    /// The sign of a day to come that a text is, or that lines have behind a name, where no field is read:
    /// `**Date** YYYY-MM-DD`, `*Status: Draft, Date: YYYY-MM-DD*`.
    var daysToCome: [String] {
        let words = NormalizedSpace.joined(self)
        if words.isDayToCome { return [words] }
        let form = "YYYY-MM-DD"
        let parts = split { $0.isNewline || ",;|·".contains($0) }
        let isThere = parts.contains { part in
            let line = part.trimmed.drop { "*_-+ ".contains($0) }
            let bare = line.filter { !"*_".contains($0) }.trimmed
            guard bare.hasSuffix(form), case let name = bare.dropLast(form.count).trimmed,
                name.wordCount <= 3
            else { return false }
            let isBold =
                ["**", "__"].contains { part.trimmed.hasPrefix($0) }
                && line.dropLast(form.count).trimmed.hasSuffix("*")
            return isBold && !name.isEmpty || name.hasSuffix(":")
        }
        return isThere ? [form] : []
    }

    /// Of a value: a form of days, or several to choose from, `Proposed, Accepted, Rejected`.
    fileprivate var saysWhatOthersMayBe: Bool { mentions("yyyy") || filter { $0 == "," }.count > 1 }
}
