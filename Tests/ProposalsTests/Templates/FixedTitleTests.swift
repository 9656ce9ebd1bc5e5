import Prose
import Testing

@testable import Proposals

/// A heading that nearly all documents have as the template has it is no place for a title.
@Suite struct FixedTitleTests {
    private func template(_ heading: String, _ head: String = "**Feature name:**") -> Template {
        let text = "# \(heading)\n\n\(head)\n\n## Motivation\n\nSay why.\n\n## Design\n\nSay how.\n"
        return Template(reading: Array(text.utf8), name: "own")
    }

    private func heads(_ headings: [String], of template: Template) -> [DocumentHead] {
        headings.compactMap { heading in
            let text = "# \(heading)\n\n## Motivation\n\nCold.\n\n## Design\n\nWool.\n"
            return DocumentHead(Array(text.utf8), of: template)
        }
    }

    private func begun(_ template: Template) throws -> String {
        let new = NewProposal(
            template: template, title: "Weave a basket", author: "Ana Lima",
            today: try #require(Day("2026-11-30")))
        return String(decoding: new.bytes, as: UTF8.self)
    }

    @Test func theHeadingStays() throws {
        let own = template("Feature:")
        #expect(own.mayKeepTitle)
        let all = [String](repeating: "Feature:", count: 9) + ["Loom"]
        let learned = own.keepingTitle(asIn: heads(all, of: own))
        #expect(learned.isTitleFixed)
        let text = try begun(learned)
        #expect(text.hasPrefix("# Feature:\n\n**Feature name:** Weave a basket\n\n## Motivation\n"))
        let proposal = Proposal(Array(text.utf8), template: learned)
        #expect(proposal.isTitleFixed)
        #expect(proposal.title == "Weave a basket")
        #expect(proposal.fieldName(meantBy: "title") == "Feature name")
        // It is known when the template is read anew.
        #expect(template("Feature:").keepingTitle(of: learned).isTitleFixed)
        #expect(!template("Thing:").keepingTitle(of: learned).isTitleFixed)
    }

    @Test func withoutAFieldForIt() throws {
        let own = template("RFC Proposal", "* Start Date:")
        let all = [String](repeating: "RFC Proposal", count: 6)
        let learned = own.keepingTitle(asIn: heads(all, of: own))
        #expect(learned.isTitleFixed)
        #expect(try begun(learned).hasPrefix("# RFC Proposal\n"))
        let new = NewProposal(
            template: learned, title: "Weave", author: "", today: Day(secondsSince1970: 0))
        #expect(!new.hasPlaceForTitle)
    }

    /// Titles of their own, too few documents of a heading that is no label, and headings that say that a
    /// title goes there.
    @Test func otherHeadingsAreReplaced() throws {
        let own = template("Feature:")
        let others = own.keepingTitle(asIn: heads((1...6).map { "Loom \($0)" }, of: own))
        #expect(!others.isTitleFixed)
        #expect(try begun(others).hasPrefix("# Weave a basket\n"))
        let idea = template("Neat Idea")
        let few = heads([String](repeating: "Neat Idea", count: 5), of: idea)
        #expect(!idea.keepingTitle(asIn: few).isTitleFixed)
        for heading in ["[Title]", "RFC: Title", "NUMBER. TITLE", "Feature Template"] {
            #expect(!template(heading).mayKeepTitle, "\(heading)")
        }
    }

    /// Of too few documents nothing is known, unless these have titles of their own.
    @Test func aLabelStaysWhereNothingIsKnown() throws {
        for heading in ["Feature:", "RFC Proposal"] {
            let own = template(heading).keepingTitle(asIn: [])
            #expect(own.isTitleFixed, "\(heading)")
            let text = try begun(own)
            #expect(text.hasPrefix("# \(heading)\n\n**Feature name:** Weave a basket\n"))
        }
        let bare = template("Feature:", "* Start Date:")
        let labeled = bare.keepingTitle(asIn: [])
        #expect(try begun(labeled).hasPrefix("# Feature: Weave a basket\n"))
        // It is known when the template is read anew.
        #expect(try begun(bare.keepingTitle(of: labeled)).hasPrefix("# Feature: Weave a basket\n"))
        let two = heads(["Loom", "Wheel"], of: bare)
        #expect(try begun(bare.keepingTitle(asIn: two)).hasPrefix("# Weave a basket\n"))
        for heading in ["Neat Idea", "Your feature here"] {
            #expect(!template(heading).keepingTitle(asIn: []).isTitleFixed, "\(heading)")
        }
    }
}
