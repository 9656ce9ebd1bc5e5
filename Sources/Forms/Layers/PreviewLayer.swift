import Markdown
import Prose

/// The document as it is read. A cursor says what Enter edits, or which link it follows.
package struct PreviewLayer: Sendable {
    package private(set) var page: PreviewPage
    /// The line under the cursor, and the first that is seen.
    package private(set) var line = 0
    package private(set) var top = 0
    /// The link under the cursor.
    package private(set) var link: PreviewPage.LinkPlace?
    /// The links of the document, while they are listed.
    package private(set) var list: PickList<Int>?
    /// The words to look for, while they are typed.
    package private(set) var input: TextInput?
    private var words = ""
    /// Where the search began.
    private var origin = 0
    private var rows = 1
    /// Which state of the document is shown.
    let edits: Int
    /// Whether it lies over a review, where nothing is edited.
    private let isReview: Bool

    init(_ bytes: [UInt8], edits: Int, columns: Int, byte: Int, isReview: Bool) {
        page = PreviewPage(
            MarkdownDocument(bytes, extensions: .file), columns: columns, near: byte)
        (self.edits, self.isReview) = (edits, isReview)
        show(byte: byte)
    }

    var footer: [FooterWish] {
        if list != nil { return SectionsLayer.footer }
        if input != nil { return Prompt.footer }
        let enter = isReview ? "Go there" : "Edit here"
        let difference = isReview ? [] : [FooterWish([.diff], "Difference")]
        return [
            FooterWish([.move(.rowUp), .move(.rowDown)], "Line"),
            FooterWish([.choose], link == nil ? enter : "Follow"),
            FooterWish([.nextField], "Next link"), FooterWish([.find], "Find"),
        ] + difference + [
            FooterWish([.back], "Back"), FooterWish([.help], "Help"),
            FooterWish([.links], "Links"),
        ]
    }

    var context: Context {
        if list != nil { return .sections }
        return input == nil ? .preview : .find
    }

    // MARK: What is shown

    package var shown: ArraySlice<StyledLine> { page.lines.dropFirst(top).prefix(rows) }

    /// The byte that the line under the cursor shows first.
    package var byte: Int { page.lines.indices.contains(line) ? page.lines[line].source : 0 }

    /// Where the cursor stands in its line: on a link, or the first character that can be edited.
    package var column: Int {
        if let link { return link.column }
        guard page.lines.indices.contains(line) else { return 0 }
        let marks = page.lines[line].runs.prefix { $0.source == nil }
        return marks.count == page.lines[line].runs.count
            ? 0 : marks.reduce(0) { $0 + $1.text.columns }
    }

    /// Where the link under the cursor leads, or what Enter edits.
    package var place: String {
        if let link { return "Link to \(address(of: link.inline))" }
        let heading = page.heading(aboveByte: byte)
        return (heading.isEmpty ? "" : heading + ", ")
            + "line \(page.sourceLine(ofByte: byte) + 1)"
    }

    private func address(of inline: Int) -> String {
        page.document.destination(of: inline) ?? page.document.text(ofInline: inline)
    }

    mutating func fit(_ viewport: Viewport) {
        rows = max(viewport.rows, 1)
        if page.columns != max(viewport.columns, 1) {
            let (byte, offset) = (byte, line - top)
            page = PreviewPage(page, columns: viewport.columns, near: byte)
            link = nil
            line = page.line(ofByte: byte)
            top = max(line - offset, 0)
        }
        scroll()
    }

    /// Lays out what was left out, and stays where it is.
    mutating func layOutAll() {
        guard !page.isWhole else { return }
        let (byte, offset) = (byte, line - top)
        let first = page.lines.first?.source ?? 0
        let before = line - (page.lines.firstIndex { $0.source >= first } ?? 0)
        page.layOutAll()
        let start = page.lines.firstIndex { $0.source >= first && !$0.runs.isEmpty } ?? 0
        let same = start + before
        line =
            page.lines.indices.contains(same) && page.lines[same].source == byte
            ? same : page.line(ofByte: byte)
        if let link { self.link = page.linkPlaces.first { $0.inline == link.inline } }
        top = max(line - offset, 0)
        scroll()
    }

    /// Keeps the cursor on the screen.
    private mutating func scroll() {
        line = min(max(line, 0), max(page.lines.count - 1, 0))
        top = min(max(top, line - rows + 1), line)
        top = max(min(top, page.lines.count - rows), 0)
    }

    /// Puts the cursor on what shows a byte, a third of the screen below the top.
    private mutating func show(byte: Int) {
        line = page.line(ofByte: byte)
        link = nil
        top = max(line - rows / 3, 0)
        scroll()
    }

    // MARK: Inputs

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        if list != nil { return pick(input, in: &form) }
        if self.input != nil { return type(input, in: &form) }
        switch input {
        case .action(let action): return respond(to: action, in: &form)
        case .character(let character):
            form.session.message = form.nothingHappens(by: String(character), in: .preview)
        case .paste: form.say("Nothing can be pasted here.")
        case .pointed: break
        }
        return .stays
    }

    private mutating func respond(to action: Action, in form: inout Form) -> Outcome {
        switch action {
        case .back:
            guard link != nil else { return .closes }
            link = nil
        case .preview: return .closes
        case .diff where !isReview: form.openComparison()
        case .move(let motion): move(motion)
        case .documentStart: move(.sectionStart)
        case .documentEnd: move(.sectionEnd)
        case .nextField: goToLink(by: 1, in: &form)
        case .previousField: goToLink(by: -1, in: &form)
        case .choose, .newline:
            if let link {
                follow(link.inline, in: &form)
                return .stays
            }
            return edit(in: &form)
        case .links:
            layOutAll()
            listLinks(in: &form)
        case .find:
            layOutAll()
            origin = line
            input = TextInput(words, isOneLine: true)
            input?.select(0..<words.utf8.count)
        case .findNext: find(from: line + 1, by: 1, in: &form)
        case .findPrevious: find(from: line - 1, by: -1, in: &form)
        default: return .yields
        }
        return .stays
    }

    /// Goes to the field that the line under the cursor shows.
    private func edit(in form: inout Form) -> Outcome {
        form.layers.closeAll()
        if isReview { form.goInReview(toByte: byte) } else { form.jump(toByte: byte) }
        return .closes
    }

    private mutating func move(_ motion: Motion) {
        link = nil
        let page = max(rows - 1, 1)
        switch motion {
        case .rowDown: go(by: 1)
        case .rowUp: go(by: -1)
        case .pageDown: turn(by: page)
        case .pageUp: turn(by: -page)
        case .halfPageDown: turn(by: max(page / 2, 1))
        case .halfPageUp: turn(by: -max(page / 2, 1))
        case .sectionStart, .rowStart, .lineStart: go(by: .min / 2)
        case .sectionEnd, .rowEnd, .lineEnd: go(by: .max / 2)
        case .paragraphDown: goToHeading(by: 1)
        case .paragraphUp: goToHeading(by: -1)
        default: break
        }
    }

    private mutating func go(by step: Int) {
        if !page.lines.indices.contains(line + step) { layOutAll() }
        line += step
        scroll()
    }

    /// Moves the page with the cursor.
    private mutating func turn(by step: Int) {
        if !page.lines.indices.contains(line + step + step.signum() * rows) { layOutAll() }
        top += step
        line += step
        scroll()
    }

    /// To the next line that begins a heading.
    private mutating func goToHeading(by step: Int) {
        layOutAll()
        let lines = page.headingLines
        let next = step > 0 ? lines.first { $0 > line } : lines.last { $0 < line }
        if let next { go(by: next - line) }
    }

    // MARK: Links

    private mutating func goToLink(by step: Int, in form: inout Form) {
        layOutAll()
        let places = page.linkPlaces
        let here = (line, link?.column ?? (step > 0 ? -1 : .max))
        let next =
            step > 0
            ? places.first { ($0.line, $0.column) > here }
            : places.last { ($0.line, $0.column) < here }
        guard let next else {
            form.say(places.isEmpty ? "There is no link." : "No more links in this direction.")
            return
        }
        (link, line) = (next, next.line)
        scroll()
    }

    private mutating func listLinks(in form: inout Form) {
        let links = page.links
        guard !links.isEmpty else { return form.say("There is no link.") }
        let rows = links.map {
            PickRow(page.document.text(ofInline: $0), detail: address(of: $0), .choice($0))
        }
        let here = page.document.inlines
        let selected = links.firstIndex { here[$0].range.lowerBound >= byte } ?? 0
        list = PickList(rows, selected: selected, isFiltered: true)
    }

    private mutating func pick(_ input: FormInput, in form: inout Form) -> Outcome {
        guard var list else { return .stays }
        let answer = list.respond(to: input)
        self.list = list
        switch answer {
        case .stays: break
        case .closes, .other(.links), .other(.nextField): self.list = nil
        // Rows of this list are no sections.
        case .other(.moveSectionUp), .other(.moveSectionDown): break
        case .picks(let inline):
            self.list = nil
            link = page.linkPlaces.first { $0.inline == inline }
            line = link?.line ?? line
            scroll()
            follow(inline, in: &form)
        case .other: return .yields
        }
        return .stays
    }

    /// Goes where a link leads inside of the document; of all others it says where that is.
    private mutating func follow(_ inline: Int, in form: inout Form) {
        if let footnote = page.document.footnote(of: inline) {
            return go(toBlock: footnote)
        }
        guard let local = LocalLink(of: inline, in: page.document) else {
            form.sayWhere(address(of: inline))
            return
        }
        guard local.path.isEmpty else { return form.sayWhere(local) }
        let name = local.anchor ?? ""
        let heading = HeadingAnchors(page.document).all.first { $0.name == name }
        if let heading {
            go(toBlock: heading.block)
        } else if name == "top" || name.isEmpty {
            move(.sectionStart)
        } else {
            form.session.message = Message("No heading is called #\(name).", isError: true)
        }
    }

    private mutating func go(toBlock block: Int) {
        layOutAll()
        let range = page.document.tree.blocks[block].range
        let start = page.lines.firstIndex { range.contains($0.source) && !$0.runs.isEmpty }
        link = nil
        line = start ?? page.line(ofByte: range.lowerBound)
        top = line
        scroll()
    }

    // MARK: Finding

    private mutating func type(_ input: FormInput, in form: inout Form) -> Outcome {
        guard var text = self.input else { return .stays }
        switch input {
        case .action(.back):
            line = origin
            self.input = nil
            scroll()
            return .stays
        case .action(.nextField), .action(.newline), .action(.choose):
            self.input = nil
            return .stays
        default: break
        }
        let answer = text.respond(
            to: input, clipboard: form.session.clipboard.text, in: form.session.view.viewport)
        self.input = text
        switch answer {
        case .stays:
            guard text.text.string != words else { return .stays }
            words = text.text.string
            line = origin
            find(from: origin, by: 1, in: &form)
        case .takes(let words): return .stays([.copy(words)])
        case .says(let words): form.say(words)
        case .other(let action): form.sayNothingHappens(by: action, in: .find)
        }
        return .stays
    }

    /// To the next line that has the words, be it past the end; capitals are as small letters.
    private mutating func find(from start: Int, by step: Int, in form: inout Form) {
        layOutAll()
        let (count, sought) = (page.lines.count, words.lowercased())
        guard count > 0, !sought.isEmpty else { return }
        for distance in 0..<count {
            let index = ((start + distance * step) % count + count) % count
            guard page.lines[index].text.lowercased().contains(sought) else { continue }
            (link, line) = (nil, index)
            scroll()
            return
        }
        form.session.message = Message("“\(words)” is nowhere.", isError: true)
    }
}
