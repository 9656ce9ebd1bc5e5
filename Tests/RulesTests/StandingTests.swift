import Proposals
import Rules
import Testing

/// Where proposals stand by the words of projects.
@Suite struct StandingTests {
    @Test(arguments: [
        ("", Standing.draft), ("Draft", .draft),
        ("Under Review", .review), ("proposed", .review), ("Last Call", .review),
        ("Active review (March 1...14, 2026)", .review), ("provisional", .review),
        ("Returned for revision", .draft), ("Approved", .accepted), ("implementable", .accepted),
        ("Implemented (Swift 5.9)", .accepted), ("Living", .accepted), ("not accepted", .draft),
        ("Rejected", .ended), ("Accepted, superseded by 9", .ended), ("on hold", .ended),
        ("Withdrawn", .ended), ("Stagnant", .ended), ("Frobnicated", .draft),
        ("Rechazado", .ended), ("却下", .ended), ("提案", .review), ("草案", .draft), ("승인", .accepted),
        ("已接受", .accepted), ("未接受", .draft), ("BROUILLON", .draft), ("ACCEPTÉ", .accepted),
        ("REJETÉ", .ended), ("DÉPRÉCIÉ", .ended), ("Remplacée par 4", .ended),
        ("Veraltet", .ended), ("Bozza", .draft), ("Approvata", .accepted),
    ])
    func words(_ status: String, _ standing: Standing) {
        #expect(Standing(status: status) == standing)
    }

    @Test func whatNoWordTellsIsToldByItsPlace() {
        let choices = ["Sketch", "Weighed", "Accepted", "Shipped"]
        #expect(
            choices.map { Standing(status: $0, choices: choices) } == [
                .draft, .review, .accepted, .accepted,
            ])
        #expect(
            Template.enhancement.statusChoices.map { Standing(status: $0) } == [
                .draft, .review, .accepted, .accepted, .ended,
            ])
    }
}
