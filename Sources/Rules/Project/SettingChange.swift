import Proposals

/// A setting of `octopen.conf` that is written, or taken out again.
package struct Setting: Equatable, Sendable {
    /// `section Motivation`, `field Status`
    package let section: String
    package let name: String
    package let value: String
    /// Whether the template means it by itself: then another value that is there is taken out
    /// instead of written over.
    package let isTemplates: Bool

    package init(section: String, name: String, value: String, isTemplates: Bool = false) {
        (self.section, self.name, self.value, self.isTemplates) = (
            section, name, value, isTemplates
        )
    }
}

/// What becomes of `octopen.conf` when a setting is written, or taken out where it is there.
package struct SettingChange: Equatable, Sendable {
    package let setting: Setting
    /// The file.
    package let path: String
    /// Nil where there is no file yet.
    package let old: [UInt8]?
    package let new: [UInt8]
    /// Lines with text that go, and lines that come.
    package let gone: [String]
    package let come: [String]

    /// - Returns: nil where the file cannot say it: the name has signs that end a line of it.
    package init?(_ setting: Setting, path: String, old: [UInt8]?) {
        var text = ConfigurationText(old ?? [])
        let found = text.value(of: setting.name, in: setting.section)
        if let found, setting.isTemplates || found.lowercased() == setting.value {
            text.remove(setting.name, in: setting.section)
        } else {
            text.set(setting.name, to: setting.value, in: setting.section)
            let read = Configuration(text.bytes, file: path, rules: []).overrides
            guard read != Configuration(old ?? [], file: path, rules: []).overrides else {
                return nil
            }
        }
        (self.setting, self.path, self.old, new) = (setting, path, old, text.bytes)
        let (before, after) = (Self.lines(old ?? []), Self.lines(new))
        let top = zip(before, after).prefix { $0 == $1 }.count
        let end = zip(before.dropFirst(top).reversed(), after.dropFirst(top).reversed())
            .prefix { $0 == $1 }.count
        gone = before[top..<before.count - end].filter { !$0.isEmpty }
        come = after[top..<after.count - end].filter { !$0.isEmpty }
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self).trimmed }
    }
}
