import Folders
import Forms

/// A folder of proposals as a list shows it.
enum ListedFolder {
    static let listing: ProposalListing = {
        var collection = ListedProposal(
            path: "proposals/gc.md", title: "Garbage collection", status: "Draft",
            updated: "2026-11-20", authors: ["Ana Lima"])
        collection.findings = .init()
        collection.findings?.todos = 11
        var tags = ListedProposal(
            path: "proposals/002-tags.md", number: "002", title: "Tag history",
            status: "Under Review", updated: "2026-10-01", authors: ["Bo Chen"])
        tags.findings = .init()
        tags.findings?.errors = 1
        tags.findings?.warnings = 2
        tags.asked = AskedReviewers(names: ["Ana Lima"], includesMe: true)
        var metrics = ListedProposal(
            path: "proposals/001-metrics.md", number: "001", title: "Metrics for 日本 and all",
            status: "Approved", updated: "2026-09-15", authors: ["Ana Lima", "Bo Chen"])
        metrics.hasUnsavedWork = true
        let bare = ListedProposal(path: "proposals/notes.md")
        return ProposalListing(
            [collection, tags, metrics, bare],
            statuses: ["Draft", "Under Review", "Approved", "Rejected", "Implemented"],
            me: "Ana Lima", isRead: true)
    }()
}
