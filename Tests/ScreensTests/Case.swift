import Forms
import Glibc
import Proposals
import Prose
import Rules
import Screens

/// One behaviour as a text file: a sentence, then parts that begin with `--- name`.
///
/// `in` and `out` are documents; `▮` is the caret, `⟦ ⟧` a selection whose caret is at its end.
/// `keys` are keys as keymaps write them, `"text"` typed, `paste "text"`, `pause`. `screen WxH`,
/// `message`, `findings` and `effects` are what is shown, said, found and asked of the outside.
///
/// `talk` is what is typed without a screen, each line behind `>`, and what is said.
///
/// With `review NAME` the form is a review by that person; `says NAME` is what somebody said before,
/// a line `Section: verdict: words` each, of the document `signed`, or of `in` if it did not change
/// since. `record` is the reviewer's record. `committed` is the document as the last commit has it.
struct Case: CustomStringConvertible, Sendable {
    let path: String
    let sentence: String
    var parts: [(name: String, text: String)]

    var description: String { sentence }

    init?(path: String) {
        self.path = path
        guard let text = Case.read(path) else { return nil }
        var parts: [(name: String, text: String)] = []
        var sentence = ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        // Behind the last line end there is no line.
        for line in lines.dropLast(text.hasSuffix("\n") ? 1 : 0) {
            if line.hasPrefix("--- ") {
                parts.append((String(line.dropFirst(4)), ""))
            } else if parts.isEmpty {
                sentence += sentence.isEmpty ? line : " " + line
            } else {
                parts[parts.count - 1].text += line + "\n"
            }
        }
        self.sentence = sentence.trimmed
        self.parts = parts
    }

    func part(_ name: String) -> String? { parts.first { $0.name == name }?.text }

    /// Every part as the program fills it now; what was not expected is not added.
    func actual() -> [(name: String, text: String)] {
        var run = CaseRun(self)
        let talk = part("talk").map { run.talk($0) }
        run.pressAll(part("keys") ?? "")
        return parts.map { name, text in
            switch name.split(separator: " ").first {
            case "talk": (name, talk ?? "")
            case "out": (name, run.document)
            case "message": (name, (run.form.session.message?.text ?? "") + "\n")
            case "findings": (name, run.findings)
            case "effects": (name, run.effectNames)
            case "screen": (name, run.screen(name))
            case "record":
                (name, String(decoding: run.form.draft?.text ?? [], as: UTF8.self))
            default: (name, text)
            }
        }
    }

    /// The file's text with these parts.
    func text(with parts: [(name: String, text: String)]) -> String {
        sentence + "\n\n" + parts.map { "--- \($0.name)\n\($0.text)" }.joined()
    }

    private static let root =
        "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/") + "/Cases"

    /// The names of the folders of cases.
    static var folders: [String] { names(in: root).sorted() }

    static func all(in folder: String) -> [Case] {
        names(in: "\(root)/\(folder)").filter { $0.hasSuffix(".case") }.sorted()
            .compactMap { Case(path: "\(root)/\(folder)/\($0)") }
    }

    private static func names(in path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    private static func read(_ path: String) -> String? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(validating: bytes[..<count], as: UTF8.self)
    }
}

/// A form that the keys of a case are pressed in.
struct CaseRun {
    fileprivate(set) var form: Form
    private var keys = KeyReader()
    private var effects: [Effect] = []
    private var size = Size(columns: 80, rows: 24)
    private let committed: [UInt8]?

