import Tensors
import Testing

@testable import NeuralNets

/// Every function and module against finite differences in float64: its gradients, and the gradients of its gradients.
@Suite struct GradientCheckTests {
    struct Case {
        let name: String
        let shapes: [Shape]
        let body: ([Tensor]) throws -> Tensor

        init(_ name: String, _ shapes: [Shape], _ body: @escaping ([Tensor]) throws -> Tensor) {
            self.name = name
            self.shapes = shapes
            self.body = body
        }
    }

    static let activations: [(String, Activation)] = [
        ("leaky_relu", .leakyReLU(0.2)), ("elu", .elu(0.7)), ("celu", .celu(0.7)), ("selu", .selu), ("gelu", .gelu),
        ("gelu tanh", .geluTanh), ("silu", .silu), ("softplus", .softplus(2, 1)), ("logsigmoid", .logSigmoid),
        ("hardtanh", .hardtanh(-0.5, 0.5)), ("relu6", .relu6), ("hardswish", .hardswish), ("mish", .mish),
        ("threshold", .threshold(0.1, 20)), ("softshrink", .softshrink()), ("hardshrink", .hardshrink()),
        ("softsign", .softsign), ("tanhshrink", .tanhshrink),
    ]

    static func cases() throws -> [Case] {
        let classes = try Tensor.tensor(elements: [1, 0, 3, 2, -100] as [Int64], [5])
        let spatial = try Tensor.tensor(elements: [1, 0, 3, 2, 2, 1] as [Int64], [2, 3])
        let generator = Generator()
        generator.manualSeed(2)
        let weight = try Tensor.rand([4], dtype: .float64, generator: generator).add(.float(0.5))
        let share = try Tensor.rand([5, 4], dtype: .float64, generator: generator)
        let target = try Tensor.randn([5, 4], dtype: .float64, generator: generator)
        let indices = try Tensor.tensor(elements: [1, 0, 3, 1] as [Int64], [2, 2])
        let signs = try Tensor.tensor(elements: [1, -1, 1, 1, -1] as [Int64], [5])
        var cases = activations.map { name, activation in
            Case(name, [[5, 4]]) { try Functional.activate($0[0].mul(.float(0.9)), activation) }
        }
        for reduction in [Reduction.none, .mean, .sum] {
            let add = { (name: String, shapes: [Shape], body: @escaping ([Tensor]) throws -> Tensor) in
                cases.append(Case(name + " " + reduction.rawValue, shapes, body))
            }
            add("cross_entropy", [[5, 4]]) { try Functional.crossEntropy($0[0], classes, reduction: reduction) }
            add("cross_entropy weight", [[5, 4]]) {
                try Functional.crossEntropy($0[0], classes, weight: weight, reduction: reduction)
            }
            add("cross_entropy smooth", [[5, 4]]) {
                try Functional.crossEntropy(
                    $0[0], classes, weight: weight, reduction: reduction, labelSmoothing: 0.2)
            }
            add("cross_entropy probabilities", [[5, 4]]) {
                try Functional.crossEntropy($0[0], share, weight: weight, reduction: reduction, labelSmoothing: 0.1)
            }
            add("cross_entropy (N, C, L)", [[2, 4, 3]]) {
                try Functional.crossEntropy($0[0], spatial, weight: weight, reduction: reduction)
            }
            add("nll_loss", [[5, 4]]) { try Functional.nllLoss($0[0], classes, weight: weight, reduction: reduction) }
            add("mse_loss", [[5, 4], [5, 4]]) { try Functional.mseLoss($0[0], $0[1], reduction: reduction) }
            add("mse_loss broadcast", [[5, 4], [4]]) { try Functional.mseLoss($0[0], $0[1], reduction: reduction) }
            add("l1_loss", [[5, 4], [5, 4]]) { try Functional.l1Loss($0[0], $0[1], reduction: reduction) }
            add("smooth_l1_loss", [[5, 4], [5, 4]]) {
                try Functional.smoothL1Loss($0[0], $0[1], reduction: reduction, beta: 0.7)
            }
            add("huber_loss", [[5, 4], [5, 4]]) {
                try Functional.huberLoss($0[0], $0[1], reduction: reduction, delta: 0.7)
            }
            add("binary_cross_entropy", [[5, 4]]) {
                try Functional.binaryCrossEntropy($0[0].sigmoid(), share, reduction: reduction)
            }
            add("binary_cross_entropy_with_logits", [[5, 4]]) {
                try Functional.binaryCrossEntropyWithLogits(
                    $0[0], share, weight: share, positiveWeight: weight, reduction: reduction)
            }
            add("kl_div", [[5, 4]]) { try Functional.klDiv($0[0], share, reduction: reduction.rawValue) }
            add("cosine_embedding_loss", [[5, 4], [5, 4]]) {
                try Functional.cosineEmbeddingLoss($0[0], $0[1], signs, margin: 0.1, reduction: reduction)
            }
        }
        cases += [
            Case("linear", [[5, 4], [3, 4], [3]]) { try Functional.linear($0[0], $0[1], $0[2]) },
            Case("linear (…, I) without bias", [[2, 3, 4], [3, 4]]) { try Functional.linear($0[0], $0[1], nil) },
            Case("linear (I)", [[4], [3, 4], [3]]) { try Functional.linear($0[0], $0[1], $0[2]) },
            Case("bilinear", [[5, 2], [5, 3], [4, 2, 3], [4]]) {
                try Functional.bilinear($0[0], $0[1], $0[2], $0[3])
            },
            Case("embedding", [[4, 3]]) { try Functional.embedding(indices, $0[0]).mul($0[0].sum()) },
            Case("prelu", [[5, 4], [1]]) { try Functional.prelu($0[0], $0[1]) },
            Case("prelu of channels", [[5, 4], [4]]) { try Functional.prelu($0[0], $0[1]) },
            Case("layer_norm", [[5, 4], [4], [4]]) {
                try Functional.layerNorm($0[0], [4], weight: $0[1], bias: $0[2])
            },
            Case("layer_norm of two axes", [[2, 3, 4]]) { try Functional.layerNorm($0[0], [3, 4]) },
            Case("softmax", [[5, 4]]) { try Functional.softmax($0[0], dim: 0) },
            Case("log_softmax", [[5, 4]]) { try Functional.logSoftmax($0[0], dim: 1) },
            Case("softmin", [[5, 4]]) { try Functional.softmin($0[0], dim: 1) },
            Case("glu", [[5, 4]]) { try Functional.glu($0[0]) },
            Case("normalize", [[5, 4]]) { try Functional.normalize($0[0]) },
            Case("cosine_similarity", [[5, 4], [5, 4]]) { try Functional.cosineSimilarity($0[0], $0[1]) },
            Case("pairwise_distance", [[5, 4], [5, 4]]) { try Functional.pairwiseDistance($0[0], $0[1]) },
            Case("attention", [[2, 3, 4], [2, 5, 4], [2, 5, 2]]) {
                try Functional.attention($0[0], $0[1], $0[2], generator: generator)
            },
            Case("causal attention", [[2, 3, 4], [2, 3, 4], [2, 3, 2]]) {
                try Functional.attention($0[0], $0[1], $0[2], isCausal: true, scale: 0.3, generator: generator)
            },
            Case("conv1d", [[2, 4, 7], [6, 2, 3], [6]]) {
                try Functional.conv1d($0[0], $0[1], $0[2], stride: 2, padding: .amount(2), dilation: 2, groups: 2)
            },
            Case("conv1d (C, L), same", [[2, 5], [3, 2, 4]]) {
                try Functional.conv1d($0[0], $0[1], padding: .same)
            },
            Case("max_pool1d", [[2, 3, 7]]) {
                try Functional.maxPool1d($0[0].mul($0[0]), kernelSize: 3, stride: 2, padding: 1)
            },
            Case("avg_pool1d", [[2, 3, 7]]) {
                try Functional.avgPool1d($0[0].mul($0[0]), kernelSize: 3, stride: 2, padding: 1)
            },
            Case("dropout", [[5, 4]]) { inputs in
                generator.manualSeed(4)
                return try Functional.dropout(inputs[0].mul(inputs[0]), generator: generator)
            },
            Case("pad_sequence", [[2, 3], [4, 3]]) { try Packing.pad([$0[0].mul($0[0]), $0[1]]) },
            Case("packed and padded", [[3, 4, 2]]) {
                let packed = try Packing.packPadded(
                    $0[0].mul($0[0]), lengths: [2, 4, 1], batchFirst: true, enforceSorted: false)
                return try Packing.padPacked(packed, batchFirst: true).output
            },
        ]
        cases += try modules(generator, target)
        return cases
    }

