import Tensors

/// `nn.RNN`, `nn.LSTM`, `nn.GRU`: what they share.
public class RecurrentModule: Module {
    public let options: RecurrentOptions
    /// `weight_ih_l0`, `weight_hh_l0`, … as registered; kept so that a run need not look them up.
    private var weights: [Tensor]?

    /// Draws every parameter from U(−1/√H, 1/√H), in order of registration.
    ///
    /// - Throws: PyTorch's ValueErrors for sizes and options out of range.
    init(_ options: RecurrentOptions, dtype: DType, generator: Generator) throws {
        self.options = options
        super.init(options.mode.layerName)
        try RecurrentModule.check(options)
        for (name, shape) in RecurrentModule.parameterShapes(options) {
            setParameter(name, .parameter(uninitialized: shape, dtype: dtype))
        }
        if options.dropout > 0, options.layers == 1 {
            Warnings.emit(
                "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects "
                    + "num_layers greater than 1, but got dropout=\(Python.float(options.dropout)) and num_layers=1")
        }
        try resetParameters(generator)
    }

    init(like other: RecurrentModule) {
        options = other.options
        super.init(other.typeName)
    }

    /// `reset_parameters()`
    public func resetParameters(_ generator: Generator) throws {
        let bound = options.hiddenSize > 0 ? 1 / Double(options.hiddenSize).squareRoot() : 0
        for parameter in parameterTable.values {
            if let parameter { try Initializers.uniform(parameter, -bound, bound, generator) }
        }
    }

    public override func parametersDidChange() { weights = nil }

    /// - Throws: AttributeError if one has been deleted.
    func flatWeights() throws -> [Tensor] {
        if let weights { return weights }
        let found = try RecurrentModule.parameterShapes(options).map { try parameter($0.name) }
        weights = found
        return found
    }

    /// Names and shapes in order: for each layer, forward then `_reverse`.
    static func parameterShapes(_ options: RecurrentOptions) -> [(name: String, shape: Shape)] {
        let width = options.mode.gates * options.hiddenSize
        let state = options.projectionSize > 0 ? options.projectionSize : options.hiddenSize
        var shapes: [(name: String, shape: Shape)] = []
        for layer in 0..<options.layers {
            let input = layer == 0 ? options.inputSize : state * (options.bidirectional ? 2 : 1)
            for suffix in options.bidirectional ? ["", "_reverse"] : [""] {
                let place = "l\(layer)\(suffix)"
                shapes.append(("weight_ih_\(place)", [width, input]))
                shapes.append(("weight_hh_\(place)", [width, state]))
                if options.bias {
                    shapes.append(("bias_ih_\(place)", [width]))
                    shapes.append(("bias_hh_\(place)", [width]))
                }
                if options.projectionSize > 0 {
                    shapes.append(("weight_hr_\(place)", [options.projectionSize, options.hiddenSize]))
                }
            }
        }
        return shapes
    }

    private static func check(_ options: RecurrentOptions) throws {
        guard options.projectionSize == 0 || options.mode == .lstm else {
            throw TensorError(.valueError, "proj_size argument is only supported for LSTM, not RNN or GRU")
        }
        guard options.dropout >= 0, options.dropout <= 1 else {
            throw TensorError(
                .valueError,
                "dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
        }
        guard options.inputSize > 0 else { throw TensorError(.valueError, "input_size must be greater than zero") }
        guard options.hiddenSize > 0 else { throw TensorError(.valueError, "hidden_size must be greater than zero") }
        guard options.layers > 0 else { throw TensorError(.valueError, "num_layers must be greater than zero") }
        guard options.projectionSize >= 0 else {
            throw TensorError(.valueError, "proj_size should be a positive integer or zero to disable projections")
        }
        guard options.projectionSize < options.hiddenSize else {
            throw TensorError(.valueError, "proj_size has to be smaller than hidden_size")
        }
    }

    /// The options that differ from the defaults; the nonlinearity is never shown, as in PyTorch.
    public override func extraRepr() -> String {
        var text = "\(options.inputSize), \(options.hiddenSize)"
        if options.projectionSize != 0 { text += ", proj_size=\(options.projectionSize)" }
        if options.layers != 1 { text += ", num_layers=\(options.layers)" }
        if !options.bias { text += ", bias=False" }
        if options.batchFirst { text += ", batch_first=True" }
        if options.dropout != 0 { text += ", dropout=\(Python.float(options.dropout))" }
        if options.bidirectional { text += ", bidirectional=True" }
        return text
    }

    func run(_ input: Tensor, hidden: Tensor?, cell: Tensor?, _ generator: Generator) throws -> RecurrentResult {
        let weights = try flatWeights()
        try RecurrentChecks(options, weights).sequence(input, hidden: hidden, cell: cell)
        return Recurrent.run(
            options, input, hidden: hidden, cell: cell, weights: weights, training: isTraining, generator: generator)
    }

    func run(
        _ input: PackedSequence, hidden: Tensor?, cell: Tensor?, _ generator: Generator
    ) throws -> (PackedSequence, RecurrentResult) {
        let weights = try flatWeights()
        try RecurrentChecks(options, weights).packed(input, hidden: hidden, cell: cell)
        let result = Recurrent.runPacked(
            options, input.data, batchSizes: input.batchSizes, sortedIndices: input.sortedIndices, hidden: hidden,
            cell: cell, weights: weights, training: isTraining, generator: generator)
        let output = PackedSequence(
            data: result.output, batchSizes: input.batchSizes, sortedIndices: input.sortedIndices,
            unsortedIndices: input.unsortedIndices)
        return (output, result)
    }
}
