import Forms
import Proposals
import Synchronization

/// Reads beside the loop what accepted proposals of the folder keep of their template, once.
final class Learning: Sendable {
    private let event = Mutex<Event?>(nil)

    /// - Parameters:
    ///   - read: takes longer than a key may.
    ///   - wake: called when it is known, by another thread.
    init(_ read: @escaping @Sendable () -> LearnedRoles, wake: @escaping @Sendable () -> Void) {
        Threads.start { [self] in
            let learned = read()
            event.withLock { $0 = .learned(learned) }
            wake()
        }
    }

    /// The learned texts of the template, handed over once.
    func take() -> Event? {
        event.withLock { event in
            defer { event = nil }
            return event
        }
    }
}