    private static func modules(_ generator: Generator, _ target: Tensor) throws -> [Case] {
        var cases: [Case] = []
        func add(_ name: String, _ module: Module, _ shapes: [Shape], _ body: @escaping ([Tensor]) throws -> Tensor) {
            // The parameters of the module take the values that are being checked.
            let parameters = module.parameters()
            cases.append(
                Case(name, shapes + parameters.map(\.shape)) { inputs in
                    for (parameter, value) in zip(module.namedParameters(), inputs.suffix(parameters.count)) {
                        module.setParameter(parameter.name, value)
                    }
                    return try body(inputs)
                })
        }
        for training in [true, false] {
            let norm = BatchNorm1d(4, momentum: nil, dtype: .float64)
            _ = try norm.forward(target)
            norm.train(training)
            for shape in [[5, 4], [2, 4, 3]] as [Shape] {
                add("BatchNorm1d \(training) \(shape)", norm, [shape]) { try norm.forward($0[0]) }
            }
        }
        for (mode, nonlinearity) in [(RecurrentMode.tanh, "tanh"), (.tanh, "relu"), (.gru, "tanh"), (.lstm, "tanh")] {
            let cell = try RecurrentCell(
                RecurrentOptions(mode: mode, inputSize: 4, hiddenSize: 3), nonlinearity: nonlinearity,
                dtype: .float64, generator: generator)
            add("cell \(mode) \(nonlinearity)", cell, [[5, 4], [5, 3], [5, 3]]) { inputs in
                guard mode == .lstm else { return try cell.forward(inputs[0], inputs[1].mul(inputs[2])) }
                let states = try cell.forward(inputs[0], states: (inputs[1], inputs[2]))
                return try Tensor.cat([states.hidden, states.cell], 1)
            }
            add("cell \(mode) \(nonlinearity) of one sequence", cell, [[4]]) { inputs in
                guard mode == .lstm else { return try cell.forward(inputs[0]) }
                return try cell.forward(inputs[0], states: nil).cell
            }
        }
        return cases
    }

