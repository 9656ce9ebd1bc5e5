import Interchange
import Rules

/// Findings as a JUnit report: a suite for each file, a case for each finding. What is no error or
/// warning fails nothing and is left out.
struct JUnitFormat: FindingsFormat {
    /// Whether a warning fails, as it does where warnings count as errors.
    let isStrict: Bool

    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"octopen\">\n"
    let separator = ""

    func detail(of level: Level) -> FindingDetail { level >= .warning ? .help : .place }

    func pieces(of file: CheckedFile) -> [String] {
        let told = file.findings.filter { $0.level >= .warning }
        let failures = told.count { fails($0) }
        let name = file.documentName.xml
        var text =
            "  <testsuite name=\"\(name)\" tests=\"\(max(told.count, 1))\" "
            + "failures=\"\(failures)\" errors=\"0\" skipped=\"0\">\n"
        if told.isEmpty {
            text += "    <testcase classname=\"\(name)\" name=\"no findings\"/>\n"
        }
        for finding in told { text += testCase(finding, file) }
        return [text + "  </testsuite>\n"]
    }

    private func fails(_ finding: Finding) -> Bool { finding.level == .error || isStrict }

    private func testCase(_ finding: Finding, _ file: CheckedFile) -> String {
        let line = file.line(at: finding.range.lowerBound)
        let path = file.name(at: finding.range.lowerBound)
        let title = ([finding.rule] + file.sectionPath(of: finding).suffix(1))
            .joined(separator: ": ")
        let start =
            "    <testcase classname=\"\(path.xml)\" name=\"\(title.xml) (line \(line))\" "
            + "file=\"\(path.xml)\" line=\"\(line)\""
        let words = "\(path):\(line): \(finding.message) \(finding.help)".xml
        guard fails(finding) else {
            return "\(start)>\n      <system-out>\(words)</system-out>\n    </testcase>\n"
        }
        return "\(start)>\n      <failure type=\"\(finding.level.rawValue)\" "
            + "message=\"\(finding.message.xml)\">\(words)</failure>\n    </testcase>\n"
    }

    func tail(_ counts: LevelCounts) -> String { "</testsuites>\n" }
}

extension String {
    /// As text and as a value of an attribute; what XML 1.0 cannot hold becomes a mark.
    fileprivate var xml: String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\t", "\n", "\r": text += "&#\(scalar.value);"
            case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{FFFE}", "\u{FFFF}":
                text += "\u{FFFD}"
            case _ where scalar.steers: text += "&#\(scalar.value);"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
