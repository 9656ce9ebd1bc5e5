import Forms
import Proposals
import TestSupport
import Testing

/// Templates in the manner of many projects (`Tests/Templates/kinds`): what is typed and taken away
/// again leaves nothing behind, and values are read as they were set.
@Suite struct TemplateKindsTests {
    private static let names = Files.below("\(Files.repository)/Tests/Templates/kinds").map {
        path in
        String(path.split(separator: "/").last?.dropLast(3) ?? "")
    }

    private static func template(_ name: String) throws -> Template {
        let path = "\(Files.repository)/Tests/Templates/kinds/\(name).md"
        return Template(reading: try #require(Files.read(path)), name: name)
    }

    /// A new proposal of it, with a title and without.
    private static func fresh(_ template: Template) -> [[UInt8]] {
        ["", "Own words"].map { title in
            NewProposal(
                template: template, title: title, author: "Ada", today: Day(secondsSince1970: 0)
            ).bytes
        }
    }

    @Test(arguments: names) func valuesAreReadAsTheyWereSet(name: String) throws {
        let template = try Self.template(name)
        let values = [
            "Words", "2026-01-02", "true", "null", "12", "1.", "-", "- x", "```", "a: b # c", "`x`",
            "<a@b>", "*", "[x]", "#", "x #", "@a", "~",
        ]
        for bytes in Self.fresh(template) {
            for field in template.fields {
                // Signs alone are no words of a value: `-` says that there is none.
                for value in values where !field.isUnfilled(value) {
                    var proposal = Proposal(bytes, template: template)
                    guard let place = proposal.fieldPlace(named: field.name),
                        proposal.field(at: place).readOnly == nil
                    else { continue }
                    if case .ownSection = field.place { continue }
                    proposal.setValue(value, at: place)
                    let again = Proposal(proposal.bytes, template: template)
                    let set = proposal.value(ofField: field.name)
                    #expect(again.value(ofField: field.name) == set, "\(field.name)=\(value)")
                    #expect(
                        set == value || field.titleForm != nil
                            || field.kind == .people || field.kind == .values
                            || set.contains(value), "\(field.name)=\(value)")
                    for other in template.fields where other.name != field.name {
                        #expect(
                            again.value(ofField: other.name)
                                == Proposal(bytes, template: template).value(ofField: other.name),
                            "\(other.name) beside \(field.name)=\(value)")
                    }
                }
            }
        }
    }

    /// Walking through all of it changes nothing.
    @Test(arguments: names) func lookingChangesNothing(name: String) throws {
        let template = try Self.template(name)
        for bytes in Self.fresh(template) {
            var form = Form.opened(bytes, path: "x.md", template: template)
            for _ in 0..<200 {
                _ = form.handle(.action(.nextField))
                #expect(form.proposal.bytes == bytes)
            }
        }
    }

    @Test(arguments: names) func typedAndTakenAway(name: String) throws {
        let template = try Self.template(name)
        for bytes in Self.fresh(template) {
            var start = Form.opened(bytes, path: "x.md", template: template)
            for _ in 0..<60 { _ = start.handle(.action(.previousField)) }
            var places: [FieldPlace] = []
            while !places.contains(start.place.field) {
                places.append(start.place.field)
                var form = start
                defer {
                    // Past the words that stand for others in the same field.
                    for _ in 0..<60 {
                        _ = start.handle(.action(.nextField))
                        if start.place.selection == nil { break }
                    }
                }
                let kept = form.proposal.text(ofField: form.place.field)
                if form.proposal.readOnlyReason(ofField: form.place.field) != nil { continue }
                if case .choice = form.proposal.kind(ofField: form.place.field) { continue }
                // What is typed there takes the place of words of the template's.
                if form.placeholder(at: form.place.caret) != nil { continue }
                let (title, slot) = (
                    form.proposal.sections[form.section].title, form.place.field.slot
                )
                _ = form.handle(.typed("x"))
                let typed = form.proposal.bytes
                _ = form.handle(.action(.delete(.motion(.left))))
                let taken = form.proposal.bytes
                let said: Comment = "\(title) \(slot)"
                if !kept.isEmpty, !start.proposal.sections[form.section].isUntouched {
                    #expect(Self.text(taken) == Self.text(bytes), said)
                }
                // Words of the template's that asked may be gone, and nothing else.
                let lines = Self.text(bytes).split(separator: "\n")
                let left = Self.text(taken).split(separator: "\n").filter { !lines.contains($0) }
                let areFields = left.allSatisfy {
                    $0.contains(":") || $0.hasPrefix("#") || $0.hasPrefix("|")
                }
                #expect(areFields, said)
                #expect(left.count <= 2, said)
                let blanks = { (text: [UInt8]) in
                    Self.text(text).split(separator: "\n", omittingEmptySubsequences: false).count(
                        where: \.isEmpty)
                }
                #expect(blanks(taken) <= blanks(bytes), said)
                _ = form.handle(.typed("x"))
                #expect(Self.text(form.proposal.bytes) == Self.text(typed), said)
                _ = form.handle(.action(.delete(.motion(.left))))
                #expect(Self.text(form.proposal.bytes) == Self.text(taken), said)
                _ = form.handle(.action(.nextSection))
                _ = form.handle(.action(.previousSection))
                #expect(Self.text(form.proposal.bytes) == Self.text(taken), said)
            }
        }
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
