import TestSupport

extension Fault {
    /// Faults of goals, phases and alternatives.
    static let lists: [Fault] = [
        Fault("goals as prose", "goals-list") { scene, _ in
            scene.heading("Goals").map {
                [Spot(scene.setBody(of: $0, to: ["We want to push fast, and tags that stay."]))]
            }
        },
        Fault("non-goals as prose", "non-goals-list") { scene, _ in
            scene.heading("Non-Goals").map {
                [
                    Spot(
                        scene.setBody(
                            of: $0,
                            to: ["We do not look at signatures", "at all.", "", "Nor at keys."]))
                ]
            }
        },
        Fault("the template's goal", "placeholder-left") { scene, random in
            scene.add(item: random.pick(["Goal 2", "goal 1", "**Goal 3**"]), to: "Goals", &random)
        },
        Fault("the template's non-goal", "placeholder-left") { scene, random in
            scene.add(item: random.pick(["Non-goal 2", "_Non-goal 1_"]), to: "Non-Goals", &random)
        },
        Fault("the same goal twice", "goal-repeated") { scene, random in
            guard let item = scene.items(of: "Goals", from: 0).first else { return nil }
            let text = random.pick([item.text, item.text.uppercased(), "_\(item.text)_"])
            return scene.add(item: text, to: "Goals", &random, isLast: true)
        },
        Fault("a goal that is none too", "goal-both-ways") { scene, random in
            let goal = random.pick(scene.items(of: "Goals", from: 0))
            return scene.add(item: goal.text, to: "Non-Goals", &random)
        },
        Fault("phases without numbers", "phases-numbered") { scene, random in
            guard let heading = scene.heading("Implementation Phases") else { return nil }
            let extent = scene.extent(of: heading)
            scene.lines.replaceSubrange(
                extent.dropFirst(), with: ["", "- The storage", "- The interface", ""])
            return [Spot(heading.line + 2)]
        },
        Fault("phase number again", "phases-sequence") { scene, random in
            scene.renumberPhase(&random) { $0 - 1 }
        },
        Fault("phase number left out", "phases-sequence") { scene, random in
            scene.renumberPhase(&random) { $0 + 5 }
        },
        Fault("phases that begin late", "phases-sequence") { scene, random in
            guard let first = scene.phases.first else { return nil }
            scene.lines[first] = scene.lines[first].replacing("Phase 1", with: "Phase 2")
            return [Spot(first)]
        },
        Fault("phase still the template's", "placeholder-left") { scene, _ in
            guard let heading = scene.heading("Implementation Phases"),
                let last = scene.phases.last, !scene.lines[last].hasPrefix("#")
            else { return nil }
            let mark = scene.lines[last].first { ".)".contains($0) } ?? "."
            let number = scene.phases.count + 1
            var at = scene.body(of: heading).upperBound
            while scene.lines[at - 1].isEmpty { at -= 1 }
            scene.lines.insert("\(number)\(mark) Phase \(number): Description", at: at)
            // The template has three phases.
            return number == 3 ? [Spot(at)] : nil
        },
        Fault("alternative that says nothing", "alternative-empty") { scene, random in
            guard let heading = scene.heading("Alternative Approaches") else { return nil }
            let inside = scene.headings.filter {
                $0.line > heading.line && $0.level > 2
                    && $0.line < scene.extent(of: heading).upperBound
            }
            let at = random.pick(inside.map(\.line) + [scene.extent(of: heading).upperBound])
            let isLast = at == scene.extent(of: heading).upperBound
            scene.lines.insert(
                contentsOf: (isLast ? [""] : []) + ["### Something else", ""], at: at)
            return [Spot(at + (isLast ? 1 : 0), 5..<19)]
        },
    ]
}

extension Scene {
    /// The outermost items of a section's list that are one line each.
    func items(of name: String, from column: Int) -> [(line: Int, text: String)] {
        guard let heading = heading(name) else { return [] }
        return body(of: heading).compactMap { index in
            let line = lines[index]
            guard "-*+".contains(line.first ?? " "), line.dropFirst().first == " " else {
                return nil
            }
            return (index, String(line.dropFirst(2)))
        }
    }

    /// Puts an item above one of a section's, or behind the last.
    mutating func add(
        item text: String, to name: String, _ random: inout SeededRandom, isLast: Bool = false
    ) -> [Spot]? {
        let items = items(of: name, from: 0)
        guard let last = items.last, let heading = heading(name), let mark = lines[last.line].first
        else { return nil }
        var at = isLast ? body(of: heading).upperBound : random.pick(items).line
        while lines[at - 1].isEmpty { at -= 1 }
        lines.insert("\(mark) \(text)", at: at)
        return [Spot(at, 3..<text.count + 3)]
    }

    /// Lines that begin a phase.
    var phases: [Int] {
        guard let heading = heading("Implementation Phases") else { return [] }
        return extent(of: heading).filter { index in
            let words = lines[index].drop { !$0.isLetter }
            return words.hasPrefix("Phase ")
                && (lines[index].first?.isNumber == true || lines[index].hasPrefix("#"))
        }
    }

    /// Gives a phase but the first another number.
    mutating func renumberPhase(
        _ random: inout SeededRandom, _ change: (Int) -> Int
    ) -> [Spot]? {
        let phases = phases
        guard phases.count > 1 else { return nil }
        let number = 2 + random.below(phases.count - 1)
        let line = phases[number - 1]
        lines[line] = lines[line].replacing("Phase \(number)", with: "Phase \(change(number))")
        return [Spot(line)]
    }
}
