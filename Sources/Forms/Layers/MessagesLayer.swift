/// What was said since the form was opened, the last first.
package struct MessagesLayer: Equatable, Sendable {
    package private(set) var list: PickList<Int>

    static let footer = [
        FooterWish([.choosePrevious, .chooseNext], "Row"), FooterWish([.back], "Back"),
    ]

    mutating func respond(to input: FormInput, in form: inout Form) -> Outcome {
        switch list.respond(to: input) {
        case .stays: return .stays
        case .closes, .picks, .other(.nextField), .other(.messages): return .closes
        case .other: return .yields
        }
    }
}

extension Form {
    mutating func openMessages() {
        guard !session.messages.isEmpty else {
            say("Nothing was said yet.")
            return
        }
        let rows = session.messages.reversed().map { message in
            PickRow<Int>(message.text, mark: message.isError ? "!" : " ", .text)
        }
        layers.open(.messages(MessagesLayer(list: PickList(rows, selected: 0, isFiltered: true))))
    }
}
