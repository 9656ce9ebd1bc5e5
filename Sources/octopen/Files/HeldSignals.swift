import Glibc

/// Keeps signals that end the program waiting while something is done that has to be whole, and told.
struct HeldSignals {
    private let before: sigset_t

    init() {
        var ending = sigset_t()
        sigemptyset(&ending)
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] { sigaddset(&ending, signal) }
        var before = sigset_t()
        pthread_sigmask(SIG_BLOCK, &ending, &before)
        self.before = before
    }

    /// Those that came meanwhile come now.
    func end() {
        var before = before
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }
}
