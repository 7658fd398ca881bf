import Tensors

/// `nn.RNNCell`, `nn.LSTMCell`, `nn.GRUCell`: one step of a recurrent layer.
public final class RecurrentCell: Module {
    public let options: RecurrentOptions
    /// What `nonlinearity=` said; checked only when the cell runs, as in PyTorch.
    public let nonlinearity: String

    /// Draws every parameter from U(−1/√H, 1/√H): weight_ih, weight_hh, bias_ih, bias_hh.
    public init(
        _ options: RecurrentOptions, nonlinearity: String = "tanh", dtype: DType = ThreadState.defaultDType,
        generator: Generator
    ) throws {
        var options = options
        if nonlinearity == "relu" { options.mode = .relu }
        self.options = options
        self.nonlinearity = nonlinearity
        super.init(options.mode.layerName + "Cell")
        let width = options.mode.gates * options.hiddenSize
        setParameter("weight_ih", .parameter(uninitialized: [width, options.inputSize], dtype: dtype))
        setParameter("weight_hh", .parameter(uninitialized: [width, options.hiddenSize], dtype: dtype))
        setParameter("bias_ih", options.bias ? .parameter(uninitialized: [width], dtype: dtype) : nil)
        setParameter("bias_hh", options.bias ? .parameter(uninitialized: [width], dtype: dtype) : nil)
        try resetParameters(generator)
    }

    /// `reset_parameters()`
    public func resetParameters(_ generator: Generator) throws {
        let bound = options.hiddenSize > 0 ? 1 / Double(options.hiddenSize).squareRoot() : 0
        for parameter in parameterTable.values {
            if let parameter { try Initializers.uniform(parameter, -bound, bound, generator) }
        }
    }

    private init(like other: RecurrentCell) {
        options = other.options
        nonlinearity = other.nonlinearity
        super.init(other.typeName)
    }

    public override func replica() -> Module { RecurrentCell(like: self) }

    public override func extraRepr() -> String {
        var text = "\(options.inputSize), \(options.hiddenSize)"
        if !options.bias { text += ", bias=False" }
        if nonlinearity != "tanh" { text += ", nonlinearity=\(nonlinearity)" }
        return text
    }

    /// h' from x (N, I) or (I) and h (N, H) or (H), zeros where nil.
    public func forward(_ input: Tensor, _ hidden: Tensor? = nil) throws -> Tensor {
        try step(input, hidden, nil).output
    }

    /// LSTM: h' and c' from x and the states before, zeros where nil.
    public func forward(
        _ input: Tensor, states: (hidden: Tensor, cell: Tensor)?
    ) throws -> (hidden: Tensor, cell: Tensor) {
        let result = try step(input, states?.hidden, states?.cell)
        return (result.output, result.cell ?? result.output)
    }

    private func step(_ input: Tensor, _ hidden: Tensor?, _ cell: Tensor?) throws -> RecurrentResult {
        try check(input, hidden, cell)
        var weights = [try parameter("weight_ih"), try parameter("weight_hh")]
        var options = options
        options.bias = (parameterTable["bias_ih"] ?? nil) != nil
        if options.bias {
            weights.append(try parameter("bias_ih"))
            weights.append(try parameter("bias_hh"))
        }
        for tensor in weights {
            guard tensor.dtype == input.dtype else { throw TensorError.productDTypes(input.dtype, tensor.dtype) }
        }
        for state in [hidden, cell] {
            if let state, state.dtype != input.dtype { throw TensorError.productDTypes(state.dtype, input.dtype) }
        }
        return Recurrent.step(options, input, hidden: hidden, cell: cell, weights: weights)
    }

    private func check(_ input: Tensor, _ hidden: Tensor?, _ cell: Tensor?) throws {
        guard input.rank == 1 || input.rank == 2 else {
            throw TensorError(
                .valueError, "\(typeName): Expected input to be 1D or 2D, got \(input.rank)D instead",
                shapes: [input.shape])
        }
        let isLSTM = options.mode == .lstm
        for (index, state) in [hidden, cell].enumerated() {
            guard let state, state.rank != 1, state.rank != 2 else { continue }
            throw TensorError(
                .valueError,
                "\(typeName): Expected \(isLSTM ? "hx[\(index)]" : "hidden") to be 1D or 2D, got \(state.rank)D instead",
                shapes: [state.shape])
        }
        if options.mode == .tanh, nonlinearity != "tanh" {
            throw TensorError(.runtimeError, "Unknown nonlinearity: \(nonlinearity)")
        }
        let batch = input.rank == 1 ? 1 : input.shape[0]
        let size = input.shape.last ?? 0
        guard size == options.inputSize else {
            throw TensorError(
                .runtimeError, "input has inconsistent input_size: got \(size) expected \(options.inputSize)",
                shapes: [input.shape])
        }
        for (index, state) in [hidden, cell].enumerated() {
            guard let state else { continue }
            // PyTorch puts an axis in front of every 1-D input's state.
            let shape: Shape = input.rank == 1 ? Shape([1] + state.shape.array) : state.shape
            guard shape[0] == batch || shape.count < 2 else {
                throw TensorError(
                    .runtimeError, "Input batch size \(batch) doesn't match hidden\(index) batch size \(shape[0])",
                    shapes: [input.shape, state.shape])
            }
            let width = shape.count < 2 ? shape[0] : shape[1]
            guard width == options.hiddenSize, shape.count == 2 else {
                throw TensorError(
                    .runtimeError,
                    "hidden\(index) has inconsistent hidden_size: got \(width), expected \(options.hiddenSize)",
                    shapes: [state.shape])
            }
        }
    }
}
