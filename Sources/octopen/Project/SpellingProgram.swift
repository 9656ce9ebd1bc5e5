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

    func unknown(among words: Set<String>) -> [String: [String]]? {
        state.withLock { state in
            if !state.isStarted {
                state.isStarted = true
                state.talk = Self.start()
            }
            var new = words.filter { state.answers[$0] == nil }.sorted()[...]
            while !new.isEmpty {
                let asked = new.prefix(Self.most)
                new = new.dropFirst(asked.count)
                guard let talk = state.talk, Self.ask(talk, Array(asked), &state.answers) else {
                    return nil
                }
            }
            var unknown: [String: [String]] = [:]
            for word in words {
                if case .some(.some(let near)) = state.answers[word] { unknown[word] = near }
            }
            return unknown
        }
    }

    private static func start() -> Conversation? {
        for words in programs where ChildProcess.isInstalled(words[0]) {
            // Without a dictionary it ends before it says its name.
            if let talk = Conversation(with: words), talk.readLine() != nil { return talk }
        }
        return nil
    }

    /// - Parameter words: of letters and `'` only.
    private static func ask(
        _ talk: Conversation, _ words: [String], _ answers: inout [String: [String]?]
    ) -> Bool {
        // A `^` in front says that the line is no command.
        guard talk.ask(words.map { "^\($0)\n" }.joined()) else { return false }
        for word in words {
            var near: [String]?
            while true {
                guard let line = talk.readLine() else { return false }
                if line.isEmpty { break }
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
