import Proposals

/// The templates beside the repository, by the names that `Tests/Templates` has for them.
package enum KnownTemplates {
    private static let files = [
        "adr-tools": "adr-tools/src/template.md",
        "eip": "eip/eip-template.md",
        "kep": "kep/keps/NNNN-kep-template/README.md",
        "madr": "madr/adr-template.md",
        "octoserve": "octoserve/enhancements/template.md",
        "openshift": "openshift/guidelines/enhancement_template.md",
        "otep": "otep/0000-template.md",
        "rust": "rust/0000-template.md",
        "swift": "swift/0000-swift-template.md",
        "tep": "tep/teps/tools/tep-template.md.template",
    ]

    package static let names = files.keys.sorted()

    /// Nil for an unknown one, and without the folder of real proposals.
    package static func template(_ name: String) -> Template? {
        guard let folder = Files.corpus, let file = files[name],
            let bytes = Files.read("\(folder)/templates/\(file)")
        else { return nil }
        return Template(reading: bytes, name: name)
    }

    /// What `Tests/Templates` says of a template: `form`, `diff`, `answers` or `draft.md`.
    package static func notes(_ kind: String, on name: String) -> String? {
        Files.read("\(Files.repository)/Tests/Templates/\(name).\(kind)")
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
