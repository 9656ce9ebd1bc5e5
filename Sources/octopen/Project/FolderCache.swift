import Glibc
import Proposals
import Rules

/// The summaries of a folder's proposals from earlier runs, in one file of the user's cache.
///
/// A summary stands for a file while the file's stamp is the stamp that it was read with. A cache
/// that cannot be read or written is passed over in silence: then the files are read.
struct FolderCache: Sendable {
    private let file: CacheFile
    /// The facts that the summaries depend on beside the files: the folder, the program, the
    /// template.
    private let origin: String
    /// Whether the files are in folders of that folder, where several may have one name.
    let isOfFolders: Bool
    /// The time of the start, in seconds since 1970, before any file was looked at.
    private let start: Int

    typealias Reading = Result<ProposalSummary, Failure>

    /// Folders with fewer proposals are read as fast without.
    private static let fewest = 64
    /// Seconds that a file must have been at rest when it was read: file systems tell times by two
    /// seconds at worst, so that a write within them may leave no trace.
    private static let rest = 2

    /// - Returns: nil where proposals are two files each, or the program cannot be told from another build of the same version.
    /// - Parameter isOfFolders: whether it is for the files in folders of that folder, by their paths
    ///   without links of the file system.
    init?(of folder: String, template: Template, isOfFolders: Bool = false) {
        // Of two files one could change without the other's stamp.
        if template.sidecar != nil { return nil }
        var program = stat()
        guard let folder = FilePath.real(folder), stat("/proc/self/exe", &program) == 0 else {
            return nil
        }
        self.isOfFolders = isOfFolders
        file = CacheFile(name: FileKey.hash(isOfFolders ? folder + "/*" : folder))
        let parts =
            [
                Octopen.version, "\(KeptSummaries.Stamp(program))", folder, template.name,
                "\(template.choice)",
            ] + template.fields.map { "\($0.name) \($0.kind)" }
        origin = SHA256.hexadecimal(
            of: parts.flatMap { Array($0.utf8) + [0] } + template.source.bytes)
        start = time(nil)
    }

    /// The summaries that are kept, and the others as they are read now; then all of them are kept.
    ///
    /// - Parameters:
    ///   - paths: all proposals of the folder, by name: summaries of other paths are forgotten.
    ///   - read: called by several threads at a time.
    func summaries(
        of paths: [String], read: @escaping @Sendable (String) -> Reading
    ) -> [Reading] {
        guard paths.count >= FolderCache.fewest else { return FolderReader.inOrder(paths, read) }
        var kept = file.load().flatMap { KeptSummaries($0, origin: origin) }
        var stamps: [KeptSummaries.Stamp?] = []
        var readings = paths.map { path -> Reading? in
            let stamp = KeptSummaries.Stamp(path: path)
            stamps.append(stamp)
            guard let stamp else { return nil }
            return kept?.summary(
                of: FilePath(path).name, keptAs: keptName(of: path), stamp: stamp
            ).map { .success($0) }
        }
        let missing = paths.indices.filter { readings[$0] == nil }
        let added = FolderReader.inOrder(missing.map { paths[$0] }) { stamped($0, read) }
        for (index, (reading, stamp)) in zip(missing, added) {
            (readings[index], stamps[index]) = (reading, stamp)
        }
        let isForgotten = kept.map { $0.used != $0.count } ?? false
        if isForgotten || added.contains(where: { $0.1 != nil }) {
            var known: [(name: String, summary: ProposalSummary, stamp: KeptSummaries.Stamp)] = []
            for (index, path) in paths.enumerated() {
                guard let stamp = stamps[index], let summary = try? readings[index]?.get() else {
                    continue
                }
                known.append((keptName(of: path), summary, stamp))
            }
            file.save(KeptSummaries.bytes(of: known, origin: origin))
        }
        return readings.compactMap { $0 }
    }

    private func keptName(of path: String) -> String {
        isOfFolders ? path : FilePath(path).name
    }

    /// - Returns: with the stamp of what was read; nil if it may change and keep its stamp, or was
    ///   put in place of another file meanwhile.
    private func stamped(
        _ path: String, _ read: (String) -> Reading
    ) -> (Reading, KeptSummaries.Stamp?) {
        let stamp = KeptSummaries.Stamp(path: path)
        let reading = read(path)
        guard let stamp, max(stamp.seconds, stamp.changeSeconds) + FolderCache.rest < start,
            KeptSummaries.Stamp(path: path) == stamp, (try? reading.get()) != nil
        else { return (reading, nil) }
        return (reading, stamp)
    }
}

extension KeptSummaries.Stamp {
    init(_ status: stat) {
        self.init()
        (size, inode) = (Int(status.st_size), Int(truncatingIfNeeded: status.st_ino))
        device = Int(truncatingIfNeeded: status.st_dev)
        (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        (changeSeconds, changeNanoseconds) = (status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
    }

    /// Nil if there is no such file.
    fileprivate init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}
