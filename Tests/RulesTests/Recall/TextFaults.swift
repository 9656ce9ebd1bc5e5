import TestSupport

extension Fault {
    /// Faults of the text itself, wherever it stands.
    static let text: [Fault] = [
        Fault("fence that never closes", "fence-open") { scene, random in
            guard let heading = scene.heading("References") else { return nil }
            let later = scene.headings.filter { $0.line > (scene.fences.last?.close ?? 0) }
            let fence = random.pick(["```", "~~~", "````swift", "```text"])
            let line = scene.append([fence, "let code = 1"], to: random.pick(later + [heading]))
            return [Spot(line, 1..<fence.count + 1)]
        },
        Fault("last fence not closed", "fence-open") { scene, _ in
            guard let last = scene.fences.last else { return nil }
            scene.lines.remove(at: last.close)
            return [Spot(last.open)]
        },
        Fault("fence not closed before another", "fence-open") { scene, random in
            let fences = scene.fences.filter { $0.open + 1 < $0.close }
            guard let last = fences.last, fences.count > 1 else { return nil }
            let cut = random.pick(fences.dropLast().map(\.self))
            scene.lines.remove(at: cut.close)
            // Without words behind the next one, only the last tells that one is left over.
            return [Spot(cut.open), Spot(last.close - 1)]
        },
        Fault("fence of an item cut off", "fence-open") { scene, random in
            let heading = random.pick(scene.places)
            let line = scene.append(
                ["- An item:", "", "  ```", "  let code = 1", "let more = 2", "  ```"], to: heading)
            return [Spot(line + 2, 3..<6)]
        },
        Fault("heading without a blank", "heading-no-space") { scene, random in
            let headings = scene.headings.filter { $0.name.first?.isASCII == true }
            let heading = random.pick(headings)
            let signs = String(repeating: "#", count: heading.level)
            let gap = random.pick(["", "\u{A0}"])
            scene.lines[heading.line] = signs + gap + heading.name
            return [Spot(heading.line, 1..<signs.count + gap.count + heading.name.count + 1)]
        },
        Fault("merge not finished", "conflict-marks") { scene, random in
            let line = random.pick(scene.sentences)
            let text = scene.lines[line]
            let marks = random.pick([
                ["<<<<<<< HEAD", text, "=======", "\(text) too", ">>>>>>> side"],
                [
                    "<<<<<<< ours", text, "||||||| base", "Old.", "=======", "New.",
                    ">>>>>>> theirs",
                ],
            ])
            scene.lines.replaceSubrange(line...line, with: marks)
            return [Spot(line, 1..<13)]
        },
        Fault("character that turns the text", "hidden-character") { scene, random in
            let sign = random.pick(["\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}"])
            return scene.insert(word: sign, &random).map { [Spot($0.line)] }
        },
        Fault("character without a width", "hidden-character") { scene, random in
            let word = random.pick(["a\u{200B}b", "a\u{2060}b", "a\u{FEFF}b"])
            return scene.insert(word: word, &random).map { [Spot($0.line)] }
        },
        Fault("another line end", "line-ends-mixed") { scene, random in
            let line = random.below(scene.lines.count - 1)
            let other = random.pick(["\n", "\r\n"].filter { $0 != scene.ending })
            var text = ""
            for (index, part) in scene.lines.enumerated() {
                let isLast = index == scene.lines.count - 1
                text += part + (isLast ? "" : index == line ? other : scene.ending)
            }
            scene.bytes = Array(text.utf8)
            return [Spot(line)]
        },
        Fault("letter of another encoding", "not-utf8") { scene, random in
            guard let spot = scene.insert(word: "caf\u{1}", &random),
                let columns = spot.columns
            else { return nil }
            scene.bytes = scene.text.utf8.map { $0 == 1 ? random.pick([0xE9, 0xC0, 0xFF]) : $0 }
            return [Spot(spot.line, columns.lowerBound + 3..<columns.lowerBound + 4)]
        },
        Fault("question left open", "unresolved-block") { scene, random in
            let heading = random.pick(scene.places)
            return [
                Spot(
                    scene.append(
                        random.pick([
                            ["<<[UNRESOLVED who owns it ]>>", "Who?", "<<[/UNRESOLVED]>>"],
                            ["<<[unresolved]>>"], ["```", "<<[UNRESOLVED]>>", "Who?", "```"],
                        ]), to: heading))
            ]
        },
        Fault("labels in a paragraph", "lines-join") { scene, random in
            guard !scene.lines.contains(where: { $0.hasPrefix("**") && !$0.hasSuffix("  ") }) else {
                return nil
            }
            let text = random.pick([
                ["**Considered**: One table", "**Rejected**: Slow"],
                ["**Considered:** One table", "**Rejected:** Slow", "**Open**: No"],
            ])
            return [Spot(scene.append(text, to: random.pick(scene.places)), 1..<26)]
        },
        Fault("suppression without a reason", "suppression-bare") { scene, random in
            guard let heading = scene.heading("Timeline") ?? scene.heading("References") else {
                return nil
            }
            let comment = "<!-- octopen: off todo-mark -->"
            let line = scene.append([comment, "", "This is TBD by us."], to: heading)
            return [Spot(line, 1..<comment.count + 1)]
        },
        Fault("suppression of nothing", "suppression-idle") { scene, random in
            let rule = random.pick(["title-long", "fence-open", "no-such-rule", "todo-mark"])
            let comment = "<!-- octopen: off \(rule): it was needed once -->"
            let line = scene.append([comment], to: random.pick(scene.places))
            return [Spot(line, 1..<comment.count + 1)]
        },
    ]
}
