import TestSupport
import Testing

@testable import Rules

/// What `octopen rules NAME` prints is the doc comment of the rule's source.
@Suite struct RuleManualTests {
    @Test func everyRuleHasAManualWithAnExample() throws {
        for rule in RuleCatalogue.all {
            let manual = try #require(RuleManual.text(of: rule.name), "\(rule.name)")
            #expect(manual.contains("Wrong:") || manual.contains("Right:"), "\(rule.name)")
            #expect(!manual.hasPrefix("/"))
        }
    }

    @Test func everySourceIsEmbedded() {
        let folder = Files.repository + "/Sources/Rules"
        let list = String(
            decoding: Files.read(Files.repository + "/Sources/CEmbedded/rules.c") ?? [],
            as: UTF8.self)
        for path in Files.below(folder, ending: ".swift") {
            let source = String(decoding: Files.read(path) ?? [], as: UTF8.self)
            let holdsManual = source.split(separator: "\n").contains {
                $0.drop { $0 == " " }.hasPrefix("/// # `")
            }
            guard holdsManual else { continue }
            let name = path.dropFirst(folder.count + 1)
            #expect(list.contains("#embed \"../Rules/\(name)\""), "\(name)")
        }
    }
}
