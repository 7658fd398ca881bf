import Tensors
import Testing

@testable import NeuralNets

/// Losses, activations, modules and packing against PyTorch: value, gradient of the input, of the parameters, name.
@Suite struct FunctionGoldenTests {
    struct Row: Decodable {
        let name: String
        let python: String
        let value: [Double]
        let shape: [Int]
        let grad: [Double]
        let parameters: [[Double]]
        let fn: String
    }

    /// What every row starts from: `manual_seed(3)`, then these tensors in this order.
    struct Inputs {
        let generator = Generator()
        let x, t, y, p, spatial, spatialTarget, w: Tensor
        var source: Tensor
        var module: Module?

        init() throws {
            generator.manualSeed(3)
            x = try .parameter(.randn([6, 4], generator: generator))
            t = try .tensor(elements: [1, 0, 3, 2, -100, 3] as [Int64], [6])
            y = try .randn([6, 4], generator: generator)
            p = try .rand([6, 4], generator: generator)
            spatial = try .parameter(.randn([2, 4, 3], generator: generator))
            spatialTarget = try .tensor(elements: [1, 0, 3, 2, 2, 1] as [Int64], [2, 3])
            w = try .tensor(elements: [0.5, 1, 2, 0.25] as [Float], [4])
            source = x
        }
    }

    @Test func rows() throws {
        let rows = try Golden.rows("functions", as: Row.self)
        #expect(rows.count == 94)
        for row in rows {
            var inputs = try Inputs()
            guard let result = try FunctionGoldenTests.compute(row.name, &inputs) else {
                Issue.record("no case for \(row.name)")
                continue
            }
            let name = result.gradNode.map { "\($0.name(ofOutput: result.gradOutput))" } ?? "none"
            #expect(name == row.fn.replacing("torch::autograd::", with: ""), "\(row.python)")
            #expect(result.shape.array == row.shape, "\(row.python)")
            #expect(difference(result.values, row.value) < 1e-6, "\(row.python)")
            let count = result.numel
            if count == 1 {
                try result.backward()
            } else {
                let up = (0..<count).map { Float($0) / Float(count) + 0.5 }
                try result.backward(gradient: .tensor(elements: up, result.shape))
            }
            #expect(difference(inputs.source.grad?.values ?? [], row.grad) < 2e-6, "gradient of \(row.python)")
            let found = inputs.module?.parameters().map { $0.grad?.values ?? [] } ?? []
            #expect(found.count == row.parameters.count, "\(row.python)")
            for (values, expected) in zip(found, row.parameters) {
                #expect(difference(values, expected) < 3e-6, "parameter of \(row.python)")
            }
        }
    }

    /// A row's name is a function and, for losses, a reduction.
    private static func compute(_ name: String, _ inputs: inout Inputs) throws -> Tensor? {
        for reduction in [Reduction.mean, .sum, .none] where name.hasSuffix("_" + reduction.rawValue) {
            let loss = String(name.dropLast(reduction.rawValue.count + 1))
            if let result = try Self.loss(loss, reduction, &inputs) { return result }
        }
        if let activation = activations[name] {
            return try Functional.activate(name == "relu6" ? inputs.x.mul(.int(4)) : inputs.x, activation)
        }
        return try module(name, &inputs) ?? other(name, &inputs)
    }

    private static func loss(_ name: String, _ reduction: Reduction, _ inputs: inout Inputs) throws -> Tensor? {
        let (x, t, y, p, w) = (inputs.x, inputs.t, inputs.y, inputs.p, inputs.w)
        switch name {
        case "ce": return try Functional.crossEntropy(x, t, reduction: reduction)
        case "ce_weight": return try Functional.crossEntropy(x, t, weight: w, reduction: reduction)
        case "ce_smooth": return try Functional.crossEntropy(x, t, reduction: reduction, labelSmoothing: 0.1)
        case "ce_smooth_weight":
            return try Functional.crossEntropy(x, t, weight: w, reduction: reduction, labelSmoothing: 0.1)
        case "ce_prob":
            return try Functional.crossEntropy(x, p, weight: w, reduction: reduction, labelSmoothing: 0.1)
        case "ce_2d":
            inputs.source = inputs.spatial
            return try Functional.crossEntropy(
                inputs.spatial, inputs.spatialTarget, weight: w, reduction: reduction)
        case "nll": return try Functional.nllLoss(x, t, weight: w, reduction: reduction)
        case "mse": return try Functional.mseLoss(x, y, reduction: reduction)
        case "l1": return try Functional.l1Loss(x, y, reduction: reduction)
        case "smooth_l1": return try Functional.smoothL1Loss(x, y, reduction: reduction, beta: 0.7)
        case "huber": return try Functional.huberLoss(x, y, reduction: reduction, delta: 0.7)
        case "bce": return try Functional.binaryCrossEntropy(x.sigmoid(), p, reduction: reduction)
        case "bce_logits": return try Functional.binaryCrossEntropyWithLogits(x, p, reduction: reduction)
        case "bce_logits_pos":
            return try Functional.binaryCrossEntropyWithLogits(
                x, p, weight: p, positiveWeight: w, reduction: reduction)
        case "kl": return try Functional.klDiv(x, p, reduction: reduction.rawValue)
        case "cosine":
            return try Functional.cosineEmbeddingLoss(
                x, y, .tensor(elements: [1, -1, 1, 1, -1, -1] as [Int64], [6]), margin: 0.1, reduction: reduction)
        default: return nil
        }
    }

