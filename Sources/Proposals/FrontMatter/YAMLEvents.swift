import CYAML

/// Something that libyaml finds in a text, and where.
struct YAMLEvent: Sendable {
    enum Kind: Equatable, Sendable {
        case mappingStart(isFlow: Bool)
        case mappingEnd
        case sequenceStart(isFlow: Bool)
        case sequenceEnd
        case scalar(String, YAMLStyle)
        /// The value of this name.
        case alias(String)
        case documentStart
        /// Starts and ends of the whole.
        case other
    }

    let kind: Kind
    /// Bytes of the text; an event of no width stands where its value would.
    let range: Range<Int>
    /// The line it begins on, from 0.
    let line: Int
    /// The name that others refer to it by.
    let anchor: String?
    let hasTag: Bool
}

/// How a scalar is written.
enum YAMLStyle: Hashable, Sendable {
    case plain, single, double
    /// `|` or `>` with the text below it.
    case block
}

/// Why a text cannot be read as YAML.
struct YAMLFault: Error, Equatable, Sendable {
    /// The words of libyaml.
    let problem: String
    /// The line, from 0.
    let line: Int
    /// Whether the fault is about more than the value that it stands in.
    var isForAll = false

    /// Plain words for the commonest faults that libyaml tells.
    fileprivate static func wording(of problem: String) -> String {
        if problem.contains("cannot start any token") {
            return "begins with a sign that needs quotes, or with a tab"
        }
        if problem.contains("mapping values are not allowed") {
            return "a colon and a blank in a value need quotes"
        }
        return problem
    }
}

/// The events of a text, in its order.
///
/// - Parameter bytes: UTF-8, without a byte order mark.
func yamlEvents(of bytes: ArraySlice<UInt8>) throws(YAMLFault) -> [YAMLEvent] {
    // libyaml counts characters.
    var offsets: [Int] = []
    offsets.reserveCapacity(bytes.count + 1)
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { offsets.append(index) }
    offsets.append(bytes.endIndex)

    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) != 0 else {
        throw YAMLFault(problem: "no memory", line: 0)
    }
    defer { yaml_parser_delete(parser) }
    return try bytes.withUnsafeBufferPointer { input throws(YAMLFault) -> [YAMLEvent] in
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, input.baseAddress, input.count)
        var events: [YAMLEvent] = []
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(parser, &event) != 0 else {
                let problem = parser.pointee.problem.map { String(cString: $0) } ?? "not YAML"
                throw YAMLFault(
                    problem: YAMLFault.wording(of: problem),
                    line: Int(parser.pointee.problem_mark.line))
            }
            defer { yaml_event_delete(&event) }
            events.append(YAMLEvent(event, offsets: offsets))
            if event.type == YAML_STREAM_END_EVENT { return events }
        }
    }
}

extension YAMLEvent {
    /// - Parameter offsets: of each character, and of the end.
    fileprivate init(_ event: yaml_event_t, offsets: [Int]) {
        func offset(_ mark: yaml_mark_t) -> Int { offsets[min(mark.index, offsets.count - 1)] }
        range = offset(event.start_mark)..<max(offset(event.start_mark), offset(event.end_mark))
        line = Int(event.start_mark.line)
        var (anchor, tag): (UnsafeMutablePointer<yaml_char_t>?, UnsafeMutablePointer<yaml_char_t>?)
        switch event.type {
        case YAML_MAPPING_START_EVENT:
            let start = event.data.mapping_start
            kind = .mappingStart(isFlow: start.style == YAML_FLOW_MAPPING_STYLE)
            (anchor, tag) = (start.anchor, start.tag)
        case YAML_SEQUENCE_START_EVENT:
            let start = event.data.sequence_start
            kind = .sequenceStart(isFlow: start.style == YAML_FLOW_SEQUENCE_STYLE)
            (anchor, tag) = (start.anchor, start.tag)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            kind = .scalar(String(decoding: text, as: UTF8.self), YAMLStyle(scalar.style))
            (anchor, tag) = (scalar.anchor, scalar.tag)
        case YAML_MAPPING_END_EVENT: kind = .mappingEnd
        case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
        case YAML_ALIAS_EVENT:
            kind = .alias(event.data.alias.anchor.map(String.init(yaml:)) ?? "")
        case YAML_DOCUMENT_START_EVENT: kind = .documentStart
        default: kind = .other
        }
        (self.anchor, hasTag) = (anchor.map(String.init(yaml:)), tag != nil)
    }
}

extension YAMLStyle {
    fileprivate init(_ style: yaml_scalar_style_t) {
        switch style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: self = .single
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: self = .double
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
        default: self = .plain
        }
    }
}

extension String {
    /// A text of libyaml, which ends with a zero.
    fileprivate init(yaml text: UnsafeMutablePointer<yaml_char_t>) {
        self.init(cString: UnsafePointer(text))
    }
}
