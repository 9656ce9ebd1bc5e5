import Proposals

extension TemplateShares {
    /// How many of the accepted documents that could have something of the template have it.
    package struct Share: Equatable, Sendable {
        package internal(set) var kept = 0
        /// Accepted documents that have text of their own in the section, or in its parts.
        package internal(set) var documents = 0

        /// Whether it stands in a section that three of four keep word for word.
        var isOfWhole = false

        /// Whether most keep it; nil where there are too few to tell.
        package var isKept: Bool? {
            documents < TemplateShares.fewest ? nil : kept * 2 > documents
        }

        /// Whether no more than one in five keeps it, or there are too few to tell.
        var isKeptByFew: Bool {
            documents < TemplateShares.fewest || kept * 5 <= documents
        }

        /// Whether a third keep it, or more: it may be meant to stay.
        var isKeptByMany: Bool {
            documents >= TemplateShares.fewest && kept * 3 >= documents
        }

        /// Whether half of them keep it, or more.
        var isKeptByHalf: Bool {
            documents >= TemplateShares.fewest && kept * 2 >= documents
        }

        /// Whether three of four keep it, or more.
        var isKeptByMost: Bool {
            documents >= TemplateShares.fewest && kept * 4 >= documents * 3
        }

        /// Whether next to none keep it.
        package var isDropped: Bool {
            documents >= TemplateShares.fewest && kept * 10 <= documents
        }
    }

    /// The sections that half of the accepted documents keep word for word, by their paths.
    package var sectionsKeptWhole: Set<[HeadingName]> {
        Set(wholeSections.filter { $0.value.isKeptByHalf }.keys)
    }

    /// Whether what a proposal has of its template was accepted with it: where no status says so, more of
    /// its sections are the author's than the template's.
    package func wasAcceptedAsItIs(_ proposal: Proposal) -> Bool {
        let said = proposal.acceptance
        guard isAccepted(said) else { return false }
        if proposal.template.state != nil, said != .unsaid { return true }
        let asked = proposal.sections.filter { section in
            guard section.isPresent, case .template(let index) = section.role else { return false }
            return proposal.template.sections[index].isToFill
        }
        return asked.count(where: \.isUntouched) * 2 < asked.count
    }
}
