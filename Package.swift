// swift-tools-version: 6.1
import PackageDescription

/// The layers, lowest first; each sees only those before it (docs/design.md says what each holds).
let package = Package(
    name: "octopen",
    products: [.executable(name: "octopen", targets: ["octopen"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .target(name: "CEmbedded"),
        .target(
            name: "CCurses",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "CWidth"),
        .target(name: "CFiles"),
        .target(name: "CEntities"),
        .target(name: "Prose", dependencies: ["CWidth"]),
        .target(name: "Markdown", dependencies: ["Prose", "CEntities"]),
        .target(name: "Proposals", dependencies: ["Prose", "Markdown", "CEmbedded"]),
        .target(name: "Reviews", dependencies: ["Proposals"]),
        .target(name: "Rules", dependencies: ["Reviews", "CEmbedded"]),
        .target(name: "Forms", dependencies: ["Prose", "Rules"]),
        .target(name: "Screens", dependencies: ["Forms"]),
        .target(name: "Terminal", dependencies: ["Screens", "CCurses"]),
        .executableTarget(
            name: "octopen",
            dependencies: [
                "Terminal", "CFiles",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "TestSupport", dependencies: ["Forms"], path: "Tests/TestSupport"),
        .executableTarget(
            name: "terminal-probe", dependencies: ["Terminal"], path: "Tests/TerminalProbe"),
        .executableTarget(
            name: "markdown-probe", dependencies: ["Markdown", "TestSupport"],
            path: "Tests/MarkdownProbe"),
        .testTarget(name: "ProseTests", dependencies: ["Prose", "TestSupport"]),
        .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "TestSupport"]),
        .testTarget(name: "ProposalsTests", dependencies: ["Proposals", "TestSupport"]),
        .testTarget(name: "ReviewsTests", dependencies: ["Reviews", "TestSupport"]),
        .testTarget(name: "RulesTests", dependencies: ["Rules", "TestSupport"]),
        .testTarget(name: "FormsTests", dependencies: ["Forms", "TestSupport"]),
        .testTarget(name: "ScreensTests", dependencies: ["Screens", "TestSupport"]),
        .testTarget(
            name: "TerminalTests", dependencies: ["Terminal", "TestSupport", "terminal-probe"]),
        .testTarget(
            name: "OctopenTests", dependencies: ["octopen", "Proposals", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

if Context.environment["OCTOPEN_FUZZ"] != nil {
    // Built by Fuzz/run alone: libFuzzer brings its own start.
    package.targets.append(
        .executableTarget(
            name: "octopen-fuzz",
            dependencies: ["Forms", "Markdown", "Proposals", "Reviews", "Rules"],
            path: "Fuzz", exclude: ["run"],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
}
