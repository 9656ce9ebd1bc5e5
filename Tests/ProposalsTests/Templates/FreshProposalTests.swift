import Proposals
import TestSupport
import Testing

/// New proposals from the templates of ten projects, against what was written down by hand before
/// there was code: `Tests/Templates/NAME.diff` is the template's difference to a new proposal.
@Suite struct FreshProposalTests {
    /// A field that a document lacks goes above those that stand behind it in the template.
    @Test(arguments: ["\n", "\n\n", ""]) func aFieldAboveAllOthers(gap: String) throws {
        let text =
            "# <title>\n\n- Author: {who}\n- Date: YYYY-MM-DD\n- Status: Draft\n\n## S\n\nWhat?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let own = "# X\n\(gap)- Status: Draft\n\n## S\n\nIt.\n"
        for name in ["Author", "Date"] {
            var proposal = Proposal(Array(own.utf8), template: template)
            let place = try #require(proposal.fieldPlace(named: name))
            proposal.setValue("2026-01-02", at: place)
            #expect(
                String(decoding: proposal.bytes, as: UTF8.self)
                    == own.replacing("- Status", with: "- \(name): 2026-01-02\n- Status"))
        }
    }

    /// A real day in a template is that of the template: a day of the text becomes today's, and
    /// others are for the author to write.
    @Test func daysOfTheTemplate() throws {
        let rest =
            "\n# <title>\n\n- Start Date: 2018-12-26 (when you began)\n"
            + "- Since: 2019-12-26 (when you sent it)\n- Accepted on: 2019-01-02\n\n## S\n\nWhat?\n"
        func front(_ day: String) -> String {
            "---\ncreated: \(day)\nlast updated: \(day)\n---\n"
        }
        let template = Template(reading: Array((front("2018-07-16") + rest).utf8), name: "own")
        let new = NewProposal(
            template: template, title: "T", author: "", today: try #require(Day("2026-11-27")))
        let expected = rest.replacing("<title>", with: "T")
            .replacing("2018-12-26 (when you began)", with: "2026-11-27")
        #expect(String(decoding: new.bytes, as: UTF8.self) == front("2026-11-27") + expected)
        let since = try #require(template.field(named: "Since"))
        #expect(since.saysNothing(since.placeholder) && !since.saysNothing("2020-01-02"))
    }

    /// A day is written in the form that the template asks for.
    @Test(arguments: [
        ("dd.MM.yyyy", "30.11.2026"), ("DD/MM/YYYY", "30/11/2026"), ("MM/DD/YYYY", "11/30/2026"),
        ("[YYYY/MM/DD]", "2026/11/30"), ("`dd.MM.yyyy`", "`30.11.2026`"),
        ("20xx-xx-xx", "2026-11-30"), ("2020/21", "2020/21"),
    ])
    func daysInTheirForm(asked: String, written: String) throws {
        let text = "# <title>\n\n- Date: \(asked)\n- Merged on: \(asked)\n\n## S\n\nWhat?\n"
        let new = NewProposal(
            template: Template(reading: Array(text.utf8), name: "own"), title: "T", author: "",
            today: try #require(Day("2026-11-30")))
        let expected = text.replacing("<title>", with: "T")
            .replacing("- Date: \(asked)", with: "- Date: \(written)")
        #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
    }

    /// The title's own entry in a list of contents says what the heading says.
    @Test func theEntryOfTheTitle() {
        func text(_ title: String, _ anchor: String) -> String {
            "# \(title)\n\n- [\(title)](#\(anchor))\n  - [S](#s)\n  - [E](#e)\n\n## S\n\nWhat?\n\n"
                + "## E\n\nWhy?\n"
        }
        let template = Template(
            reading: Array(text("ADR-NNN: Any Title", "adr-nnn-any-title").utf8), name: "own")
        let new = NewProposal(
            template: template, title: "Use pipes", author: "", today: Day(secondsSince1970: 0))
        #expect(
            String(decoding: new.bytes, as: UTF8.self)
                == text("ADR-NNN: Use pipes", "adr-nnn-use-pipes"))
        var proposal = Proposal(new.bytes, template: template)
        proposal.numberTitle(7, written: "007")
        proposal.leadLinks(since: new.bytes)
        #expect(
            String(decoding: proposal.bytes, as: UTF8.self)
                == text("ADR-007: Use pipes", "adr-007-use-pipes"))
    }

    /// A proposal begins as one, in whatever order the template names what may become of it; where
    /// nothing says how, that is for its author.
    @Test(arguments: [
        ("{Deprecated|Proposed|Accepted}", "Proposed"), ("{accepted | draft}", "draft"),
        ("{rejected | accepted}", "{rejected | accepted}"),
        ("[Rejected | **Proposed** | Accepted]", "**Proposed**"),
        ("\\[proposed | rejected | accepted]", "proposed"), ("{Idea | Draft | Final}", "Idea"),
        ("{accepted | superseded}", "accepted"), ("{却下 | 提案 | 承認}", "提案"),
        ("{否決 | 草案}", "草案"),
    ])
    func theStatusOfTheBeginning(asked: String, status: String) throws {
        let text = "# <title>\n\n- Status: \(asked)\n\n## S\n\nWhat?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "T", author: "", today: try #require(Day("2026-11-27")))
        #expect(
            String(decoding: new.bytes, as: UTF8.self)
                == text.replacing("<title>", with: "T").replacing(asked, with: status))
    }

    /// The same of a section that is its value.
    @Test func theStatusOfASectionAtTheBeginning() throws {
        let text = "# <title>\n\n## Status\n\n{Deprecated|Proposed|Accepted}\n\n## S\n\nWhat?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "T", author: "", today: try #require(Day("2026-11-27")))
        #expect(String(decoding: new.bytes, as: UTF8.self).contains("## Status\n\nProposed\n"))
    }

    /// Fields of other languages: a full-width colon has its value right behind it, and status and day
    /// of the beginning are known by their names.
    @Test(arguments: [
        (
            "- **状态**：草案\n- **作者**：（请填写作者姓名）\n- **创建日期**：YYYY-MM-DD",
            "- **状态**：草案\n- **作者**：（请填写作者姓名）\n- **创建日期**：2026-11-27"
        ),
        ("状态：提议 | 接受 | 拒绝", "状态：提议"),
        ("* ステータス: {提案 | 承認 | 却下}\n* 日付: {YYYY-MM-DD}", "* ステータス: 提案\n* 日付: 2026-11-27"),
        ("* 상태: [제안 | 승인 | 거부]\n* 날짜: [YYYY-MM-DD]", "* 상태: 제안\n* 날짜: 2026-11-27"),
        (
            "* Estado: [propuesto | rechazado | aceptado]\n* Fecha: [YYYY-MM-DD]",
            "* Estado: propuesto\n* Fecha: 2026-11-27"
        ),
    ])
    func fieldsOfOtherLanguages(asked: String, filled: String) throws {
        let text = "# <title>\n\n\(asked)\n\n## S\n\nWhat?\n"
        let template = Template(reading: Array(text.utf8), name: "own")
        let new = NewProposal(
            template: template, title: "T", author: "", today: try #require(Day("2026-11-27")))
        let expected = text.replacing("<title>", with: "T").replacing(asked, with: filled)
        #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: KnownTemplates.names) func isWhatAPersonWouldWrite(name: String) throws {
        let template = try #require(KnownTemplates.template(name))
        let patch = try #require(KnownTemplates.notes("diff", on: name))
        let expected = patched(template.source.bytes, patch)
        let new = NewProposal(
            template: template, title: "Faster widgets", author: "Ada Lovelace",
            today: try #require(Day("2026-11-27")))
        #expect(String(decoding: new.bytes, as: UTF8.self) == expected)
    }

    /// The text with the hunks of a unified difference applied; the place of one is its context.
    private func patched(_ bytes: [UInt8], _ patch: String) -> String {
        let old = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var result: [String] = []
        var at = 0
        for line in patch.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("@@") {
                let start = line.split(separator: " ")[1].dropFirst().split(separator: ",")[0]
                let next = max((Int(start) ?? 1) - 1, at)
                result += old[at..<next]
                at = next
            } else if line.hasPrefix("+") {
                result.append(String(line.dropFirst()))
            } else if line.hasPrefix("-") || line.hasPrefix(" ") {
                if line.hasPrefix(" ") { result.append(old[at]) }
                #expect(old[at] == String(line.dropFirst()))
                at += 1
            }
        }
        let text = (result + old[min(at, old.count)...]).joined(separator: "\n")
        return text.hasSuffix("\n") ? text : text + "\n"
    }
}
