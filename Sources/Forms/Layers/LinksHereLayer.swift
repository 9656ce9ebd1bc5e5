import Proposals

/// A link of another file that leads to the proposal.
package struct IncomingLink: Equatable, Sendable {
    package var path: String
    /// From 1.
    package var line: Int
    /// The heading that the link stands below; empty above all headings.
    package var section: String
    /// The place that the link leads to, or the words by which it names the proposal; empty where
    /// it leads to the file as a whole.
    package var goal: String
    package var isBroken: Bool

    package init(path: String, line: Int, section: String, goal: String, isBroken: Bool) {
        (self.path, self.line, self.section) = (path, line, section)
        (self.goal, self.isBroken) = (goal, isBroken)
    }
}

/// Who links here: picking a link opens its file at its line.
package struct LinksHereLayer: Equatable, Sendable {
    package private(set) var list: PickList<Destination>

    static let footer = [FooterWish([.choose], "Open it"), FooterWish([.back], "Back")]

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch list.respond(to: input) {
        case .stays: return .stays
        case .closes, .other(.linksHere), .other(.nextField): return .closes
        // The form stays open until it is known that the file can be read.
        case .picks(let destination): return .closes([.visit(destination)])
        case .other: return .yields
        }
    }
}

extension Form {
    mutating func askForLinks() -> [Effect] {
        guard session.file.path != nil else {
            say("Nothing links here: the proposal has no file yet.")
            return []
        }
        return [.findLinks]
    }

    mutating func take(_ links: [IncomingLink]) {
        guard !links.isEmpty else { return say("No other file links here.") }
        let rows = links.map { link in
            let section = link.section.isEmpty ? "" : "  \(link.section)"
            let goal = link.goal.isEmpty ? "" : "\(link.goal), "
            return PickRow(
                link.path + section, mark: link.isBroken ? "!" : " ",
                detail: "\(goal)line \(link.line)",
                .choice(Destination.edit(link.path, line: link.line)))
        }
        layers.open(
            .linksHere(LinksHereLayer(list: PickList(rows, selected: 0, isFiltered: true))))
    }
}
