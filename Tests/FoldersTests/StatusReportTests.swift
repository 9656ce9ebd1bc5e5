import Folders
import Proposals
import Testing

/// Statuses of the past, followed through names and put together.
@Suite struct StatusReportTests {
    private typealias Change = CommittedChange

    private func objects(_ path: String, _ changes: [Change]) -> [String] {
        (FileVersions(of: [path], in: changes).versions[path] ?? []).map(\.object)
    }

    @Test func namesAreFollowed() {
        let changes = [
            Change(commit: "4", seconds: 4, path: "004-b.md", object: "x4"),
            Change(commit: "3", seconds: 3, path: "004-b.md", oldPath: "b.md", object: "x3"),
            Change(commit: "2", seconds: 2, path: "b.md", object: "x2"),
            Change(commit: "1", seconds: 1, path: "b.md", object: "x1", isNew: true),
            // Another file, that had the name before.
            Change(commit: "0", seconds: 0, path: "b.md", object: nil),
            Change(commit: "-", seconds: 0, path: "b.md", object: "y", isNew: true),
        ]
        #expect(objects("004-b.md", changes) == ["x4", "x3", "x2", "x1"])
        let beginnings = FileVersions(of: ["004-b.md"], in: changes).beginnings
        #expect(beginnings == ["004-b.md": FileVersions.Beginning(commit: "1", path: "b.md")])
    }

    @Test func twoFilesCanChangeNames() {
        let changes = [
            Change(commit: "2", seconds: 2, path: "a.md", oldPath: "b.md", object: "b2"),
            Change(commit: "2", seconds: 2, path: "b.md", oldPath: "a.md", object: "a2"),
            Change(commit: "1", seconds: 1, path: "a.md", object: "a1", isNew: true),
            Change(commit: "1", seconds: 1, path: "b.md", object: "b1", isNew: true),
        ]
        #expect(objects("a.md", changes) == ["b2", "b1"])
        #expect(objects("b.md", changes) == ["a2", "a1"])
    }

    @Test func aNumberedNameIsTheSameFile() {
        func objects(_ before: Change...) -> [String] {
            let changes =
                [
                    Change(commit: "2", seconds: 2, path: "4-b.md", object: "x2", isNew: true),
                    Change(commit: "2", seconds: 2, path: "b.md", object: nil),
                ] + before
            let first = Change(commit: "1", seconds: 1, path: "b.md", object: "x1", isNew: true)
            return FileVersions(of: ["4-b.md"], in: changes + [first]) { path in
                String(path.drop { $0.isNumber || $0 == "-" })
            }.versions["4-b.md"]?.map(\.object) ?? []
        }
        #expect(objects() == ["x2", "x1"])
        // Which of two it was, nobody knows.
        #expect(objects(Change(commit: "2", seconds: 2, path: "3-b.md", object: nil)) == ["x2"])
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func history(
        _ statuses: (String, String)..., isCutOff: Bool = false
    ) throws -> StatusHistory {
        let versions = try statuses.map { (status: $0.0, day: try day($0.1)) }
        return StatusHistory(versions.reversed(), isCutOff: isCutOff)
    }

    @Test func periods() throws {
        let history = try history(
            ("Draft", "2025-01-01"), ("draft", "2025-01-05"), ("Under Review", "2025-02-01"),
            ("Draft", "2025-02-01"), ("Approved", "2025-02-03"), ("Approved (1.2)", "2025-02-04"))
        #expect(history.periods.map(\.status) == ["Draft", "Under Review", "Draft", "Approved"])
        #expect(history.periods.map(\.days) == [31, 0, 2, nil])
        #expect(history.current?.from == (try day("2025-02-03")))
        let cut = try self.history(
            ("Draft", "2025-01-01"), ("Approved", "2025-02-01"), isCutOff: true)
        #expect(cut.periods.map(\.days) == [nil, nil])
        #expect(cut.periods.map(\.isCutOff) == [true, false])
        #expect(StatusHistory([]).current == nil)
    }

    @Test func theReport() throws {
        let proposals = [
            (
                proposal: ListedProposal(path: "004-a.md", number: "004", title: "A"),
                history: try history(
                    ("Draft", "2025-01-01"), ("Under Review", "2025-01-15"),
                    ("Approved", "2025-01-16"))
            ),
            (
                proposal: ListedProposal(path: "b.md", title: "B"),
                history: try history(("Draft", "2025-01-01"), ("Odd", "2025-02-01"))
            ),
            (proposal: ListedProposal(path: "c.md"), history: StatusHistory([])),
        ]
        let report = StatusReport(
            proposals, statuses: ["Draft", "Under Review", "Approved"], isComplete: true)
        #expect(
            report.text == """
                Status        Ended  Median     Longest         Now
                Draft         2      22.5 days  31 days (b.md)  0
                Under Review  1      1 day      1 day (004)     0
                Approved      0      -          -               1
                Odd           0      -          -               1

                004  A     Draft 14 days, Under Review 1 day, Approved since 2025-01-16
                -    B     Draft 31 days, Odd since 2025-02-01
                -    c.md  not committed yet

                """, "\(report.text)")
        #expect(
            report.json.line.contains(#"{"status":"Draft","ended":2,"median":22.5,"longest":31"#))
        let cut = StatusReport(
            [
                (
                    ListedProposal(path: "a.md", title: "A"),
                    try history(("", "2025-01-01"), ("Draft", "2025-01-02"), isCutOff: true)
                )
            ], statuses: [], isComplete: false)
        #expect(
            cut.text.hasSuffix("-  A  (no status) for an unknown time, Draft since 2025-01-02\n"))
        #expect(cut.json.line.contains(#""complete":false"#))
        #expect(cut.json.line.contains(#"{"status":"","from":null,"to":"2025-01-02","days":null}"#))
    }
}
