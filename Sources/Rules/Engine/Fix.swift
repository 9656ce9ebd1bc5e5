/// A change of the file's bytes that takes a finding away.
package struct Fix: Equatable, Sendable {
    /// Bytes of the file, and what is written in their place.
    package struct Edit: Equatable, Sendable {
        package var range: Range<Int>
        package var text: String

        package init(_ range: Range<Int>, _ text: String) {
            (self.range, self.text) = (range, text)
        }
    }

    /// Whether nothing is lost whoever applies the fix: `octopen fix` applies only safe fixes.
    package var isSafe: Bool
    /// The change as an order: "Write `007`."
    package var title: String
    /// The edits in file order; none overlaps another.
    package var edits: [Edit]

    static func safe(_ title: String, _ edits: [Edit]) -> Fix {
        Fix(isSafe: true, title: title, edits: edits)
    }

    static func suggested(_ title: String, _ edits: [Edit]) -> Fix {
        Fix(isSafe: false, title: title, edits: edits)
    }

    /// The bytes of the file with the fix applied.
    package func applied(to bytes: [UInt8]) -> [UInt8] { bytes.applying(edits) }
}

extension [UInt8] {
    /// - Parameter edits: in file order, apart from each other.
    func applying(_ edits: [Fix.Edit]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        var at = 0
        for edit in edits {
            bytes += self[at..<edit.range.lowerBound]
            bytes += edit.text.utf8
            at = edit.range.upperBound
        }
        return bytes + self[at...]
    }
}
