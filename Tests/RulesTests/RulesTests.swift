import Glibc
import Proposals
import Testing

@testable import Rules

/// The octoserve proposals, where they are at hand, and what the template asks of a new one.
@Suite struct RulesTests {
    @Test(.enabled(if: Corpus.folder != nil)) func theRealProposalsAreClean() {
        let files = Corpus.files().filter { $0.contains("/octoserve/enhancements/") }
        #expect(files.count == 3)
        for path in files {
            let name = path.split(separator: "/").last.map(String.init)
            let found = Sample.findings(Corpus.bytes(of: path), fileName: name)
            #expect(found == [], "\(path)")
        }
    }

    @Test(.enabled(if: getenv("DUMP") != nil)) func dump() {
        for path in Corpus.files() where path.hasSuffix(".md") {
            for finding in Sample.findings(Corpus.bytes(of: path), fileName: nil) {
                print("\(path.dropFirst(Corpus.folder?.count ?? 0)):\(finding)")
            }
        }
    }
}

enum Sample {
    static func findings(_ bytes: [UInt8], fileName: String? = nil) -> [String] {
        let context = CheckContext(
            template: .enhancement, today: Day("2026-11-22") ?? Day(secondsSince1970: 0),
            fileName: fileName)
        let check = Check(bytes, context: context)
        return check.findings().map {
            let start = $0.range.lowerBound
            return
                "\(check.lines.line(at: start)):\(check.lines.column(at: start)) \($0.level.rawValue) \($0.rule): \($0.message)"
        }
    }
}
