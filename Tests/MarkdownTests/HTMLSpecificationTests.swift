import TestSupport
import Testing

@testable import Markdown

/// The HTML of every example in the specifications beside the repository.
@Suite(.enabled(if: Files.shared != nil, "no specification beside the repository"))
struct HTMLSpecificationTests {
    @Test func commonMark() throws {
        let examples = try examples("commonmark.txt")
        #expect(examples.count > 600)
        check(examples, extensions: [], HTMLRenderer(rawHTML: .kept))
    }

    /// With the extensions, where they do not change what an example is about.
    @Test func commonMarkWithExtensions() throws {
        let examples = try examples("commonmark.txt").filter { example in
            // Bare addresses become links.
            !["http://example.com", "https://foo.bar.baz", "foo@bar.example.com"].contains {
                example.html.contains($0) && !example.html.contains("href=\"mailto:\($0)")
            } && !example.html.contains("https://example.com")
                && !example.html.contains("https://foo.bar")
        }
        #expect(examples.count > 600)
        check(examples, extensions: .all, HTMLRenderer(rawHTML: .kept))
    }

    @Test func gitHubExtensions() throws {
        let examples = try examples("gfm-extensions.txt").filter {
            !$0.html.hasPrefix("<IGNORE>")
        }
        #expect(examples.count >= 25)
        check(examples, extensions: .all, HTMLRenderer(rawHTML: .filtered, footnoteNames: .numbers))
    }

    @Test func gitHubSpecification() throws {
        let examples = try examples("gfm-0.29.txt").filter { !$0.tag.isEmpty }
        #expect(examples.count >= 20)
        check(examples, extensions: .all, HTMLRenderer(rawHTML: .filtered))
    }

    /// The boxes of tasks as the program writes them, rather than the specification.
    private static func written(_ html: String) -> String {
        let boxes = html.split(separator: "<input", omittingEmptySubsequences: false)
        return boxes.map { part in
            guard let end = part.firstIndex(of: ">"), part[..<end].hasSuffix("checkbox\""),
                part.hasPrefix(" checked") || part.hasPrefix(" disabled")
            else { return String(part) }
            let checked = part.hasPrefix(" checked") ? " checked=\"\"" : ""
            return " type=\"checkbox\"\(checked) disabled=\"\" />" + part[end...].dropFirst()
        }.joined(separator: "<input")
    }

    private func examples(_ name: String) throws -> [SpecificationExamples.Example] {
        let folder = try #require(Files.shared)
        let bytes = try #require(Files.read("\(folder)/spec/\(name)"))
        return SpecificationExamples(bytes).all
    }

    private func check(
        _ examples: [SpecificationExamples.Example], extensions: Extensions,
        _ renderer: HTMLRenderer
    ) {
        for example in examples {
            let document = MarkdownDocument(example.markdown, extensions: extensions)
            let html = String(decoding: renderer.html(of: document), as: UTF8.self)
            if html != Self.written(example.html) {
                Issue.record(
                    """
                    \(example.name)
                    \(String(decoding: example.markdown, as: UTF8.self).debugDescription)
                    ours:     \(html.debugDescription)
                    expected: \(example.html.debugDescription)
                    """)
            }
        }
    }
}
