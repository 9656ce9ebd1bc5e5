import Forms
import Glibc
import Rules

/// `octopen.conf` of a proposal folder.
struct ConfigurationFile {
    let folder: String
    let restriction: Restriction

    private var path: String { folder == "." ? "octopen.conf" : folder + "/octopen.conf" }

    /// What it says; as if it were empty where there is none.
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
        try restriction.confine(path)
        let old = access(path, F_OK) == 0 ? try WholeFile.read(path) : nil
        var text = ConfigurationText(old ?? [])
        change(&text)
        try AtomicSave(request: SaveRequest(path: path, bytes: text.bytes, expected: old))
            .runOrFail()
    }
}
