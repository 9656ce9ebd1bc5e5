import Markdown
import Proposals

/// What a check knows beside the bytes of one proposal.
package struct CheckContext: Sendable {
    package var template: Template
    /// Today, in the author's time zone.
    package var today: Day
    /// The last part of the file's path; nil for standard input or a file that has no name yet.
    package var fileName: String?

    package init(template: Template, today: Day, fileName: String? = nil) {
        (self.template, self.today, self.fileName) = (template, today, fileName)
    }
}
