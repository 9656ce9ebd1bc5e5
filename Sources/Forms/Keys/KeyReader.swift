import Prose

/// Turns inputs into events by the keymap; holds the keys of a sequence that is not complete, and the
/// count in front of it.
package struct KeyReader: Sendable {
    private var pending: [Key] = []
    /// The action of the sequence's keys, done once a character is typed behind them.
    private var aimed: Action?
    private var count = Count()
    /// The verb that waits for its object.
    private var verb: Verb?
    /// What is heard and does nothing: the rest of a command that there is not here.
    private var dropped: Dropped?
    /// Whether the name of a macro was heard last, which is not recorded, and not the key that ends it.
    private var seemsToRecord = false

    /// A verb with its keys, and the count in front of it.
    private struct Verb: Sendable {
        var operation: Operation
        var keys: [Key]
        var count: Count
    }

    private enum Dropped: Sendable {
        /// One more key belongs to the keys.
        case one([Key])
        /// One more key is the name of what is not recorded.
        case name([Key])
        /// All keys until Enter.
        case line
    }

    package init() {}

    /// The event of the input where the form is now; nil while a sequence goes on.
    package mutating func event(for input: Input, in form: Form) -> Event? {
        switch input {
        case .paste(let text):
            forget()
            return .paste(text)
        case .key(let key): return event(for: key, in: form)
        case .mouse, .resize, .pause, .end, .resumed, .woken: return nil
        }
    }

    private mutating func event(for key: Key, in form: Form) -> Event? {
        let mode = form.keyMode
        if let dropped { return event(for: key, of: dropped, in: form) }
        if let aimed { return event(for: aimed, at: key, in: form) }
        if pending.isEmpty, let words = count.take(key) {
            if !count.isBegun { forget() }
            return .message(Message(words))
        }
        let types = mode == nil || form.typesCharacters
        if pending.isEmpty, verb == nil, types, let typed = key.typed,
            form.session.keymap.types(key, in: form.keyContext, mode: mode)
        {
            return event(for: typed)
        }
        let keys = pending + [key]
        if !types, let event = counted(key, in: form) { return event }
        pending = []
        if let verb { return event(for: keys, of: verb, in: form) }
        switch form.session.keymap.lookup(keys, in: form.keyContext, mode: mode) {
        case .action(let action): return event(for: action, of: keys)
        case .none:
            forget()
            return unknown(keys, in: form)
        case .prefix(let title):
            pending = keys
            let words = title.isEmpty ? "" : "  \(title)"
            return .message(Message("\(count)\(keys.footer) -\(words)"))
        case .unbound: break
        }
        if keys.count == 1, key.modifiers.isEmpty, types {
            if let character = key.typed { return event(for: character) }
            if key.code == .named(.space) { return event(for: " ") }
        }
        forget()
        return unknown(keys, in: form)
    }

    /// Says that the keys do nothing; the key that closes things gives up a sequence.
    private func unknown(_ keys: [Key], in form: Form) -> Event {
        if keys.count > 1, let last = keys.last,
            last == .named(.escape)
                || form.session.keymap.lookup([last], in: form.keyContext, mode: form.keyMode)
                    == .action(.back)
        {
            return .message(Message("Gave up \(Array(keys.dropLast()).footer)."))
        }
        return .message(form.nothingHappens(by: keys.footer, in: form.keyContext))
    }

    private mutating func forget() {
        pending = []
        aimed = nil
        verb = nil
        dropped = nil
        count = Count()
    }

    private mutating func event(for character: Character) -> Event {
        defer { forget() }
        switch count.times {
        case 0: return .message(Count.nothing)
        case 1: return .typed(character)
        case let times: return .typedOften(character, times)
        }
    }

    private mutating func event(for action: Action, of keys: [Key]) -> Event {
        if case .count(let digit) = action {
            return .message(Message(count.begin(with: digit)))
        }
        if action == .operate(.record) {
            let ends = seemsToRecord
            forget()
            seemsToRecord = false
            if ends { return .message(Message("Nothing was recorded: there are no macros here.")) }
            dropped = .name(keys)
            return .message(Message("\(keys.footer) -  \(Operation.record.helpTitle)"))
        }
        if case .operate(let operation) = action {
            verb = Verb(operation: operation, keys: keys, count: count)
            count = Count()
            let words = operation.helpTitle
            return .message(Message("\(verb?.count ?? count)\(keys.footer) -  \(words)"))
        }
        if action.takesCharacter {
            (aimed, pending) = (action, keys)
            return .message(Message("\(count)\(keys.footer) -  and a character"))
        }
        defer { forget() }
        switch count.times {
        case 0: return .message(Count.nothing)
        case 1 where !(count.isBegun && action.takesNumber): return .action(action)
        case let times: return .repeated(action, times)
        }
    }

    // MARK: Verbs and their objects

    /// The event of the keys behind a verb: a motion or an object, as in the mode that selects, or
    /// the verb's own key once more for the line.
    private mutating func event(for keys: [Key], of verb: Verb, in form: Form) -> Event {
        let whole = verb.keys + keys
        if keys == verb.keys || keys == [verb.keys[verb.keys.count - 1]] {
            return event(for: .line, of: verb, keys: keys, in: form)
        }
        // A verb takes nothing of a choice, and its object is heard all the same.
        let context: Context = form.keyContext == .choice ? .text : form.keyContext
        switch form.session.keymap.lookup(keys, in: context, mode: EditingMode.select.rawValue) {
        case .action(.extend(let motion)):
            return event(for: .motion(motion), of: verb, keys: keys, in: form)
        case .action(.select(let object)) where object != .line:
            return event(for: object, of: verb, keys: keys, in: form)
        case .action(let action) where action.takesCharacter:
            dropped = .one(whole)
            return .message(Message("\(whole.footer) -"))
        case .action(.find), .action(.findBackward):
            dropped = .line
            return .message(Message("\(whole.footer) is not in this keymap; Enter ends it."))
        case .prefix:
            pending = keys
            return .message(Message("\(verb.count)\(whole.footer) -"))
        case .action, .none, .unbound:
            forget()
            return unknown(whole, in: form)
        }
    }

    private mutating func event(
        for object: TextObject, of verb: Verb, keys: [Key], in form: Form
    ) -> Event {
        count = count.multiplied(by: verb.count)
        if count.isBegun, object == .motion(.sectionEnd) || object == .motion(.sectionStart) {
            // A number there would be one of a line of the file.
            forget()
            let whole = (verb.keys + keys).footer
            return .message(
                Message("\(whole) takes no number of a line: nothing was done.", isError: true))
        }
        guard let action = verb.operation.action(on: object) else {
            let takes =
                if case .motion(let motion) = object { motion.seeksCharacter } else { false }
            forget()
            if takes {
                dropped = .one(verb.keys + keys)
                return .message(Message("\((verb.keys + keys).footer) -"))
            }
            return unknown(verb.keys + keys, in: form)
        }
        self.verb = nil
        return event(for: action, of: verb.keys + keys)
    }

    /// The event of a key that is heard and does nothing.
    private mutating func event(for key: Key, of dropped: Dropped, in form: Form) -> Event? {
        switch dropped {
        case .one(let keys):
            forget()
            return unknown(keys + [key], in: form)
        case .name(let keys):
            forget()
            seemsToRecord = key.canonical.typed.map { $0.isLetter || $0.isNumber } ?? false
            return unknown(keys + [key], in: form)
        case .line:
            guard key == .named(.enter) || key == .named(.escape) else { return nil }
            forget()
            return .message(Message("Nothing was done."))
        }
    }

    /// The event of the key behind the keys of an action that takes a character.
    private mutating func event(for action: Action, at key: Key, in form: Form) -> Event {
        let keys = pending + [key]
        let times = count.times
        let character: Character? =
            switch (key.canonical.code, key.modifiers.isEmpty) {
            case (.named(.enter), true): "\n"
            case (.named(.tab), true): "\t"
            default: key.canonical.typed
            }
        // A count may stand in front of what names a register, too.
        if action == .useRegister, character != nil {
            (pending, aimed) = ([], nil)
        } else {
            forget()
        }
        guard let character else { return unknown(keys, in: form) }
        if times == 0 { return .message(Count.nothing) }
        return .aimed(action, at: character, times: times)
    }

    /// A digit of a count, where it is bound to nothing; behind the first keys of a sequence it is one of
    /// those.
    private mutating func counted(_ key: Key, in form: Form) -> Event? {
        guard pending.isEmpty, let digit = key.digit, digit > 0 || count.isBegun else { return nil }
        if verb == nil, !count.isBegun,
            form.session.keymap.lookup([key], in: form.keyContext, mode: form.keyMode) != .unbound
        {
            return nil
        }
        count.append(digit)
        return .message(Message(verb.map { "\(count)\($0.keys.footer) -" } ?? "\(count.times)"))
    }

    /// The keys that may follow the typed keys, to be shown while one thinks; nil without any.
    package func continuations(in form: Form) -> Message? {
        guard !pending.isEmpty || verb != nil, aimed == nil, dropped == nil else { return nil }
        if let verb { return objects(of: verb, in: form) }
        let bindings = form.session.keymap.bindings(in: form.keyContext, mode: form.keyMode)
        var shown: Set<String> = []
        var verb = ""
        let words = bindings.compactMap { binding -> String? in
            guard binding.keys.count > pending.count, binding.keys.starts(with: pending) else {
                return nil
            }
            let rest = Array(binding.keys.dropFirst(pending.count)).footer
            guard shown.insert(rest).inserted else { return nil }
            // The verb is said once for all its objects.
            let (entry, argument) = binding.action.entry
            guard let argument, entry.name == verb else {
                verb = entry.name
                return "\(rest) \(binding.action.helpLine)"
            }
            return "\(rest) " + argument.split(separator: "-").joined(separator: " ")
        }
        return Message("\(pending.footer) -  " + words.joined(separator: "  |  "))
    }

    /// The motions and objects that may follow a verb: each by one of its keys, those of sequences
    /// by the first key alone.
    private func objects(of verb: Verb, in form: Form) -> Message {
        let keymap = form.session.keymap
        let mode = EditingMode.select.rawValue
        var shown: Set<String> = []
        let words = keymap.bindings(in: form.keyContext, mode: mode).compactMap {
            binding -> String? in
            guard binding.keys.count > pending.count, binding.keys.starts(with: pending),
                binding.action.isObject
            else { return nil }
            let next = Array(binding.keys.prefix(pending.count + 1))
            let isWhole = next.count == binding.keys.count
            var title = binding.action.entry.argument ?? ""
            if !isWhole,
                case .prefix(let name) = keymap.lookup(
                    next, in: form.keyContext, mode: mode)
            {
                title = "\(name) ..."
            }
            guard shown.insert(title).inserted else { return nil }
            return "\(next[next.count - 1].footer) "
                + title.split(separator: "-").joined(separator: " ")
        }
        let typed = verb.keys + pending
        return Message("\(typed.footer) -  " + words.joined(separator: "  |  "))
    }
}

extension Action {
    /// Whether it names what a verb can work on.
    fileprivate var isObject: Bool {
        switch self {
        case .extend: true
        case .select(let object): object != .line
        default: false
        }
    }

    /// Whether a count of one is another thing than no count.
    fileprivate var takesNumber: Bool {
        switch self {
        case .documentStart, .documentEnd, .goTo, .cut(.motion(.lineRest)), .repeatChange: true
        default: false
        }
    }
}
