import Testing

@testable import Proposals

/// What a template leaves open is written as accepted documents have it.
@Suite struct DocumentCustomsTests {
    private static let rest = "\n## Motivation\n\nSay why.\n\n## Design\n\nSay how.\n"
    private static let own = "\n## Motivation\n\nCold.\n\n## Design\n\nWool.\n"

    /// A new proposal of a template that begins so, beside documents that begin as these do.
    private func new(
        _ head: String, besides heads: [String], title: String = "Weave a basket"
    ) throws -> NewProposal {
        let template = Template(reading: Array((head + Self.rest).utf8), name: "own")
        let documents = heads.compactMap { start -> (head: DocumentHead, proposal: Proposal)? in
            let bytes = Array((start + Self.own).utf8)
            guard let head = DocumentHead(bytes, of: template) else { return nil }
            return (head: head, proposal: Proposal(bytes, template: template))
        }
        try #require(documents.count == heads.count)
        var new = NewProposal(
            template: template, title: title, author: "Ana Lima",
            today: try #require(Day("2026-11-30")))
        new.customs = DocumentCustoms(documents, of: template)
        return new
    }

    private func text(_ new: NewProposal) -> String {
        String(decoding: new.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("[Date]", ["01.02.2020", "13.02.2020", "14.02.2020", "15.02.2020", "?"], "30.11.2026"),
        (
            "Proposal date (dd.MM.yyyy)",
            ["01.02.2020", "13.02.2020", "14.02.2020", "15.02.2020", "16.02.2020"], "30.11.2026"
        ),
        ("", ["2020-02-01", "2020-02-13", "2020-02-14", "2020-02-15", "2020-02-16"], "2026-11-30"),
        (
            "[Date]", ["02/13/2020", "02/14/2020", "02/15/2020", "02/16/2020", "02/01/2020"],
            "11/30/2026"
        ),
        // The month may be meant, there are too few, or each has another form.
        (
            "[Date]", ["01/02/2020", "01/03/2020", "02/03/2020", "04/05/2020", "06/05/2020"],
            "[Date]"
        ),
        ("[Date]", ["2020-02-01", "2020-02-13", "2020-02-14", "2020-02-15"], "[Date]"),
        ("[Date]", ["2020-02-01", "1 May 2020", "02.03.2020", "2020-02-15", "Monday"], "[Date]"),
        (
            "(set at merge time)",
            ["2020-02-01", "2020-02-13", "2020-02-14", "2020-02-15", "2020-02-16"],
            "(set at merge time)"
        ),
    ])
    func days(asked: String, values: [String], expected: String) throws {
        let gap = asked.isEmpty ? "" : " "
        let new = try new(
            "# <title>\n\n- Created:\(gap)\(asked)\n- Place: <place>\n",
            besides: values.map { "# Loom\n\n- Created: \($0)\n- Place: Rome\n" })
        #expect(text(new).contains("\n- Created: \(expected)\n- Place:"), "\(text(new))")
    }

    /// The signs around a day stay where all documents have them.
    @Test(arguments: [
        ("[]", "[2020-02-01]", 5, "[2026-11-30]"), ("**", "*2020-02-01*", 5, "*2026-11-30*"),
        ("[]", "2020-02-01", 5, "2026-11-30"), ("[]", "[2020-02-01]", 4, "2026-11-30"),
    ])
    func signsAroundADay(signs: String, value: String, count: Int, expected: String) throws {
        let asked = "\(signs.prefix(1))YYYY-MM-DD\(signs.suffix(1))"
        let new = try new(
            "# <title>\n\n- Date: \(asked)\n- Place: <place>\n",
            besides: Array(repeating: "# Loom\n\n- Date: \(value)\n- Place: Rome\n", count: count))
        #expect(text(new).contains("\n- Date: \(expected)\n- Place:"), "\(text(new))")
    }

    /// An author's name is written where the template has nothing and the documents have names.
    @Test(arguments: [
        (["Bo", "Bo Ek", "Cy Fox", "Bo", "Bo, Cy"], " Ana Lima"),
        (["Bo", "Bo Ek", "Cy Fox", "Bo"], ""), (["@bo", "@bo", "@cy", "@bo", "@bo"], ""),
        (["", "", "Cy Fox", "Bo", "Bo", "Bo", "Bo"], ""),
    ])
    func authors(values: [String], expected: String) throws {
        let new = try new(
            "# <title>\n\n- Authors:\n- Place: <place>\n",
            besides: values.map { "# Loom\n\n- Authors: \($0)\n- Place: Rome\n" })
        #expect(text(new).contains("\n- Authors:\(expected)\n- Place:"), "\(text(new))")
    }

    /// A title that the template has on the level of its sections stands above them, where it does so in
    /// nearly all documents.
    @Test(arguments: [
        (["#", "#", "#", "#", "#"], "# Weave a basket"),
        (["#", "#", "##", "#", "#"], "# Weave a basket"),
        (["#", "#", "##", "##", "#"], "## Weave a basket"), (["#", "#"], "## Weave a basket"),
    ])
    func levels(signs: [String], expected: String) throws {
        let note = "# Template for our plans\n\n&nbsp;\n\n"
        let new = try new("\(note)## [Title]\n", besides: signs.map { "\($0) Loom\n" })
        #expect(text(new) == "\(expected)\n\(Self.rest)")
    }

    /// Of a status that shows all choices only the marked one is written where all documents have it so.
    @Test(
        arguments: [
            (["**Accepted**", "**Accepted**", "**Rejected**"], "**Proposed**"),
            (["**Accepted**", "Proposed | **Accepted** | Rejected", "Accepted"], nil),
        ] as [([String], String?)])
    func aStatusAlone(values: [String], expected: String?) throws {
        let all = "**Proposed** | Accepted | Rejected"
        let head = { (status: String) in "# Loom\n\n- Status: \(status)\n- Place: Rome\n" }
        let new = try new(
            "# <title>\n\n- Status: \(all)\n- Place: <place>\n",
            besides: (["**Accepted**", "**Accepted**"] + values).map(head))
        #expect(text(new).contains("\n- Status: \(expected ?? all)\n"), "\(text(new))")
    }

    /// A heading in brackets is written without them where all documents have it so.
    @Test(arguments: [
        (["Aims", "Aims", "Aims", "Aims", "Aims"], "Aims"),
        (["Aims", "Aims", "Aims", "Aims", "[Aims]"], "[Aims]"),
        (["Aims", "Aims", "Aims", "Aims", "Goals"], "[Aims]"), (["Aims", "Aims"], "[Aims]"),
    ])
    func headingsInBrackets(headings: [String], expected: String) throws {
        let head = { (heading: String, words: String) in
            "# Loom\n\n## \(heading)\n\n\(words)\n"
        }
        let new = try new(
            head("[Aims]", "Say which.").replacing("Loom", with: "<title>"),
            besides: headings.map { head($0, "Warmth.") })
        let own = head(expected, "Say which.").replacing("Loom", with: "Weave a basket")
        #expect(text(new).hasPrefix(own), "\(text(new))")
    }

    private static let ident = "- Feature Name: (fill me in with a unique ident, `my_feature`)"

    @Test func titlesAsCode() throws {
        let head = "\(Self.ident)\n- Place: <place>\n"
        let names = (1...5).map { "- Feature Name: loom_\($0)\n- Place: Rome\n" }
        let words = (1...5).map { "- Feature Name: Loom no. \($0)\n- Place: Rome\n" }
        let begins = { (text: String, value: String) in
            text.hasPrefix("- Feature Name: \(value)\n- Place:")
        }
        #expect(begins(text(try new(head, besides: names)), "`weave_a_basket`"))
        #expect(begins(text(try new(head, besides: [])), "`weave_a_basket`"))
        #expect(begins(text(try new(head, besides: words)), "Weave a basket"))
        // One that has such a form already stays.
        #expect(begins(text(try new(head, besides: names, title: "my-basket")), "`my-basket`"))
    }

    @Test func noHeadingWhereNoneHasOne() throws {
        let none = try new("", besides: [String](repeating: "", count: 5))
        #expect(text(none) == Self.rest && !none.hasPlaceForTitle)
        let one = try new("", besides: [String](repeating: "", count: 5) + ["# Loom\n"])
        #expect(text(one).hasPrefix("# Weave a basket\n") && one.hasPlaceForTitle)
        let few = try new("", besides: [String](repeating: "", count: 4))
        #expect(text(few).hasPrefix("# Weave a basket\n"))
    }
}
