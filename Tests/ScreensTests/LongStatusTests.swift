import Forms
import Screens
import TestSupport
import Testing

/// A status that is too long for the line above the text: it is cut before what stands beside it.
@Suite struct LongStatusTests {
    private static let document = """
        # Enhancement: Garbage collection of unreferenced blobs

        ## Enhancement Information

        - **Enhancement Number**: (assigned after approval)
        - **Title**: Garbage collection of unreferenced blobs
        - **Status**: Active review (November 1...November 12, 2026)
        - **Authors**: Ana Lima
        - **Creation Date**: 2025-09-20
        - **Last Updated**: 2025-09-20

        ## Summary

        Text.

        """

    /// The first row where something is changed.
    private func head(columns: Int, rows: Int) -> String {
        var form = Form.opened(Array(Self.document.utf8))
        _ = form.handle(.action(.nextSection))
        _ = form.handle(.typed("x"))
        _ = form.handle(.paused)
        let size = Size(columns: columns, rows: rows)
        form.scroll(on: size)
        let text = draw(form, size: size).text(markingCursor: false)
        return String(text.prefix { $0 != "\n" })
    }

    @Test func besideTheProgress() {
        let row = head(columns: 80, rows: 24)
        #expect(row.contains("Active re") && row.contains(".."), "\(row)")
        #expect(row.contains(" * | "), "\(row)")
        let last = row.split(separator: "|").last ?? ""
        #expect(last.contains("error") || last.contains("warning"), "\(row)")
    }

    @Test func onASmallScreen() {
        let row = head(columns: 40, rows: 12)
        #expect(row.contains("Active") && row.hasSuffix(" *"), "\(row)")
    }
}
