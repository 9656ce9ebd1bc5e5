import Proposals

extension SectionFinder {
    /// The one section that a command is about; nothing is changed or signed by mistake.
    ///
    /// - Parameter command: prints the sections that there are.
    func index(of name: String, listedBy command: String) throws(Failure) -> Int {
        switch find(name) {
        case .one(let index): return index
        case .none: throw Failure("\(name): no such section; \(command) lists them")
        case .several(let indices):
            let all = indices.map { headings[$0] }.joined(separator: ", ")
            throw Failure("\(name): could be any of \(all); write more of the name")
        }
    }
}
