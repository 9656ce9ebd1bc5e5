/// Files beside proposals that would be some but for their ending: `0003-loom.MD`, `gc.markdown`.
extension ProposalFolder {
    /// Names that are told at most; of more there is a number.
    private static let mostNames = 3

    /// What to tell of such files, which are not listed and whose numbers are not known; a line for all.
    var notesOnOtherEndings: [String] {
        let folder = forNew
        let names = StateFolder.names(in: folder).sorted().filter {
            Self.hasOtherEnding($0) && !Self.isFolder(Self.joined(folder, $0))
        }
        guard !names.isEmpty else { return [] }
        let more = names.count - Self.mostNames
        let shown = names.prefix(Self.mostNames).joined(separator: ", ")
        let all = more > 0 ? "\(shown) and \(more) more" : shown
        let place = folder == "." ? "" : "\(folder): "
        return [
            "\(place)\(all): not among these, for proposals end in .md; git mv gives them that ending"
        ]
    }

    private static func hasOtherEnding(_ name: String) -> Bool {
        let small = name.lowercased()
        guard let ending = [".md", ".markdown"].first(where: small.hasSuffix),
            !name.hasSuffix(".md")
        else { return false }
        return isProposal("\(name.dropLast(ending.count)).md")
    }
}
