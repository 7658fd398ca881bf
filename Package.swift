// swift-tools-version: 6.0
import PackageDescription

/// One thread runs an interpreter, and one process runs one: references need not be counted atomically, and nobody else
/// looks at a variable while it changes. (Tests, which run many side by side, are debug builds.)
let ofOneThread: [SwiftSetting] = [
    .unsafeFlags(["-enforce-exclusivity=unchecked"]),
    .unsafeFlags(["-Xfrontend", "-assume-single-threaded"], .when(configuration: .release)),
]

/// The libraries of the program, each with what it may import; arrows never point upwards (see README, "How it is laid out").
let package = Package(
    name: "rnn",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "rnn", targets: ["rnn"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        .executableTarget(
            name: "rnn",
            dependencies: [
                "Terminal", "Notebook", "Sessions",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // The figures of README's table; Foundation is fine here, nothing else may use it.
        .executableTarget(
            name: "rnn-benchmark",
            dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
            resources: [.copy("Programs")]),
        .target(name: "Terminal", dependencies: ["TextUI", "Markup", "CTerminal", "CReadline", "CNcurses"]),
        .target(name: "Notebook", dependencies: ["Sessions", "Evaluator", "TextUI"]),
        .target(name: "TextUI", dependencies: ["Markup", "Figures", "CKernels"]),
        .target(name: "Sessions", dependencies: ["Language"]),
        .target(
            name: "Evaluator", dependencies: ["NeuralNets", "Language", "Figures"], swiftSettings: ofOneThread),
        .target(name: "NeuralNets", dependencies: ["Tensors", "CKernels"], swiftSettings: ofOneThread),
        .target(name: "Tensors", dependencies: ["CKernels", "COpenBLAS"], swiftSettings: ofOneThread),
        .target(name: "Language", dependencies: ["Markup"]),
        .target(name: "Markup"),
        .target(name: "Figures"),

        .target(name: "CKernels"),
        .target(name: "CTerminal"),
        .systemLibrary(
            name: "COpenBLAS", pkgConfig: "openblas",
            providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
        .systemLibrary(
            name: "CReadline",
            providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
        .systemLibrary(
            name: "CNcurses",
            providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),

        .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
        .testTarget(name: "LanguageTests", dependencies: ["Language"]),
        .testTarget(name: "TensorsTests", dependencies: ["Tensors"], resources: [.copy("Golden")]),
        .testTarget(name: "NeuralNetsTests", dependencies: ["NeuralNets"], resources: [.copy("Golden")]),
        .testTarget(name: "EvaluatorTests", dependencies: ["Evaluator"]),
        .testTarget(name: "SessionsTests", dependencies: ["Sessions"]),
        .testTarget(name: "NotebookTests", dependencies: ["Notebook"]),
        .testTarget(name: "TextUITests", dependencies: ["TextUI"], exclude: ["Snapshots"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal"]),
        .testTarget(name: "CommandTests", dependencies: ["rnn"], exclude: ["Snapshots"]),
    ],
    swiftLanguageModes: [.v6]
)
