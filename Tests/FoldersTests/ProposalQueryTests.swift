import Folders
import Testing

/// What words find in a list of proposals.
@Suite struct ProposalQueryTests {
    private static let collector: ListedProposal = {
        var proposal = ListedProposal(
            path: "enhancements/004-gc.md", number: "004", title: "Garbage collection of Blobs",
            status: "Under Review", updated: "2025-09-30",
            authors: ["Ana Lima <ana@example.org>", "Bo O'Neil"])
        proposal.asked = AskedReviewers(names: ["Cy Twombly"], includesMe: true)
        return proposal
    }()
    private static let metrics = ListedProposal(
        path: "002-metrics.md", number: "002", title: "Prometheus", status: "Draft",
        authors: ["Development Team"])

    private func finds(_ query: String, me: String = "", _ proposal: ListedProposal? = nil) -> Bool
    {
        ProposalQuery(query, me: me).matches(proposal ?? Self.collector)
    }

    @Test(arguments: [
        "", "  ", "gc", "garbage", "bage coll", "004", "4", "under", "lima", "gc lima",
        "\"collection of\"", "Blobs", "-metrics", "-", "status:", "author:", "-status:",
    ])
    func found(_ query: String) {
        #expect(finds(query))
    }

    @Test(arguments: [
        "gd", "gc metrics", "\"blobs under\"", "GARBAGE", "-gc", "gc -lima", "BLOBS", "005",
    ])
    func notFound(_ query: String) {
        #expect(!finds(query))
    }

    @Test(arguments: [
        ("status:under", true), ("status:rev", true), ("status:eview", false),
        ("status:\"under review\"", true), ("status:UNDER", false), ("STATUS:under", true),
        ("status:draft", false), ("status:draft status:under", true), ("status:draft,under", true),
        ("-status:draft", true), ("-status:under", false), ("-status:draft -status:under", false),
        ("author:ana", true), ("author:lima", true), ("author:ima", false), ("author:neil", true),
        ("author:\"Ana Lima\"", true), ("author:\"Ana Bo\"", false),
        ("author:ana status:draft", false),
        ("review:cy", true), ("review:ana", false), ("review:me", true),
        ("\"status:under\"", false),
        ("title:gc", false), ("-\"status:under\"", true),
    ])
    func byKey(_ query: String, _ isFound: Bool) {
        #expect(finds(query) == isFound)
    }

    @Test func meIsWhoeverIsAtHand() {
        #expect(finds("author:me", me: "Ana Lima"))
        #expect(finds("author:me", me: "bo o'neil"))
        #expect(!finds("author:me", me: "Ana"))
        #expect(!finds("author:me", me: "An"))
        #expect(!finds("author:me"))
        #expect(!finds("author:\"me\"", me: "Ana Lima"))
        #expect(!finds("review:\"me\""))
        #expect(!finds("review:me", Self.metrics))
        #expect(ProposalQuery("review:me").asksForReviews)
        #expect(!ProposalQuery("review me").asksForReviews)
    }

    @Test func optionsAreAskedBesideTheWords() {
        var query = ProposalQuery("gc status:draft", status: ["under"])
        #expect(!query.matches(Self.collector))
        query = ProposalQuery("gc", status: ["draft", "under review"], author: ["ana", "cy"])
        #expect(query.matches(Self.collector) && !query.matches(Self.metrics))
    }
}
