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
}
