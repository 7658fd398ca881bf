/// One row of the first table: a recurrent layer of a size, and the times that it is to reach.
struct RecurrentWorkload {
    let kind: String
    let inputs: Int
    let hidden: Int
    let batch: Int
    let steps: Int
    /// Goals in microseconds.
    let forwardGoal: Double
    let trainGoal: Double
    /// How many times faster than PyTorch a training step is to be.
    let ratioGoal: Double

    var name: String { "\(kind) \(inputs)→\(hidden), B\(batch) S\(steps)" }

    /// Floating-point operations of a training step: 6 · B · S · G · H · (I + H), with G gates.
    var trainingOperations: Double {
        let gates = ["RNN": 1, "GRU": 3, "LSTM": 4][kind] ?? 1
        return 6 * Double(batch * steps) * Double(gates * hidden) * Double(inputs + hidden)
    }

    /// Whether the matrix products dominate, so that a share of the machine's product rate says something.
    var isLarge: Bool { hidden >= 512 }

    func arguments(seconds: Double) -> [String] {
        [kind, "\(inputs)", "\(hidden)", "\(batch)", "\(steps)", "\(seconds)"]
    }

    static let all: [RecurrentWorkload] = [
        .init(
            kind: "RNN", inputs: 4, hidden: 2, batch: 3, steps: 5, forwardGoal: 2, trainGoal: 8, ratioGoal: 50),
        .init(
            kind: "RNN", inputs: 10, hidden: 10, batch: 1, steps: 21, forwardGoal: 4, trainGoal: 18, ratioGoal: 50),
        .init(
            kind: "LSTM", inputs: 5, hidden: 10, batch: 32, steps: 7, forwardGoal: 25, trainGoal: 80, ratioGoal: 50),
        .init(
            kind: "GRU", inputs: 16, hidden: 16, batch: 1, steps: 10, forwardGoal: 6, trainGoal: 25, ratioGoal: 50),
        .init(
            kind: "RNN", inputs: 65, hidden: 128, batch: 32, steps: 50, forwardGoal: 800, trainGoal: 2500,
            ratioGoal: 3),
        .init(
            kind: "GRU", inputs: 65, hidden: 128, batch: 32, steps: 50, forwardGoal: 2500, trainGoal: 7000,
            ratioGoal: 3),
        .init(
            kind: "LSTM", inputs: 65, hidden: 128, batch: 32, steps: 50, forwardGoal: 2500, trainGoal: 7500,
            ratioGoal: 3),
        .init(
            kind: "RNN", inputs: 65, hidden: 512, batch: 64, steps: 100, forwardGoal: 22000, trainGoal: 68000,
            ratioGoal: 1.5),
        .init(
            kind: "GRU", inputs: 65, hidden: 512, batch: 64, steps: 100, forwardGoal: 65000, trainGoal: 200_000,
            ratioGoal: 1.5),
        .init(
            kind: "LSTM", inputs: 65, hidden: 512, batch: 64, steps: 100, forwardGoal: 74000, trainGoal: 250_000,
            ratioGoal: 1.5),
    ]
}
