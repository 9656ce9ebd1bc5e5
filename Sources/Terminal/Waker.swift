import CCurses
import Glibc

/// Wakes the thread that listens to the terminal, from another one.
package final class Waker: Sendable {
    /// Readable once it was woken; -1 where the system has none, and nobody is woken.
    let descriptor = octopen_waker_open()

    package func wake() {
        var one: UInt64 = 1
        _ = Glibc.write(descriptor, &one, 8)
    }

    /// Reads the wake-up calls so far, so that they are done.
    func rest() {
        var count: UInt64 = 0
        _ = Glibc.read(descriptor, &count, 8)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
