import Glibc

/// Threads of the system.
enum Threads {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// The rules look at nested blocks one inside the other.
    private static let stackSize = 8 << 20

    /// Runs the body on so many threads, this one among them, and waits for all.
    static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
        let threads = (1..<max(count, 1)).compactMap { _ in make(body) }
        body()
        for thread in threads { pthread_join(thread, nil) }
    }

    /// Runs the body on a thread that nobody waits for; here, if there can be none.
    static func start(_ body: @escaping @Sendable () -> Void) {
        if let thread = make(body) { pthread_detach(thread) } else { body() }
    }

    private static func make(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stackSize)
        defer { pthread_attr_destroy(&attributes) }
        let held = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let error = pthread_create(
            &thread, &attributes,
            { argument in
                argument.map { Unmanaged<Body>.fromOpaque($0).takeRetainedValue().run() }
                return nil
            }, held.toOpaque())
        if error != 0 { held.release() }
        return error == 0 ? thread : nil
    }
}