    init(_ test: Case) {
        var text = test.part("in") ?? ""
        let caret = text.range(ofText: "▮")
        // `␍` is a carriage return, which a line of a case cannot hold.
        text = String(text.compactMap { $0 == "▮" ? nil : $0 == "␍" ? "\r" : $0 })
        let bytes = Array(text.utf8)
        committed = test.part("committed").map { Array($0.utf8) }
        var context = CheckContext(
            template: .enhancement, today: Day("2026-11-22") ?? Day(secondsSince1970: 0),
            fileName: "gc.md")
        context.committed = committed.map { Proposal($0, template: .enhancement) }
        var keymap = test.part("talk") == nil ? Keymap.embedded : .prompts
        if let own = test.part("keymap") {
            keymap = Keymap([KeymapSource(file: "keys", bytes: Array(own.utf8))])
        }
        let review = ReviewScene(test, text: bytes)?.start
        let session = Session(
            context: context, keymap: keymap,
            file: EditedFile(
                path: "proposals/gc.md", folder: "proposals", initial: bytes, saved: bytes),
            host: Host(isReviewOnly: review != nil))
        let proposal = Proposal(bytes, template: .enhancement)
        let place = caret.map { proposal.place(atByte: $0.lowerBound) }
        form = Form(
            proposal, session: session, at: place.map { Place($0.place, caret: $0.position) })
        if let screen = test.parts.first(where: { $0.name.hasPrefix("screen ") })?.name {
            size = CaseRun.size(of: screen)
        }
        if let review { _ = form.handle(.review(review)) }
        form.scroll(on: size)
        take(form.handle(.paused))
        effects = []
        form.scroll(on: size)
    }

    /// Says each line of a conversation that begins with `>`; the conversation as it is then.
    fileprivate mutating func talk(_ text: String) -> String {
        var dialogue = Dialogue(form)
        var told = dialogue.talk()
        for line in text.split(separator: "\n") where line.hasPrefix(">") {
            told.append(String(line))
            let words = line.dropFirst().hasPrefix(" ") ? line.dropFirst(2) : line.dropFirst()
            answer(dialogue.hear(Array(words.utf8)), &dialogue)
            if !dialogue.isWriting { answer(dialogue.take(.paused), &dialogue) }
            told += dialogue.talk()
        }
        form = dialogue.form
        return told.map { $0 + "\n" }.joined()
    }

    private mutating func answer(_ asked: [Effect], _ dialogue: inout Dialogue) {
        for effect in asked {
            effects.append(effect)
            if let event = answer(to: effect) { answer(dialogue.take(event), &dialogue) }
        }
    }

    private static func size(of name: String) -> Size {
        let numbers = name.dropFirst(7).split(separator: "x").compactMap { Int($0) }
        return Size(columns: numbers.first ?? 80, rows: numbers.last ?? 24)
    }

