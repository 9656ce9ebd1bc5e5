import Forms
import Proposals
import TestSupport
import Testing

/// A title that is typed, taken away and typed again, with the template's words around its place.
@Suite struct TitleStepsTests {
    /// What the template has around the title, in each place that a title can stand in.
    private static let forms = [
        "RFC-NNNN: <title>", "<title> (RFC)", "AIP-XX: <title> (draft)",
    ]

    private static func texts(_ form: String) -> [String] {
        let rest = "\n## Abstract\n\nWhat?\n\n## Motivation\n\nWhy?\n"
        return [
            "---\ntitle: \"\(form)\"\nkind: a\n---\n\n# \(form)\n" + rest,
            "---\ntitle: '\(form)'\nkind: a\n---\n" + rest, "# \(form)\n" + rest,
            "# \(form)\n\n- **Title**: \(form)\n- **Status**: Draft\n" + rest,
            "<pre>\nBIP: ?\nTitle: \(form)\nStatus: Draft\n</pre>\n" + rest,
            "```\nNo: ?\nTitle: \(form)\nStatus: Draft\n```\n" + rest,
        ]
    }

    private static func form(_ bytes: [UInt8], _ template: Template) -> Form {
        var form = Form.opened(bytes, path: "x.md", template: template)
        goToTitle(in: &form)
        return form
    }

    private static func goToTitle(in form: inout Form) {
        for step in 0..<40 {
            if form.place.field == form.proposal.fieldPlace(named: "title") { return }
            _ = form.handle(.action(step < 20 ? .previousField : .nextField))
        }
    }

    private static func string(_ form: Form) -> String {
        String(decoding: form.proposal.bytes, as: UTF8.self)
    }

    private static func type(_ words: String, in form: inout Form) {
        for character in words { _ = form.handle(.typed(character)) }
    }

    @Test(arguments: forms) func takenAwayAndTypedAgain(around: String) {
        for text in Self.texts(around) {
            let bytes = Array(text.utf8)
            let template = Template(reading: bytes, name: "own")
            var once = Self.form(bytes, template)
            Self.type("Foo", in: &once)
            let expected = String(decoding: once.proposal.bytes, as: UTF8.self)
            #expect(expected == text.replacing("<title>", with: "Foo"))
            // Within one visit, having left the field, and having opened the file again.
            for pause in 0..<3 {
                var form = Self.form(bytes, template)
                for words in ["x", "Other", "Foo"] {
                    Self.type(words, in: &form)
                    if words == "Foo" { break }
                    for _ in words { _ = form.handle(.action(.delete(.motion(.left)))) }
                    if pause == 1 {
                        _ = form.handle(.action(.nextSection))
                        _ = form.handle(.action(.previousSection))
                        Self.goToTitle(in: &form)
                    }
                    if pause == 2 { form = Self.form(form.proposal.bytes, template) }
                }
                let written = String(decoding: form.proposal.bytes, as: UTF8.self)
                #expect(written == expected, "\(pause)")
            }
        }
    }

    /// A title that stands in front matter and in the heading is changed in both, as one step, as long as
    /// they agree; each can be changed alone where they do not.
    @Test func inTwoPlaces() {
        let rest = "\n## Abstract\n\nWhat?\n\n## Motivation\n\nWhy?\n"
        let own = "---\nstatus: draft\ntitle: <title>\n---\n\n# TEP-NNNN: <title>\n\(rest)"
        let template = Template(reading: Array(own.utf8), name: "own")
        func text(_ title: String, _ heading: String) -> String {
            "---\nstatus: accepted\ntitle: \(title)\n---\n\n# TEP-0108: \(heading)\n\(rest)"
        }
        func opened(_ text: String, isInHeading: Bool) -> Form {
            var form = Form.opened(Array(text.utf8), path: "x.md", template: template)
            for step in 0..<40 {
                let isTitle = form.field.name?.lowercased() == "title"
                if isTitle, form.field.isHeading == isInHeading { break }
                _ = form.handle(.action(step < 20 ? .previousField : .nextField))
            }
            _ = form.handle(.action(.move(.lineEnd)))
            return form
        }
        for isInHeading in [true, false] {
            let start = text("Mapping", "Mapping")
            var form = opened(start, isInHeading: isInHeading)
            #expect(form.field.isHeading == isInHeading)
            Self.type(" too", in: &form)
            #expect(Self.string(form) == text("Mapping too", "Mapping too"))
            #expect(
                form.session.message?.text
                    == "The title in the \(isInHeading ? "front matter" : "heading") is changed with it."
            )
            _ = form.handle(.action(.undo))
            #expect(Self.string(form) == start)
            // Taken away and typed anew.
            for _ in "Mapping" { _ = form.handle(.action(.delete(.motion(.left)))) }
            Self.type("New", in: &form)
            #expect(Self.string(form) == text("New", "New"))
        }
        var form = opened(text("mapping", "Mapping"), isInHeading: true)
        Self.type(" too", in: &form)
        #expect(
            Self.string(form) == text("mapping", "Mapping too"))
        #expect(form.session.message == nil)
    }

    /// A number that is typed with the title takes the place of the one to come.
    @Test(arguments: [
        ("AIP-XX: <title>", "AIP-12: Own", "AIP-12: Own"),
        ("NUMBER. <title>", "12. Own", "12. Own"), ("AIP-XX <title>", "AIP-12 Own", "AIP-12 Own"),
        ("NUMBER. <title> (draft)", "12. Own", "12. Own (draft)"),
        ("AIP-XX: <title> (draft)", "AIP-12: Own", "AIP-12: Own (draft)"),
        ("AIP-XX: <title>", "RFC-12: Own", "AIP-XX: RFC-12: Own"),
        ("AIP-XX: <title>", "Own AIP-12: x", "AIP-XX: Own AIP-12: x"),
        ("RFC: <title>", "RFC: Own", "RFC: RFC: Own"),
    ])
    func itsOwnNumber(around: String, typed: String, written: String) {
        for text in Self.texts(around).prefix(2) {
            let bytes = Array(text.utf8)
            var form = Self.form(bytes, Template(reading: bytes, name: "own"))
            Self.type(typed, in: &form)
            let title = form.proposal.value(ofField: "title")
            #expect(title == written)
            let heading = form.proposal.titleHeading
            #expect(heading.isEmpty || heading == written || around == "RFC: <title>")
            // The caret is still behind what was typed.
            Self.type("er", in: &form)
            let behind = written.hasSuffix(")") ? " (draft)" : ""
            let longer = form.proposal.value(ofField: "title")
            #expect(longer == written.dropLast(behind.count) + "er" + behind)
        }
    }
}
