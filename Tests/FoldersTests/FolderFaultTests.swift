import Folders
import Testing

/// What is wrong with a folder is said of the files that it is about.
@Suite struct FolderFaultTests {
    private func faults(_ proposals: (path: String, number: String, title: String)...) -> [String] {
        FolderFault.all(
            in: proposals.map { ListedProposal(path: $0.path, number: $0.number, title: $0.title) }
        ).map(\.description)
    }

    @Test func twoFilesOfOneNumber() {
        #expect(
            faults(("4-a.md", "4", "A"), ("004-b.md", "004", "B"), ("5-c.md", "5", "C"))
                == ["number 4: 4-a.md, 004-b.md have it; give all but one another"])
        #expect(faults(("a.md", "0000", "A"), ("b.md", "0000", "B"), ("c.md", "", "C")).isEmpty)
    }

    /// A translation is the same proposal.
    @Test func translationsOfOneNumber() {
        #expect(
            faults(
                ("p/4-a.ja.md", "4", "A"), ("p/4-a.md", "4", "A"), ("p/4-a-zh.md", "4", "A")
            ).isEmpty)
        #expect(
            faults(("p/4-a.md", "4", "A"), ("p/4-a.zh.md", "4", "A"), ("p/4-b.md", "4", "B"))
                == ["number 4: p/4-a.md, p/4-b.md have it; give all but one another"])
        #expect(faults(("p/4-a.md", "4", "A"), ("q/4-a.zh.md", "4", "A")).count == 1)
    }

    @Test func aFileWithoutATitle() {
        #expect(faults(("x.md", "", "")) == ["x.md: has no title; write `# Title` at its top"])
    }
}
