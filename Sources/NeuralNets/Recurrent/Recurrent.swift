import Tensors

/// What does not change between runs of a recurrent layer.
public struct RecurrentOptions: Sendable {
    public var mode: RecurrentMode
    public var inputSize: Int
    public var hiddenSize: Int
    public var layers = 1
    public var bias = true
    public var batchFirst = false
    public var dropout = 0.0
    public var bidirectional = false
    /// 0 without projection; LSTM only.
    public var projectionSize = 0

    public init(mode: RecurrentMode, inputSize: Int, hiddenSize: Int) {
        self.mode = mode
        self.inputSize = inputSize
        self.hiddenSize = hiddenSize
    }

    func plan(training: Bool) -> RecurrentPlan {
        RecurrentPlan(
            mode: mode, inputSize: inputSize, hiddenSize: hiddenSize, projectionSize: projectionSize, layers: layers,
            directions: bidirectional ? 2 : 1, hasBias: bias, dropout: training ? dropout : 0)
    }
}

/// Recurrent layers as functions of their parameters.
public enum Recurrent {
    /// Runs sequences (L, N, I), (N, L, I) with `batchFirst`, or (L, I), whose sizes have been checked.
    ///
    /// `weights` are in registration order; `hidden` (D·layers, N, P) and `cell` (D·layers, N, H) start from zeros where
    /// nil.
    static func run(
        _ options: RecurrentOptions, _ input: Tensor, hidden: Tensor?, cell: Tensor?, weights: [Tensor], training: Bool,
        generator: Generator
    ) -> RecurrentResult {
        var plan = options.plan(training: training)
        let layout: RecurrentLayout = input.rank == 2 ? .unbatched : options.batchFirst ? .batchFirst : .timeMajor
        plan.steps = input.shape[layout == .batchFirst ? 1 : 0]
        plan.batch = layout == .unbatched ? 1 : input.shape[layout == .batchFirst ? 0 : 1]
        plan.rows = plan.steps * plan.batch
        return run(
            plan, layout, input, hidden, cell, weights, generator, names: RecurrentNames(options, layout, input.dtype))
    }

    /// Runs packed sequences: `data` (rows, I), `batchSizes` int64 (L).
    static func runPacked(
        _ options: RecurrentOptions, _ data: Tensor, batchSizes: Tensor, sortedIndices: Tensor?, hidden: Tensor?,
        cell: Tensor?, weights: [Tensor], training: Bool, generator: Generator
    ) -> RecurrentResult {
        var plan = options.plan(training: training)
        let sizes = batchSizes.packedCopy()
        let order = sortedIndices?.packedCopy()
        plan.batchSizes = UnsafePointer(sizes.pointer(as: Int64.self))
        plan.sortedIndices = order.map { UnsafePointer($0.pointer(as: Int64.self)) }
        plan.steps = sizes.numel
        plan.batch = plan.steps > 0 ? plan.rows(at: 0) : 0
        plan.rows = data.shape[0]
        let state: StaticString = sortedIndices == nil ? "StackBackward0" : "IndexSelectBackward0"
        return run(
            plan, .packed, data, hidden, cell, weights, generator,
            names: RecurrentNames(output: "CatBackward0", hidden: state, cell: state), packing: [sizes, order])
    }

    /// One step: `input` (N, I) or (I); the result's `output` is h', its `cell` c'.
    static func step(
        _ options: RecurrentOptions, _ input: Tensor, hidden: Tensor?, cell: Tensor?, weights: [Tensor]
    ) -> RecurrentResult {
        var plan = options.plan(training: false)
        plan.steps = 1
        plan.batch = input.rank == 1 ? 1 : input.shape[0]
        plan.rows = plan.batch
        let layout: RecurrentLayout = input.rank == 1 ? .unbatchedCell : .cell
        return run(
            plan, layout, input, hidden, cell, weights, nil, names: RecurrentNames(options, layout, input.dtype))
    }

