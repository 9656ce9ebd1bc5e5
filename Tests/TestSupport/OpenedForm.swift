import Forms
import Proposals
import Rules

extension Form {
    /// A form over bytes as if they had been read from a file; nil for one that is not saved yet.
    package static func opened(
        _ bytes: [UInt8], path: String? = "proposals/004-x.md", isReviewOnly: Bool = false,
        checksAside: Bool = false, template: Template = .enhancement
    ) -> Form {
        let context = CheckContext(
            template: template, today: Day(secondsSince1970: 1_790_000_000),
            fileName: "004-x.md")
        let session = Session(
            context: context, keymap: .embedded,
            file: EditedFile(
                path: path, folder: "proposals", initial: bytes,
                saved: path == nil ? nil : bytes),
            host: Host(isReviewOnly: isReviewOnly, checksAside: checksAside))
        return Form(Proposal(bytes, template: template), session: session)
    }

    /// Goes from section to section until the one of this title is at hand, or the last.
    package mutating func goOn(to title: String) {
        while proposal.sections[section].title != title, section + 1 < proposal.sections.count {
            _ = handle(.action(.nextSection))
        }
    }
}
