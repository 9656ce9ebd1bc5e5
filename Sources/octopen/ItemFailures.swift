import Proposals

/// Why an item or a value could not be added or removed, as it is told.
extension ItemFault {
    /// Items that are named where none has the words.
    private static let mostListed = 10

    func failure(_ words: String, inSection name: String) -> Failure {
        switch self {
        case .noItems:
            Failure("\(name): has no list of items as it is written; --from replaces its text")
        case .notRead:
            Failure(
                "\(name): “\(words)” would not be read as an item; write other words, or all of the "
                    + "text with --from")
        case .ofTemplate:
            Failure(
                "\(name): its items are the template's, and no item of yours; they go with the "
                    + "first that --add writes")
        case .thereAlready, .notThere, .several: failure(words, in: name)
        }
    }

    func failure(_ words: String, inField name: String) -> Failure {
        switch self {
        case .noItems:
            Failure("\(name): holds one value; write \(name)=\(words)", exitCode: 64)
        case .notRead:
            Failure(
                "\(name): “\(words)” is not one value; write it without commas and line ends",
                exitCode: 64)
        case .thereAlready, .notThere, .several, .ofTemplate: failure(words, in: name)
        }
    }

    private func failure(_ words: String, in name: String) -> Failure {
        switch self {
        case .several(let count):
            Failure("\(name): has “\(words)” \(count) times; edit the file")
        case .notThere(let others) where others.isEmpty: Failure("\(name): is empty")
        case .notThere(let others):
            Failure(
                "\(name): has no “\(words)”; there is "
                    + others.prefix(Self.mostListed).map { "“\($0)”" }.joined(separator: ", ")
                    + (others.count > Self.mostListed
                        ? " and \(others.count - Self.mostListed) more" : ""))
        case .thereAlready, .noItems, .notRead, .ofTemplate:
            Failure("\(name): has “\(words)” already")
        }
    }
}

extension Proposal {
    /// - Parameter name: of the section, as it is told.
    mutating func addItems(
        _ all: [String], toSection index: Int, named name: String
    ) throws(Failure) {
        do throws(RefusedItem) {
            try addItems(all, toSection: index)
        } catch {
            throw error.fault.failure(error.words, inSection: name)
        }
    }
}
