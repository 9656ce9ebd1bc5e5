import Markdown

extension Template {
    /// Why lines of code above the first section, which look as a header does, are no fields; nil
    /// where there are none, and where they are read.
    package var unreadHeader: String? {
        guard !hasCodeHeader else { return nil }
        let tree = BlockTree(source.bytes, extensions: .file)
        var isAboveTitle = !title.isEmpty
        for index in tree.children(of: 0) {
            let block = tree.blocks[index]
            if block.headingLevel != nil {
                guard isAboveTitle, source.string(block.content) == title else { return nil }
                isAboveTitle = false
                continue
            }
            guard block.isCode, source.string(block.range).looksAsAHeader else { continue }
            return "it is not the first text, or has other lines than `Key: value`"
        }
        return nil
    }

    /// Whether a table above the first section has a row for the title: its cells are no fields.
    package var hasTitleInTable: Bool {
        let tree = BlockTree(source.bytes, extensions: .file)
        for index in tree.children(of: 0) {
            let block = tree.blocks[index]
            if block.headingLevel != nil, source.string(block.content) != title { return false }
            switch block.kind {
            case .table:
                let rows = source.string(block.range).split(whereSeparator: \.isNewline)
                if rows.contains(where: \.isRowOfTitle) { return true }
            case .html(let html) where html != .comment:
                let text = source.string(block.range).lowercased().filter { !$0.isWhitespace }
                if text.contains(">title</t") { return true }
            default: continue
            }
        }
        return false
    }
}

extension Substring {
    /// `| **Title** | <title> |`
    fileprivate var isRowOfTitle: Bool {
        let cells = split(separator: "|").map(\.trimmed).filter { !$0.isEmpty }
        return cells.first?.lowercased().filter(\.isLetter) == "title"
    }
}

extension Block {
    /// A block of code, or of HTML that shows lines as they are.
    fileprivate var isCode: Bool {
        switch kind {
        case .code: true
        case .html(let html): html != .comment
        default: false
        }
    }
}

extension String {
    /// Whether a line gives a title, and another one a status or somebody who writes.
    fileprivate var looksAsAHeader: Bool {
        let names = split(whereSeparator: \.isNewline).compactMap { line -> String? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return String(line[..<colon].split(separator: ">").last ?? "").trimmed.lowercased()
        }
        return names.contains("title")
            && names.contains { ["status", "author", "authors", "owner", "owners"].contains($0) }
    }
}
