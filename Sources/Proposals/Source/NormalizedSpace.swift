/// Text with one blank for every run of white space.
package enum NormalizedSpace {
    package static func joined(_ text: Substring) -> String { text.words.joined(separator: " ") }

    package static func joined(_ text: String) -> String { joined(text[...]) }
}
