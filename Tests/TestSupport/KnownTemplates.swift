import Proposals

/// The templates beside the repository and our own, by the names that `Tests/Templates` has for them.
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

    /// Written for the tests, after the shape that its project documents.
    private static let own = ["log4brains"]

    /// Those that there are: without the folder of real proposals, our own.
    package static let names = ((Files.corpus == nil ? [] : Array(files.keys)) + own).sorted()

    /// Nil for an unknown one, and without the folder of real proposals.
    package static func template(_ name: String) -> Template? {
        bytes(of: name).map { Template(reading: $0, name: name) }
    }

    private static func bytes(of name: String) -> [UInt8]? {
        if own.contains(name) {
            return Files.read("\(Files.repository)/Tests/Templates/\(name).template.md")
        }
        guard let folder = Files.corpus, let file = files[name] else { return nil }
        return Files.read("\(folder)/templates/\(file)")
    }

    /// A template with the file of its metadata, as its proposals are read.
    package static func whole(_ name: String) -> (template: Template, sidecar: Sidecar?)? {
        guard name == "kep" else { return template(name).map { ($0, nil) } }
        guard let folder = Files.corpus, let document = bytes(of: name),
            let metadata = Files.read("\(folder)/templates/kep/keps/NNNN-kep-template/kep.yaml"),
            let sidecar = Sidecar(path: "kep.yaml", metadata: metadata, above: document)
        else { return nil }
        let joined = sidecar.joined(metadata, above: document)
        var template = Template(reading: joined, name: name)
        template.sidecar = sidecar
        return (template, sidecar)
    }

    /// A finished proposal, with the file of its metadata as they are read together.
    package static func draft(of name: String) -> String? {
        guard let document = notes("draft.md", on: name) else { return nil }
        guard let metadata = notes("draft.yaml", on: name) else { return document }
        let joined = Sidecar(path: "kep.yaml")
            .joined(Array(metadata.utf8), above: Array(document.utf8))
        return String(decoding: joined, as: UTF8.self)
    }

    /// What `Tests/Templates` says of a template: `form`, `diff`, `answers`, `draft.md` or
    /// `draft.yaml`.
    package static func notes(_ kind: String, on name: String) -> String? {
        Files.read("\(Files.repository)/Tests/Templates/\(name).\(kind)")
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// What is answered to a template's fields and sections, by their names: `NAME.answers`.
    package static func answers(on name: String) -> [(name: String, text: String)] {
        (notes("answers", on: name) ?? "").split(separator: "\n\n").compactMap { paragraph in
            let lines = paragraph.split(separator: "\n").enumerated().map { number, line in
                number > 0 && line.hasPrefix("  ") ? line.dropFirst(2) : line
            }
            let text = lines.joined(separator: "\n")
            guard let colon = text.firstRange(of: ": ") else { return nil }
            return (String(text[..<colon.lowerBound]), String(text[colon.upperBound...]))
        }
    }
}
