import Glibc
import Proposals
import Rules

/// `octopen.conf` of a proposal folder.
struct ConfigurationFile {
    let folder: String
    let restriction: Restriction

    private var path: String { ProposalFolder.joined(folder, "octopen.conf") }

    /// The configuration of the file; an empty one where there is no file.
    func read() -> Configuration {
        guard access(path, F_OK) == 0 else { return Configuration() }
        do throws(Failure) {
            try restriction.confine(path)
            return Configuration(
                try WholeFile.read(path), file: path, rules: RuleCatalogue.names)
        } catch {
            return Configuration(unreadable: path, "\(error)")
        }
    }

    /// Writes it with something changed; all else in it stays.
    func change(_ change: (inout ConfigurationText) -> Void) throws(Failure) {
        let old = try bytes
        var text = ConfigurationText(old ?? [])
        change(&text)
        try AtomicSave(request: SaveRequest(path: path, bytes: text.bytes, expected: old))
            .runOrFail()
    }

    /// The change of the file that a setting makes.
    func change(by setting: Setting) throws(Failure) -> SettingChange {
        guard let change = SettingChange(setting, path: path, old: try bytes) else {
            throw Failure("\(path): cannot name [\(setting.section)]: a heading there ends at a #")
        }
        return change
    }

    /// Writes what the author agreed to, if the file is still as it was; one that would be left
    /// empty goes.
    func write(_ change: SettingChange) throws(Failure) {
        guard try bytes == change.old else {
            throw Failure("\(path): changed on disk meanwhile; nothing was written, ask again")
        }
        if change.new.isEmpty {
            guard unlink(path) == 0 else {
                throw Failure("\(path): cannot be deleted: \(Failure.reason())")
            }
        } else {
            try AtomicSave(
                request: SaveRequest(path: path, bytes: change.new, expected: change.old)
            ).runOrFail()
        }
    }

    /// Nil where there is no file.
    private var bytes: [UInt8]? {
        get throws(Failure) {
            try restriction.confine(path)
            return access(path, F_OK) == 0 ? try WholeFile.read(path) : nil
        }
    }
}
