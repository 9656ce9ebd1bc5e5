import Folders
import Prose

/// A line to be typed in the message line.
package struct Prompt: Equatable, Sendable {
    package enum Purpose: Equatable, Sendable {
        /// The name of the file to write, and whether to leave after it.
        case saveAs(thenLeave: Bool)
        /// The name that the proposal's file, or the folder that it is named by, is to have.
        case rename
        /// A line of the file, or a heading.
        case goTo
        /// The heading of a section.
        case heading(section: Int)
        /// The commit to compare with.
        case compare
        /// The character that an action is told.
        case character(Action)
    }

    package let purpose: Purpose
    package let label: String
    package private(set) var input: TextInput
    /// What stays around the words of the name that was offered: the number that it begins with, and
    /// its ending, as `.md`; empty where it has none.
    private let lead: String
    private let ending: String

    static let footer = [FooterWish([.nextField], "Accept"), FooterWish([.back], "Cancel")]

    /// A name without its folder, its number and its ending is selected, so that typing replaces it.
    init(_ purpose: Purpose, label: String, text: String) {
        (self.purpose, self.label) = (purpose, label)
        // A heading may be written over several lines.
        let text = text.normalizedLines.joined(separator: " ")
        input = TextInput(text, isOneLine: true)
        let bytes = Array(text.utf8)
        var start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        var end = bytes.lastIndex(of: UInt8(ascii: ".")) ?? bytes.count
        switch purpose {
        case .saveAs: break
        case .rename:
            start = FileNumber.lead(ofName: text).utf8.count
            if !text.hasSuffix(".md") { end = bytes.count }
        case .goTo, .heading, .compare, .character:
            (lead, ending) = ("", "")
            input.select(0..<bytes.count)
            return
        }
        lead = purpose == .rename ? FileNumber.lead(ofName: text) : ""
        ending = start < end ? text.bytes(from: end) : ""
        if start < end { input.select(start..<end) }
    }

    /// The name to write. An ending that was typed in front of the ending that was left there counts
    /// once; so does a number behind the number, and a whole name between both is that name. Empty
    /// where nothing stands between them.
    var name: String {
        let name = input.text.string.trimmed
        let hasLead = !lead.isEmpty && name.hasPrefix(lead)
        let hasEnding = !ending.isEmpty && name.lowercased().hasSuffix(ending.lowercased())
        guard purpose == .rename, name.count >= (hasLead ? lead.count : 0) + ending.count else {
            return hasEnding ? withoutSecondEnding(name) : name
        }
        let typed = String(name.dropFirst(hasLead ? lead.count : 0)).trimmed
        let words = hasEnding ? String(typed.dropLast(ending.count)).trimmed : typed
        if hasLead || hasEnding, words.isEmpty { return "" }
        let isWhole = hasEnding && words.lowercased().hasSuffix(ending.lowercased())
        if hasLead, words.hasPrefix(lead) || isWhole && !FileNumber.lead(ofName: words).isEmpty {
            return isWhole ? words : words + (hasEnding ? ending : "")
        }
        return withoutSecondEnding(name)
    }

    private func withoutSecondEnding(_ name: String) -> String {
        let isDoubled =
            !ending.isEmpty && name.lowercased().hasSuffix((ending + ending).lowercased())
        return isDoubled ? String(name.dropLast(ending.count)) : name
    }

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch input {
        case .character(let character):
            // One is all that is asked for.
            if case .character(let action) = purpose {
                return .closes(form.handle(action, at: character, times: 1))
            }
        case .action(.back): return .closes
        case .action(.nextField), .action(.newline), .action(.choose):
            switch purpose {
            case .saveAs(let thenLeave):
                return form.saveAs(name, thenLeave: thenLeave).map { .closes($0) } ?? .stays
            case .rename:
                // The name stays to be mended until it is known to be free.
                return form.renameFile(to: name).map { .stays($0) } ?? .stays
            case .goTo:
                let place = self.input.text.string.trimmed
                return form.go(to: place).map { .closes($0) } ?? .stays
            case .heading(let section):
                let title = self.input.text.string.trimmed
                return form.rename(section, to: title).map { .closes($0) } ?? .stays
            case .compare: return .closes(form.compare(with: self.input.text.string.trimmed))
            case .character(let action):
                guard let character = self.input.text.string.first else { return .closes }
                return .closes(form.handle(action, at: character, times: 1))
            }
        case .action, .paste, .pointed: break
        }
        switch self.input.respond(
            to: input, clipboard: form.session.clipboard.text, in: form.session.view.viewport)
        {
        case .stays: return .stays
        case .takes(let words):
            form.session.clipboard = CopiedPart(text: words)
            return .stays([.copy(words)])
        case .says(let words): form.say(words)
        case .other(let action): form.sayNothingHappens(by: action, in: .line)
        }
        return .stays
    }
}
