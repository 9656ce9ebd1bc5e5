import Proposals
import Testing

@testable import Rules

@Suite struct TitleRulesTests {
    let heading = "# Enhancement 004: Tag history"

    @Test func titleMissing() {
        let expected = ["1:1 error title-missing: There is no title."]
        for status in ["Draft", "Under Review", "Rejected"] {
            let text = Sample.with(heading + "\n\n", "", status: status)
            #expect(Sample.findings(text) == expected)
        }
    }

    @Test func titleRepeated() {
        let text = Sample.with("## References", "# More\n\n## References")
        let expected = "113:3 warning title-repeated: Line 113 is a second title."
        #expect(Sample.findings(text) == [expected])
        let three = Sample.findings(text + "\n\n# Most")
        let both = "There are 3 titles: see lines 113 and 119."
        #expect(three == ["113:3 warning title-repeated: \(both)"])
        // Neither in code nor among the comments of front matter.
        #expect(Sample.findings(Sample.with("tags/\n", "# tags\n")) == [])
        #expect(Sample.findings("---\n# one\n# two\ntitle: Tags\n---\n\n" + Sample.proposal) == [])
    }

    @Test func titlePlaceholder() {
        let words = "still the template's."
        let field = Sample.with("Title**: Tag history", "Title**: Brief descriptive title")
        #expect(Sample.findings(field) == ["6:14 todo title-placeholder: The title is \(words)"])
        let title = Sample.with(heading, "# Enhancement Template")
        #expect(Sample.findings(title) == ["1:3 todo title-placeholder: The title is \(words)"])
        let later = Sample.with(heading, "# Enhancement Template", status: "Approved")
        #expect(Sample.findings(later) == ["1:3 error title-placeholder: The title is \(words)"])
    }

    @Test func titleDiffers() {
        let text = Sample.with("Title**: Tag history", "Title**: Tags over time")
        let says = "The heading says 'Tag history', Title says 'Tags over time'."
        #expect(Sample.findings(text) == ["1:20 warning title-differs: \(says)"])
        for same in ["Enhancement: Tag history", "Tag history", "enhancement 4:  Tag  history #"] {
            #expect(Sample.findings(Sample.with(heading, "# \(same)")) == [], "\(same)")
        }
        // The same words, written otherwise.
        for same in ["Tag History", "`Tag` history.", "“Tag” *history*…", "tag history!"] {
            let text = Sample.with(heading, "# Enhancement 004: \(same)")
            #expect(Sample.findings(text) == [], "\(same)")
        }
        let more = Sample.findings(Sample.with(heading, "# Enhancement 004: Tag history (TH)"))
        #expect(more.map { $0.contains("title-differs") } == [true])
        let empty = "The heading is empty, Title says 'Tag history'."
        let found = Sample.findings(Sample.with(heading, "# Enhancement 004:"))
        #expect(found == ["1:19 warning title-differs: \(empty)"])
    }

    @Test func titleNumberDiffers() {
        let text = Sample.with("Number**: 004", "Number**: 005", status: "Approved")
        let expected = "1:3 error title-number-differs: The heading says 004, the field says 005."
        #expect(Sample.findings(text) == [expected])
        // Zeros that are none of the template's are a number.
        let zeros = Sample.with(heading, "# Enhancement 000: Tag history", status: "Approved")
        #expect(
            Sample.findings(zeros).filter { $0.contains("title-number-differs") }
                == ["1:3 error title-number-differs: The heading says 000, the field says 004."])
        for value in ["(assigned after approval)", ""] {
            #expect(Sample.findings(Sample.with("Number**: 004", "Number**: \(value)")) == [])
        }
    }

    @Test func titleLong() {
        let title = String(repeating: "ö", count: 80)
        let text = Sample.proposal.replacing("Tag history", with: title)
            .replacing("Title**: Tag history", with: "Title**: \(title)")
        #expect(Sample.findings(text) == ["6:14 note title-long: The title has 80 characters."])
        let shorter = text.replacing("öö", with: "ö").replacing("**: öö", with: "**: ö")
        #expect(Sample.findings(shorter) == [])
    }

    @Test func fileNameForm() {
        for name in [
            "004-tag-history.md", "tags.md", "004-basic-oci-registry.md", "README.md",
            "004-отчёт-日本.md", "use-go1.18.md", "004-42.type.md",
        ] {
            #expect(Sample.findings(Sample.proposal, fileName: name) == [], "\(name)")
        }
        let wrong = [
            "Tag History.md": "tag-history.md", "tag_history.md": "tag-history.md",
            "004--tags.md": "004-tags.md", "tags.MD": "tags.md", "Отчёт.md": "отчёт.md",
            "étiquettes.md": "etiquettes.md",
        ]
        for (name, right) in wrong {
            let message = "The file name `\(name)` should be `\(right)`."
            #expect(
                Sample.findings(Sample.proposal, fileName: name)
                    == ["1:1 warning file-name-form: \(message)"])
        }
    }

    /// Beside files named as slugs, a name as the template shows one is fine.
    @Test func fileNameOfTheTemplate() {
        let text =
            "# <title>\n\n- Author: <name>\n\n## Aim\n\nWhat is it? Name the file "
            + "`eip-draft_title_abbrev.md`.\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let own = "# Own\n\n- Author: Ana\n\n## Aim\n\nIt is.\n"
        let proposal = Proposal(Array(own.utf8), template: template)
        let told = { (name: String) in
            let summaries = (1...5).map {
                ProposalSummary(proposal, fileName: "eip-\($0).md")
            }
            var context = CheckContext(template: template, today: Sample.today, fileName: name)
            context.folder = FolderFacts(summaries.map(\.entry))
            return Check(proposal, context: context).findings()
                .contains { $0.rule == "file-name-form" }
        }
        #expect(!told("eip-draft_blob_floor.md"))
        // A sign for a number to come stands in its place.
        #expect(!told("NNNN-blob-floor.md") && !told("adr-XXX-blob.md") && told("NNNN-Blob.md"))
        // The language of a translation stands behind a dot.
        #expect(!told("eip-1-blob.zh.md") && told("eip-1-blob.draft.md"))
        #expect(told("eip_blob_floor.md") && told("eip-draft_Blob.md"))
    }

    @Test func preambleLeft() {
        let note =
            "This is a template for creating\nenhancement proposals for the *octoserve* project."
        let text = Sample.with("## Enhancement I", "\(note)\n\n## Enhancement I")
        let message = "The template's note is still there."
        #expect(Sample.findings(text) == ["3:1 todo preamble-left: \(message)"])
        let own = Sample.with("## Enhancement I", "This replaces proposal 002.\n\n## Enhancement I")
        #expect(Sample.findings(own) == [])
        let later = text.replacing("**: Draft", with: "**: Rejected")
        #expect(Sample.findings(later) == ["3:1 error preamble-left: \(message)"])
    }
}
