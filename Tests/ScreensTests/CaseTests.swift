import Glibc
import Testing

/// Every file of Tests/Cases is a test. With `OCTOPEN_REWRITE_CASES=1` the expectations become what
/// the program does now; then read the difference.
@Suite struct CaseTests {
    init() { setlocale(LC_CTYPE, "C.UTF-8") }

    @Test(arguments: Case.all) func holds(test: Case) {
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

    @Test func thereAreCases() { #expect(Case.all.count > 40) }
}
