import Proposals

/// How far a section is.
package enum SectionState: String, Sendable {
    /// The body is the template's, or empty.
    case todo
    /// Text of the writer's, and something left to do about it.
    case started
    /// Text of the writer's, and nothing but notes to say.
    case done

    /// As it is told.
    package var words: String {
        switch self {
        case .todo: "to do"
        case .started: "started"
        case .done: "done"
        }
    }
}

/// The marks of the outline: how far each section is, and the worst that was found in it.
package struct ProposalState: Sendable {
    package struct Row: Equatable, Sendable {
        /// Nil for what need not be filled in: the head, and a heading without text of its own.
        package var state: SectionState?
        /// The worst finding, a note or a todo among them.
        package var worst: Level?
        /// Whether the section is one of the template's places to fill in.
        package var isPlace: Bool
    }

    /// One for each of the proposal's sections, in the same order.
    package let rows: [Row]
    /// How many of the template's places may be left out, and are.
    package let leftOutCount: Int

    /// - Parameter findings: the findings of this check.
    package init(_ check: Check, findings: [Finding]) {
        let document = check.document
        var worst: [Int: Level] = [:]
        for finding in findings {
            guard let row = document.row(of: finding) else { continue }
            worst[row] = max(worst[row] ?? finding.level, finding.level)
        }
        leftOutCount = document.places.count {
            ($0.asked?.isToFill ?? false) && !$0.isPresent && $0.isExcused
        }
        let open = Set(findings.filter { $0.level != .note }.compactMap { document.row(of: $0) })
        rows = document.places.enumerated().map { index, place in
            let holdsFields = place.asked?.kind == .fields && !document.hasFieldsElsewhere
            let isPlace = holdsFields || place.asked?.isToFill ?? false
            return Row(
                state: document.state(of: place, isPlace: isPlace, isOpen: open.contains(index)),
                worst: worst[index], isPlace: isPlace)
        }
    }

    package var doneCount: Int { rows.count { $0.isPlace && $0.state == .done } }

    package var placeCount: Int { rows.count { $0.isPlace } }
}

extension Check {
    /// How far the proposal is; for its findings too, make both from one list.
    package func state() -> ProposalState { ProposalState(self, findings: findings()) }
}

extension CheckedDocument {
    /// The section to which a finding belongs.
    fileprivate func row(of finding: Finding) -> Int? {
        switch finding.subject {
        case .document: places.firstIndex { $0.isHead }
        case .field where hasFieldsElsewhere: places.firstIndex(where: \.isHead)
        case .field: places.firstIndex { $0.asked?.kind == .fields }
        case .templateSection(let index): places.firstIndex { $0.templateIndex == index }
        case .otherSection: placeIndex(at: finding.range.lowerBound)
        }
    }

    fileprivate func state(of place: SectionSpan, isPlace: Bool, isOpen: Bool) -> SectionState? {
        if place.isAboveSections { return nil }
        let isLeft = place.isUntouched && !isOpen
        if place.isExcused, place.isBlank || isLeft || !place.isPresent { return nil }
        if place.isBlank || !place.isPresent {
            guard isPlace else { return nil }
            // A heading that holds others needs no text of its own.
            if !place.hasParts || !place.isPresent { return .todo }
        }
        if place.isUntouched || isUnfilledInformation(place) { return .todo }
        let isHalf = place.asked?.hasPlaceholder(in: text(place.body)) ?? false
        return isOpen || isHalf ? .started : .done
    }

    /// Whether no field of the information block has a value.
    private func isUnfilledInformation(_ place: SectionSpan) -> Bool {
        place.asked?.kind == .fields && metadata.allSatisfy { !$0.isFilled }
            && template.fields.contains { entry(of: $0) != nil }
    }
}
