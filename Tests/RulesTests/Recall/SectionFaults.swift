import Proposals
import TestSupport

extension Fault {
    /// Faults of the headings and of what stands below them.
    static let sections: [Fault] = [
        Fault("section removed", "section-missing") { scene, random in
            let heading = random.pick(scene.places)
            let extent = scene.extent(of: heading)
            let above = scene.lines[..<extent.lowerBound].lastIndex { !$0.isEmpty } ?? 0
            scene.lines.removeSubrange(extent)
            // Behind what the template has before it, be there a section of the writer's between.
            let others = scene.headings.filter { $0.line <= above + 2 && !scene.isKnown($0) }
            return [Spot(min(heading.line, scene.lines.count - 1))] + others.map { Spot($0.line) }
        },
        Fault("section removed with its parts", "section-missing") { scene, _ in
            guard let heading = scene.heading("Proposal") else { return nil }
            scene.lines.removeSubrange(scene.extent(of: heading))
            return [Spot(heading.line)]
        },
        Fault("section with another name", "section-missing") { scene, random in
            let heading = random.pick(scene.places)
            let name = random.pick(["What else", "Details of the storage", "Appendix"])
            scene.rename(heading, to: name)
            return [Spot(heading.line)]
        },
        Fault("section with nearly the name", "section-renamed") { scene, random in
            let heading = random.pick(scene.places)
            let name = heading.name
            let new =
                switch random.below(4) {
                case 0 where name.hasSuffix("s"): String(name.dropLast())
                case 1: name + "s"
                case 2: name.replacing("e", with: "i")
                default: name.replacing("a", with: "aa")
                }
            guard new != name else { return nil }
            return [scene.rename(heading, to: new)]
        },
        Fault("section without text", "section-empty") { scene, random in
            let places = scene.places.filter {
                scene.extent(of: $0).count == scene.body(of: $0).count + 1
            }
            let heading = random.pick(places)
            scene.lines.replaceSubrange(scene.body(of: heading), with: [""])
            return [Spot(heading.line, heading.columns)]
        },
        Fault("section with a comment only", "section-empty") { scene, random in
            let places = scene.places.filter {
                scene.extent(of: $0).count == scene.body(of: $0).count + 1
            }
            let heading = random.pick(places)
            scene.setBody(
                of: heading,
                to: random.pick([["<!-- to be written -->"], ["<!--", "Later.", "", "-->"]]))
            return [Spot(heading.line, heading.columns)]
        },
        Fault("heading that is bold text", "section-missing") { scene, random in
            let heading = random.pick(scene.places)
            scene.lines[heading.line] = "**\(heading.name)**"
            return scene.headings.first { $0.line > heading.line && $0.level <= heading.level }.map
            { [Spot($0.line)] }
                ?? [Spot(scene.lines.count - 1)]
        },
        Fault("section still the template's", "section-untouched") { scene, random in
            let places = scene.places.filter {
                scene.extent(of: $0).count == scene.body(of: $0).count + 1
            }
            let heading = random.pick(places)
            let template = Scene(
                String(decoding: Template.enhancement.source.bytes, as: UTF8.self), fileName: "t.md"
            )
            guard let asked = template.heading(heading.name) else { return nil }
            let text = template.lines[template.body(of: asked)].filter { !$0.isEmpty }
            scene.setBody(of: heading, to: random.pick([text, text.map { $0.uppercased() }]))
            return [Spot(heading.line, heading.columns)]
        },
        Fault("section elsewhere", "section-order") { scene, random in
            let outer = scene.sections.filter { $0.level == 2 }
            let from = random.below(outer.count)
            let to = random.below(outer.count)
            guard abs(from - to) > 1, from != to + 1, to != from + 1, from > 0 else { return nil }
            let extent = scene.extent(of: outer[from])
            var moved = Array(scene.lines[extent])
            if moved.last != "" { moved.append("") }
            let goal = to < from ? outer[to].line : scene.extent(of: outer[to]).upperBound
            if goal == scene.lines.count { moved.insert("", at: 0) }
            let start: Int
            if to < from {
                scene.lines.removeSubrange(extent)
                scene.lines.insert(contentsOf: moved, at: goal)
                start = goal
            } else {
                scene.lines.insert(contentsOf: moved, at: goal)
                scene.lines.removeSubrange(extent)
                start = goal - extent.count
            }
            let heading = scene.sections.first { $0.line >= start }
            return heading.map { [Spot($0.line, $0.columns)] }
        },
        Fault("neighbours in the wrong order", "section-order") { scene, random in
            let outer = scene.sections.filter { $0.level == 2 }
            let first = 1 + random.below(outer.count - 2)
            let (one, two) = (scene.extent(of: outer[first]), scene.extent(of: outer[first + 1]))
            guard one.upperBound == two.lowerBound else { return nil }
            var below = Array(scene.lines[two])
            if below.last != "" { below.append("") }
            scene.lines.replaceSubrange(
                one.lowerBound..<two.upperBound, with: below + scene.lines[one])
            let line = one.lowerBound + below.count
            return [
                Spot(line, outer[first].columns), Spot(one.lowerBound, outer[first + 1].columns),
            ]
        },
        Fault("section twice", "section-repeated") { scene, random in
            let heading = random.pick(scene.places)
            let later = scene.sections.filter {
                $0.line > heading.line && $0.level == heading.level
            }
            let at =
                heading.level > 2
                ? scene.extent(of: heading).upperBound
                : later.isEmpty ? scene.extent(of: heading).upperBound : random.pick(later).line
            scene.lines.insert(
                contentsOf: ["", scene.lines[heading.line], "", "More of it.", ""], at: at)
            return [Spot(at + 1, heading.columns)]
        },
        Fault("section at another level", "section-level") { scene, random in
            let heading = random.pick(scene.sections)
            let isInner = heading.level == 3
            if isInner, random.pick([true, false]) {
                scene.lines[heading.line].removeFirst()
                let columns = heading.columns
                return [Spot(heading.line, columns.lowerBound - 1..<columns.upperBound - 1)]
            }
            scene.lines[heading.line] = "#" + scene.lines[heading.line]
            let columns = heading.columns
            return [Spot(heading.line, columns.lowerBound + 1..<columns.upperBound + 1)]
        },
        Fault("prompt left", "prompt-left") { scene, random in
            let asked = Template.enhancement.sections.filter { section in
                section.guidance.contains { NormalizedText($0).wordCount > 5 }
                    && scene.places.contains { $0.name == section.title }
            }
            let section = random.pick(asked)
            guard let heading = scene.heading(section.title), let prompt = section.guidance.first
            else { return nil }
            let words = prompt.split(separator: " ")
            let cut = 2 + random.below(words.count - 3)
            let text = random.pick([
                [prompt], [prompt.lowercased()], ["*\(prompt)*"], ["\(prompt) Words of our own."],
                ["- \(prompt)"],
                [words[..<cut].joined(separator: " "), words[cut...].joined(separator: " ")],
            ])
            if random.pick([true, false]) { return [Spot(scene.append(text, to: heading))] }
            let at = scene.body(of: heading).lowerBound
            scene.lines.insert(contentsOf: [""] + text + [""], at: at)
            return [Spot(at + 1)]
        },
        Fault("something still to write", "placeholder-left") { scene, random in
            let heading = random.pick(scene.places)
            let mark = random.pick([
                "TODO", "TBD", "FIXME", "**TODO**", "[TBD]", "_todo_", "TODO: ?",
            ])
            let text = random.pick([
                [mark], ["- one", "- \(mark)"], ["1. \(mark)"],
                ["| A | B |", "|---|---|", "| a | \(mark) |"],
            ])
            let start = scene.append(text, to: heading)
            return [Spot(start + text.count - 1)]
        },
        Fault("mark in a sentence", "todo-mark") { scene, random in
            scene.insert(word: random.pick(["TODO", "TBD", "FIXME:", "(TBD)", "XXX"]), &random)
                .map { [Spot($0.line)] }
        },
        Fault("an answer without a reason", "not-applicable-bare") { scene, random in
            let names = ["Security Considerations", "Performance Impact", "Testing Strategy"]
            guard !scene.isDraft, let heading = scene.heading(random.pick(names)) else {
                return nil
            }
            let text = random.pick(["N/A", "None", "None.", "Not applicable.", "n/a", "*None*"])
            let line = scene.setBody(of: heading, to: [text])
            return [Spot(line, 1..<text.count + 1)]
        },
        Fault("long summary in paragraphs", "summary-paragraphs") { scene, random in
            guard let heading = scene.heading("Summary") else { return nil }
            let texts = (1...3 + random.below(3)).map { "Paragraph \($0) of it." }
            let line = scene.setBody(
                of: heading, to: Array(texts.map { [$0] }.joined(separator: [""])))
            return [Spot(line + 4)]
        },
        Fault("long summary in words", "summary-long") { scene, random in
            guard let heading = scene.heading("Summary") else { return nil }
            let words = Array(repeating: "word", count: 201 + random.below(60))
            scene.setBody(of: heading, to: [words.joined(separator: " ")])
            return [Spot(heading.line, heading.columns)]
        },
        Fault("summary that is no text", "summary-structure") { scene, random in
            guard let heading = scene.heading("Summary") else { return nil }
            let text = random.pick([
                ["- an item"], ["#### A heading", "", "Text."], ["| a | b |", "|---|---|"],
                ["1. an item"],
            ])
            return [Spot(scene.append(text, to: heading))]
        },
    ]
}

extension Scene {
    func isKnown(_ heading: Heading) -> Bool { sections.contains { $0.line == heading.line } }

    /// Gives a heading another name behind its number.
    @discardableResult
    mutating func rename(_ heading: Heading, to name: String) -> Spot {
        lines[heading.line] = lines[heading.line].replacing(heading.name, with: name)
        let columns = heading.columns
        return Spot(
            heading.line,
            columns.lowerBound..<columns.upperBound + name.count - heading.name.count)
    }
}
