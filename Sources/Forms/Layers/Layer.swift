import Proposals
import Reviews

/// What a key, a character or a paste is, once the keymap was asked.
package enum FormInput: Sendable {
    case action(Action)
    /// One character that a key types.
    case character(Character)
    case paste(String)
    case pointed(Pointed)
}

/// What a layer did with an input.
enum Outcome {
    /// The layer took it, and stays.
    case stays([Effect])
    /// The layer took it, and is gone.
    case closes([Effect])
    /// The layer is gone, and the one below hears the input.
    case yields
    /// The layer is back in its place, and then the form does the rest.
    case asks((inout Form) -> [Effect])

    static var stays: Outcome { .stays([]) }
    static var closes: Outcome { .closes([]) }
}

/// A layer of a form, where layers lie over one another; the topmost hears first.
///
/// A new layer is a case here, a type in a file of this folder, and a file in `Screens/Layers`.
/// Indirect, since each key asks the topmost layer what it is, and would copy all that it holds.
package indirect enum Layer: Sendable {
    /// The form itself: the fields of a section.
    case fields
    case review(Review)
    case note(NoteEditor)
    case sections(SectionsLayer)
    case proposals(ProposalsLayer)
    case warnings(WarningsLayer)
    case remedies(RemediesLayer)
    case choices(ChoicesLayer)
    case help(HelpLayer)
    case palette(PaletteLayer)
    case messages(MessagesLayer)
    case linksHere(LinksHereLayer)
    case difference(DifferenceLayer)
    case changes(ChangesLayer)
    case preview(PreviewLayer)
    case comparison(ComparisonLayer)
    case find(FindLayer)
    case prompt(Prompt)
    case question(Question)

    /// Where the keys of the layer are looked up.
    func context(in form: Form) -> Context {
        switch self {
        case .fields: form.fieldContext
        case .review: .review
        case .note: .note
        case .sections: .sections
        case .proposals: .proposals
        case .warnings, .remedies: .warnings
        case .choices: .choices
        case .help, .palette, .messages, .linksHere, .difference, .changes: .help
        case .preview(let layer): layer.context
        case .comparison: .difference
        case .find(let layer): layer.stage == .asking ? .question : .find
        case .prompt: .line
        case .question: .question
        }
    }

    /// What the layer does with an input; over the base, it is not in the form's stack meanwhile.
    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch self {
        case .fields: return form.respondInFields(to: input)
        case .review(var layer):
            defer { self = .review(layer) }
            return layer.respond(to: input, in: &form)
        case .note(var layer):
            defer { self = .note(layer) }
            return layer.respond(to: input, in: &form)
        case .sections(var layer):
            defer { self = .sections(layer) }
            return layer.respond(to: input, in: &form)
        case .proposals(var layer):
            defer { self = .proposals(layer) }
            return layer.respond(to: input, in: &form)
        case .warnings(var layer):
            defer { self = .warnings(layer) }
            return layer.respond(to: input, in: &form)
        case .remedies(var layer):
            defer { self = .remedies(layer) }
            return layer.respond(to: input, in: &form)
        case .choices(var layer):
            defer { self = .choices(layer) }
            return layer.respond(to: input, in: &form)
        case .help(var layer):
            defer { self = .help(layer) }
            return layer.respond(to: input, in: &form)
        case .palette(var layer):
            defer { self = .palette(layer) }
            return layer.respond(to: input, in: &form)
        case .messages(var layer):
            defer { self = .messages(layer) }
            return layer.respond(to: input, in: &form)
        case .linksHere(var layer):
            defer { self = .linksHere(layer) }
            return layer.respond(to: input, in: &form)
        case .difference(var layer):
            defer { self = .difference(layer) }
            return layer.respond(to: input)
        case .changes(var layer):
            defer { self = .changes(layer) }
            return layer.respond(to: input, in: &form)
        case .preview(var layer):
            defer { self = .preview(layer) }
            return layer.respond(to: input, in: &form)
        case .comparison(var layer):
            defer { self = .comparison(layer) }
            return layer.respond(to: input, in: &form)
        case .find(var layer):
            defer { self = .find(layer) }
            return layer.respond(to: input, in: &form)
        case .prompt(var layer):
            defer { self = .prompt(layer) }
            return layer.respond(to: input, in: &form)
        case .question(let question): return question.respond(to: input, in: &form)
        }
    }

    /// The keys that the footer shows, each with a word.
    func footer(in form: Form) -> [FooterWish] {
        switch self {
        case .fields: form.fieldsFooter
        case .review: Review.footer
        case .note: NoteEditor.footer
        case .sections: SectionsLayer.footer
        case .proposals(let layer): layer.footer
        case .warnings: WarningsLayer.footer
        case .remedies: RemediesLayer.footer
        case .choices: ChoicesLayer.footer
        case .help: HelpLayer.footer
        case .palette: PaletteLayer.footer
        case .messages: MessagesLayer.footer
        case .linksHere: LinksHereLayer.footer
        case .difference, .changes: DifferenceLayer.footer
        case .preview(let layer): layer.footer
        case .comparison: ComparisonLayer.footer
        case .find(let layer): layer.stage == .asking ? [] : FindLayer.footer
        case .prompt: Prompt.footer
        case .question: []
        }
    }

    /// Whether others lie over it, and it over nothing: the fields, a review, or a list alone.
    var isBase: Bool {
        switch self {
        case .fields, .review: true
        case .proposals(let layer): layer.isAlone
        case .note, .sections, .warnings, .remedies, .choices, .help, .palette, .messages,
            .linksHere,
            .difference, .changes, .preview, .comparison,
            .find, .prompt, .question:
            false
        }
    }
}
