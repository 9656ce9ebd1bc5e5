import Folders
import Prose

/// The proposals of the folder, to go to one: over a form, or alone.
package struct ProposalsLayer: Sendable {
    /// There is no form to go back to.
    package let isAlone: Bool
    /// The proposal that lies open below, by its path.
    package let current: String?
    /// All proposals, in their order.
    private var all: [ListedProposal] = []
    /// The proposals that the filter leaves, as indices of `all`.
    private var found: [Int] = []
    /// The places that were found in the texts of the proposals, the best first; by their paths.
    private var hits: [ProposalHit] = []
    private var place: ProposalsPlace
    /// The row under the cursor, among the rows that are shown.
    package private(set) var selected = 0
    /// The first row that is seen.
    package private(set) var top = 0
    private var rows = 1
    /// The document under the cursor as it is read; nil while none is to be seen.
    package private(set) var preview: ListPreview?
    /// The words that were looked for in the texts last; nil for none.
    private var searched: String?
    private var previewColumns = Viewport.usual.columns
    /// Whether the titles are known, or only the files.
    package private(set) var isRead = false
    /// The person at hand, whom `me` means.
    private var me = ""

    init(isAlone: Bool, current: String?, place: ProposalsPlace?) {
        (self.isAlone, self.current) = (isAlone, current)
        self.place = place ?? ProposalsPlace(path: current)
        if current != nil { self.place.path = current }
    }

    var footer: [FooterWish] {
        [
            FooterWish([.choose], "Open"), FooterWish([.newProposal], "New"),
            FooterWish([.review], "Review"), FooterWish([.preview], "Preview"),
            FooterWish([.find], place.searchesText ? "Filter" : "Search"),
            isAlone ? FooterWish([.quit], "Quit") : FooterWish([.back], "Back"),
            FooterWish([.changeOrder], "Order"),
            FooterWish([.help], FooterKey.help),
        ]
    }

    // MARK: What is shown

    package var count: Int { all.count }

    package var shownCount: Int { found.count }

    /// The proposal in a row, of the proposals that the filter leaves.
    package func shown(_ row: Int) -> ListedProposal { all[found[row]] }

    package var selection: ListedProposal? {
        found.indices.contains(selected) ? all[found[selected]] : nil
    }

    /// Proposals whose findings are counted first: the proposals that are seen.
    package var wanted: [String] {
        (top..<max(min(top + rows, found.count), top)).map { shown($0).path }
    }

    /// The words that were typed to filter.
    package var filter: String { place.filter }

    package var order: ProposalOrder.Key { place.order.key }

    package var showsPreview: Bool { place.showsPreview }

    package var searchesText: Bool { place.searchesText }

    /// The place that was found in the proposal of a row; nil where no words were looked for.
    package func hit(_ row: Int) -> ProposalHit? {
        place.searchesText && hits.indices.contains(row) ? hits[row] : nil
    }

    mutating func fit(_ viewport: ProposalsViewport) {
        rows = max(place.showsPreview ? viewport.rowsBesidePreview : viewport.rows, 1)
        previewColumns = viewport.previewColumns
        preview?.fit(columns: previewColumns)
        scroll()
    }

    /// Keeps the cursor on the screen; in the middle of the screen where it was outside.
    private mutating func scroll() {
        selected = min(max(selected, 0), max(found.count - 1, 0))
        if selected == top - 1 {
            top = selected
        } else if selected == top + rows {
            top = selected - rows + 1
        } else if selected < top || selected >= top + rows {
            top = selected - rows / 2
        }
        top = max(min(top, found.count - rows), 0)
    }

    // MARK: What is read of the folder

    /// Takes what was read in place of what is shown; the cursor stays on its proposal.
    mutating func take(_ listing: ProposalListing) -> [Effect] {
        (isRead, me) = (listing.isRead, listing.me)
        place.order.statuses = listing.statuses
        let counts = all.filter { $0.findings != nil }
        all = place.order.sorted(listing.proposals)
        take(Dictionary(counts.map { ($0.path, $0.findings ?? .init()) }) { first, _ in first })
        filter(keeping: place.path)
        return effects()
    }

    /// Takes counts of findings of some, by their paths.
    mutating func take(_ counts: [String: ListedProposal.FindingCounts]) {
        guard !counts.isEmpty else { return }
        for index in all.indices {
            if let counted = counts[all[index].path] { all[index].findings = counted }
        }
    }

    /// Takes the document that was asked for, unless the cursor is on another by now.
    mutating func take(_ bytes: [UInt8]?, ofFile path: String) {
        guard preview != nil, path == selection?.path else { return }
        preview = ListPreview(path: path, bytes: bytes, columns: previewColumns)
    }

    /// Takes what was found in the texts, unless other words are looked for by now.
    mutating func take(_ hits: [ProposalHit], for words: String) -> [Effect] {
        guard place.searchesText, words == place.filter else { return [] }
        self.hits = hits
        filter(keeping: place.path)
        return previewEffects()
    }

    private mutating func filter(keeping path: String?) {
        if place.searchesText {
            let places = Dictionary(
                all.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
            hits = hits.filter { places[$0.path] != nil }
            found = hits.compactMap { places[$0.path] }
        } else {
            let query = ProposalQuery(place.filter, me: me)
            found =
                query.isEmpty
                ? Array(all.indices) : all.indices.filter { query.matches(all[$0]) }
        }
        selected = path.flatMap { path in found.firstIndex { all[$0].path == path } } ?? 0
        scroll()
    }

    /// Keeps the cursor on its proposal whatever becomes known; before it was moved, it stays on top.
    private mutating func remember() {
        if let path = selection?.path { place.path = path }
    }

    // MARK: Inputs

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        defer { form.session.proposalsPlace = place }
        switch input {
        case .character(let character): type(place.filter + String(character))
        case .paste(let text):
            type(place.filter + text.normalizedLines.joined(separator: " "))
        case .pointed(.row(let row)):
            guard found.indices.contains(row) else { return .stays }
            if row == selected { return open() }
            move(by: row - selected)
        case .pointed: break
        case .action(let action): return respond(to: action, in: &form)
        }
        return .stays(effects())
    }

    /// The effects of an input: the preview of the document under the cursor, and a search for
    /// other words.
    private mutating func effects() -> [Effect] {
        guard place.searchesText, searched != place.filter else { return previewEffects() }
        searched = place.filter
        return previewEffects() + [.searchProposals(place.filter)]
    }

    private mutating func respond(to action: Action, in form: inout Form) -> Outcome {
        switch action {
        case .back where place.searchesText:
            place.filter = ""
            toggleSearch()
        case .back where !place.filter.isEmpty: type("")
        case .back: return isAlone ? .stays([.leave(keepsWork: false)]) : .closes
        case .find: toggleSearch()
        case .proposals: return isAlone ? .stays : .closes
        case .choose, .newline: return open()
        case .newProposal: return .stays([.visit(.new)])
        case .review:
            remember()
            guard let path = selection?.path else { return .stays }
            return .stays([.visit(.review(path))])
        case .preview:
            place.showsPreview.toggle()
        case .changeOrder:
            remember()
            place.order.key = place.order.key.next
            all = place.order.sorted(all)
            filter(keeping: place.path)
        case .chooseNext, .nextField, .move(.rowDown): move(by: 1)
        case .choosePrevious, .previousField, .move(.rowUp): move(by: -1)
        case .move(.pageDown): move(by: max(rows - 1, 1))
        case .move(.pageUp): move(by: -max(rows - 1, 1))
        case .move(.sectionStart), .documentStart: move(by: -found.count)
        case .move(.sectionEnd), .documentEnd: move(by: found.count)
        case .delete: type(String(place.filter.dropLast()))
        case let other:
            guard isAlone else { return .yields }
            form.sayNothingHappens(by: other, in: .proposals)
        }
        return .stays(effects())
    }

    /// Opens the proposal under the cursor; goes back to the form where it is open there.
    private mutating func open() -> Outcome {
        remember()
        guard let path = selection?.path else { return .stays }
        let line = hit(selected)?.line
        return path == current && line == nil
            ? .closes : .stays([.visit(.edit(path, line: line))])
    }

    /// From filtering to looking into the texts, or back.
    private mutating func toggleSearch() {
        place.searchesText.toggle()
        (hits, searched) = ([], nil)
        filter(keeping: place.path)
    }

    private mutating func type(_ filter: String) {
        guard filter != place.filter else { return }
        place.filter = filter
        // A search lists the best proposal first.
        if place.searchesText { place.path = nil }
        top = 0
        self.filter(keeping: filter.isEmpty ? place.path : nil)
    }

    private mutating func move(by step: Int) {
        selected = min(max(selected + step, 0), max(found.count - 1, 0))
        scroll()
        remember()
    }

    /// What is to be read for the preview, if the cursor is on another proposal than before.
    private mutating func previewEffects() -> [Effect] {
        guard place.showsPreview, let path = selection?.path else {
            preview = nil
            return []
        }
        guard preview?.path != path else { return [] }
        preview = ListPreview(path: path)
        return [.readProposal(path)]
    }
}
