import Forms
import Synchronization

/// Runs the rules beside the loop, so that no key waits for them: one state of the document at a
/// time, and of those that wait only the last.
final class Judge: Sendable {
    private struct State {
        var isRunning = false
        var waiting: Judging?
        var judgement: Judgement?
    }

    private let state = Mutex(State())
    /// Called when there is a judgement, by another thread.
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    func judge(_ judging: Judging) {
        let isRunning = state.withLock { state in
            if state.isRunning { state.waiting = judging } else { state.isRunning = true }
            return state.waiting != nil
        }
        guard !isRunning else { return }
        Threads.start { [self] in run(judging) }
    }

    private func run(_ first: Judging) {
        var next: Judging? = first
        while let judging = next {
            let judgement = judging.run()
            next = state.withLock { state in
                state.judgement = judgement
                defer { state.waiting = nil }
                state.isRunning = state.waiting != nil
                return state.waiting
            }
            wake()
        }
    }

    /// The newest judgement, once.
    func takeJudgement() -> Judgement? {
        state.withLock { state in
            defer { state.judgement = nil }
            return state.judgement
        }
    }
}
