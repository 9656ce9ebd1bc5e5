import Proposals
import Prose

/// The start of a text below what gives its section a name for links, `[summary]: #summary`: that stays
/// above what is written.
extension Form {
    /// Where a way to the start stops first: at the start of the text, below what gives the section a name
    /// for links.
    func startOfText(by motion: Motion) -> Position? {
        guard motion == .sectionStart else { return nil }
        let start = proposal.startOfText(ofField: place.field)
        return start > .start && start < place.caret ? start : nil
    }

    /// All of a field, but for what gives the section a name for links; with that from above it, and a
    /// second time.
    func allText(in text: WrappedText) -> Range<Position>? {
        let start = proposal.startOfText(ofField: place.field)
        let own = text.text.isEmpty ? nil : start..<text.text.end
        guard start > .start, place.caret >= start, place.selection != own else {
            return text.range(of: .all, at: place.caret, selection: place.selection)
        }
        return own
    }
}
