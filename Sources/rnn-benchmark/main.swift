import ArgumentParser
import Foundation

/// Runs the workloads through the language, beside PyTorch where a Python with torch is given.
struct BenchmarkCommand: ParsableCommand {
    enum Section: String, ExpressibleByArgument, CaseIterable {
        case recurrent, language, process, terminal
    }

    static let configuration = CommandConfiguration(
        commandName: "rnn-benchmark",
        abstract: "Times the workloads as programs in the language; with a peer, the same programs in PyTorch, in turn."
    )

    @Option(help: ArgumentHelp("A Python that has torch.", valueName: "path"))
    var peer: String?

    @Option(help: ArgumentHelp("The program to measure; the one beside this benchmark otherwise.", valueName: "path"))
    var rnn: String?

    @Option(help: "How often each program is run.")
    var rounds = 3

    @Option(help: "How long each figure of a recurrent layer is measured in each round.")
    var seconds = 1.0

    @Option(help: "Only these sections: recurrent, language, process, terminal.")
    var only: [Section] = []

    @Flag(help: "The figures as JSON.")
    var json = false

    func run() throws {
        let beside = Bundle.main.executableURL?.deletingLastPathComponent().appendingPathComponent("rnn").path
        let benchmark = Benchmark(
            rnn: rnn ?? beside ?? "rnn", peer: peer, rounds: rounds, seconds: seconds,
            progress: { FileHandle.standardError.write(Data("… \($0)\n".utf8)) })
        var rows: [Row] = []
        for section in only.isEmpty ? Section.allCases : only {
            switch section {
            case .recurrent: rows += try benchmark.recurrentRows()
            case .language: rows += try benchmark.languageRows()
            case .process: rows += try benchmark.processRows()
            case .terminal: rows += try benchmark.terminalRows()
            }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            print(String(decoding: try encoder.encode(rows), as: UTF8.self))
        } else {
            print(Table.text(rows), terminator: "")
        }
    }
}

BenchmarkCommand.main()
