import Synchronization

/// Reads something when a rule first asks for it: to most proposals it does not matter.
package final class ReadOnce<Value: Sendable>: Sendable {
    private let read: @Sendable () -> Value
    /// Nil before it was read.
    private let known = Mutex<Value?>(nil)

    /// - Parameter read: called once, by whatever thread asks first.
    package init(_ read: @escaping @Sendable () -> Value) { self.read = read }

    package var value: Value {
        known.withLock { known in
            if let known { return known }
            let value = read()
            known = .some(value)
            return value
        }
    }
}
