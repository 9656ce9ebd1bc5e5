import TestSupport

extension Fault {
    /// Faults of the information block.
    static let fields: [Fault] = [
        Fault("field removed", "metadata-field-missing") { scene, random in
            let fields = scene.fields
            let number = random.below(fields.count)
            scene.lines.remove(at: fields[number].line)
            guard number > 0 else { return [Spot(fields[0].line, at: 3)] }
            let above = fields[number - 1].line
            return [Spot(above, at: scene.lines[above].count + 1)]
        },
        Fault("field without a value", "metadata-field-missing") { scene, random in
            let field = random.pick(scene.fields.filter { $0.name != "Enhancement Number" })
            _ = scene.set(field, "")
            return [Spot(field.line)]
        },
        Fault("field misspelt", "metadata-field-unknown") { scene, random in
            let field = random.pick(scene.fields)
            var name = Array(field.name)
            switch random.below(3) {
            case 0: name.remove(at: 1 + random.below(name.count - 1))
            case 1: name.insert("x", at: 1 + random.below(name.count - 1))
            default: name.swapAt(1, 2)
            }
            guard String(name) != field.name else { return nil }
            scene.lines[field.line] = scene.lines[field.line].replacing(
                field.name, with: String(name))
            return [Spot(field.line, 3..<scene.lines[field.line].count + 1)]
        },
        Fault("field twice", "metadata-field-repeated") { scene, random in
            let field = random.pick(scene.fields)
            let at = random.pick(scene.fields.filter { $0.line >= field.line }).line + 1
            scene.lines.insert(scene.lines[field.line], at: at)
            return [Spot(at, 3..<scene.lines[at].count + 1)]
        },
        Fault("fields in another order", "metadata-field-order") { scene, random in
            let fields = scene.fields
            let first = random.below(fields.count - 1)
            let second = first + 1 + random.below(fields.count - first - 1)
            scene.lines.swapAt(fields[first].line, fields[second].line)
            return [Spot(fields[first].line + 1)]
        },
        Fault("the template's words", "metadata-placeholder") { scene, random in
            let words = [
                "Status": "Draft/Under Review/Approved/Implemented/Rejected",
                "Authors": "List of authors", "Creation Date": "YYYY-MM-DD",
                "Last Updated": "YYYY-MM-DD",
            ]
            let field = random.pick(scene.fields.filter { words[$0.name] != nil })
            return [scene.set(field, words[field.name] ?? "")]
        },
        Fault("another form", "metadata-field-form") { scene, random in
            let field = random.pick(scene.fields)
            let mark = scene.lines[field.line].prefix(2)
            let (name, value) = (field.name, field.value)
            scene.lines[field.line] =
                mark
                + random.pick([
                    "**\(name):** \(value)", "\(name): \(value)", "*\(name)*: \(value)",
                    "__\(name)__: \(value)", "**\(name)**:  \(value)",
                ])
            return [Spot(field.line, 3..<scene.lines[field.line].count + 1)]
        },
        Fault("field without a bullet", "metadata-field-form") { scene, random in
            let field = random.pick(scene.fields)
            scene.lines[field.line] = String(scene.lines[field.line].dropFirst(2))
            return [Spot(field.line, 1..<scene.lines[field.line].count + 1)]
        },
        Fault("status that is none", "status-value") { scene, random in
            guard let field = scene.field("Status") else { return nil }
            return [
                scene.set(
                    field,
                    random.pick([
                        "In Review", "draft", "Done", "Aproved", "Under review", "WIP", "Accepted",
                        "Draft (approved)", "**Drafted**", "Draft, Approved",
                    ]))
            ]
        },
        Fault("date in another form", "date-form") { scene, random in
            let field = random.pick(
                scene.fields.filter { $0.name.contains("dat") || $0.name.contains("Dat") })
            return [
                scene.set(
                    field,
                    random.pick([
                        "2025-9-5", "2025-02-30", "5 Sep 2025", "09/15/2025", "2025/09/15",
                        "15.09.2025", "2025-13-01", "today", "20250915", "2025-09", "2025-09-15Z",
                    ]))
            ]
        },
        Fault("dates in the wrong order", "date-order") { scene, random in
            guard let created = scene.field("Creation Date"),
                let updated = scene.field("Last Updated")
            else { return nil }
            if random.pick([true, false]) {
                return [scene.set(updated, "202\(random.below(5))-01-01")]
            }
            _ = scene.set(created, "2026-1\(random.below(2))-20")
            return [Spot(updated.line, updated.columns)]
        },
        Fault("date in the future", "date-future") { scene, random in
            guard let field = scene.field("Last Updated") else { return nil }
            return [scene.set(field, random.pick(["2026-11-24", "2027-01-01", "2062-03-01"]))]
        },
        Fault("number in another form", "number-form") { scene, random in
            guard let field = scene.field("Enhancement Number") else { return nil }
            let digits = field.value.drop { $0 == "0" }
            let isNumber = digits.allSatisfy(\.isNumber)
            return [
                scene.set(
                    field,
                    random.pick(
                        isNumber
                            ? ["\(digits)", "0\(field.value)", "#\(field.value)", "No. \(digits)"]
                            : ["7", "TBD", "four", "0007"]))
            ]
        },
        Fault("approved without a number", "number-missing") { scene, random in
            guard let field = scene.field("Enhancement Number"), let status = scene.field("Status")
            else { return nil }
            _ = scene.set(status, random.pick(["Approved", "Implemented"]))
            return [scene.set(field, "(assigned after approval)")]
        },
        Fault("number before the approval", "number-early") { scene, _ in
            guard let field = scene.field("Enhancement Number"), field.value.count == 3,
                let status = scene.field("Status")
            else { return nil }
            _ = scene.set(status, "Under Review")
            scene.numbersAtCreation = false
            return [Spot(field.line, field.columns)]
        },
        Fault("authors with other signs", "authors-form") { scene, random in
            guard let field = scene.field("Authors") else { return nil }
            return [
                scene.set(
                    field,
                    random.pick([
                        "Ana Lima; Bo Chen", "Ana Lima,", "Ana Lima,, Bo Chen", ", Ana Lima",
                    ]))
            ]
        },
        Fault("no information block", "metadata-section-missing") { scene, _ in
            guard let heading = scene.heading("Enhancement Information") else { return nil }
            scene.lines.removeSubrange(scene.extent(of: heading))
            return [Spot(heading.line, at: 1)]
        },
    ]
}
