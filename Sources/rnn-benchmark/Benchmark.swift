import Foundation

/// The programs and the two ways to run them, always in turn, so that a drift of the machine meets both.
struct Benchmark {
    let rnn: String
    /// A Python that has torch.
    let peer: String?
    let rounds: Int
    let seconds: Double
    let progress: (String) -> Void

    private let programs = Bundle.module.resourceURL?.appendingPathComponent("Programs").path ?? "Programs"

    init(rnn: String, peer: String?, rounds: Int, seconds: Double, progress: @escaping (String) -> Void) {
        (self.rnn, self.peer, self.rounds, self.seconds, self.progress) = (rnn, peer, rounds, seconds, progress)
    }

    func program(_ name: String) -> String { "\(programs)/\(name).py" }

    /// Runs a program in turn here and there and gathers what it prints.
    func inTurn(_ name: String, _ arguments: [String] = [], peer usesPeer: Bool = true) throws -> (
        here: Figures, there: Figures
    ) {
        progress("\(name) \(arguments.joined(separator: " "))")
        var (here, there) = (Figures(), Figures())
        for _ in 0..<rounds {
            here.add(output: try Child.run([rnn, "run", program(name)] + arguments).output)
            if usesPeer, let peer { there.add(output: try Child.run([peer, program(name)] + arguments).output) }
        }
        return (here, there)
    }

    /// The median wall time in milliseconds and the peak memory in MiB of whole processes, in turn.
    func wholeProcesses(
        _ words: [String], exit: Int32 = 0, peer other: [String]?, count: Int
    ) throws -> (here: Figures, there: Figures) {
        progress(words.dropFirst().joined(separator: " "))
        var (here, there) = (Figures(), Figures())
        for turn in 0...count {
            let mine = try Child.run(words, exit: exit)
            let theirs = turn < 4 ? try other.map { try Child.run($0) } : nil
            if turn == 0 { continue }
            here.add("time", mine.milliseconds)
            here.add("memory", mine.peakMemory)
            if let theirs {
                there.add("time", theirs.milliseconds)
                there.add("memory", theirs.peakMemory)
            }
        }
        return (here, there)
    }
}

extension Benchmark {
    /// Recurrent layers, forward and one training step, through the language.
    func recurrentRows() throws -> [Row] {
        let rate = try inTurn("product", peer: false).here["product"] ?? 0
        return try RecurrentWorkload.all.flatMap { workload -> [Row] in
            let figures = try inTurn("recurrent", workload.arguments(seconds: seconds))
            guard let forward = figures.here["forward"], let train = figures.here["train"] else { return [] }
            var notes: [String] = []
            if workload.isLarge {
                let share = workload.trainingOperations / (train * 1e-6) / (rate * 1e9)
                notes.append("\(Int((share * 100).rounded())) % of \(Int(rate)) Gflop/s")
            }
            if let theirs = figures.there.losses, theirs != figures.here.losses {
                notes.append("losses \(figures.here.losses ?? "none") here, \(theirs) there")
            }
            let large = workload.forwardGoal >= 500
            let (unit, scale) = large ? ("ms", 1e-3) : ("µs", 1.0)
            return [
                Row(
                    section: "Recurrent layers", name: workload.name + ", forward", unit: unit,
                    value: forward * scale, peer: figures.there["forward"].map { $0 * scale },
                    goal: workload.forwardGoal * scale),
                Row(
                    section: "Recurrent layers", name: workload.name + ", train", unit: unit, value: train * scale,
                    peer: figures.there["train"].map { $0 * scale }, goal: workload.trainGoal * scale,
                    ratioGoal: workload.ratioGoal, note: notes.isEmpty ? nil : notes.joined(separator: "; ")),
            ]
        }
    }

    /// Loops of the language against CPython, and operations on small tensors.
    func languageRows() throws -> [Row] {
        let loops = try inTurn("loops")
        let operations = try inTurn("operations")
        return loops.here.names.compactMap { name in
            loops.here[name].map {
                Row(
                    section: "Language, one turn of a loop", name: name, unit: "ns", value: $0,
                    peer: loops.there[name], ratioGoal: 1)
            }
        }
            + operations.here.names.compactMap { name in
                operations.here[name].map {
                    Row(
                        section: "Operations on small tensors", name: name, unit: "ns", value: $0,
                        peer: operations.there[name], goal: 300)
                }
            }
    }

    /// Starting, the phrase lesson and a megabyte of source, as whole processes.
    func processRows() throws -> [Row] {
        let start = try wholeProcesses(
            [rnn, "-e", "1"], peer: peer.map { [$0, "-c", "import torch; print(1)"] }, count: 20)
        let phrase = try wholeProcesses(
            [rnn, "run", program("charseq")], peer: peer.map { [$0, program("charseq")] }, count: 20)
        let source = NSTemporaryDirectory() + "rnn-benchmark-\(getpid()).py"
        defer { unlink(source) }
        try Self.megabyteOfSource.write(toFile: source, atomically: true, encoding: .utf8)
        let parse = try wholeProcesses([rnn, "run", source], exit: 65, peer: nil, count: 10)
        let section = "Whole processes"
        var rows: [Row] = []
        func add(_ name: String, _ figures: (here: Figures, there: Figures), time: Double, memory: Double) {
            rows.append(
                Row(
                    section: section, name: name, unit: "ms", value: figures.here["time"] ?? 0,
                    peer: figures.there["time"], goal: time))
            rows.append(
                Row(
                    section: section, name: name + ", memory", unit: "MiB", value: figures.here["memory"] ?? 0,
                    peer: figures.there["memory"], goal: memory))
        }
        add("rnn -e 1", start, time: 12, memory: 20)
        add("charseq", phrase, time: 25, memory: 25)
        rows.append(
            Row(
                section: section, name: "1 MB parsed, without the start", unit: "ms",
                value: (parse.here["time"] ?? 0) - (start.here["time"] ?? 0), goal: 50))
        return rows
    }

    /// Source that is read to its end and then refused, so that nothing of it runs.
    private static let megabyteOfSource: String = {
        var text = "def never():\n"
        var line = 0
        while text.utf8.count < 1_000_000 {
            text += "    value_\(line) = [step * \(line) + 1 for step in range(10) if step % 2 == 0]\n"
            text += "    if value_\(line)[0] > 3 and not done: print(f'{line:>4} {value_\(line)!r}', end=' ')\n"
            line += 1
        }
        return text + "    1 +"
    }()
}
