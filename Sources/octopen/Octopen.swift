import ArgumentParser
import CCurses
import CEmbedded

@main
struct Octopen: ParsableCommand {
    func run() throws {
        print(octopen_enhancement_template.count, curses_version().map { String(cString: $0) } ?? "")
    }
}
