/// A block of a template's section, and what becomes of it when the section is answered.
package struct TemplateBlock: Sendable {
    package enum Role: Sendable {
        /// Says what to write, and goes.
        case prompt
        /// An item that says what the text should touch, and goes.
        case topic
        /// Words for the answer to stand in their place.
        case placeholder
        /// An answer that may stand as it is.
        case `default`
        /// Stays as it is.
        case fixed
        /// Stays as text of the author's: a tick box, words around placeholders.
        case scaffold
    }

    package internal(set) var role: Role
    /// The words without the marks around them, in one line.
    package let text: String
    /// The words in one line for each paragraph.
    package internal(set) var paragraphs: [String]
    /// The words in the text that stand for other words, with their signs.
    package internal(set) var placeholders: [String] = []
    /// Comments on the line of other text, and what stands below the first line of a counted item.
    package internal(set) var remarks: [String] = []
    /// Items below one that is to be ticked, which wait for words behind them.
    package internal(set) var keys: [String] = []
    /// As it is found again.
    let body: NormalizedText
    /// A box to be ticked.
    package internal(set) var isTask = false
    package internal(set) var isItem = false
    package internal(set) var isComment = false
    /// An item that an author may choose as it is, beside others.
    package internal(set) var isOffered = false
    /// Lines or code that the author is to complete.
    package internal(set) var isSkeleton = false
    /// Nobody would leave it as the template has it: a table with rows to be filled in, lines and code to
    /// be completed.
    package internal(set) var isToBeWritten = false
    /// Right above the heading, and not below it.
    package internal(set) var isAboveHeading = false

    init(_ role: Role, text: String, paragraphs: [String] = [], body: NormalizedText) {
        (self.role, self.text, self.body) = (role, text, body)
        self.paragraphs = paragraphs.isEmpty ? [text] : paragraphs
    }

    /// The lines of the block on what to write.
    var guidance: [String] {
        switch role {
        case .prompt: paragraphs
        case .placeholder where Placeholders.isEllipsis(text): remarks
        case .placeholder where !isItem: [unbracketed] + remarks
        default: remarks
        }
    }

    /// The words without the brackets around all of them.
    var unbracketed: String {
        guard placeholders.count < 2 else { return text }
        let isDouble = text.hasPrefix("{{") && text.hasSuffix("}}")
        return FieldInference.unbracketed(isDouble ? String(text.dropFirst().dropLast()) : text)
    }

    /// Whether it stands right above the heading and says that the section may be left out.
    var saysThatItMayGo: Bool { isAboveHeading && text.mentions("optional") }

    /// Whether the block is text that asks without a sign that says so.
    var isPlain: Bool { !isComment && (role == .prompt || role == .topic) }

    /// Whether it is text with a question in it: documents that do not keep it have answered it.
    package var asksInWords: Bool {
        (role == .fixed || role == .prompt) && !isComment && !isItem
            && (text.isQuestion || text.mentions("? "))
    }

    /// Whether the block stays when the section is answered.
    package var isKept: Bool { role == .fixed || role == .scaffold }
}
