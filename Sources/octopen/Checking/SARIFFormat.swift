import Interchange
import Markdown
import Rules

/// Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read. Columns count Unicode code
/// points; what is still to do is of kind `open`.
struct SARIFFormat: FindingsFormat {
    let rules: [Rule]

    let separator = ","

    var head: String {
        let driver = JSON.object([
            ("name", .string("octopen")), ("version", .string(Octopen.version)),
            ("rules", .array(rules.map(descriptor))),
        ])
        return "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
            + "  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n"
            + "      \"tool\": {\n        \"driver\": \(driver.text(indent: 8))\n      },\n"
            + "      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": ["
    }

    private func descriptor(_ rule: Rule) -> JSON {
        .object([
            ("id", .string(rule.name)),
            ("shortDescription", .object([("text", .string(rule.summary))])),
            (
                "help",
                .object([
                    ("text", .string(RuleManual.text(of: rule.name) ?? rule.summary)),
                    ("markdown", .string(RuleManual.text(of: rule.name) ?? rule.summary)),
                ])
            ),
            (
                "defaultConfiguration",
                .object([("level", .string(SARIFFormat.level(rule.levelLater)))])
            ),
        ])
    }

    private static func level(_ level: Level?) -> String {
        switch level {
        case .error: "error"
        case .warning: "warning"
        case .note: "note"
        case .todo, nil: "none"
        }
    }

    func detail(of level: Level) -> FindingDetail { .fixes }

    func pieces(of file: CheckedFile) -> [String] {
        var fingerprints = Fingerprints()
        return file.findings.map { finding in
            let path = file.repositoryName(at: finding.range.lowerBound)
            let fingerprint = fingerprints.fingerprint(
                of: FindingKey(finding, in: file), in: path)
            return "\n        " + result(finding, file, path, fingerprint).text(indent: 8)
        }
    }

    private func result(
        _ finding: Finding, _ file: CheckedFile, _ path: String, _ fingerprint: String
    ) -> JSON {
        let artifact = JSON.object([("uri", .string(path.percentEncoded))])
        var members: [(String, JSON)] = [
            ("ruleId", .string(finding.rule)),
            ("kind", .string(finding.level == .todo ? "open" : "fail")),
            ("level", .string(SARIFFormat.level(finding.level))),
            ("message", .object([("text", .string("\(finding.message) \(finding.help)"))])),
            (
                "locations",
                .array([
                    .object([
                        (
                            "physicalLocation",
                            .object([
                                ("artifactLocation", artifact),
                                ("region", region(finding.range, file)),
                            ])
                        )
                    ])
                ])
            ),
        ]
        members.append(
            ("partialFingerprints", .object([("octopenFinding/v1", .string(fingerprint))])))
        if let index = rules.firstIndex(where: { $0.name == finding.rule }) {
            members.insert(("ruleIndex", .number(index)), at: 1)
        }
        if !finding.fixes.isEmpty {
            members.append(("fixes", .array(finding.fixes.map { fix($0, artifact, file) })))
        }
        return .object(members)
    }

    /// Lines and columns: a region of text.
    private func textRegion(_ range: Range<Int>, _ file: CheckedFile) -> [(String, JSON)] {
        let (start, end) = (range.lowerBound, range.upperBound)
        return [
            ("startLine", .number(file.line(at: start))),
            ("startColumn", .number(file.lines.codePointColumn(at: start))),
            ("endLine", .number(file.line(at: end))),
            ("endColumn", .number(file.lines.codePointColumn(at: end))),
        ]
    }

    /// The region of a range with its bytes, for tools that need not read the text.
    private func region(_ range: Range<Int>, _ file: CheckedFile) -> JSON {
        .object(
            textRegion(range, file) + [
                ("byteOffset", .number(file.byte(at: range.lowerBound))),
                ("byteLength", .number(range.count)),
            ])
    }

    /// In place of a region of bytes the standard asks for bytes, so text stands for text.
    private func fix(_ fix: Fix, _ artifact: JSON, _ file: CheckedFile) -> JSON {
        let replacements = fix.edits.map { edit in
            JSON.object([
                ("deletedRegion", .object(textRegion(edit.range, file))),
                ("insertedContent", .object([("text", .string(file.text(of: edit)))])),
            ])
        }
        return .object([
            ("description", .object([("text", .string(fix.title))])),
            (
                "artifactChanges",
                .array([
                    .object([
                        ("artifactLocation", artifact), ("replacements", .array(replacements)),
                    ])
                ])
            ),
        ])
    }

    func tail(_ counts: LevelCounts) -> String {
        (counts.isEmpty ? "]" : "\n      ]") + "\n    }\n  ]\n}\n"
    }
}
