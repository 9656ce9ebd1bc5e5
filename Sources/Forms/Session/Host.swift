/// The program around a form, and what it allows.
package struct Host: Sendable {
    /// Whether there is no form to go back to from the review.
    package var isReviewOnly: Bool
    /// Whether nothing but the folder of the proposals can be reached: no shell, no editor, no
    /// other name.
    package var isRestricted: Bool
    /// Checks at a pause are run outside, so that no key waits for them.
    package var checksAside: Bool
    /// The terminal tells what the mouse does, and selects nothing with it by itself.
    package var hearsMouse = false

    package init(
        isReviewOnly: Bool = false, isRestricted: Bool = false, checksAside: Bool = false
    ) {
        (self.isReviewOnly, self.isRestricted) = (isReviewOnly, isRestricted)
        self.checksAside = checksAside
    }
}
