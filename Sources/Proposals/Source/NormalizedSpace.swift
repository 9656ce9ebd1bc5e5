/// Text with one blank for every run of white space.
package enum NormalizedSpace {
    package static func joined(_ text: some StringProtocol) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
