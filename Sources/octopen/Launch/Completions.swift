import ArgumentParser
import Folders
import Forms
import Markdown
import Proposals
import Rules

/// What a shell offers for the value of an argument or an option; its completion script asks the
/// program.
enum Completions {
    static let proposals = asking { $0.proposals(withSections: false) }
    static let placesInProposals = asking { $0.proposals(withSections: true) }
    /// The sections of the proposal that is named before.
    static let sections = asking { $0.sectionsOfNamed }
    /// The statuses that the template offers.
    static let statuses = asking { line in
        (try? line.environment.templates.template())?.statusChoices ?? []
    }
    /// The statuses of the proposal that is named before.
    static let nextStatuses = asking { $0.statusesOfNamed }
    /// Who writes and reviews here.
    static let people = asking { line in
        let environment = line.environment
        return ["me"]
            + KnownAuthors(of: environment.folder.forNew, people: environment.people).names()
    }
    static let rules = asking { _ in RuleCatalogue.names }
    /// The settings that `--rule` takes.
    static let levels = asking { _ in
        RuleCatalogue.names.flatMap { name in
            ["off", "note", "warning", "error"].map { "\(name)=\($0)" }
        }
    }
    static let templates = asking { line in
        line.environment.templates.all.map(\.name) + line.files(endingIn: ".md")
    }
    static let themes = asking { ["default", "mono"] + $0.files(endingIn: "") }
    static let keymaps = asking { line in
        line.environment.keymaps.names + line.files(endingIn: ".keys")
    }

    private static func asking(
        _ answer: @escaping @Sendable (CompletedLine) -> [String]
    ) -> CompletionKind {
        .custom { words, index, _ in
            let line = CompletedLine(words: words, index: index)
            var seen: Set<String> = []
            return answer(line).filter { isPlain($0) && seen.insert($0).inserted }
                .compactMap(line.written)
        }
    }

    /// Whether a text is on one line and does nothing to a terminal: names of files and headings
    /// come from others.
    private static func isPlain(_ text: String) -> Bool { ReadableText.line(text) == text }
}

/// A command line that is being typed, as the script of a shell hands it over.
private struct CompletedLine {
    /// The words before the word that is completed, without the program's name.
    private let before: [String]
    /// The word that is completed, as far as it is typed.
    private let word: String
    /// The part of the word that the shell takes for words of their own, and does not replace.
    private let fixed: String
    let environment: LaunchEnvironment

    init(words: [String], index: Int) {
        var before = words[..<min(max(index, 0), words.count)].map(CompletedLine.unquoted)
        var word = words.indices.contains(index) ? CompletedLine.unquoted(words[index]) : ""
        var fixed = ""
        // Bash parts words at colons and signs of equality, which are words, too.
        if CompletionShell.requesting == .bash {
            let breaks = [":", "="]
            if breaks.contains(word) { (before, word) = (before + [word], "") }
            while before.count > 2, let last = before.last,
                breaks.contains(last) || fixed.first.map({ breaks.contains(String($0)) }) == true
            {
                fixed = last + fixed
                before.removeLast()
            }
        }
        self.before = Array(before.dropFirst())
        self.word = fixed + word
        self.fixed = fixed
        var options = CommonOptions()
        let option = before.lastIndex { ["-C", "--directory"].contains($0) }
        options.directory = option.flatMap { before.dropFirst($0 + 1).first }
        options.template = nil
        options.keymap = nil
        environment = LaunchEnvironment(options)
    }

    /// A word without the quotes and backslashes that it was typed with.
    private static func unquoted(_ word: String) -> String {
        var text = ""
        var quoted = false
        for character in word {
            if !quoted, character == "\\" {
                quoted = true
            } else if quoted || character != "'" && character != "\"" {
                text.append(character)
                quoted = false
            }
        }
        return text
    }

    /// A candidate as the script of the shell takes it; nil if it does not go on from the word.
    func written(_ candidate: String) -> String? {
        guard candidate.hasPrefix(word) else { return nil }
        switch CompletionShell.requesting {
        case .bash:
            // The script expands what it is given, commands in it included.
            return candidate.dropFirst(fixed.count).map {
                $0.isLetter || $0.isNumber || "-_./".contains($0) ? "\($0)" : "\\\($0)"
            }.joined()
        case .zsh:
            return candidate.replacing("\\", with: "\\\\").replacing(":", with: "\\:")
        default: return candidate
        }
    }

    // MARK: What there is

    /// Proposals of the folder by the names of their files, and files where the word leads; with
    /// sections, the sections of the proposal before a colon.
    func proposals(withSections: Bool) -> [String] {
        if withSections, let colon = word.lastIndex(of: ":") {
            let name = String(word[..<colon])
            return sections(of: name).map { "\(name):\($0)" }
        }
        let own = (try? environment.folder.proposals()) ?? []
        return own.map { FilePath($0).name } + files(endingIn: ".md")
    }

    /// The sections of the first proposal that is named before, behind the command.
    var sectionsOfNamed: [String] {
        let named = before.dropFirst().first {
            !$0.hasPrefix("-") && (try? environment.folder.resolve($0)) != nil
        }
        return named.map(sections) ?? []
    }

    /// The statuses that the template of the first named proposal offers, or its folder has.
    var statusesOfNamed: [String] {
        let named = before.dropFirst().lazy.filter { !$0.hasPrefix("-") }.compactMap { name in
            proposal(named: name).map { (name, $0) }
        }.first
        guard let (name, proposal) = named, let way = StatusPath(proposal),
            let path = try? environment.resolve(name)
        else { return [] }
        if !way.choices.isEmpty { return way.choices }
        return NextStatuses(
            on: way, from: way.status(of: proposal), forProposalAt: path,
            template: proposal.template, environment: environment
        ).all
    }

    private func proposal(named name: String) -> Proposal? {
        guard let path = try? environment.resolve(name),
            let file = try? ProposalFile(reading: path),
            let template = try? Project(FilePath(path).folder, environment: environment)
                .template(for: file.bytes)
        else { return nil }
        return Proposal(file.bytes, template: template)
    }

    private func sections(of name: String) -> [String] {
        guard let proposal = proposal(named: name) else { return [] }
        return zip(SectionFinder(proposal).headings, proposal.sections)
            .filter { $1.role != .head && $1.isPresent }.map { $0.0 }
    }

    /// The files of that kind and the folders in the folder that the word leads to.
    func files(endingIn ending: String) -> [String] {
        let start = word.lastIndex(of: "/").map { String(word[...$0]) } ?? ""
        return StateFolder.names(in: start.isEmpty ? "." : start).sorted().compactMap { name in
            guard !name.hasPrefix(".") else { return nil }
            if ProposalFolder.isFolder(start + name) { return start + name + "/" }
            return name.hasSuffix(ending) ? start + name : nil
        }
    }
}
