import Rules
import Synchronization

/// Values that are found once for each key, by whichever thread asks first; others wait for it.
final class KnownValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let known = Mutex<[Key: ReadOnce<Value>]>([:])

    func value(of key: Key, find: @escaping @Sendable () -> Value) -> Value {
        let once = known.withLock { known -> ReadOnce<Value> in
            if let found = known[key] { return found }
            let new = ReadOnce(find)
            known[key] = new
            return new
        }
        return once.value
    }
}
