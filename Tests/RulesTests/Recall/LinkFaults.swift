import TestSupport

extension Fault {
    /// Faults of links, tables and tags, in a sentence or in a block of their own.
    static let links: [Fault] = [
        Fault("link to a file that is not there", "link-file") { scene, random in
            let path = random.pick(["desing.md", "img/flow.png", "013-nothing.md"])
            let link = random.pick(["[it](\(path))", "![it](\(path) \"a title\")"])
            return scene.put(link, at: path, &random)
        },
        Fault("definition of a file that is not there", "link-file") { scene, random in
            guard let spot = scene.insert(word: "[the design][dsgn]", &random) else { return nil }
            let text = "[dsgn]: <the design.md> 'It'"
            let last = scene.append([text], to: random.pick(scene.places))
            _ = spot
            return [Spot(last, 10..<23)]
        },
        Fault("link to a heading that is not there", "link-anchor") { scene, random in
            let anchor = random.pick(["goal", "overviews", "non_goals", "design.details"])
            return scene.put("[it](#\(anchor))", at: anchor, &random)
        },
        Fault("link to a heading that another file has not", "link-anchor") { scene, random in
            scene.put("[it](design.md#gaols)", at: "gaols", &random)
        },
        Fault("reference without a definition", "link-reference") { scene, random in
            let link = random.pick(["[the design][design-doc]", "[words of it][other words]"])
            return scene.put(link, at: link, &random)
        },
        Fault("link without an address", "link-empty") { scene, random in
            let link = random.pick(["[the *design*]()", "![it](<>)", "[it]( )"])
            return scene.put(link, at: link, &random)
        },
        Fault("link with exchanged brackets", "link-reversed") { scene, random in
            let link = random.pick([
                "(the design)[https://example.org/a_b]", "(it)[./design.md]", "(it)[#goals]",
            ])
            return scene.put(link, at: link, &random)
        },
        Fault("heading that the contents lack", "contents-incomplete") { scene, random in
            let headings = scene.sections.filter { scene.lines[$0.line] == "## \($0.name)" }
            guard headings.count > 5, let first = headings.first else { return nil }
            let left = random.pick(Array(headings.dropFirst(2)))
            let entries = headings.filter { $0.line != left.line }.map { heading in
                let anchor = heading.name.lowercased().replacing(" ", with: "-")
                return "- [\(heading.name)](#\(anchor))"
            }
            let text = ["<!-- toc -->"] + entries + ["<!-- /toc -->", ""]
            scene.lines.insert(contentsOf: text, at: first.line)
            return [Spot(left.line + text.count)]
        },
        Fault("row with a cell too many", "table-columns") { scene, random in
            let cell = random.pick(["`c`", "d", "words of it"])
            let row = random.pick(["| a | b | \(cell) |", "a|`x|\(cell)", "| `x|y` | \(cell)"])
            let line = scene.append(
                ["| One | Two |", "|-----|:---:|", "| a | b |", row],
                to: random.pick(scene.places))
            let start = row.count - row.reversed().drop { $0 == "|" || $0 == " " }.count
            let end = row.count - start + 1
            return [Spot(line + 3, end - cell.count..<end)]
        },
        Fault("word between angle brackets", "text-as-tag") { scene, random in
            let tag = random.pick(["<name>", "<the-digest>", "<Name of it>", "</digests>"])
            return scene.put("v2/\(tag)/x", at: tag, &random)
        },
        Fault("word between angle brackets alone", "text-as-tag") { scene, random in
            let line = scene.append(["<registry>"], to: random.pick(scene.places))
            return [Spot(line, 1..<11)]
        },
        Fault("references without any link", "references-link") { scene, _ in
            guard let heading = scene.heading("References") else { return nil }
            scene.setBody(
                of: heading, to: ["- The distribution specification of that group of people"])
            return [Spot(heading.line)]
        },
    ]
}

extension Scene {
    /// Puts a word into a sentence; the finding is on a part of it.
    fileprivate mutating func put(
        _ word: String, at part: String, _ random: inout SeededRandom
    ) -> [Spot]? {
        guard let spot = insert(word: word, &random), let columns = spot.columns,
            let place = word.range(ofText: part)
        else { return nil }
        let start = columns.lowerBound + place.lowerBound
        return [Spot(spot.line, start..<start + part.count)]
    }
}
