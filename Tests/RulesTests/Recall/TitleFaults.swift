import TestSupport

extension Fault {
    /// Faults of the title, the note below it and the file's name.
    static let title: [Fault] = [
        Fault("heading says another title", "title-differs") { scene, random in
            let line = scene.titleLine
            let start = scene.lines[line].count - (scene.field("Title")?.value.count ?? 0) + 1
            scene.lines[line] += random.pick([" for all", "s", " 2"])
            return [Spot(line, start..<scene.lines[line].count + 1)]
        },
        Fault("field says another title", "title-differs") { scene, random in
            guard let field = scene.field("Title") else { return nil }
            _ = scene.set(field, random.pick(["New ", "The "]) + field.value)
            let line = scene.titleLine
            let end = scene.lines[line].count + 1
            return [Spot(line, end - field.value.count..<end)]
        },
        Fault("heading has another number", "title-number-differs") { scene, random in
            guard let number = scene.field("Enhancement Number")?.value, number.count == 3 else {
                return nil
            }
            let line = scene.titleLine
            scene.lines[line] = scene.lines[line].replacing(
                " \(number):", with: " 9\(random.below(10))\(random.below(10)):")
            return [Spot(line, 3..<3 + "Enhancement 123: ".count)]
        },
        Fault("second title", "title-repeated") { scene, random in
            let heading = random.pick(scene.headings)
            scene.lines.insert(contentsOf: ["# More of it", ""], at: heading.line)
            return [Spot(heading.line, 3..<13)]
        },
        Fault("no title", "title-missing") { scene, _ in
            scene.lines.remove(at: scene.titleLine)
            return [Spot(0, at: 1)]
        },
        Fault("title below a section", "title-missing") { scene, _ in
            guard let summary = scene.heading("Summary") else { return nil }
            let title = scene.lines.remove(at: scene.titleLine)
            scene.lines.insert(contentsOf: [title, ""], at: summary.line - 1)
            return [Spot(0, at: 1)]
        },
        Fault("title still the template's", "title-placeholder") { scene, random in
            guard let field = scene.field("Title") else { return nil }
            if random.pick([true, false]) {
                return [scene.set(field, "Brief descriptive title")]
            }
            scene.lines[scene.titleLine] = "# Enhancement Template"
            return [Spot(scene.titleLine, 3..<23)]
        },
        Fault("long title", "title-long") { scene, random in
            guard let field = scene.field("Title") else { return nil }
            let more = " and more" + String(repeating: " of it", count: 12 + random.below(9))
            scene.lines[scene.titleLine] += more
            return [scene.set(field, field.value + more)]
        },
        Fault("the template's note is left", "preamble-left") { scene, _ in
            let note =
                "This is a template for creating enhancement proposals for the octoserve project."
            scene.lines.insert(contentsOf: ["", note], at: scene.titleLine + 1)
            return [Spot(scene.titleLine + 2, 1..<note.count + 1)]
        },
        Fault("file name with other signs", "file-name-form") { scene, random in
            let name = scene.fileName
            scene.fileName = random.pick([
                name.replacing("-", with: "_"), name.replacing("-", with: " "),
                name.replacing(".md", with: ".MD"), "X" + name, name.replacing("-", with: "--"),
            ])
            return scene.fileName == name ? nil : [Spot(0, at: 1)]
        },
        Fault("file name with another number", "file-number-differs") { scene, random in
            guard let field = scene.field("Enhancement Number"), field.value.count == 3 else {
                return nil
            }
            scene.fileName = "9\(random.below(10))\(random.below(10))-other.md"
            return [Spot(field.line, field.columns)]
        },
    ]
}
