import Forms
import Proposals
import Prose

/// Draws the whole form: a pure function from the state and a size to a frame.
package func draw(_ form: Form, size: Size) -> Frame {
    let layout = Layout(form, size: size)
    guard !layout.isTooSmall else { return .tooSmall(size) }
    var canvas = Canvas(size: size)
    FormScreen(form: form, layout: layout).draw(on: &canvas)
    return canvas.frame
}

extension Frame {
    /// The frame for a window that is too small for a form.
    static func tooSmall(_ size: Size) -> Frame {
        var canvas = Canvas(size: size)
        canvas.draw("Enlarge the window: 20x5 at least", column: 0, row: 0)
        canvas.putCursor(column: 0, row: 0)
        return canvas.frame
    }
}

extension Form {
    /// Whether the fields are all that is seen: nothing lies over them.
    var showsFieldsAlone: Bool {
        !layers.isReviewOpen && !layers.isListAlone && layers.over.isEmpty && session.message == nil
            && session.notice == nil
    }
}

struct FormScreen {
    let form: Form
    let layout: Layout

    func draw(on canvas: inout Canvas) {
        if let review = form.layers.openReview {
            draw(review, on: &canvas)
        } else if form.layers.isListAlone {
            if case .proposals(let list) = form.layers.stack[0] { draw(list, on: &canvas) }
        } else {
            let picture = FieldsPicture(form, layout, notice: form.notice)
            picture.draw(picture.all, of: form, on: &canvas)
        }
        for layer in form.layers.over { draw(layer, on: &canvas) }
        // A text that is read before answering leaves the question to be seen, however long the
        // text is.
        if case .difference = form.layers.top, let question = form.layers.question {
            draw(question, on: &canvas)
        }
        // Below a question there is room for nothing else, and a prompt has its own above it.
        if form.layers.question == nil, form.layers.prompt == nil, form.layers.find == nil,
            !form.layers.isPreviewSearched
        {
            drawMessages(on: &canvas)
        }
    }

    /// Draws a layer over the base; each layer is in its own file.
    private func draw(_ layer: Layer, on canvas: inout Canvas) {
        switch layer {
        case .fields, .review: break
        case .note(let layer): draw(layer, on: &canvas)
        case .sections(let layer): draw(layer, on: &canvas)
        case .proposals(let layer): draw(layer, on: &canvas)
        case .warnings(let layer): draw(layer, on: &canvas)
        case .remedies(let layer): draw(layer, on: &canvas)
        case .choices(let layer): draw(layer, on: &canvas)
        case .help(let layer): draw(layer, on: &canvas)
        case .palette(let layer): draw(layer, on: &canvas)
        case .messages(let layer): draw(layer, on: &canvas)
        case .linksHere(let layer): draw(layer, on: &canvas)
        case .difference(let layer): draw(layer, on: &canvas)
        case .changes(let layer): draw(layer, on: &canvas)
        case .preview(let layer): draw(layer, on: &canvas)
        case .comparison(let layer): draw(layer, on: &canvas)
        case .find(let layer): draw(layer, on: &canvas)
        case .prompt(let layer): draw(layer, on: &canvas)
        case .question(let layer): draw(layer, on: &canvas)
        }
    }

    func drawBar(column: Int, on canvas: inout Canvas) {
        for row in layout.headerRows..<layout.messageRow - 1 {
            canvas.draw("|", column: column, row: row, role: .rule)
        }
    }
}
