import Proposals
import Prose

/// Handing the section at hand, or the whole file, to another editor.
extension Form {
    mutating func openEditor() -> [Effect] {
        guard mayEditDocument() else { return [] }
        settle()
        let section = proposal.sections[section]
        let isBlank = section.isUntouched || !section.isPresent
        let text =
            isBlank
            ? proposal.blankSource(ofSection: self.section)
            : String(decoding: proposal.bytes(ofSection: self.section), as: UTF8.self)
        let byte = proposal.byteOffset(of: place.field, place.caret)
        let start = proposal.byteOffset(ofSection: self.section)
        let before = text.utf8.prefix(max(byte - start, 0))
        let line = before.count { $0 == 0x0A } + 1
        let words = text.withoutLineEnds
        return [
            .edit(
                EditorRequest(
                    // Where nothing is written yet, the text goes below a blank line.
                    text: words + String(repeating: proposal.lineEnding, count: isBlank ? 2 : 1),
                    tail: String(text.dropFirst(words.count)),
                    name: [editorName, Slug(section.title)?.string].compactMap { $0 }
                        .joined(separator: "-"),
                    line: line, part: .section(self.section)))
        ]
    }

    mutating func openEditorOnWhole() -> [Effect] {
        guard mayEditDocument() else { return [] }
        settle()
        let bytes = proposal.bytes
        let before = bytes.prefix(proposal.byteOffset(of: place.field, place.caret))
        return [
            .edit(
                EditorRequest(
                    text: String(decoding: bytes, as: UTF8.self), tail: "", name: editorName,
                    line: before.count { $0 == 0x0A } + 1, part: .whole))
        ]
    }

    /// `004-garbage-collection`
    private var editorName: String {
        let file = session.file.path?.split(separator: "/").last.map(String.init)
        var stem = file ?? Slug(proposal.title)?.string ?? "new"
        if stem.hasSuffix(".md") { stem.removeLast(3) }
        return stem
    }

    /// The result is kept, whatever the editor's exit status; it is one undo step.
    mutating func takeBack(_ result: EditorResult) {
        if let problem = result.problem { session.message = Message(problem, isError: true) }
        let (given, part) = (result.request.text, result.request.part)
        let withOwnEnds = result.text?.withLineEnds(of: given) ?? given
        // All lines of a file may be ended otherwise on purpose; those of a section are its file's.
        guard let edited = part == .whole ? result.text : withOwnEnds,
            !edited.hasSameBytes(as: given)
        else {
            if result.problem == nil { say("The editor changed nothing.") }
            return
        }
        guard !edited.trimmed.isEmpty else {
            session.message = Message(
                "The editor left an empty file; the text stays as it was.", isError: true)
            return
        }
        var message = result.problem ?? "Took the text from the editor; undo goes back."
        switch part {
        case .section(let index): take(edited, result.request, asSection: index)
        case .whole:
            if result.problem == nil, !withOwnEnds.hasSameBytes(as: edited) {
                message = "The editor ended lines otherwise than the file did; undo goes back."
            }
            let byte = proposal.byteOffset(of: place.field, place.caret)
            takeWhole(Array(edited.utf8), at: min(byte, edited.utf8.count), says: message)
        }
        session.message = Message(message, isError: result.problem != nil)
    }

    private mutating func take(
        _ edited: String, _ request: EditorRequest, asSection index: Int
    ) {
        history.record(.init(proposal: proposal, place: place))
        noteAbsent(index)
        proposal.writeAbsentParents(of: index)
        // Line ends at the end stay as they were: most editors end the last line.
        let gap = proposal.sections[index].isPresent ? "" : proposal.gapAbove(index)
        let text = gap + edited.withoutLineEnds + request.tail
        let start = proposal.byteOffset(ofSection: index)
        proposal.setSource(ofSection: index, text)
        session.noteEdit(isSettled: true)
        let found = proposal.place(atByte: start + text.utf8.count / 2)
        place = Place(
            startOf: proposal.firstPlace(ofSection: found.place.section), in: proposal)
        session.view.top = .start
        clampPlace()
        checkSoon()
    }
}

extension String {
    /// With the line ends of the text that an editor was given: feeds alone where it made pairs of all
    /// of them, and pairs where it ended lines by feeds alone. Where those of the given text differ it
    /// stays as it is.
    fileprivate func withLineEnds(of given: String) -> String {
        if given.endsLinesByPairs {
            var bytes: [UInt8] = []
            for index in utf8.indices {
                if utf8[index] == 0x0A, !isPair(at: index) { bytes.append(0x0D) }
                bytes.append(utf8[index])
            }
            return String(decoding: bytes, as: UTF8.self)
        }
        guard endsLinesByPairs, !given.utf8.contains(0x0D) else { return self }
        return String(decoding: utf8.filter { $0 != 0x0D }, as: UTF8.self)
    }

    /// Whether every line is ended by a carriage return and a feed.
    private var endsLinesByPairs: Bool {
        let pairs = utf8.indices.count { isPair(at: $0) }
        return pairs > 0 && pairs == utf8.count { $0 == 0x0A }
    }

    private func isPair(at index: Index) -> Bool {
        utf8[index] == 0x0A && index > startIndex && utf8[utf8.index(before: index)] == 0x0D
    }

    /// Without the line ends and blank lines at its end.
    fileprivate var withoutLineEnds: String {
        var text = self[...]
        while let last = text.last, last.isNewline { text.removeLast() }
        return String(text)
    }
}
