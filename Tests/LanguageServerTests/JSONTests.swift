import Interchange
import TestSupport
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        ("null", "null"), (" true ", "true"), ("[]", "[]"), ("{ }", "{}"), ("0", "0"),
        ("-0", "0"), ("-12", "-12"), ("9223372036854775807", "9223372036854775807"),
        ("9223372036854775808", "9223372036854775808"), ("1.50", "1.50"), ("1e3", "1e3"),
        ("-1.5E-7", "-1.5E-7"), ("[1,\t2\r\n,3]", "[1,2,3]"),
        ("{\"a\":{\"b\":[null]},\"a\":1}", "{\"a\":{\"b\":[null]},\"a\":1}"),
        ("\"\\u0041\\n\\/\\\"\\\\\"", "\"A\\n/\\\"\\\\\""), ("\"\\ud83d\\ude00\"", "\"😀\""),
        ("\"\\ud83d\"", "\"\u{FFFD}\""), ("\"\\ude00x\"", "\"\u{FFFD}x\""),
        ("\"\\ud83d\\u0041\"", "\"\u{FFFD}A\""), ("\"\\ud83d\\ud83d\\ude00\"", "\"\u{FFFD}😀\""),
        ("\"e\\u0301\"", "\"e\u{301}\""), ("\"\\u0000\"", "\"\\u0000\""),
    ])
    func reads(text: String, as line: String) throws {
        #expect(Array(try JSON(reading: Array(text.utf8)).line.utf8) == Array(line.utf8))
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "[", "[1", "[1,]", "[1 2]", "{", "{\"a\"}", "{\"a\":}",
        "{\"a\":1,}", "{a:1}", "01", "-", "1.", ".5", "1e", "+1", "\"", "\"a", "\"\n\"",
        "\"\t\"", "\"\\x\"", "\"\\u12\"", "\"\\u123g\"", "1 2", "true false", "'a'",
        "[1]]", "\u{FEFF}1", "NaN",
    ])
    func refuses(text: String) {
        #expect(throws: JSONFault.self) { try JSON(reading: Array(text.utf8)) }
    }

    /// What people write into files: a mark before it is none of it, and its strings are text.
    @Test func readsText() throws {
        for (text, line) in [
            ("\u{FEFF}[1]", "[1]"), ("\"a\\tb\\r\\nc\\n\"", "\"a\\tb\\r\\nc\\n\""),
            ("\"\\ud83d\\ude00\"", "\"😀\""), ("\"\\ufffd\"", "\"\u{FFFD}\""),
            ("{\"h\":\"\\u0007\\ud83d\",\"a\":1}", "{\"h\":\"\\u0007\u{FFFD}\",\"a\":1}"),
        ] {
            #expect(try JSON(readingText: Array(text.utf8), butFor: ["h"]).line == line)
        }
        for (text, reason) in [
            ("\u{FEFF}\u{FEFF}1", "no JSON at byte 3"),
            (
                "{\"a\":[0,{\"b\":\"\\u0000\"}]}",
                "a: 2: b: has the control character U+0000 at byte 13"
            ),
            ("{\"h\":0,\"a\":\"\u{7F}\"}", "a: has the control character U+007F at byte 11"),
            ("\"\\r\"", "has the control character U+000D at byte 0"),
            ("[\"x\\ude00\"]", "1: has half of a surrogate pair at byte 3"),
            ("[\"\\ud83d\\u0041\"]", "1: has half of a surrogate pair at byte 2"),
        ] {
            let fault = #expect(throws: JSONFault.self) {
                try JSON(readingText: Array(text.utf8), butFor: ["h"])
            }
            #expect(fault?.description == reason)
        }
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22], [0xFF],
        ] as [[UInt8]])
    func refusesWhatIsNoUTF8(bytes: [UInt8]) {
        #expect(throws: JSONFault.self) { try JSON(reading: bytes) }
    }

    @Test func depthIsBounded() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array(
                (String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        #expect(try JSON(reading: nested(256)).array?.count == 1)
        #expect(throws: JSONFault.self) { try JSON(reading: nested(257)) }
        #expect(throws: JSONFault.self) { try JSON(reading: nested(1_000_000)) }
    }

    @Test func membersAndTheirKinds() throws {
        let json = try JSON(
            reading: Array("{\"a\":1,\"b\":\"x\",\"c\":true,\"d\":null,\"e\":1.5}".utf8))
        #expect(json["a"]?.number == 1 && json["b"]?.string == "x" && json["c"]?.bool == true)
        #expect(json["d"]?.isNull == true && json["e"]?.number == nil && json["f"] == nil)
        #expect(json["a"]?["x"] == nil && json.isObject && json["a"]?.isObject == false)
    }

    /// What is written is read as the same, on one line and on many.
    @Test(arguments: 0..<500) func whatIsWrittenIsRead(seed: Int) throws {
        var random = SeededRandom(seed: seed)
        let value = Self.value(&random, depth: 4)
        #expect(try JSON(reading: Array(value.line.utf8)).line == value.line)
        #expect(try JSON(reading: Array(value.text.utf8)).text == value.text)
    }

    private static func value(_ random: inout SeededRandom, depth: Int) -> JSON {
        switch random.below(depth > 0 ? 8 : 5) {
        case 0: return .null
        case 1: return .bool(random.below(2) == 0)
        case 2: return .number(Int(truncatingIfNeeded: random.next()))
        case 3: return .decimal("-1.5e+300")
        case 4, 5: return .string(string(&random))
        case 6: return .array((0..<random.below(4)).map { _ in value(&random, depth: depth - 1) })
        default:
            return .object(
                (0..<random.below(4)).map { _ in
                    (string(&random), value(&random, depth: depth - 1))
                })
        }
    }

    private static func string(_ random: inout SeededRandom) -> String {
        let pieces = ["a", "\"", "\\", "\n", "\u{0}", "é", "😀", "\u{202E}", "\u{7f}", "e\u{301}"]
        return (0..<random.below(6)).map { _ in random.pick(pieces) }.joined()
    }
}
