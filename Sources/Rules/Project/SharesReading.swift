import Synchronization

/// Finds what proposals keep when a rule first asks for it: to most it does not matter.
package final class SharesReading: Sendable {
    private let read: @Sendable () -> TemplateShares?
    /// Nil before it was found.
    private let known = Mutex<TemplateShares??>(nil)

    /// - Parameter read: called once, by whatever thread asks first.
    package init(_ read: @escaping @Sendable () -> TemplateShares?) { self.read = read }

    var shares: TemplateShares? {
        known.withLock { known in
            if let known { return known }
            let shares = read()
            known = .some(shares)
            return shares
        }
    }
}

extension CheckedDocument {
    /// Whether the proposal was accepted with something that others were accepted with, too.
    func isUsual(_ isUsual: (TemplateShares) -> Bool) -> Bool {
        proposal.isAccepted && (context.shares.map(isUsual) ?? false)
    }
}
