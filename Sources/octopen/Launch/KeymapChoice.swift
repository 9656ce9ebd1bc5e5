import Forms
import Glibc

/// Which keymap is in force, and where its lines are.
struct KeymapChoice {
    /// As it was named for the run; nil if it was not.
    let name: String?
    let restriction: Restriction

    /// The user's own lines, the chosen file, the shipped one.
    func keymap() -> Keymap {
        var sources: [KeymapSource] = []
        if let own = UserConfiguration.folder.map({ $0 + "/keys" }), access(own, F_OK) == 0 {
            sources.append(source(own, shown: "keys"))
        }
        if let name { sources.append(named(name)) }
        return Keymap(sources) { resolve($0) }
    }

    /// One file as it stands, above the shipped keymap.
    func keymap(checking file: String) -> Keymap {
        Keymap([source(file, shown: FilePath(file).name)]) { resolve($0) }
    }

    /// The keymaps that can be named: the shipped ones, and the user's own.
    var names: [String] {
        let own = UserConfiguration.folder.map { StateFolder.names(in: "\($0)/keymaps") } ?? []
        return (KeymapSource.embedded.map(\.file) + own.sorted()).filter { $0.hasSuffix(".keys") }
            .map { String($0.dropLast(".keys".count)) }
    }

    /// The keymap that was named for the run, where there is neither such a name nor such a file.
    var unknownName: String? {
        guard let name, resolve(name) == nil, restriction.isOn || access(name, F_OK) != 0 else {
            return nil
        }
        return name
    }

    private func named(_ name: String) -> KeymapSource {
        if let found = resolve(name) { return found }
        let file = FilePath(name).name
        if restriction.isOn {
            return KeymapSource(file: file, .unreadable("this run is restricted"))
        }
        return source(name, shown: file)
    }

    private func resolve(_ name: String) -> KeymapSource? {
        if let shipped = KeymapSource.embedded(name) { return shipped }
        guard !name.contains("/"), let folder = UserConfiguration.folder else { return nil }
        let path = "\(folder)/keymaps/\(name).keys"
        return access(path, F_OK) == 0 ? source(path, shown: "\(name).keys") : nil
    }

    private func source(_ path: String, shown: String) -> KeymapSource {
        do {
            return KeymapSource(file: shown, bytes: try WholeFile.read(path))
        } catch {
            return KeymapSource(file: shown, .unreadable("\(error)"))
        }
    }
}
