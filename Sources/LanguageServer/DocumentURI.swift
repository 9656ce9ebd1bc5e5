import Markdown

/// Addresses of documents, and paths of files.
enum DocumentURI {
    private static let scheme = "file://"

    /// The path that a `file` address means; nil for one of another scheme, or of another host.
    static func path(_ uri: String) -> String? {
        guard uri.lowercased().hasPrefix(scheme) else { return nil }
        var rest = uri.dropFirst(scheme.count)
        if rest.hasPrefix("localhost/") { rest = rest.dropFirst("localhost".count) }
        guard rest.hasPrefix("/") else { return nil }
        let path = Array(rest.prefix { $0 != "?" && $0 != "#" }.utf8)[...].decodingPercents
        return path.utf8.contains(0) ? nil : path
    }

    static func uri(ofPath path: String) -> String { scheme + path.percentEncoded }
}