    @Test func gradients() throws {
        for item in try Self.cases() { try check(item, again: false) }
    }

    @Test func gradientsOfGradients() throws {
        for item in try Self.cases() { try check(item, again: true) }
    }

    /// Weights that make every element of a result matter differently.
    private func total(_ tensors: [Tensor]) throws -> Tensor {
        try tensors.map { tensor in
            let weights = (0..<tensor.numel).map { 1 + Double($0 % 5) * 0.25 }
            return try tensor.mul(.tensor(elements: weights, tensor.shape)).sum()
        }.reduce(Tensor.zeros([], dtype: .float64)) { try $0.add($1) }
    }

    private func check(_ item: Case, again: Bool) throws {
        let generator = Generator()
        generator.manualSeed(9)
        let inputs = try item.shapes.map { shape in
            try Tensor.parameter(.randn(shape, dtype: .float64, generator: generator))
        }
        func value() throws -> Tensor {
            let result = try total([item.body(inputs)])
            guard again else { return result }
            let slopes = try Autograd.grad([result], inputs, createGraph: true, allowUnused: true)
            return try total(slopes.compactMap(\.self))
        }
        do {
            // A loss that is linear in its inputs has constant slopes.
            guard try value().requiresGrad else { return #expect(again, "\(item.name)") }
            let slopes = try Autograd.grad([value()], inputs, allowUnused: true)
            for (number, (input, slope)) in zip(inputs, slopes).enumerated() {
                let elements = input.pointer(as: Double.self)
                let found = slope?.values ?? [Double](repeating: 0, count: input.numel)
                for place in stride(from: number % 2, to: input.numel, by: again ? 4 : 2) {
                    let kept = elements[place]
                    elements[place] = kept + 1e-6
                    let above = try value().values[0]
                    elements[place] = kept - 1e-6
                    let below = try value().values[0]
                    elements[place] = kept
                    let difference = (above - below) / 2e-6
                    #expect(
                        abs(difference - found[place]) < 3e-6 * max(1, abs(difference)),
                        "\(item.name), input \(number)[\(place)]: \(found[place]), differences \(difference)")
                }
            }
        } catch {
            Issue.record("\(item.name): \(error)")
        }
    }
}
