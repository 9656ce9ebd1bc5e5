import Rules
import Synchronization

/// The English dictionary of hunspell, else of aspell: whichever is installed. It is started when
/// the first word is looked up, and what it says is kept.
final class SpellingProgram: SpellingDictionary {
    private struct State {
        var talk: Conversation?
        var isStarted = false
        /// Words that are known have nil here.
        var answers: [String: [String]?] = [:]
    }

    private let state = Mutex(State())

    /// Both speak the language of ispell's pipe.
    private static let programs = [
        ["hunspell", "-a", "-i", "UTF-8", "-d", "en_US"],
        ["aspell", "-a", "--lang=en_US", "--encoding=utf-8"],
    ]
    /// Words that are asked for at a time: their answers fit a pipe.
    private static let most = 50
    /// Lines that are said of a word: one, and more only where it is taken for several.
    private static let mostLines = 50

    func unknown(among words: [String], limit: Int) -> [String: [String]]? {
        state.withLock { state in
            if !state.isStarted {
                state.isStarted = true
                state.talk = Self.start()
            }
            var unknown: [String: [String]] = [:]
            var rest = words[...]
            while !rest.isEmpty, unknown.count < limit {
                let asked = rest.prefix(Self.most)
                rest = rest.dropFirst(asked.count)
                let new = asked.filter { state.answers[$0] == nil }
                guard let talk = state.talk, Self.ask(talk, new, &state.answers) else {
                    state.talk = nil
                    return nil
                }
                for word in asked {
                    if case .some(.some(let near)) = state.answers[word] { unknown[word] = near }
                }
            }
            return unknown
        }
    }

    private static func start() -> Conversation? {
        for words in programs where ChildProcess.isInstalled(words[0]) {
            // Without a dictionary it ends before it says its name. It would take one that lies in
            // the folder where it is started.
            if let talk = Conversation(with: words, in: "/"), talk.readLine() != nil {
                return talk
            }
        }
        return nil
    }

    /// - Parameter words: of letters and `'` only, 40 at most.
    private static func ask(
        _ talk: Conversation, _ words: [String], _ answers: inout [String: [String]?]
    ) -> Bool {
        // A `^` in front says that the line is no command.
        guard talk.ask(words.map { "^\($0)\n" }.joined()) else { return false }
        for word in words {
            var near: [String]?
            var lines = 0
            while true {
                guard lines < mostLines, let line = talk.readLine() else { return false }
                if line.isEmpty { break }
                lines += 1
                // `& word count offset: one, another`, or `# word offset`.
                guard line.hasPrefix("&") || line.hasPrefix("#") || line.hasPrefix("?") else {
                    continue
                }
                let list = line.drop { $0 != ":" }.dropFirst()
                near = list.split(separator: ",").map { String($0.drop { $0 == " " }) }
            }
            answers[word] = .some(near)
        }
        return true
    }
}
