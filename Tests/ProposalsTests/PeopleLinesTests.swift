import Proposals
import TestSupport
import Testing

/// Several people of one field, each on a line: what is written anew stands as the others do.
@Suite struct PeopleLinesTests {
    private static func proposal(_ name: String, _ bytes: [UInt8]? = nil) throws -> Proposal {
        let path = "\(Files.repository)/Tests/Templates/kinds/\(name).md"
        let template = Template(reading: try #require(Files.read(path)), name: name)
        return Proposal(bytes ?? template.source.bytes, template: template)
    }

    /// The lines of a field in the bytes of a proposal.
    private static func lines(_ proposal: Proposal, from name: String, to next: String) -> String {
        let text = String(decoding: proposal.bytes, as: UTF8.self)
        guard let start = text.firstRange(of: name), let end = text.firstRange(of: next) else {
            return ""
        }
        return String(text[start.lowerBound..<end.lowerBound])
    }

    @Test func eachHasTheLineOfTheTemplate() throws {
        for ending in ["\n", "\r\n"] {
            let text = String(decoding: try Self.proposal("zip").bytes, as: UTF8.self)
            var proposal = try Self.proposal(
                "zip", Array(text.replacing("\n", with: ending).utf8))
            let place = try #require(proposal.fieldPlace(named: "Owners"))
            let owners = { Self.lines(proposal, from: "    Owners", to: "    Credits") }
            proposal.setValue("A <a@x>, B <b@x>", at: place)
            let two = "    Owners: A <a@x>\(ending)            B <b@x>\(ending)"
            #expect(owners() == two)
            #expect(proposal.value(ofField: "Owners") == "A <a@x>, B <b@x>")
            proposal = Proposal(proposal.bytes, template: proposal.template)
            #expect(proposal.value(ofField: "Owners") == "A <a@x>, B <b@x>")
            try proposal.addValue("C <c@x>", at: place)
            #expect(owners() == two + "            C <c@x>\(ending)")
            try proposal.removeValue("A <a@x>", at: place)
            #expect(
                owners() == "    Owners: B <b@x>\(ending)            C <c@x>\(ending)")
            try proposal.removeValue("C <c@x>", at: place)
            #expect(owners() == "    Owners: B <b@x>\(ending)")
            proposal.setValue("B <b@x>, D", at: place)
            #expect(owners() == "    Owners: B <b@x>\(ending)            D\(ending)")
        }
    }

    /// What stands between them is kept: commas at the ends of lines, and several on a line.
    @Test func commasAtTheEndsOfLines() throws {
        let template = try Self.proposal("bip")
        let text = String(decoding: template.bytes, as: UTF8.self)
        let one = "  Authors: Ana <a@x>,\n           Bo <b@x>\n"
        let old = "  Authors: <name> <mail>\n           <name> <mail>\n"
        var proposal = try Self.proposal("bip", Array(text.replacing(old, with: one).utf8))
        let place = try #require(proposal.fieldPlace(named: "Authors"))
        let authors = { Self.lines(proposal, from: "  Authors", to: "  Status") }
        #expect(authors() == one)
        #expect(proposal.value(ofField: "Authors") == "Ana <a@x>, Bo <b@x>")
        try proposal.addValue("Cy", at: place)
        let three = one.replacing("Bo <b@x>\n", with: "Bo <b@x>,\n           Cy\n")
        #expect(authors() == three)
        let again = Proposal(proposal.bytes, template: proposal.template)
        #expect(again.value(ofField: "Authors") == "Ana <a@x>, Bo <b@x>, Cy")
        proposal.setValue("Di, Ed", at: place)
        #expect(authors() == "  Authors: Di,\n           Ed\n")
        try proposal.removeValue("Ed", at: place)
        #expect(authors() == "  Authors: Di\n")
    }

    @Test func itemsOfAList() throws {
        let template = Template(
            reading: Array(
                "# {title}\n\n- Authors: list of names\n- Status: draft\n\n## A\n\nB?\n".utf8),
            name: "own")
        for (written, values, added) in [
            ("A, B,\n  C", "A, B, C", "A, B,\n  C,\n  D"), ("A\n  B", "A, B", "A\n  B\n  D"),
            ("A, B\n  C", "A, B, C", nil), ("A,", "A, ", nil), ("A", "A", "A, D"),
        ] {
            let bytes = Array("# T\n\n- Authors: \(written)\n- Status: draft\n\n## A\n\nB.\n".utf8)
            var proposal = Proposal(bytes, template: template)
            let place = try #require(proposal.fieldPlace(named: "Authors"))
            #expect(proposal.value(ofField: "Authors") == values)
            guard let added else { continue }
            try proposal.addValue("D", at: place)
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == "# T\n\n- Authors: \(added)\n- Status: draft\n\n## A\n\nB.\n")
        }
    }
}
