import Glibc
import Proposals
import TestSupport
import Testing

@Suite struct ValueTests {
    @Test func days() {
        #expect(Day("2024-02-29")?.description == "2024-02-29")
        #expect(Day("2025-02-29") == nil)
        #expect(Day("2025-9-05") == nil)
        #expect(Day("2025-09-31") == nil)
        #expect(Day("2025-01-31")?.adding(months: 1).description == "2025-02-28")
        #expect(Day("2025-01-15")?.adding(months: -1).description == "2024-12-15")
        #expect(Day("2024-12-31")?.adding(days: 1).description == "2025-01-01")
        #expect(Day("2025-09-20")?.weekday == "Saturday")
        #expect(Day("0001-01-01")?.weekday == "Monday")
        #expect(Day(secondsSince1970: 0).description == "1970-01-01")
        #expect(Day(secondsSince1970: -1).description == "1969-12-31")
    }

    /// The C library counts the same days.
    @Test func everyDayOfACentury() {
        var seconds = 0
        while seconds < 100 * 366 * 86_400 {
            var parts = tm()
            gmtime_r(&seconds, &parts)
            let day = Day(secondsSince1970: seconds)
            #expect(day.year == Int(parts.tm_year) + 1900)
            #expect(day.month == Int(parts.tm_mon) + 1)
            #expect(day.day == Int(parts.tm_mday))
            seconds += 86_400 * 3
        }
    }

    @Test(arguments: [
        ("Garbage collection of unreferenced blobs", "garbage-collection-of-unreferenced-blobs"),
        ("  TLS & the author's Größe  ", "tls-the-authors-groesse"), ("Café — naïve", "cafe-naive"),
        ("OCI/Distribution v1.1", "oci-distribution-v1-1"), ("Отчёт № 2", "отчёт-2"),
        ("日本語 API", "日本語-api"), ("हिन्दी में", "हिन्दी-में"), ("ẓ", "ẓ"), ("z\u{323}", "z\u{323}"),
        ("می\u{200C}خواهم", "میخواهم"), ("İzmir → Ağrı", "izmir-agri"),
        ("a\u{202E}b\u{A0}c", "a-b-c"),
        ("❤\u{FE0F} x² ½", "x"),
    ])
    func slugs(title: String, slug: String) {
        #expect(Slug(title)?.string == slug)
        #expect(Slug.isSlug(slug))
        #expect(Slug.isSlug(title) == (title == slug))
    }

    @Test func nothingForAFileName() {
        #expect(Slug("日本", isInASCII: true) == nil)
        #expect(Slug("日本 API", isInASCII: true)?.string == "api")
        #expect(Slug("...") == nil)
        #expect(Slug("\u{301}\u{FE0F}") == nil)
        #expect(!Slug.isSlug(""))
    }

    /// File systems count bytes; a name has a number, an ending, and a temporary file beside it.
    @Test func longNames() {
        #expect(Slug(String(repeating: "a", count: 200))?.string.count == 80)
        let long = Slug(String(repeating: "日本 ", count: 200))?.string ?? ""
        #expect(long.utf8.count <= 160 && long.utf8.count > 150 && long.last != "-")
    }

    @Test(arguments: [
        ("**Phase** 1:  _Core_\n- `a`", "phase 1: core a"), ("> 1. One\r\n2) Two", "one two"),
        ("ÄB *c*", "äb c"), ("1.5 times", "1.5 times"),
    ])
    func normalized(text: String, expected: String) {
        #expect(NormalizedText(text).string == expected)
    }

    @Test(arguments: [
        ("3.1 Goals", "goals"), ("Goals (Optional)", "goals"), ("**Goals**:", "goals"),
        ("2025 plans", "plans"), ("Non-Goals", "non-goals"),
        ("Goals <!-- omit in toc -->", "goals"), ("References {#refs}", "references"),
        ("Goals {: .x #y } <!-- a --> <!-- b -->", "goals"), ("Goals (optional) {.x}", "goals"),
        ("{#refs}", "{#refs}"), ("<!-- none -->", "<!-- none -->"), ("Sets {a}", "sets {a}"),
        ("1. Goals <!-- optional -->", "goals"),
    ])
    func headingNames(title: String, expected: String) {
        #expect(HeadingName(title).string == expected)
    }

    /// The standard library finds the same texts valid.
    @Test func validUTF8() {
        var random = SeededRandom(seed: 3)
        let bytes: [UInt8] = [
            0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xA0, 0xED, 0x9F, 0xEF, 0xF0, 0x90, 0xF4,
            0x8F,
            0xF5, 0xFF, 0x0A,
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                bytes.randomElement(using: &random) ?? 0
            }
            let isValid = String(validating: text, as: UTF8.self) != nil
            let found = Source(text).firstInvalidByte
            #expect((found == nil) == isValid, "\(text)")
            if let found { #expect(String(validating: text[..<found], as: UTF8.self) != nil) }
        }
    }

    @Test(.enabled(if: Files.shared != nil)) func theTemplateIsTheProjects() throws {
        let template = try #require(Files.shared.flatMap { Files.read($0 + "/template.md") })
        #expect(template == Template.enhancement.source.bytes)
    }
}
