import Tensors
import Testing

@testable import NeuralNets

/// The fused layers against the same layers composed of primitive operations, in float64: results, gradients of inputs,
/// initial states and parameters, and the gradients of gradients.
@Suite struct RecurrentReferenceTests {
    enum Layout: CaseIterable { case timeMajor, batchFirst, unbatched, packed, packedUnsorted }

    struct Case: CustomStringConvertible {
        let options: RecurrentOptions
        let layout: Layout
        let hasStates: Bool

        var description: String {
            "\(options.mode) layers \(options.layers) bidirectional \(options.bidirectional) bias \(options.bias) "
                + "projection \(options.projectionSize) dropout \(options.dropout) \(layout) states \(hasStates)"
        }
    }

    static let cases: [Case] = {
        var cases: [Case] = []
        for (mode, projection) in [(RecurrentMode.tanh, 0), (.relu, 0), (.gru, 0), (.lstm, 0), (.lstm, 2)] {
            for layers in 1...2 {
                for bidirectional in [false, true] {
                    for layout in Layout.allCases {
                        for hasStates in [false, true] {
                            var options = RecurrentOptions(mode: mode, inputSize: 2, hiddenSize: 3)
                            options.layers = layers
                            options.bidirectional = bidirectional
                            options.projectionSize = projection
                            options.batchFirst = layout == .batchFirst
                            // Every third is without biases, every second deep one drops out.
                            options.bias = cases.count % 3 != 2
                            options.dropout = layers > 1 && cases.count % 2 == 0 ? 0.4 : 0
                            cases.append(Case(options: options, layout: layout, hasStates: hasStates))
                        }
                    }
                }
            }
        }
        return cases
    }()

    @Test func fusedLayersAreTheirFormulas() throws {
        #expect(Self.cases.count == 200)
        for item in Self.cases {
            let problem = try Problem(item)
            let fused = try problem.fused()
            let naive = try problem.naive()
            for (index, (found, expected)) in zip(fused, naive).enumerated() {
                #expect(difference(found.values, expected.values) < 1e-13, "result \(index) of \(item)")
            }
            let found = try Autograd.grad([problem.loss(fused)], problem.inputs)
            let expected = try Autograd.grad([problem.loss(naive)], problem.inputs)
            for (index, (found, expected)) in zip(found, expected).enumerated() {
                let distance = difference(found?.values ?? [], expected?.values ?? [.nan])
                #expect(distance < 1e-12, "gradient \(index) of \(item)")
            }
        }
    }

