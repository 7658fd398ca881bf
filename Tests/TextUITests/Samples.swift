import Markup

@testable import TextUI

/// What the snapshots and the size test draw: numbers made by plain arithmetic, the same on every machine.
enum Samples {
    /// Falls from about 10 to a floor, with deterministic noise.
    static func losses(_ count: Int, floor: Double = 2.596, halving: Double = 9, noise: Double = 0) -> [Double] {
        var state: UInt32 = 1
        return (0..<count).map { step in
            state = state &* 1_664_525 &+ 1_013_904_223
            let jitter = Double(state >> 8) / Double(1 << 24) - 0.5
            let slope = 1 + Double(step) / halving
            return floor + 7.559 / (slope * slope) * (1 + noise * jitter) + noise * 0.2 * (jitter + 0.5)
        }
    }

    static let hello = ["h", "i", "h", "e", "l", "l"]

    static let hidden: [[Double]] = (0..<6).map { (step: Int) -> [Double] in
        (0..<5).map { (unit: Int) -> Double in
            let ninths = (step * 7 + unit * 5) % 11
            return Double(ninths) / 5 - 1
        }
    }

    static let loss = LossPane(runs: [PlotRun(name: "train", values: losses(100))], axis: .log, floor: 2.596)

    static let unrolled = UnrolledPane(
        step: 4, layers: 2, letters: hello,
        terms: [
            .init(label: "W_ih x + b_ih", values: [-1.2041, 0.3312, -0.5570, 2.0136, 0.7720]),
            .init(label: "W_hh h + b_hh", values: [-3.5817, -3.0254, -4.1120, -3.3219, 1.3008]),
            .init(label: "tanh", values: [-0.9999, -0.9910, -0.9998, -0.8638, 0.9696]),
        ], unitNames: ["h", "i", "e", "l", "o"], winner: 4)

    static let heat = HeatPane(values: hidden, letters: hello, heading: "layer 0")

    static let gates = GatesPane(
        gates: ["i", "f", "g", "o"].map { (name: String) -> GatesPane.Gate in
            .init(name: name, values: name == "g" ? hidden : opened)
        }, letters: hello, heading: "LSTM layer 0")

    /// The hidden numbers moved between 0 and 1, as a sigmoid's are.
    private static let opened: [[Double]] = hidden.map { (row: [Double]) -> [Double] in row.map { ($0 + 1) / 2 } }

    static let grads: GradsPane = {
        var norms = [0.4]
        while let last = norms.last, norms.count < 50 { norms.append(last * 0.56) }
        return GradsPane(norms: norms.reversed())
    }()

    static let vars = VarsPane(rows: [
        .init(name: "inputs", shape: "(6, 5)", dtype: "float32"),
        .init(name: "labels", shape: "(6,)", dtype: "int64"),
        .init(name: "rnn", shape: "RNN(5, 5)", dtype: "RNN", requiresGrad: true, parameters: 60),
        .init(name: "loss", shape: "()", dtype: "float32", requiresGrad: true),
        .init(name: "한글", shape: "'가나다'", dtype: "str"),
    ])

    static let model = ModelPane(
        heading: "rnn = LSTM(5, 128)",
        rows: [
            .init(name: "weight_ih_l0", shape: "(512, 5)", formula: "(4 * hidden_size, input_size)", count: 2560),
            .init(name: "weight_hh_l0", shape: "(512, 128)", formula: "(4 * hidden_size, hidden_size)", count: 65536),
            .init(name: "bias_ih_l0", shape: "(512,)", formula: "(4 * hidden_size,)", count: 512),
            .init(name: "bias_hh_l0", shape: "(512,)", formula: "(4 * hidden_size,)", count: 512),
        ])

    static let ribbon = RibbonPane(
        entries: [(1, "llllll"), (2, "llllll"), (8, "lhelll"), (17, "ihelll"), (30, "ihello")].map {
            .init(epoch: $0.0, text: $0.1)
        }, target: "ihello")

    static let panes: [any Pane] = [loss, unrolled, heat, gates, grads, vars, model, ribbon]

    static let emptyPanes: [any Pane] = [
        LossPane(), UnrolledPane(), HeatPane(), GatesPane(), GradsPane(), VarsPane(), ModelPane(), RibbonPane(),
    ]

    /// Numbers and texts nobody expects.
    static let hostilePanes: [any Pane] = [
        LossPane(
            runs: [
                PlotRun(name: "한글 run", values: [.nan, .infinity, -.infinity]),
                PlotRun(name: "\u{1B}[2J", values: [1e308, -1e308, 0, .leastNonzeroMagnitude]),
                PlotRun(name: "", values: []),
                PlotRun(name: "flat", values: [3, 3, 3], firstStep: 1_000_000), PlotRun(name: "one", values: [7]),
            ], axis: .linear, smoothing: 0.99, floor: -.infinity),
        LossPane(
            runs: [PlotRun(name: "a", values: [0, -1, 1e-300, 1e300])], axis: .log, smoothing: 2, floor: 0),
        LossPane(runs: [PlotRun(name: "a", values: losses(500, noise: 1))], smoothing: 0.9),
        UnrolledPane(
            step: 99, layer: -1, letters: ["한", "", "abc"],
            terms: [.init(label: "x", values: [.nan, 1e300]), .init(label: "", values: [])], winner: 7),
        UnrolledPane(step: -5, letters: hello, terms: [.init(label: "x", values: [1])], winner: -2),
        HeatPane(values: [[], [.nan, -.infinity, 1e308], [1]], letters: ["한"], firstStep: 50, firstUnit: -3),
        GatesPane(gates: [.init(name: "", values: [[.nan], []]), .init(name: "zz", values: [])], firstStep: -1),
        GradsPane(norms: [0, 0, 0]), GradsPane(norms: [.nan, 0, .leastNonzeroMagnitude, 1]),
        VarsPane(rows: [.init(name: "", shape: "", dtype: "")], offset: 40),
        ModelPane(heading: "한\n글", rows: (0..<60).map { .init(name: "p\($0)", shape: "()", count: $0) }, offset: -2),
        RibbonPane(entries: (0..<60).map { .init(epoch: $0, text: "한글\($0)") }, target: ""),
    ]

    static let styles = [
        DrawStyle(.braille, isColored: true), DrawStyle(.blocks, isColored: false), DrawStyle(.ascii, isColored: false),
    ]
}
