import Tensors
import Testing

@testable import NeuralNets

/// Whole layers against PyTorch: results, names, gradients of inputs, states and parameters.
@Suite struct RecurrentGoldenTests {
    struct Case: Decodable {
        let python: String
        let mode: String
        let inputSize, hiddenSize, layers: Int
        let bias, batchFirst: Bool
        let dropout: Double
        let bidirectional: Bool
        let projection: Int
        let shape: [Int]
        let dtype: String
        let hasStates: Bool
        let lengths: [Int]?
        let isSorted: Bool
        let results: [[Double]]
        let names: [String]
        let gradients: [[Double]]

        var options: RecurrentOptions {
            let modes: [String: RecurrentMode] = ["tanh": .tanh, "relu": .relu, "lstm": .lstm, "gru": .gru]
            var options = RecurrentOptions(mode: modes[mode] ?? .tanh, inputSize: inputSize, hiddenSize: hiddenSize)
            options.layers = layers
            options.bias = bias
            options.batchFirst = batchFirst
            options.dropout = dropout
            options.bidirectional = bidirectional
            options.projectionSize = projection
            return options
        }
    }

    @Test func resultsAndNames() throws {
        let rows = try Golden.rows("recurrent", as: Case.self)
        #expect(rows.count == 28)
        for row in rows {
            let run = try Run(row)
            let tolerance = row.dtype == "float64" ? 1e-14 : 5e-7
            for (found, expected) in zip(run.results, row.results) {
                #expect(difference(found.values, expected) < tolerance, "\(row.python)")
            }
            let names = run.results.map { "\($0.gradNode?.name(ofOutput: $0.gradOutput) ?? "none")" }
            #expect(names == row.names, "\(row.python)")
        }
    }

    /// The loss is Σ result·random, so the gradients of the results are random numbers drawn in order.
    @Test func gradients() throws {
        for row in try Golden.rows("recurrent", as: Case.self) {
            let run = try Run(row)
            let upstream = try run.results.map {
                try Tensor.randn($0.shape, dtype: $0.dtype, generator: run.generator)
            }
            let inputs = [run.input] + run.states + run.module.parameters()
            try Autograd.backward(run.results, gradients: upstream)
            let found = inputs.map(\.grad)
            let expected = row.gradients
            #expect(found.count == expected.count)
            let tolerance = row.dtype == "float64" ? 1e-13 : 2e-6
            for (index, (gradient, values)) in zip(found, expected).enumerated() {
                let distance = difference(gradient?.values ?? [], values)
                #expect(distance < tolerance, "gradient \(index) of \(row.python)")
            }
        }
    }

    /// Everything a row describes, built the same way.
    struct Run {
        let module: RecurrentModule
        let input: Tensor
        var states: [Tensor] = []
        let results: [Tensor]
        let generator = Generator()

        init(_ row: Case) throws {
            generator.manualSeed(7)
            let dtype: DType = row.dtype == "float64" ? .float64 : .float32
            let options = row.options
            switch options.mode {
            case .tanh, .relu: module = try RNN(options, dtype: dtype, generator: generator)
            case .lstm: module = try LSTM(options, dtype: dtype, generator: generator)
            case .gru: module = try GRU(options, dtype: dtype, generator: generator)
            }
            input = try .parameter(.randn(Shape(row.shape), dtype: dtype, generator: generator))
            if row.hasStates {
                let count = options.layers * (options.bidirectional ? 2 : 1)
                let state = options.projectionSize > 0 ? options.projectionSize : options.hiddenSize
                let batch = row.shape.count == 2 ? [] : [row.shape[options.batchFirst ? 0 : 1]]
                for width in options.mode == .lstm ? [state, options.hiddenSize] : [state] {
                    states.append(
                        try .parameter(.randn(Shape([count] + batch + [width]), dtype: dtype, generator: generator)))
                }
            }
            let hidden = states.first
            let cell = states.count > 1 ? states[1] : nil
            if let lengths = row.lengths {
                let packed = try Packing.packPadded(
                    input, lengths: lengths, batchFirst: options.batchFirst, enforceSorted: row.isSorted)
                let (output, result) = try module.run(packed, hidden: hidden, cell: cell, generator)
                results = [output.data, result.hidden] + (result.cell.map { [$0] } ?? [])
            } else {
                let result = try module.run(input, hidden: hidden, cell: cell, generator)
                results = [result.output, result.hidden] + (result.cell.map { [$0] } ?? [])
            }
        }
    }
}