    private static func run(
        _ plan: RecurrentPlan, _ layout: RecurrentLayout, _ input: Tensor, _ hidden: Tensor?, _ cell: Tensor?,
        _ weights: [Tensor], _ generator: Generator?, names: RecurrentNames, packing: [Tensor?] = []
    ) -> RecurrentResult {
        if input.isHalf {
            let wide = run(
                plan, layout, input.forKernels, hidden?.forKernels, cell?.forKernels, weights.map(\.forKernels),
                generator, names: names, packing: packing)
            return RecurrentResult(
                output: wide.output.rounded(to: input.dtype), hidden: wide.hidden.rounded(to: input.dtype),
                cell: wide.cell?.rounded(to: input.dtype))
        }
        let isRecorded =
            ThreadState.isGradEnabled
            && (input.requiresGrad || hidden?.requiresGrad == true || cell?.requiresGrad == true
                || weights.contains { $0.requiresGrad })
        let run = RecurrentRun(
            plan: plan, layout: layout, input: input, initialHidden: hidden, initialCell: cell, weights: weights,
            packing: packing)
        let result: RecurrentResult
        switch input.dtype {
        case .float64: result = run.forward(Double.self, record: isRecorded, generator: generator)
        case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
            .complex128:
            result = run.forward(Float.self, record: isRecorded, generator: generator)
        }
        if isRecorded { record(run, names, result, input, hidden, cell, weights) }
        return result
    }

    private static func record(
        _ run: RecurrentRun, _ names: RecurrentNames, _ result: RecurrentResult, _ input: Tensor, _ hidden: Tensor?,
        _ cell: Tensor?, _ weights: [Tensor]
    ) {
        let needs = RecurrentNeeds(
            input: input.requiresGrad, hidden: hidden?.requiresGrad == true, cell: cell?.requiresGrad == true,
            weights: WeightNeeds(weights))
        var all = [input]
        all.reserveCapacity(3 + weights.count)
        if let hidden { all.append(hidden) }
        if let cell { all.append(cell) }
        all.append(contentsOf: weights)
        let inputs = all
        let hasHidden = hidden != nil
        let hasCell = cell != nil
        var results = [result.output, result.hidden]
        if let cell = result.cell { results.append(cell) }
        GradNode.record(
            names: [names.output, names.hidden, names.cell], results: results, from: inputs, saving: inputs
        ) { gradients in
            if let again = try Composed.gradients(
                gradients, of: inputs,
                { inputs in
                    try run.composed(
                        inputs[0], hidden: hasHidden ? inputs[1] : nil,
                        cell: hasCell ? inputs[hasHidden ? 2 : 1] : nil,
                        weights: Array(inputs[(1 + (hasHidden ? 1 : 0) + (hasCell ? 1 : 0))...]))
                })
            {
                return again
            }
            let cellGradient = gradients.count > 2 ? gradients[2] : nil
            let result: RecurrentGradients
            switch run.input.dtype {
            case .float64:
                result = run.backward(
                    Double.self, output: gradients[0], hidden: gradients[1], cell: cellGradient, needs: needs)
            case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
                .complex128:
                result = run.backward(
                    Float.self, output: gradients[0], hidden: gradients[1], cell: cellGradient, needs: needs)
            }
            var all = [result.input]
            all.reserveCapacity(3 + result.weights.count)
            if hasHidden { all.append(result.hidden) }
            if hasCell { all.append(result.cell) }
            all.append(contentsOf: result.weights)
            return all
        }
    }
}

/// The `grad_fn` names of a recurrent layer's results: those of the last operation in PyTorch's own implementation.
struct RecurrentNames {
    let output: StaticString
    let hidden: StaticString
    let cell: StaticString
}

extension RecurrentNames {
    init(_ options: RecurrentOptions, _ layout: RecurrentLayout, _ dtype: DType) {
        let isLSTM = options.mode == .lstm
        switch layout {
        case .unbatched, .unbatchedCell:
            self.init(output: "SqueezeBackward1", hidden: "SqueezeBackward1", cell: "SqueezeBackward1")
        case .batchFirst:
            self.init(
                output: isLSTM ? "TransposeBackward0" : "TransposeBackward1", hidden: "StackBackward0",
                cell: "StackBackward0")
        case .timeMajor, .packed:
            let isOneDNN = isLSTM && dtype == .float32 && options.projectionSize == 0
            self.init(
                output: options.bidirectional
                    ? "CatBackward0" : isOneDNN ? "MkldnnRnnLayerBackward0" : "StackBackward0",
                hidden: "StackBackward0", cell: "StackBackward0")
        case .cell:
            let output: StaticString
            switch options.mode {
            case .tanh: output = "TanhBackward0"
            case .relu: output = "ReluBackward0"
            case .lstm: output = "MulBackward0"
            case .gru: output = "AddBackward0"
            }
            self.init(output: output, hidden: output, cell: "AddBackward0")
        }
    }
}
