import Proposals

/// `octopen.conf` of a proposal folder: lines `name = value`, `[sections]`, `#` comments.
///
/// A bad line is a fault with its place, and is left out; the rest holds.
package struct Configuration: Equatable, Sendable {
    package struct Fault: Equatable, Sendable, CustomStringConvertible {
        package let file: String
        /// From 1.
        package let line: Int
        package let message: String

        package var description: String { "\(file):\(line): \(message)" }
    }

    /// A heading `[field NAME]` or `[section NAME]` that has settings below it.
    package struct Override: Equatable, Sendable {
        /// As it is written between the brackets.
        package let heading: String
        /// From 1.
        package let line: Int
    }

    /// The template's file, beside the configuration; nil if it names none.
    package private(set) var template: String?
    /// Sign-offs that a section needs before a proposal is approved; nil if it does not say.
    package private(set) var reviews: Int?
    package private(set) var options = RuleOptions()
    /// Whether it says when proposals get their numbers.
    package private(set) var setsNumbering = false
    /// Who looks after a section, by the section's title.
    package private(set) var owners: [String: String] = [:]
    /// The configuration's settings for the template.
    package private(set) var overrides = TemplateOverrides()
    /// The headings that these stand below, in file order.
    package private(set) var overridden: [Override] = []
    package private(set) var faults: [Fault] = []

    private static let names = ["template", "numbering", "reviews", "words", "wrap"]
    private static let sections = ["rules", "owners"]

    package init() {}

    /// A file that cannot be read is a fault, and as if it were empty.
    package init(unreadable file: String, _ reason: String) {
        faults = [Fault(file: file, line: 1, message: "cannot be read: \(reason)")]
    }

    /// - Parameters:
    ///   - file: the name that faults are told under.
    ///   - rules: names of the rules there are; a line for another one is a fault.
    package init(_ bytes: [UInt8], file: String, rules: [String]) {
        var section: String? = ""
        var headingLine = 0
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let lines = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, raw) in lines.enumerated() {
            func fault(_ message: String) {
                faults.append(Fault(file: file, line: index + 1, message: message))
            }
            guard let whole = String(validating: raw, as: UTF8.self) else {
                fault("not UTF-8; the line is ignored")
                continue
            }
            // A comment takes a line, or what is left of one behind a blank.
            let end = [" #", "\t#"].compactMap { whole.firstRange(of: $0)?.lowerBound }.min()
            let line = String(whole[..<(end ?? whole.endIndex)]).trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("["), line.hasSuffix("]") {
                let name = String(line.dropFirst().dropLast()).trimmed
                section = Configuration.isSection(name) ? name : nil
                headingLine = index + 1
                if section == nil {
                    fault(
                        "no section [\(name)]; there are [rules], [owners], [field NAME] and "
                            + "[section NAME]")
                }
                continue
            }
            guard let sign = line.firstIndex(of: "=") else {
                fault("missing = between name and value")
                continue
            }
            let name = String(line[..<sign]).trimmed
            let value = String(line[line.index(after: sign)...]).trimmed
            let message: String? =
                switch section {
                case "": set(name, value)
                case "rules": options.set(name, value, among: rules)
                case "owners": setOwner(name, value)
                case let section?: setOverride(name, value, of: section)
                case nil: nil
                }
            if let message {
                fault(message)
            } else if let section, !section.isEmpty, !Configuration.sections.contains(section),
                overridden.last?.line != headingLine
            {
                overridden.append(Override(heading: section, line: headingLine))
            }
        }
    }

    private static func isSection(_ name: String) -> Bool {
        sections.contains(name)
            || ["field ", "section "].contains {
                name.hasPrefix($0) && name.utf8.count > $0.utf8.count
            }
    }

    /// A line of `[field NAME]` or `[section NAME]`.
    private mutating func setOverride(_ name: String, _ value: String, of section: String)
        -> String?
    {
        let parts = section.split(separator: " ", maxSplits: 1).map(\.trimmed)
        guard parts.count == 2 else { return "[\(section)] has no name" }
        let truth = ["yes": true, "no": false][value.lowercased()]
        switch (parts[0], name) {
        case ("field", "kind"):
            guard let kind = TemplateOverrides.kind(value) else {
                return "kind is line, number, date, people, list or choice A, B, not \(value)"
            }
            overrides[field: parts[1]].kind = kind
        case (_, "optional"), ("section", "fixed"):
            guard let truth else { return "\(name) is yes or no, not \(value)" }
            switch (parts[0], name) {
            case ("field", _): overrides[field: parts[1]].isOptional = truth
            case (_, "fixed"): overrides[section: parts[1]].isFixed = truth
            default: overrides[section: parts[1]].isOptional = truth
            }
        case ("field", _): return "no setting \(name) of a field; there are kind and optional"
        default: return "no setting \(name) of a section; there are optional and fixed"
        }
        return nil
    }

    private mutating func set(_ name: String, _ value: String) -> String? {
        switch (name, value) {
        case (_, "") where Configuration.names.contains(name): return "\(name) has no value"
        case ("template", _): template = value
        case ("words", _):
            let words = value.split { $0 == "," || $0 == " " || $0 == "\t" }
            options.words.formUnion(words.map { $0.lowercased() })
        case ("numbering", "at-creation"), ("numbering", "on-approval"):
            options.numbersAtCreation = value == "at-creation"
            setsNumbering = true
        case ("numbering", _): return "numbering is on-approval or at-creation, not \(value)"
        case ("wrap", _):
            guard let columns = Int(value), (20...1_000).contains(columns) else {
                return "wrap is a number of columns from 20 to 1000, not \(value)"
            }
            options.wrap = columns
        case ("reviews", _):
            guard let count = Int(value), (0...99).contains(count) else {
                return "reviews is a number from 0 to 99, not \(value)"
            }
            reviews = count
        default:
            return "no setting \(name); there are \(Configuration.names.joined(separator: ", "))"
        }
        return nil
    }

    private mutating func setOwner(_ name: String, _ value: String) -> String? {
        guard !value.isEmpty else { return "\(name) has no owner behind the =" }
        owners[name] = value
        return nil
    }
}

extension RuleOptions {
    /// Sets a rule's level; returns what is wrong with the name or the level.
    package mutating func set(_ name: String, _ level: String, among rules: [String]) -> String? {
        guard rules.contains(name) else {
            let near = Closeness.nearest(to: name, of: rules).map { "; did you mean \($0)?" }
            return "no rule \(name)\(near ?? "; octopen rules lists them")"
        }
        switch level {
        case "off": levels[name] = .off
        case "note", "warning", "error": levels[name] = Level(rawValue: level).map { .level($0) }
        default: return "the level of a rule is off, note, warning or error, not \(level)"
        }
        return nil
    }
}