    mutating func pressAll(_ text: String) {
        var rest = Substring(text)
        var isPaste = false
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if first == "\"" {
                let quoted = rest.dropFirst().prefix { $0 != "\"" }
                rest = rest.dropFirst(quoted.count + 2)
                let typed = quoted.split(separator: "\\n", omittingEmptySubsequences: false)
                    .joined(separator: "\n")
                if isPaste {
                    take(form.handle(.paste(typed)))
                } else {
                    for character in typed { press(.key(.character(character))) }
                }
                isPaste = false
            } else {
                let word = rest.prefix { !$0.isWhitespace }
                rest = rest.dropFirst(word.count)
                switch word {
                case "paste": isPaste = true
                case "quote": press(.key(.character("\"")))
                case "pause": take(form.handle(.paused))
                case "disk": take(form.handle(.changedOnDisk(movedTo: nil)))
                case "rest": take(form.handle(.rested))
                default:
                    guard let key = try? Key(notation: String(word)) else {
                        preconditionFailure("no such key: \(word)")
                    }
                    press(.key(key))
                }
            }
        }
    }

    private mutating func press(_ input: Input) {
        for input in form.inputs(of: input) {
            if let event = keys.event(for: input, in: form) { take(form.handle(event)) }
        }
        form.scroll(on: size)
    }

    private mutating func take(_ new: [Effect]) {
        effects += new
        for effect in new {
            if let event = answer(to: effect) { take(form.handle(event)) }
        }
    }

    /// What the outside of a case answers.
    private func answer(to effect: Effect) -> Event? {
        switch effect {
        case .findRevision(let revision):
            let found = committed.map(CommittedText.Found.text) ?? .noRepository
            return .revision(CommittedText(revision: revision, found: found))
        case .findPeople: return .people(["Ana Lima", "Ana Souza", "Bo"])
        case .save(let request): return .saved(.written(request))
        case .listProposals: return .listed(ListedFolder.listing)
        case .searchProposals(let words):
            let hit = ProposalHit(
                path: "proposals/002-tags.md", line: 31, words: "Design Details: with \(words)")
            return .foundInProposals([hit], words)
        case .readProposal(let path):
            return .proposalText(path, Array("# \(path)\n\nWhat it *says*.\n".utf8))
        case .findOffer(let wish): return .offer(wish, nil)
        case .visit(let destination): return .mayVisit(destination)
        case .publish(let publication):
            return .published(.written(publication.request), isOutdated: false)
        default: return nil
        }
    }

    /// The document with the caret and the selection drawn in.
    var document: String {
        var bytes = form.proposal.bytes
        var marks: [(Int, String)] = []
        let caret = form.proposal.byteOffset(of: form.place.field, form.place.caret)
        if let anchor = form.place.anchor, anchor != form.place.caret {
            let other = form.proposal.byteOffset(of: form.place.field, anchor)
            marks = [(min(caret, other), "⟦"), (max(caret, other), "⟧")]
        } else {
            marks = [(caret, "▮")]
        }
        for (offset, mark) in marks.sorted(by: { $0.0 > $1.0 }) {
            bytes.insert(contentsOf: Array(mark.utf8), at: min(offset, bytes.count))
        }
        let text = String(
            decoding: bytes.flatMap { $0 == 0x0D ? Array("␍".utf8) : [$0] }, as: UTF8.self)
        return text.hasSuffix("\n") ? text : text + "\n"
    }

    var findings: String {
        form.session.known.findings.map { placed in
            let finding = placed.finding
            return "\(finding.level.rawValue): \(finding.message) [\(finding.rule)]\n"
        }.joined()
    }

    var effectNames: String {
        effects.map { effect in
            switch effect {
            case .save(let request): "save \(request.path)"
            case .leave(let keepsWork): keepsWork ? "leave, work kept" : "leave"
            case .abandon: "leave, work lost"
            case .copy(let text): "copy \(text)"
            case .edit(let request): "edit \(request.text)"
            case .suspend: "suspend"
            case .redraw: "redraw"
            case .reloadKeymap: "reload keymap"
            case .compare(let request): "compare \(request.path)"
            case .dropJournal: "drop journal"
            case .setWorkAside: "set work aside"
            case .adoptWork: "adopt work"
            case .deleteWork: "delete work"
            case .openReview: "open review"
            case .follow: "follow the file"
            case .check: "check"
            case .findPeople: "find people"
            case .findChange(let setting):
                "set [\(setting.section)] \(setting.name) = \(setting.value)"
            case .changeSettings(let change): "write \(change.path)"
            case .setMouse(let isOn): isOn ? "mouse on" : "mouse off"
            case .listProposals: "list proposals"
            case .searchProposals(let words): "search for \(words)"
            case .readProposal(let path): "read \(path)"
            case .visit(let destination): "visit \(destination)"
            case .findOffer(.step(let status)): "find the step to \(status ?? "what follows")"
            case .findOffer(.name(let name)): "name the file \(name)"
            case .findOffer(.heading(_, let anchor, let title)): "rename #\(anchor) to \(title)"
            case .makeOffer(let offer): "do \(offer.summary)"
            case .findLinks: "find links"
            case .addWord(let word): "add the word \(word)"
            case .findRevision(let revision): "find revision \(revision)"
            case .beginDraft: "begin draft"
            case .adoptDraft: "adopt draft"
            case .publish(let publication): "publish \(publication.request.path)"
            }
        }.map { $0 + "\n" }.joined()
    }

    func screen(_ name: String) -> String {
        var form = form
        let size = CaseRun.size(of: name)
        form.scroll(on: size)
        return draw(form, size: size).text(markingCursor: true)
    }
}

extension Frame {
    /// The rows without attributes; the cursor as `▮` in front of its cell.
    func text(markingCursor: Bool) -> String {
        (0..<size.rows).map { row in
            var line = ""
            for column in 0..<size.columns {
                let cell = rows[row][column]
                if markingCursor, cursor == (column, row) { line += "▮" }
                for value in [cell.base, cell.marks.0, cell.marks.1] where value != 0 {
                    if let scalar = Unicode.Scalar(value) { line.unicodeScalars.append(scalar) }
                }
            }
            while line.hasSuffix(" ") { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}
