import Forms
import Synchronization

/// Runs the rules beside the loop, so that no key waits for them: one state of the document at a
/// time, and of waiting states only the last.
final class Judge: Sendable {
    private struct State {
        var running: Judging?
        var waiting: Judging?
        var judgement: Judgement?
    }

    private let state = Mutex(State())
    /// Called when there is a judgement, by another thread.
    private let wake: @Sendable () -> Void

    init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

    func judge(_ judging: Judging) {
        let isFree = state.withLock { state in
            // Asked again while it is at it.
            if state.running == judging { return false }
            guard state.running == nil else {
                state.waiting = judging
                return false
            }
            state.running = judging
            return true
        }
        if isFree { Threads.start { [self] in run(judging) } }
    }

    private func run(_ first: Judging) {
        var next: Judging? = first
        while let judging = next {
            let judgement = judging.run()
            next = state.withLock { state in
                state.judgement = judgement
                (state.running, state.waiting) = (state.waiting, nil)
                return state.running
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
