import Forms
import Proposals
import Rules
import Terminal

/// One run of the program at a terminal: a form or the list of proposals, and then whatever the
/// author goes to from there.
struct Desk {
    private let environment: LaunchEnvironment
    /// Whether the author comes back to the list from what was opened in it.
    private var hasList = false

    init(_ environment: LaunchEnvironment) { self.environment = environment }

    /// Begins with the list.
    func runList() throws -> Int32 {
        var desk = self
        desk.hasList = true
        return finish(try desk.runOnScreen { desk.list(on: $0, at: nil, saying: nil) })
    }

    /// - Parameter first: what is opened first, on a screen, or without one in prompts.
    /// - Returns: the exit code; what there is to say at the end was said.
    func run(_ first: (Terminal?) throws -> Outside.Farewell) throws -> Int32 {
        finish(try environment.usesPrompts ? first(nil) : runOnScreen(first))
    }

    private func finish(_ farewell: Outside.Farewell) -> Int32 {
        if let message = farewell.message { Output.error("octopen: \(message)") }
        return farewell.exitCode
    }

    private func runOnScreen(
        _ first: (Terminal) throws -> Outside.Farewell
    ) throws -> Outside.Farewell {
        let terminal: Terminal
        do { terminal = try Terminal(look: environment.look) } catch { throw Failure("\(error)") }
        defer { terminal.close() }
        var farewell = try first(terminal)
        var isInList = hasList
        var copied = ""
        while farewell.exitCode == 0 {
            // Of the list there is nothing.
            if !farewell.copied.isEmpty { copied = farewell.copied }
            let (place, message) = (farewell.place, farewell.message)
            if let destination = farewell.destination {
                do {
                    farewell = try go(
                        to: destination, on: terminal, behind: farewell, pasting: copied)
                    isInList = false
                } catch {
                    // The file cannot be read, though it could be a moment ago.
                    farewell = list(on: terminal, at: place, saying: "\(error)")
                    isInList = true
                }
                // The list that is come back to is the first one, not one that lay over the form.
                if hasList { farewell.place = place }
            } else if hasList, !isInList {
                farewell = list(on: terminal, at: place, saying: message)
                isInList = true
            } else {
                break
            }
        }
        return farewell
    }

    /// - Parameters:
    ///   - farewell: the end of the form before, and what there was to say at it.
    ///   - copied: what was cut or copied last, which can be pasted there.
    private func go(
        to destination: Destination, on terminal: Terminal, behind farewell: Outside.Farewell,
        pasting copied: String
    ) throws -> Outside.Farewell {
        var launch: FormLaunch
        switch destination {
        case .edit(let path, _), .review(let path):
            launch = try FormLaunch(opening: path, environment: environment)
        case .new: launch = try FormLaunch(newIn: environment)
        }
        launch.remark = farewell.message ?? launch.remark
        launch.isBehindChange = farewell.isBehindChange
        launch.copied = copied
        switch destination {
        case .edit(_, let line):
            return try launch.run(from: line.map { .line($0) } ?? .usual, on: terminal)
        case .review:
            return try launch.review(by: try environment.people.reviewer(nil), on: terminal)
        case .new: return try launch.run(from: .usual, on: terminal)
        }
    }

    /// A form over nothing, with the list in it.
    private func list(
        on terminal: Terminal, at place: ProposalsPlace?, saying message: String?
    ) -> Outside.Farewell {
        let folder = environment.folder.forNew
        let session = Session(
            context: CheckContext(template: .none, today: Clock.today),
            keymap: environment.keymap,
            file: EditedFile(path: nil, folder: folder, initial: [], saved: []),
            host: Host(isRestricted: environment.restriction.isOn))
        var form = Form(Proposal([], template: .none), session: session)
        if let message { _ = form.handle(.message(Message(message))) }
        var loop = EditorLoop(
            form, terminal: terminal, environment: environment,
            project: Project(folder, environment: environment), openFiles: OpenFiles())
        loop.beginList(at: place)
        return loop.run()
    }
}
