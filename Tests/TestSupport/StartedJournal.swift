import Proposals

extension Journal {
    /// The bytes that a journal begins with, over a file of some bytes.
    package static func start(path: String, base: [UInt8], text: [UInt8]) -> [UInt8] {
        start(path: path, baseRecord: record(ofBase: base), text: text)
    }
}
