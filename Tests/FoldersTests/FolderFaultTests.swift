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

    /// One proposal in several languages has its number once.
    @Test(arguments: [
        (["3-x.md", "3-x.zh.md", "3-x.pt-BR.md"], false), (["3-x-ja.md", "3-x.md"], false),
        (["a/3-x.md", "a/3-x_fr.md"], false), (["3-x.en.md", "3-x.zh.md"], false),
        (["a/3-x.md", "b/3-x.zh.md"], true), (["3-x.md", "3-y.zh.md"], true),
    ])
    func translations(paths: [String], areTwo: Bool) {
        let proposals = paths.map { ListedProposal(path: $0, number: "3", title: "A") }
        let faults = FolderFault.all(in: proposals)
        #expect(faults == (areTwo ? [.sameNumber("3", paths: paths)] : []))
        let three = proposals + [ListedProposal(path: "3-z.md", number: "3", title: "Z")]
        #expect(FolderFault.all(in: three).first?.paths.contains("3-z.md") == true)
    }

    @Test func aFileWithoutATitle() {
        #expect(faults(("x.md", "", "")) == ["x.md: has no title; write `# Title` at its top"])
    }
}
