import Glibc
import Markdown
import Proposals
import Rules

/// Numbers that were reserved for proposals: references `refs/octopen/numbers/NNN` of the repository,
/// each to a small text that says for which proposal, by whom and when.
///
/// A push of such a reference takes the number for everybody: git refuses it where another one has
/// that name already. Git is asked as `GitObjects` asks it.
struct NumberReservations {
    struct Reservation: Equatable {
        let number: Int
        let reference: String
        /// The name of the proposal's file without its number; empty where the text does not say.
        let proposal: String
        let person: String
        let day: String
    }

    /// The start of the names of references.
    static let start = "refs/octopen/numbers/"

    let folder: String

    /// - Parameter folder: in a repository.
    init(in folder: String) { self.folder = folder }

    // MARK: Reading

    /// How many are read.
    private static let limit = 10_000

    /// By number.
    var all: [Reservation] {
        let words = [
            "for-each-ref", "--count=\(Self.limit)", "--format=%(refname)", Self.start,
        ]
        guard let printed = run(words), !printed.isEmpty, let git = GitObjects(in: folder) else {
            return []
        }
        return String(decoding: printed, as: UTF8.self).split(separator: "\n")
            .compactMap { reference in
                let reference = String(reference)
                let digits = reference.dropFirst(Self.start.utf8.count)
                guard let number = digits.asProposalNumber else { return nil }
                let text = git.blob(reference).map { String(decoding: $0.bytes, as: UTF8.self) }
                let lines = (text ?? "").split(separator: "\n")
                let value = { (name: String) in
                    lines.first { $0.hasPrefix(name + ": ") }
                        .map { String($0.dropFirst(name.utf8.count + 2)) } ?? ""
                }
                return Reservation(
                    number: number, reference: reference, proposal: value("proposal"),
                    person: value("by"), day: value("on"))
            }.sorted { $0.number < $1.number }
    }

    // MARK: Writing

    /// Reserves a number; two that do it at once cannot both succeed.
    /// - Returns: the name of the reference; nil where somebody has it by now.
    func reserve(_ number: Int, for proposal: String, by person: String, on day: Day)
        throws(Failure) -> String?
    {
        let text = Self.text(proposal, person, "\(day)")
        guard let object = object(feed(Array(text.utf8), ["hash-object", "-w", "--stdin"])) else {
            throw Failure("\(folder): git cannot write into the repository; see git fsck")
        }
        // The reference has this name wherever it is made, whatever the width of the folder's
        // numbers.
        let reference = Self.start + number.padded(to: 3)
        // The old value is that of a reference that is not there.
        let none = String(repeating: "0", count: object.utf8.count)
        if run(["update-ref", "--no-deref", reference, object, none]) != nil { return reference }
        if run(["rev-parse", "--verify", "--quiet", reference]) != nil { return nil }
        throw Failure("\(reference): git cannot write it; see git update-ref, which says why")
    }

    /// Says of the numbers of a proposal that it has another name now.
    /// - Returns: what is to be done for others to know; a line for each number.
    func lead(from old: String, to new: String) -> [String] {
        all.filter { $0.proposal == old }.map { reservation in
            let reference = reservation.reference
            let text = Self.text(new, reservation.person, reservation.day)
            guard let before = object(run(["rev-parse", "--verify", "--quiet", reference])),
                let now = object(feed(Array(text.utf8), ["hash-object", "-w", "--stdin"])),
                run(["update-ref", "--no-deref", reference, now, before]) != nil
            else {
                return "\(reference): still names \(old), and \(new) would get another number; "
                    + "see git update-ref"
            }
            return "\(reference): is reserved for \(new) now; if it was pushed, git push "
                + "--force-with-lease=\(reference):\(before) \(remote) \(reference) tells the others"
        }
    }

    private static func text(_ proposal: String, _ person: String, _ day: String) -> String {
        "proposal: \(proposal)\nby: \(ReadableText.line(person))\non: \(day)\n"
    }

    private func object(_ printed: [UInt8]?) -> String? {
        printed.map { String(decoding: $0, as: UTF8.self).trimmed }
    }

    /// The remote that one pushes to: the only one, or that of this name.
    var remote: String {
        let names = String(decoding: run(["remote"]) ?? [], as: UTF8.self).split(separator: "\n")
        return names.count == 1 ? String(names[0]) : "origin"
    }

    private func run(_ words: [String]) -> [UInt8]? {
        ChildProcess.output(
            of: ["git"] + GitObjects.settings + words, in: folder, variables: GitObjects.variables,
            patience: 5000)
    }

    /// The output of git for some input.
    private func feed(_ bytes: [UInt8], _ words: [String]) -> [UInt8]? {
        guard
            let talk = ChildProcess.talk(
                to: ["git"] + GitObjects.settings + words, in: folder,
                variables: GitObjects.variables)
        else { return nil }
        let isWritten = WholeFile.write(bytes, to: talk.input) == 0
        close(talk.input)
        let printed = try? WholeFile.readAll(talk.output, path: "git")
        close(talk.output)
        return ChildProcess.wait(talk.process) == 0 && isWritten ? printed : nil
    }
}
