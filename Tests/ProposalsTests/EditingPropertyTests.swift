import Proposals
import Prose
import TestSupport
import Testing

/// Random documents: nothing is lost when they are cut, and one edit changes its own bytes only.
@Suite struct EditingPropertyTests {
    private static let fragments = [
        "# Enhancement 004: Title", "# Other", "## Summary", "## Goals", "## Non-Goals ##",
        "## Proposal", "### Overview", "### Implementation Phases", "## Enhancement Information",
        "## Custom", "#### Deeper", "Summary", "-------", "=====", "```", "~~~ go", "<!-- c", "-->",
        "- **Title**: Title", "- **Status**: Draft", "* Authors: Ana, Bo ", "- **Last Updated**:",
        "- item", "  - nested", "  more", "1. **Phase 1: Core**", "   - a", "2. Phase 2: Next",
        "1. one", "> quote", "", "", "", " ", "\ttab", "text  ", "日本 é e\u{301} 👍🏽", "<div>", "***",
        "List the specific goals this enhancement aims to achieve:", "- Goal 1", "\u{FEFF}",
    ]

    private static func document(_ random: inout some RandomNumberGenerator) -> [UInt8] {
        var text = ""
        for _ in 0..<Int.random(in: 0...30, using: &random) {
            text += fragments.randomElement(using: &random) ?? ""
            let ends = ["\n", "\n", "\n", "\n", "\r\n", "\r", ""]
            text += ends.randomElement(using: &random) ?? "\n"
        }
        return Array(text.utf8)
    }

    @Test(arguments: 0..<20) func oneEditChangesItsBytesOnly(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<60 {
            let bytes = Self.document(&random)
            RoundTripTests.expectLossless(bytes, String(decoding: bytes, as: UTF8.self))
            let proposal = Proposal(bytes, template: .enhancement)
            for section in proposal.sections.indices where proposal.sections[section].isPresent {
                let content = proposal.content(ofSection: section)
                let isOpen = !proposal.sections[section].isUntouched
                for slot in content.slots.indices where isOpen && content.slots[slot].isWritten {
                    try expectOwnBytes(
                        proposal, FieldPlace(section: section, slot: slot), &random)
                }
            }
        }
    }

    private func expectOwnBytes(
        _ proposal: Proposal, _ place: FieldPlace, _ random: inout SeededRandom
    ) throws {
        let field = proposal.field(at: place)
        // An empty value gets a blank too, and the title's heading follows its field.
        guard field.standIn == nil, field.name == nil, !field.text.isEmpty else { return }
        let line = Int.random(in: 0..<field.text.lines.count, using: &random)
        let count = field.text.lines[line].text.utf8.count
        let wanted = Position(line: line, offset: Int.random(in: 0...count, using: &random))
        let position = field.text.clamped(wanted)
        let offset = proposal.byteOffset(of: place, position)
        var expected = proposal.bytes
        expected.insert(0x58, at: offset)

        var edited = proposal
        edited.edit(place) { field in
            field.text.replace(position..<position, with: "X", form: Line(text: "", trail: "\n"))
        }
        try #require(edited.bytes == expected, "\(String(decoding: proposal.bytes, as: UTF8.self))")
        for proposal in [proposal, edited] {
            let before = proposal.bytes.prefix(proposal.byteOffset(of: place, position))
            let line = 1 + before.count { $0 == 0x0A }
            try #require(proposal.fileLine(of: place, position) == line)
        }
        _ = edited.settle(place.section)
        try #require(edited.bytes == expected)
    }

    @Test func bytesFindTheirPlaces() throws {
        var random = SeededRandom(seed: 7)
        for _ in 0..<300 {
            let bytes = Self.document(&random)
            let proposal = Proposal(bytes, template: .enhancement)
            for byte in stride(from: 0, through: bytes.count, by: 3) {
                let found = proposal.place(atByte: byte)
                let text = proposal.field(at: found.place).text
                try #require(text.clamped(found.position) == found.position)
            }
        }
    }
}
