// swift-tools-version: 6.1
import PackageDescription

/// The layers, lowest first; each sees only those before it (docs/design.md says what each holds).
let layers = [
    "Prose", "Markdown", "Proposals", "Reviews", "Rules", "Folders", "Forms", "Screens", "Terminal",
]

/// All layers below one. Those that a target does not name do not make it be built anew, though it
/// may hold their types: when the layout of one changes, the program would end in a segmentation
/// fault.
func below(_ layer: String) -> [Target.Dependency] {
    layers.prefix { $0 != layer }.map { .byName(name: $0) }
}

func through(_ layer: String) -> [Target.Dependency] {
    below(layer) + [.byName(name: layer)]
}

let package = Package(
    name: "octopen",
    products: [.executable(name: "octopen", targets: ["octopen"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        .target(name: "CEmbedded"),
        .target(
            name: "CCurses", exclude: ["terminals"],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "CWidth"),
        .target(name: "CFiles"),
        .target(name: "CEntities"),
        .target(name: "CYAML", linkerSettings: [.linkedLibrary("yaml")]),
        .target(name: "Interchange"),
        .target(name: "Prose", dependencies: ["CWidth"]),
        .target(name: "Markdown", dependencies: below("Markdown") + ["CEntities"]),
        .target(name: "Proposals", dependencies: below("Proposals") + ["CEmbedded", "CYAML"]),
        .target(name: "Reviews", dependencies: below("Reviews")),
        .target(name: "Rules", dependencies: below("Rules") + ["CEmbedded"]),
        .target(name: "Folders", dependencies: below("Folders") + ["Interchange"]),
        // A door beside the form: it sees what the form sees, and nothing of the form.
        .target(name: "LanguageServer", dependencies: through("Folders") + ["Interchange"]),
        .target(name: "Forms", dependencies: below("Forms") + ["CEmbedded"]),
        .target(name: "Screens", dependencies: below("Screens")),
        .target(name: "Terminal", dependencies: below("Terminal") + ["CCurses"]),
        .executableTarget(
            name: "octopen",
            dependencies: through("Terminal") + [
                "CEmbedded", "CFiles", "Interchange", "LanguageServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "TestLocale", path: "Tests/TestLocale"),
        .target(
            name: "TestSupport", dependencies: through("Forms") + ["TestLocale"],
            path: "Tests/TestSupport"),
        .executableTarget(
            name: "terminal-probe", dependencies: through("Terminal"), path: "Tests/TerminalProbe"),
        .executableTarget(
            name: "markdown-probe", dependencies: through("Markdown") + ["TestSupport"],
            path: "Tests/MarkdownProbe"),
        .testTarget(name: "ProseTests", dependencies: through("Prose") + ["TestSupport"]),
        .testTarget(name: "MarkdownTests", dependencies: through("Markdown") + ["TestSupport"]),
        .testTarget(name: "ProposalsTests", dependencies: through("Proposals") + ["TestSupport"]),
        .testTarget(name: "ReviewsTests", dependencies: through("Reviews") + ["TestSupport"]),
        .testTarget(name: "RulesTests", dependencies: through("Rules") + ["TestSupport"]),
        .testTarget(
            name: "LanguageServerTests",
            dependencies: through("Folders") + ["Interchange", "LanguageServer", "TestSupport"]),
        .testTarget(
            name: "FoldersTests", dependencies: through("Folders") + ["Interchange", "TestSupport"]),
        .testTarget(name: "FormsTests", dependencies: through("Forms") + ["TestSupport"]),
        .testTarget(name: "ScreensTests", dependencies: through("Screens") + ["TestSupport"]),
        .testTarget(
            name: "TerminalTests",
            dependencies: through("Terminal") + ["TestSupport", "terminal-probe"]),
        .testTarget(
            name: "OctopenTests",
            dependencies: through("Terminal") + [
                "Interchange", "LanguageServer", "octopen", "TestSupport",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

if Context.environment["OCTOPEN_FUZZ"] != nil {
    // Built by Fuzz/run alone: libFuzzer brings its own start.
    package.targets.append(
        .executableTarget(
            name: "octopen-fuzz",
            dependencies: through("Forms") + ["Interchange", "LanguageServer"], path: "Fuzz",
            exclude: ["run", "frames"],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
}
