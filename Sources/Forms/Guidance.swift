import Proposals

/// What the template asks for in a section.
package struct Guidance: Equatable {
    fileprivate let section: Template.Section
    fileprivate let fieldCount: Int

    /// All of it as one text.
    package var text: String {
        if section.kind == .fields {
            return "\(fieldCount) fields. Tab and Shift-Tab move between them."
        }
        let topics =
            section.topics.isEmpty ? "" : " " + section.topics.joined(separator: "; ") + "."
        return section.guidance.joined(separator: " ") + topics
    }

    package static func == (left: Guidance, right: Guidance) -> Bool {
        left.section === right.section && left.fieldCount == right.fieldCount
    }
}

extension Form {
    /// What the template asks for in the section at hand.
    package var guidance: Guidance? {
        proposal.templateSection(of: section).map {
            Guidance(section: $0, fieldCount: proposal.template.fields.count)
        }
    }

    /// The file's name where there is no title.
    package var fileTitle: String {
        let heading = proposal.titleHeading
        if !heading.isEmpty, heading != proposal.template.title { return heading }
        return session.path?.split(separator: "/").last.map(String.init) ?? "New proposal"
    }
}
