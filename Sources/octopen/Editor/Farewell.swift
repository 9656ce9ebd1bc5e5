import Forms

extension Outside {
    /// The message at the end, and the exit code.
    struct Farewell {
        var message: String?
        var exitCode: Int32
        /// Where the author goes from here; nil for nowhere.
        var destination: Destination?
        /// Files were changed before the author goes there: what was typed meanwhile is for no form.
        var isBehindChange = false
        /// Where the list of proposals is come back to.
        var place: ProposalsPlace?
        /// What was cut or copied last, as words.
        var copied = ""
    }
}
