import Proposals
import Rules

/// What the author says of headings that may be called otherwise in the newer template.
package struct MigrationAnswers: Equatable, Sendable {
    /// A heading of the document, and what it is called now.
    struct Renaming: Equatable {
        let old: String
        let new: String
    }

    var renamed: [Renaming] = []
    var kept: [String] = []

    fileprivate var options: Migration.Options {
        var options = Migration.Options()
        options.renames = renamed.map { ($0.old, $0.new) }
        options.kept = kept
        return options
    }
}

/// Adding what the template has gained since the document was begun.
extension Form {
    /// Why there is nothing to add.
    var obstacleToMigration: String? {
        newerTemplate == nil ? "The template has no newer version than that of this document." : nil
    }

    /// The newest version, where the document follows an older one.
    private var newerTemplate: Template? {
        proposal.template.day == nil ? nil : session.context.newest?.chosen(.named)
    }

    /// Adds it as one step of undo; what became of a heading is asked first.
    mutating func migrate(_ answers: MigrationAnswers = MigrationAnswers()) {
        guard let newest = newerTemplate else {
            say(obstacleToMigration ?? "")
            return
        }
        settle()
        let migration: Migration
        do throws(MigrationObstacle) {
            migration = try self.migration(answers)
        } catch {
            session.message = Message("Not migrated: the file \(error).", isError: true)
            return
        }
        if let (old, new) = migration.pairs.first {
            ask(what: old, isNow: new, besides: answers)
            return
        }
        guard !migration.isEmpty else {
            let left = migration.left.first.map { ": “\($0.name)”: \($0.reason)" } ?? ""
            say("There is nothing to add\(left).")
            return
        }
        let old = proposal.bytes
        let same = migration.start ?? zip(old, migration.bytes).prefix { $0 == $1 }.count
        takeWhole(
            migration.bytes, template: newest, at: same,
            says: "Added what is new: \(migration.summary); undo takes it out.")
    }

    /// The document with what is new, by the author's answers so far.
    func migration(_ answers: MigrationAnswers) throws(MigrationObstacle) -> Migration {
        var context = session.context
        context.template = proposal.template
        return try Migration(proposal.bytes, context: context, options: answers.options)
    }

    private mutating func ask(
        what old: String, isNow new: String, besides answers: MigrationAnswers
    ) {
        var (renaming, keeping) = (answers, answers)
        renaming.renamed.append(.init(old: old, new: new))
        keeping.kept.append(old)
        openRemedies(
            mark: " ", why: ["The template may call “\(old)” “\(new)” now."],
            remedies: [
                ("Call it “\(new)”", .migrating(renaming)),
                ("Keep “\(old)”, and add “\(new)” beside it", .migrating(keeping)),
            ])
    }
}

extension Migration {
    /// `3 sections, 1 field`
    fileprivate var summary: String {
        let counts = [(sections.count, "section"), (fields.count, "field")]
        var parts = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        if !renamed.isEmpty { parts.append("\(renamed.count) renamed") }
        return parts.joined(separator: ", ")
    }
}
