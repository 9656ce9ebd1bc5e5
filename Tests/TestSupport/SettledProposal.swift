import Proposals

extension Proposal {
    /// Opens each section and leaves it, as somebody does who reads all of it and writes nothing.
    package mutating func openAndSettleAll() {
        for index in sections.indices {
            open(index)
            _ = settle(index)
        }
    }
}
