import Proposals
import Synchronization

/// A template below what its documents begin with, and the heads of those that follow it.
struct LearnedTemplate: Sendable {
    let template: Template
    let heads: [DocumentHead]
}

/// What was read of templates and of their documents for one folder, which holds for the other folders
/// of a run that the same documents tell of it.
final class KnownTemplates: Sendable {
    /// A template as it was chosen, and the documents that tell of it.
    struct Key: Hashable, Sendable {
        private let file: String
        private let choice: Template.Choice
        private let documents: [String]

        /// Nil for a template that is no file, or that the settings of one folder change.
        init?(_ template: Template, of documents: [String]) {
            guard let file = template.file, template.overrides.isEmpty else { return nil }
            (self.file, choice, self.documents) = (file, template.choice, documents)
        }
    }

    let learned = KnownValues<Key, LearnedTemplate>()
    /// The folders around the files of templates whose documents follow them; nil where there are none.
    let folders = KnownValues<String, String?>()
    private let templates = Mutex<[String: Template]>([:])

    /// The template that was read of a file, without settings.
    subscript(path: String) -> Template? {
        get { templates.withLock { $0[path] } }
        set { templates.withLock { $0[path] = newValue } }
    }
}
