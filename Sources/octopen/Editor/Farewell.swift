import Forms

extension Outside {
    /// The message at the end, and the exit code.
    struct Farewell {
        var message: String?
        var exitCode: Int32
        /// Where the author goes from here; nil for nowhere.
        var destination: Destination?
        /// Where the list of proposals is come back to.
        var place: ProposalsPlace?
    }
}
