import Proposals
package struct Check: Sendable {
    package init(_ p: Proposal, context: CheckContext) {}
    package func findings() -> [Finding] { [] }
}
package struct ProposalState: Sendable {
    package struct Row: Sendable {
        package var mark: String; package var itemCount: Int; package var isOpen: Bool;
        package var state: SectionState?
    }
    package enum SectionState: String { case todo, started, done }
    package var sections: [Row]; package var doneCount: Int; package var placeCount: Int
    package static let unknown = ProposalState()
    init() { sections = []; doneCount = 0; placeCount = 0 }
    package init(_ p: Proposal, findings: [Finding]) { self.init() }
}
