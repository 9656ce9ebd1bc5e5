import Glibc

/// Calls on file descriptors that go on after a signal.
enum Descriptor {
    /// Waits until one of the descriptors is ready.
    ///
    /// - Parameter milliseconds: `nil` waits for ever.
    /// - Returns: Whether one is ready; also `false` after a signal, which the caller looks for.
    static func wait(for descriptors: inout [pollfd], milliseconds: Int?) -> Bool {
        let limit = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
        let ready = poll(&descriptors, nfds_t(descriptors.count), limit)
        if ready < 0 {
            for index in descriptors.indices { descriptors[index].revents = 0 }
        }
        return ready > 0
    }

    static func isReady(_ descriptor: Int32, for events: Int32, milliseconds: Int) -> Bool {
        var one = [pollfd(fd: descriptor, events: Int16(events), revents: 0)]
        return wait(for: &one, milliseconds: milliseconds)
    }
}

/// The system's words for an error number.
func errorText(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

/// Milliseconds on a clock that only goes forward.
func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}
