import Proposals
import TestSupport
import Testing

@testable import Rules

/// Faults put into good proposals at random: the right rule finds each in its place.
@Suite struct RecallTests {
    /// How many of the faults of a kind were found.
    private struct Figure {
        var put = 0
        var found = 0
        /// What was reported instead, the first time.
        var miss: String?

        mutating func add(_ fault: Fault, _ scene: Scene, _ spots: [Spot]) {
            put += 1
            let check = scene.check()
            let findings = check.findings()
            if findings.contains(where: { finding in
                finding.rule == fault.rule && spots.contains { $0.holds(finding, check.lines) }
            }) {
                found += 1
            } else if miss == nil {
                let place = { (offset: Int) in
                    "\(check.lines.line(at: offset)):\(check.lines.column(at: offset))"
                }
                let all = findings.map {
                    "\(place($0.range.lowerBound))-\(place($0.range.upperBound)) \($0.rule)"
                }
                miss = "\(scene.fileName): \(spots.map(\.description)) but found \(all)"
            }
        }
    }

    private static let scenes: [Scene] = {
        var scenes = [
            Scene(Sample.proposal, fileName: "004-tag-history.md"),
            Scene(GoodProposals.mirror, fileName: "012-mirror.md", ending: "\r\n"),
            Scene(GoodProposals.cleanup, fileName: "cleanup-of-uploads.md"),
        ]
        for path in Files.below(Files.corpus.map { $0 + "/octoserve/enhancements" }) {
            let text = String(decoding: Files.read(path) ?? [], as: UTF8.self)
            let name = path.split(separator: "/").last.map(String.init) ?? ""
            scenes.append(Scene(text, fileName: name))
        }
        return scenes
    }()

    @Test func theProposalsAreGood() {
        for scene in Self.scenes {
            let found = scene.check().findings().map(\.rule).filter { $0 != "lines-join" }
            #expect(found == [], "\(scene.fileName)")
            #expect(scene.sections.count == 19, "\(scene.fileName)")
            #expect(scene.fields.count == 6, "\(scene.fileName)")
        }
    }

    @Test func everyFaultNamesARule() {
        for fault in Fault.all {
            #expect(RuleCatalogue.names.contains(fault.rule), "\(fault.name)")
        }
    }

    @Test func nearlyAllFaultsAreFound() {
        var figures: [Figure] = []
        for (number, fault) in Fault.all.enumerated() {
            var figure = Figure()
            for (file, scene) in Self.scenes.enumerated() {
                // Those beside the repository are long.
                for round in 0..<(file < 3 ? 4 : 2) {
                    var random = SeededRandom(seed: (number * 100 + file) * 100 + round)
                    var scene = scene
                    guard let spots = fault.put(&scene, &random) else { continue }
                    figure.add(fault, scene, spots)
                }
            }
            figures.append(figure)
            #expect(figure.put > 0, "\(fault.name): no proposal has room for it")
        }
        let (put, found) = (figures.reduce(0) { $0 + $1.put }, figures.reduce(0) { $0 + $1.found })
        let table = zip(Fault.all, figures).map { fault, figure in
            "\(figure.found) of \(figure.put) \(fault.rule): \(fault.name)"
                + (figure.miss.map { "\n    \($0)" } ?? "")
        }.joined(separator: "\n")
        #expect(
            found * 100 >= put * 95,
            "\(found) of \(put) faults were found in their place:\n\(table)")
    }
}
