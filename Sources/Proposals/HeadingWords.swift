/// A heading cut into words, to be compared with many others.
package final class HeadingWords: Sendable {
    package let letters: [Unicode.Scalar]
    package let words: [ArraySlice<Unicode.Scalar>]

    package init(_ heading: String) {
        letters = Array(heading.unicodeScalars)
        words = letters.split { scalar in
            scalar.isASCII
                ? !("a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar)
                : !Character(scalar).isLetter && !Character(scalar).isNumber
        }
    }
}
