import Markdown

/// Hands over the nodes of a mapping.
struct YAMLEventReader {
    let source: Source
    let range: Range<Int>
    private var events: [YAMLEvent]
    private var at = 0
    /// The words behind names, as far as they were read.
    private var named: [String: YAMLEvent.Kind] = [:]

    init(source: Source, range: Range<Int>, events: [YAMLEvent]) {
        (self.source, self.range) = (source, range)
        self.events = events.filter { $0.kind != .other && $0.kind != .documentStart }
    }

    mutating func next() -> YAMLEvent? {
        guard at < events.count else { return nil }
        defer { at += 1 }
        return events[at]
    }

    /// Puts the words that the next value refers to in its place.
    ///
    /// - Returns: how it goes with another value; nil for a value of its own.
    mutating func resolve() -> String? {
        guard at < events.count else { return nil }
        let event = events[at]
        switch (event.kind, event.anchor) {
        case (.alias(let name), _):
            guard let words = named[name] else { return nil }
            events[at] = event.with(words)
            return "refers to another value (*)"
        case (.scalar(_, let style), let name?) where style != .block:
            named[name] = event.kind
            events[at] = event.with(event.kind)
            return "has a name, by which others refer to it (&)"
        default: return nil
        }
    }

    /// What refers to more than words, or is referred to within a value; with its line, from 0.
    var unresolved: (String, line: Int)? {
        for event in events {
            if case .alias = event.kind { return ("refers to another value (*)", event.line) }
            if event.anchor != nil { return ("a value with a name (&)", event.line) }
        }
        return nil
    }

    /// The next value, and where its bytes end.
    mutating func value(behind key: Int) -> (YAMLMapping.Value, end: Int) {
        guard let first = next() else { return (.none, key) }
        switch first.kind {
        case .scalar(let text, let style):
            if first.range.isEmpty { return (.none, key) }
            let end = source.valueEnd(first.range)
            guard source.isYAMLLine(key..<end), style != .block else {
                return (.other(YAMLMapping.severalLines, first.range.lowerBound..<end), end)
            }
            return (
                .scalar(YAMLScalar(text: text, style: style, range: first.range)),
                first.range.upperBound
            )
        case .sequenceStart(let isFlow):
            return sequence(first, isFlow: isFlow, behind: key)
        default:
            let end = skip(from: first)
            return (.other(YAMLMapping.keysOfItsOwn, first.range.lowerBound..<end), end)
        }
    }

    private mutating func sequence(
        _ first: YAMLEvent, isFlow: Bool, behind key: Int
    ) -> (YAMLMapping.Value, end: Int) {
        let start = at
        var items: [YAMLScalar] = []
        var isPlain = true
        var end = first.range.upperBound
        while let event = next() {
            if event.kind == .sequenceEnd {
                if isFlow { end = event.range.upperBound }
                break
            }
            guard case .scalar(let text, let style) = event.kind else {
                isPlain = false
                break
            }
            let scalarEnd = source.valueEnd(event.range)
            if style == .block || event.range.isEmpty
                || !source.isYAMLLine(event.range.lowerBound..<scalarEnd)
            {
                isPlain = false
            }
            items.append(YAMLScalar(text: text, style: style, range: event.range))
            end = scalarEnd
        }
        guard isPlain else {
            at = start
            end = skip(from: first)
            return (.other("a list of more than words", first.range.lowerBound..<end), end)
        }
        if isFlow {
            let range = first.range.lowerBound..<end
            return source.isYAMLLine(key..<end)
                ? (.flow(items, range), end) : (.other(YAMLMapping.severalLines, range), end)
        }
        // Each item on its line, and the first below the key.
        let lines = ([key] + items.map(\.range.lowerBound)).map(source.lineStart)
        guard Set(lines).count == lines.count else {
            return (.other("more than one item in a line", first.range.lowerBound..<end), end)
        }
        return (.block(items), end)
    }

    /// Passes over a node that has begun. Returns where its bytes end.
    private mutating func skip(from first: YAMLEvent) -> Int {
        var depth = 1
        var end = first.range.upperBound
        while depth > 0, let event = next() {
            switch event.kind {
            case .mappingStart, .sequenceStart: depth += 1
            case .mappingEnd, .sequenceEnd:
                depth -= 1
                if event.range.count > 0 { end = max(end, event.range.upperBound) }
            default: end = max(end, source.valueEnd(event.range))
            }
        }
        return end
    }
}

extension YAMLEvent {
    /// The same place with words of its own.
    fileprivate func with(_ kind: Kind) -> YAMLEvent {
        YAMLEvent(kind: kind, range: range, line: line, anchor: nil, hasTag: hasTag)
    }
}
