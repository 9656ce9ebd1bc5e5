import TestSupport

extension Fault {
    /// Faults that only what stands beside the file tells.
    static let project: [Fault] = [
        Fault("number of another proposal", "number-taken") { scene, _ in
            guard let field = scene.field("Enhancement Number"), field.value.count == 3 else {
                return nil
            }
            scene.beside["\(field.value)-other.md"] = scene.lines.joined(separator: "\n")
            return [Spot(field.line, field.columns)]
        },
        Fault("number of another branch", "number-taken-elsewhere") { scene, _ in
            guard let field = scene.field("Enhancement Number"), let number = Int(field.value)
            else { return nil }
            scene.elsewhere = [.init(number: number, branch: "origin/tls", fileName: "tls.md")]
            return [Spot(field.line, field.columns)]
        },
        Fault("proposal that there is not", "proposal-unknown") { scene, random in
            scene.beside["001-first.md"] = Sample.numbered("001", status: "Approved")
            let number = "9\(random.below(10))\(random.below(10))"
            let word = random.pick([
                "Enhancement \(number)", "(Enhancement #\(number))", "Enhancement \(number),",
            ])
            return scene.insert(word: word, &random).map { [Spot($0.line)] }
        },
        Fault("superseded in one only", "supersede-one-way") { scene, random in
            guard let field = scene.field("Enhancement Number"), field.value.count == 3,
                let last = scene.fields.last?.line
            else { return nil }
            let name = random.pick(["Supersedes", "Superseded By"])
            scene.beside["777-new.md"] = Sample.numbered("777", status: "Approved").replacing(
                "\n\n## Summary", with: "\n- **\(name)**: \(field.value)\n\n## Summary")
            return [Spot(last, at: scene.lines[last].count + 1)]
        },
        Fault("status that leaves a step out", "status-jump") { scene, random in
            guard let field = scene.field("Status") else { return nil }
            let steps = [
                ("Draft", "Approved"), ("Draft", "Implemented"), ("Under Review", "Implemented"),
                ("Rejected", "Approved"), ("Implemented", "Approved"),
            ]
            let (old, new) = random.pick(steps)
            _ = scene.set(field, old)
            scene.committed = scene.lines.joined(separator: "\n")
            return scene.field("Status").map { [scene.set($0, new)] }
        },
        Fault("section that another branch changes", "overlaps-branch") { scene, random in
            let place = random.pick(scene.places)
            var other = scene
            _ = other.append(["One sentence there."], to: place)
            scene.branch = (scene.text, other.text)
            _ = scene.append(["One sentence here."], to: place)
            return [Spot(place.line, place.columns)]
        },
        Fault("date behind the text", "date-behind") { scene, random in
            guard let field = scene.field("Last Updated") else { return nil }
            scene.committed = scene.text
            _ = scene.append(["One sentence more."], to: random.pick(scene.places))
            return [Spot(field.line, field.columns)]
        },
    ]
}
