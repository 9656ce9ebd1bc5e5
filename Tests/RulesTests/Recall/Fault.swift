import TestSupport

/// One kind of fault: how it is put into a good proposal, and which rule has to find it.
struct Fault: Sendable {
    let name: String
    let rule: String
    /// Puts the fault in and tells where it is to be reported, in any of these places; nil if the
    /// proposal has no room for it.
    let put: @Sendable (inout Scene, inout SeededRandom) -> [Spot]?

    init(
        _ name: String, _ rule: String,
        put: @escaping @Sendable (inout Scene, inout SeededRandom) -> [Spot]?
    ) {
        (self.name, self.rule, self.put) = (name, rule, put)
    }

    /// All kinds; a new one is one more value in one of the lists.
    static let all = title + fields + sections + lists + text + links + project
}
