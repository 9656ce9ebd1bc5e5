import Glibc

/// Runs work on some threads, and hands the results over in the order in which it was given.
///
/// - Parameters:
///   - batch: how much a thread takes at a time: waking one that waits for its turn takes longer
///     than a small piece of work.
///   - next: the next piece of work, nil at the end; called by one thread at a time.
///   - run: called by several threads at a time.
///   - take: called by one thread at a time.
func inOrder<Work, Result: Sendable>(
    workers: Int, batch: Int, next: () -> Work?, run: @Sendable (Work) -> Result,
    take: (Result) -> Void
) {
    withoutActuallyEscaping(next) { next in
        withoutActuallyEscaping(take) { take in
            let line = OrderedLine(batch: batch, next: next, take: take)
            if workers > 1 {
                withoutActuallyEscaping(run) { run in
                    Threads.run(workers) { line.work(run) }
                }
            } else {
                line.work(run)
            }
        }
    }
}

/// The state that the threads share: the work that is left, and results that wait for earlier
/// results.
///
/// All of the state is looked at under the lock only.
private final class OrderedLine<Work, Result>: @unchecked Sendable {
    private var lock = pthread_mutex_t()
    private var room = pthread_cond_t()
    private let batch: Int
    private let next: () -> Work?
    private let take: (Result) -> Void
    private var given = 0
    private var taken = 0
    private var waiting: [Int: Result] = [:]

    /// How far a thread may be ahead of the slowest, so that few results wait.
    private static var reach: Int { 64 }

    init(batch: Int, next: @escaping () -> Work?, take: @escaping (Result) -> Void) {
        (self.batch, self.next, self.take) = (batch, next, take)
        // Nobody holds it for long: who waits for it tries again for a while before it sleeps.
        var attributes = pthread_mutexattr_t()
        pthread_mutexattr_init(&attributes)
        pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_ADAPTIVE_NP))
        pthread_mutex_init(&lock, &attributes)
        pthread_mutexattr_destroy(&attributes)
        pthread_cond_init(&room, nil)
    }

    deinit {
        pthread_mutex_destroy(&lock)
        pthread_cond_destroy(&room)
    }

    func work(_ run: (Work) -> Result) {
        while true {
            pthread_mutex_lock(&lock)
            while given - taken >= OrderedLine.reach { pthread_cond_wait(&room, &lock) }
            let first = given
            var pieces: [Work] = []
            while pieces.count < batch, let piece = next() { pieces.append(piece) }
            given += pieces.count
            pthread_mutex_unlock(&lock)
            guard !pieces.isEmpty else { return }
            let results = pieces.map(run)
            pthread_mutex_lock(&lock)
            for (index, result) in results.enumerated() { waiting[first + index] = result }
            while let ready = waiting.removeValue(forKey: taken) {
                take(ready)
                taken += 1
            }
            pthread_cond_broadcast(&room)
            pthread_mutex_unlock(&lock)
        }
    }
}
