/// Where bindings hold, as a heading says: a context, in one mode or in all.
package struct KeymapHeading: Hashable, Sendable, CustomStringConvertible {
    package var context: Context
    package var mode: String?

    package var description: String {
        context.rawValue + (mode.map { ":" + $0 } ?? "")
    }

    /// The headings under which one file is searched for a key of the context, nearest first.
    static func chain(of context: Context, mode: String?) -> [KeymapHeading] {
        context.chain.flatMap { context in
            let general = KeymapHeading(context: context)
            guard let mode else { return [general] }
            return [KeymapHeading(context: context, mode: mode), general]
        }
    }
}
