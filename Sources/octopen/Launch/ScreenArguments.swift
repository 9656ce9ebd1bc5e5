import ArgumentParser

/// Options of the commands that have a screen.
struct ScreenArguments: ParsableArguments {
    @Flag(
        help: """
            No shell, no external editor, no suspending, no file outside the proposal folder; for \
            a forced command of SSH.
            """)
    var restricted = false
}
