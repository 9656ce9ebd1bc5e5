/// Finds the run of backticks that closes a code span.
///
/// When one is not found, the last run of every length is noted, so that no further search for a
/// length that does not come goes over the text again.
struct BacktickRuns {
    /// Whether the last runs of the text at hand are noted.
    var isKnown = false
    /// Where the last run of each short length stands, by length.
    private var last = [Int](repeating: -1, count: 32)
    private var lastLong: [Int: Int] = [:]

    /// Where the next run of exactly this length begins.
    mutating func close(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int, length: Int
    ) -> Int? {
        if isKnown {
            let known = length < last.count ? last[length] : lastLong[length] ?? -1
            guard known >= start else { return nil }
        }
        var position = start
        while let run = Self.nextRun(bytes, from: position, end: end) {
            if run.count == length { return run.lowerBound }
            position = run.upperBound
        }
        if !isKnown { note(bytes, from: start, end: end) }
        return nil
    }

    private mutating func note(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int) {
        for length in last.indices { last[length] = -1 }
        lastLong.removeAll()
        var position = start
        while let run = Self.nextRun(bytes, from: position, end: end) {
            if run.count < last.count {
                last[run.count] = run.lowerBound
            } else {
                lastLong[run.count] = run.lowerBound
            }
            position = run.upperBound
        }
        isKnown = true
    }

    private static func nextRun(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, end: Int
    ) -> Range<Int>? {
        guard start < end, let first = bytes.firstIndex(of: UInt8(ascii: "`"), in: start..<end)
        else { return nil }
        var stop = first
        while stop < end, bytes[stop] == UInt8(ascii: "`") { stop += 1 }
        return first..<stop
    }
}
