import Glibc
import Proposals
import Rules
import Synchronization

/// What git's history tells of the versions of a template.
struct KnownVersions: Sendable {
    /// Nil where there is but one, or nothing is known.
    var versions: TemplateVersions?
    /// Since when the only version is there; nil where there are others, or may be.
    var onlySince: Day?

    /// The version that a document follows, as far as it is known; nil for one from before the only one.
    func template(for document: [UInt8], newest: Template) -> Template? {
        if let versions { return versions.template(for: document) }
        guard let onlySince else { return nil }
        let day = DocumentOutline(Source(document), headings: []).creation
        return day.map { $0 < onlySince } ?? false ? nil : newest
    }
}

/// Finds the versions of a template in the history of its file.
///
/// What they ask for is kept in the user's cache, so that nothing but the last commit is asked for
/// while that is the same.
struct TemplateHistory {
    private let repository: String
    /// From the root of the repository.
    private let path: String
    private let template: Template
    private let overrides: TemplateOverrides
    private let git: GitObjects

    /// - Parameter git: of the folder of the proposals.
    /// - Returns: nil where the template is in no repository.
    init?(
        of template: Template, overrides: TemplateOverrides, proposals: RealFolder?,
        git: GitObjects?
    ) {
        guard let file = template.file, let real = FilePath.real(file),
            let folder = RealFolder(FilePath(real).folder), let repository = folder.repository
        else { return nil }
        let shared = proposals?.repository == repository ? git : nil
        guard let git = shared ?? GitObjects(in: repository) else { return nil }
        (self.repository, self.git) = (repository, git)
        path = String(real.dropFirst(repository == "/" ? 1 : repository.utf8.count + 1))
        (self.template, self.overrides) = (template, overrides)
    }

    /// - Parameter trustsCache: whether what an earlier run found may stand for git's answer.
    func versions(trustsCache: Bool) -> KnownVersions {
        guard let head = git.commit("HEAD") else { return KnownVersions() }
        let cache = trustsCache ? Cache(repository: repository, path: path, template) : nil
        let kept = cache?.load()
        var versions = kept?.versions ?? []
        if kept?.head != head {
            guard let found = found(head) else { return KnownVersions() }
            let isSame =
                found.map(\.object) == versions.map(\.object)
                && found.map(\.day) == versions.map(\.day)
            if !isSame { versions = outlined(found) }
            cache?.save(KeptVersions(head: head, versions: versions))
        }
        if versions.count == 1 {
            let isWhole = !RepositoryState(of: repository).isShallow
            return KnownVersions(onlySince: isWhole ? versions[0].day : nil)
        }
        let all = TemplateVersions(newest: template, versions: versions) {
            [git, overrides, template] in
            guard let bytes = git.blob($0)?.bytes else { return nil }
            return template.version(template.joined(bytes), overrides)
        }
        return KnownVersions(versions: all)
    }

    /// The file at hand, then the others; nil if git does not tell.
    private func found(_ head: String) -> [(object: String, day: Day?)]? {
        // A template that is not committed has no history.
        guard let committed = git.blob("\(head):\(path)") else { return [("", nil)] }
        let log = GitHistory(
            repository: repository, isReplaced: { TemplateName(FilePath($0).name).isTemplate })
        guard let history = log.versions(of: path, upTo: head) else { return nil }
        let isClean =
            template.joined(committed.bytes).checkedOut(like: template.ownBytes)
            == template.ownBytes
        let days = history.map { ($0.object, Day(secondsSince1970: $0.seconds)) }
        let day = days.first { $0.0 == committed.object }?.1
        return [("", isClean ? day : nil)]
            + days.filter { !isClean || $0.0 != committed.object }.map { ($0.0, $0.1) }
    }

    /// The versions with the outline of each; a text that is no template is left out, and an older one
    /// that asks for nothing a document could lack, which each document would fit.
    private func outlined(_ found: [(object: String, day: Day?)]) -> [TemplateVersions.Version] {
        guard found.count > 1 else {
            let none = TemplateOutline(form: .init(sections: [], fields: []), lines: [])
            return found.map { .init(object: $0.object, day: $0.day, outline: none) }
        }
        let read = found.compactMap { version -> (object: String, day: Day?, template: Template)? in
            let bytes =
                version.object.isEmpty
                ? self.template.ownBytes
                : git.blob(version.object).map { self.template.joined($0.bytes) }
            guard let bytes else { return nil }
            let template = self.template.version(bytes)
            let asksForNothing = template.asksForTextAlone && !version.object.isEmpty
            return template.isNone || asksForNothing
                ? nil : (version.object, version.day, template)
        }
        let outlines = TemplateOutline.distinct(read.map { TemplateOutline($0.template) })
        return zip(read, outlines).map { .init(object: $0.object, day: $0.day, outline: $1) }
    }

    /// The versions that an earlier run found.
    private struct Cache {
        private let file: CacheFile
        private let origin: String

        /// - Returns: nil where the program cannot be told from another build of the same version.
        init?(repository: String, path: String, _ template: Template) {
            var program = stat()
            guard stat("/proc/self/exe", &program) == 0 else { return nil }
            let place = "\(repository)/\(path)"
            file = CacheFile(name: "template-\(FileKey.hash(place))")
            // A shallow clone may have been deepened since.
            var shallow = stat()
            let depth = stat("\(repository)/.git/shallow", &shallow) == 0 ? shallow.st_size : 0
            let parts = [
                Octopen.version, "\(KeptSummaries.Stamp(program))", place, "\(depth)",
            ]
            let bytes: [UInt8] = parts.flatMap { Array($0.utf8) + [0] }
            let sums = [bytes, template.source.bytes].map { "\(CheckSum.of($0[...]))" }
            origin = sums.joined(separator: " ")
        }

        func load() -> KeptVersions? {
            file.load().flatMap { KeptVersions($0, origin: origin) }
        }

        func save(_ versions: KeptVersions) { file.save(versions.bytes(origin: origin)) }
    }
}

/// The versions of the templates that a run meets, found once for each file. In another folder its
/// documents may say another thing of the heading.
final class TemplateHistories: Sendable {
    private typealias Known = (
        source: [UInt8], isTitleFixed: Bool, versions: KnownVersions
    )

    private let known = Mutex<[String: Known]>([:])

    /// - Parameter find: asked where the same file was not met with the same bytes.
    func versions(of template: Template, find: () -> KnownVersions) -> KnownVersions {
        guard let file = template.file else { return KnownVersions() }
        if let found = known.withLock({ $0[file] }), found.source == template.source.bytes,
            found.isTitleFixed == template.isTitleFixed
        {
            return found.versions
        }
        let versions = find()
        known.withLock { $0[file] = (template.source.bytes, template.isTitleFixed, versions) }
        return versions
    }
}

extension Template {
    /// A version of the template, below what its documents begin with today.
    fileprivate func version(
        _ bytes: [UInt8], _ overrides: TemplateOverrides = TemplateOverrides()
    ) -> Template {
        let version = Template(reading: bytes, name: name, overrides: overrides)
        return (learnedHead.map(version.below) ?? version).keepingTitle(of: self)
    }

    /// An older text of the template's file, with the metadata that its documents have today.
    fileprivate func joined(_ bytes: [UInt8]) -> [UInt8] {
        guard let sidecar, let metadata = sidecar.parted(source.bytes)?.metadata else {
            return bytes
        }
        return sidecar.joined(metadata, above: bytes)
    }
}
