import Proposals

/// By which templates the files of one run were judged, and how many follow none.
struct TemplateUse: Sendable {
    /// Templates that fitted a file, in the order in which they were met.
    private var fitting: [String] = []
    /// Files that follow no template: their number, and the name of the first.
    private var strangers = 0
    private var firstStranger = ""
    /// The template that the strangers were tried with.
    private var tried = ""
    /// Files of which each could be their template.
    private var rivals: [String] = []
    private var files = 0

    /// - Parameters:
    ///   - template: the template that the proposal was to be read by.
    ///   - name: the name of the file, as it is reported.
    mutating func add(_ proposal: Proposal, template: Template, name: String) {
        files += 1
        if proposal.template.isNone {
            strangers += 1
            if firstStranger.isEmpty {
                (firstStranger, tried, rivals) = (name, template.label, template.rivals)
            }
        } else if !fitting.contains(proposal.template.label) {
            fitting.append(proposal.template.label)
        }
    }

    /// `the template enhancement (built in)`; nil where no file follows one.
    var judges: String? {
        guard !fitting.isEmpty else { return nil }
        let word = fitting.count == 1 ? "template" : "templates"
        return "the \(word) \(fitting.joined(separator: ", "))"
    }

    /// The note on files that follow no template at hand, said once; nil if all follow one.
    var note: String? {
        guard strangers > 0 else { return nil }
        let who =
            strangers == 1
            ? "\(firstStranger) does not follow the template \(tried)"
            : "\(strangers) of \(files) files do not follow the template \(tried)"
        return "\(who): only rules that need no template judge "
            + "\(strangers == 1 ? "it" : "them"); \(Template.wordsOnNaming(theirsAmong: rivals))"
    }
}

extension Template {
    /// The name of the built-in one, or the file of another, with its day if it is an older version.
    var label: String { (file ?? "\(name) (built in)") + (day.map { " as of \($0)" } ?? "") }

    /// How to name the template of proposals.
    ///
    /// - Parameter rivals: files of which each could be it.
    static func wordsOnNaming(theirsAmong rivals: [String]) -> String {
        "name theirs with -t FILE, or template = FILE in octopen.conf"
            + (rivals.isEmpty
                ? ""
                : "; it could be \(rivals.count == 1 ? "" : "any of ")"
                    + rivals.joined(separator: ", "))
    }
}
