import Glibc
import TestSupport
import Testing

/// Every file of Tests/Cases is a test. With `OCTOPEN_REWRITE_CASES=1` the expectations become what
/// the program does now; then read the difference.
@Suite struct CaseTests {
    // A folder each, so that one can be run alone.

    @Test(arguments: Case.all(in: "blank")) func blank(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "difference")) func difference(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "fields")) func fields(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "finding")) func finding(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "layers")) func layers(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "lists")) func lists(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "moving")) func moving(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "open")) func open(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "palette")) func palette(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "phases")) func phases(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "preview")) func preview(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "prose")) func prose(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "proposals")) func proposals(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "prompts")) func prompts(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "reflow")) func reflow(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "review")) func review(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "saving")) func saving(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "screens")) func screens(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "tables")) func tables(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "emacs")) func emacs(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "vi")) func vi(test: Case) { holds(test) }
    @Test(arguments: Case.all(in: "writing")) func writing(test: Case) { holds(test) }

    private func holds(_ test: Case) {
        let actual = test.actual()
        if getenv("OCTOPEN_REWRITE_CASES") != nil, let file = fopen(test.path, "wb") {
            fputs(test.text(with: actual), file)
            fclose(file)
            return
        }
        for (expected, found) in zip(test.parts, actual) {
            #expect(found.text == expected.text, "\(test.path): \(expected.name)")
        }
    }

    /// A folder that no test above runs would hold nothing.
    @Test func everyFolderIsRun() throws {
        let source = try #require(Files.read(#filePath))
        let text = String(decoding: source, as: UTF8.self)
        #expect(Case.folders.count > 10)
        for folder in Case.folders { #expect(text.contains("Case.all(in: \"\(folder)\")")) }
    }
}
