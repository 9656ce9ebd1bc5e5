/// Sections that change places with the section beside them.
extension Proposal {
    /// Why a section stays where it is.
    package enum MoveObstacle: Error, Equatable, CustomStringConvertible {
        case isAbsent(String)
        case hasNoHeading
        case isFirst(String)
        case isLast(String)
        case isOpen(String)
        case readsOtherwise(String)

        package var description: String {
            switch self {
            case .isAbsent(let title): "“\(title)” is not in the file"
            case .hasNoHeading: "what stands above the first heading has its place there"
            case .isFirst(let title): "“\(title)” is the first below its heading"
            case .isLast(let title): "“\(title)” is the last below its heading"
            case .isOpen(let title): "“\(title)” is open at its end; close it first"
            case .readsOtherwise(let title):
                "“\(title)” would be read as something else in the other place"
            }
        }
    }

    /// The document with a section and all that it holds past its neighbour of the same level, and the
    /// byte that it begins at then. The line ends between the two, and those behind the lower one, stay
    /// where they are; all other bytes go along.
    package func movingSection(
        _ index: Int, by step: Int
    ) throws(MoveObstacle) -> (bytes: [UInt8], start: Int) {
        let section = sections[index]
        let title = section.outlineName
        guard section.isPresent else { throw .isAbsent(title) }
        guard section.hasHeading, section.role != .head, section.role != .frontMatter else {
            throw .hasNoHeading
        }
        let siblings = siblings(of: index).filter {
            sections[$0].hasHeading && sections[$0].role != .head
        }
        guard let own = siblings.firstIndex(of: index), siblings.indices.contains(own + step)
        else { throw step < 0 ? .isFirst(title) : .isLast(title) }
        let (first, second) = (
            siblings[min(own, own + step)], siblings[max(own, own + step)]
        )
        let end = sections[(second + 1)...].firstIndex {
            $0.isPresent && $0.level <= section.level
        }
        let last = end ?? sections.count
        if let open = sections[first..<last].first(where: { $0.openEnd != nil }) {
            throw .isOpen(open.outlineName)
        }
        let bytes = bytes
        let (start, middle) = (byteOffset(ofSection: first), byteOffset(ofSection: second))
        let upper = bytes[start..<middle].cutBeforeLineEnds
        let lower = bytes[middle..<byteOffset(ofSection: last)].cutBeforeLineEnds
        let moved =
            bytes[..<start] + lower.text + upper.ends + upper.text + lower.ends
            + bytes[byteOffset(ofSection: last)...]
        let order =
            Array(sections[..<first]) + sections[second..<last] + sections[first..<second]
            + sections[last...]
        let after = Proposal(Array(moved), template: template)
        guard
            after.sections.filter(\.isPresent).elementsEqual(
                order.filter(\.isPresent), by: { $0.reads(as: $1) })
        else { throw .readsOtherwise(title) }
        let below = lower.text.count + upper.ends.count
        let isUpper = step > 0
        return (Array(moved), isUpper ? start + below : start)
    }
}

extension Section {
    /// Whether it says the same in another place, where other line ends may follow it.
    fileprivate func reads(as other: Section) -> Bool {
        title == other.title && level == other.level
            && Array(bodySource.utf8)[...].cutBeforeLineEnds.text
                == Array(other.bodySource.utf8)[...].cutBeforeLineEnds.text
    }
}

extension ArraySlice<UInt8> {
    /// The bytes before the line ends and empty lines at the end, and these.
    fileprivate var cutBeforeLineEnds: (text: ArraySlice<UInt8>, ends: ArraySlice<UInt8>) {
        let count = reversed().prefix { $0 == 0x0A || $0 == 0x0D }.count
        return (dropLast(count), suffix(count))
    }
}