    /// `create_graph=True`: a gradient penalty.
    @Test func gradientsOfGradients() throws {
        for item in Self.cases.enumerated().filter({ $0.offset % 7 == 0 }).map(\.element) {
            let problem = try Problem(item)
            func penalty(_ results: [Tensor]) throws -> [Tensor?] {
                let first = try Autograd.grad([problem.loss(results)], problem.inputs, createGraph: true)
                let squares = try first.compactMap(\.self).map { try $0.mul($0).sum() }
                return try Autograd.grad(squares, problem.inputs, allowUnused: true)
            }
            let found = try penalty(problem.fused())
            let expected = try penalty(problem.naive())
            for (index, (found, expected)) in zip(found, expected).enumerated() {
                let zeros = [Double](repeating: 0, count: problem.inputs[index].numel)
                #expect(
                    difference(found?.values ?? zeros, expected?.values ?? zeros) < 1e-11,
                    "second gradient \(index) of \(item)")
            }
        }
    }

    /// A slope through the whole sequence against differences of the loss.
    @Test func gradientsAreFiniteDifferences() throws {
        for item in Self.cases.enumerated().filter({ $0.offset % 5 == 3 && $0.element.options.dropout == 0 }) {
            let problem = try Problem(item.element)
            let slopes = try Autograd.grad([problem.loss(problem.fused())], problem.inputs)
            try ThreadState.withoutGrad {
                for (input, slope) in zip(problem.inputs, slopes) {
                    let elements = input.pointer(as: Double.self)
                    let found = slope?.values ?? []
                    for place in stride(from: 0, to: input.numel, by: 3) {
                        let kept = elements[place]
                        elements[place] = kept + 1e-6
                        let above = try problem.loss(problem.fused()).values[0]
                        elements[place] = kept - 1e-6
                        let below = try problem.loss(problem.fused()).values[0]
                        elements[place] = kept
                        #expect(abs((above - below) / 2e-6 - found[place]) < 1e-7, "\(item.element)")
                    }
                }
            }
        }
    }

    /// Random parameters, inputs and states for a case, and both ways to run it.
    struct Problem {
        let item: Case
        let module: RecurrentModule
        let input: Tensor
        var states: [Tensor] = []
        /// For each sequence; equal where nothing is packed.
        let lengths: [Int]
        let generator = Generator()
        /// Of the results, so that every element matters differently.
        private let salt = Generator()

        private var options: RecurrentOptions { item.options }
        private var directions: Int { options.bidirectional ? 2 : 1 }
        private var stateSize: Int { options.projectionSize > 0 ? options.projectionSize : options.hiddenSize }
        var inputs: [Tensor] { [input] + states + module.parameters() }

        init(_ item: Case) throws {
            self.item = item
            generator.manualSeed(11)
            let options = item.options
            switch options.mode {
            case .tanh, .relu: module = try RNN(options, dtype: .float64, generator: generator)
            case .lstm: module = try LSTM(options, dtype: .float64, generator: generator)
            case .gru: module = try GRU(options, dtype: .float64, generator: generator)
            }
            let shape: Shape
            switch item.layout {
            case .timeMajor: (shape, lengths) = ([4, 3, 2], [4, 4, 4])
            case .batchFirst: (shape, lengths) = ([3, 4, 2], [4, 4, 4])
            case .unbatched: (shape, lengths) = ([4, 2], [4])
            case .packed: (shape, lengths) = ([4, 3, 2], [4, 2, 2])
            case .packedUnsorted: (shape, lengths) = ([4, 3, 2], [1, 4, 3])
            }
            input = try .parameter(.randn(shape, dtype: .float64, generator: generator))
            guard item.hasStates else { return }
            let count = options.layers * (options.bidirectional ? 2 : 1)
            let state = options.projectionSize > 0 ? options.projectionSize : options.hiddenSize
            for width in options.mode == .lstm ? [state, options.hiddenSize] : [state] {
                let shape = Shape([count] + (item.layout == .unbatched ? [] : [3]) + [width])
                states.append(try .parameter(.randn(shape, dtype: .float64, generator: generator)))
            }
        }

        /// Output, h_n and, for LSTM, c_n. The dropout masks are the same in every run.
        func fused() throws -> [Tensor] {
            generator.manualSeed(5)
            let (hidden, cell) = (states.first, states.count > 1 ? states[1] : nil)
            let result: RecurrentResult
            var output: Tensor
            switch item.layout {
            case .timeMajor, .batchFirst, .unbatched:
                result = try module.run(input, hidden: hidden, cell: cell, generator)
                output = result.output
            case .packed, .packedUnsorted:
                let packed = try Packing.packPadded(
                    input, lengths: lengths, batchFirst: false, enforceSorted: item.layout == .packed)
                let run = try module.run(packed, hidden: hidden, cell: cell, generator)
                result = run.1
                output = try Packing.padPacked(run.0).output
            }
            if item.layout == .batchFirst { output = try output.transpose(0, 1) }
            return [output, result.hidden] + (result.cell.map { [$0] } ?? [])
        }

        func naive() throws -> [Tensor] {
            let recurrence = NaiveRecurrence(options: options, weights: module.parameters())
            let batch = lengths.count
            let timeMajor =
                switch item.layout {
                case .timeMajor, .packed, .packedUnsorted: input
                case .batchFirst: try input.transpose(0, 1)
                case .unbatched: try input.unsqueeze(1)
                }
            let masks = try masks()
            var results: [NaiveRecurrence.Result] = []
            for sequence in 0..<batch {
                func start(_ kind: Int, _ width: Int) throws -> [Tensor] {
                    try (0..<options.layers * directions).map { state in
                        guard kind < states.count else { return .zeros([width], dtype: .float64) }
                        let layer = try states[kind].select(0, state)
                        return item.layout == .unbatched ? layer : try layer.select(0, sequence)
                    }
                }
                results.append(
                    try recurrence.run(
                        (0..<lengths[sequence]).map { try timeMajor.select(0, $0).select(0, sequence) },
                        hidden: start(0, stateSize), cell: start(1, options.hiddenSize),
                        masks: masks.map { layer in (0..<lengths[sequence]).map { layer[$0][sequence] } }))
            }
            let width = directions * stateSize
            let nothing = Tensor.zeros([width], dtype: .float64)
            let steps = try (0..<4).map { step in
                try Tensor.stack(results.map { step < $0.outputs.count ? $0.outputs[step] : nothing })
            }
            var output = try Tensor.stack(steps)
            func final(_ part: (NaiveRecurrence.Result) -> [Tensor]) throws -> Tensor {
                let states = try Tensor.stack(results.map { try Tensor.stack(part($0)) }, 1)
                return item.layout == .unbatched ? try states.squeeze(1) : states
            }
            if item.layout == .unbatched { output = try output.squeeze(1) }
            return try [output, final(\.hidden)] + (options.mode == .lstm ? [final(\.cell)] : [])
        }

        /// The masks that the layer draws after seed 5, by layer, step and sequence: row after row, the sequences of a
        /// step longest first.
        private func masks() throws -> [[[Tensor]]] {
            guard options.dropout > 0 else { return [] }
            generator.manualSeed(5)
            let width = directions * stateSize
            let kept = 1 - options.dropout
            let order = lengths.indices.sorted { lengths[$0] > lengths[$1] || lengths[$0] == lengths[$1] && $0 < $1 }
            return try (1..<options.layers).map { _ in
                try (0..<4).map { step in
                    var masks = lengths.map { _ in Tensor.zeros([width], dtype: .float64) }
                    for sequence in order where step < lengths[sequence] {
                        let draws = (0..<width).map { _ in generator.uniformDouble() < kept ? 1 / kept : 0 }
                        masks[sequence] = try .tensor(elements: draws, [width])
                    }
                    return masks
                }
            }
        }

        func loss(_ results: [Tensor]) throws -> Tensor {
            salt.manualSeed(3)
            return try results.map { result in
                try result.mul(.randn(result.shape, dtype: .float64, generator: salt)).sum()
            }.reduce(Tensor.zeros([], dtype: .float64)) { try $0.add($1) }
        }
    }
}