    private static let activations: [String: Activation] = [
        "leaky_relu": .leakyReLU(0.2), "elu": .elu(0.7), "celu": .celu(0.7), "selu": .selu, "gelu": .gelu,
        "gelu_tanh": .geluTanh, "silu": .silu, "softplus": .softplus(2, 1), "logsigmoid": .logSigmoid,
        "hardtanh": .hardtanh(-0.5, 0.5), "relu6": .relu6, "hardsigmoid": .hardsigmoid, "hardswish": .hardswish,
        "mish": .mish, "threshold": .threshold(0.1, 20), "softshrink": .softshrink(), "hardshrink": .hardshrink(),
        "softsign": .softsign, "tanhshrink": .tanhshrink,
    ]

    private static func module(_ name: String, _ inputs: inout Inputs) throws -> Tensor? {
        let generator = inputs.generator
        let usesSpatial = ["linear_3d", "layer_norm_2", "batch_norm_3d", "conv1d", "conv1d_options", "conv1d_same"]
        let module: TensorModule
        switch name {
        case "linear": module = try Linear(4, 3, generator: generator)
        case "linear_3d": module = try Linear(3, 2, generator: generator)
        case "linear_nobias": module = try Linear(4, 3, bias: false, generator: generator)
        case "layer_norm": module = LayerNorm([4])
        case "layer_norm_2": module = LayerNorm([4, 3])
        case "batch_norm", "batch_norm_3d", "batch_norm_eval": module = BatchNorm1d(4)
        case "conv1d": module = try Conv1d(4, 3, kernelSize: 2, generator: generator)
        case "conv1d_options":
            module = try Conv1d(
                4, 6, kernelSize: 2, stride: 2, padding: .amount(2), dilation: 2, groups: 2, generator: generator)
        case "conv1d_same":
            module = try Conv1d(4, 2, kernelSize: 3, padding: .same, bias: false, generator: generator)
        default: return nil
        }
        inputs.module = module
        if usesSpatial.contains(name) { inputs.source = inputs.spatial }
        if name == "batch_norm_eval" {
            _ = try module.forward(inputs.source)
            module.eval()
        }
        return try module.forward(inputs.source)
    }

    private static func other(_ name: String, _ inputs: inout Inputs) throws -> Tensor? {
        let (x, y, p) = (inputs.x, inputs.y, inputs.p)
        let generator = inputs.generator
        func cell(_ mode: RecurrentMode) throws -> RecurrentCell {
            try RecurrentCell(RecurrentOptions(mode: mode, inputSize: 4, hiddenSize: 3), generator: generator)
        }
        switch name {
        case "ce_1d": return try Functional.crossEntropy(x.select(0, 0), .tensor(elements: [2] as [Int64], []))
        case "mse_broadcast": return try Functional.mseLoss(x.narrow(1, 0, 1), y)
        case "kl_batchmean": return try Functional.klDiv(x, p, reduction: "batchmean")
        case "kl_log": return try Functional.klDiv(x, y, reduction: "sum", logTarget: true)
        case "embedding":
            let module = try Embedding(6, 3, paddingIndex: 1, generator: generator)
            inputs.module = module
            return try module.forward(.tensor(elements: [0, 1, 5, 5, 2, 1] as [Int64], [2, 3]))
        case "max_pool":
            inputs.source = inputs.spatial
            return try Functional.maxPool1d(inputs.spatial, kernelSize: 2, stride: 1, padding: 1)
        case "avg_pool":
            inputs.source = inputs.spatial
            return try Functional.avgPool1d(inputs.spatial, kernelSize: 2, stride: 1, padding: 1)
        case "bilinear":
            let module = try Bilinear(4, 4, 2, generator: generator)
            inputs.module = module
            return try module.forward(x, y)
        case "dropout": return try Functional.dropout(x, .float(0.4), generator: generator)
        case "dropout_transposed": return try Functional.dropout(x.t(), .float(0.4), generator: generator)
        case "rnn_cell":
            let module = try cell(.tanh)
            inputs.module = module
            return try module.forward(x)
        case "gru_cell":
            let module = try cell(.gru)
            inputs.module = module
            return try module.forward(x, y.narrow(1, 0, 3))
        case "lstm_cell":
            let module = try cell(.lstm)
            inputs.module = module
            let (hidden, cell) = try module.forward(x, states: (y.narrow(1, 0, 3), p.narrow(1, 1, 3)))
            return try hidden.add(cell)
        case "pad_packed":
            return try Packing.padPacked(
                Packing.packPadded(x, lengths: [2, 5, 6, 1], enforceSorted: false), paddingValue: -1, totalLength: 7
            ).output
        case "pad_packed_sorted":
            return try Packing.padPacked(Packing.packPadded(x, lengths: [6, 5, 2, 1]), batchFirst: true).output
        case "pad_sequence":
            return try Packing.pad(
                [x.select(0, 0), x.select(0, 1).narrow(0, 0, 2), x.select(0, 2).narrow(0, 0, 3)], batchFirst: true,
                paddingValue: 9)
        default: return nil
        }
    }
}
