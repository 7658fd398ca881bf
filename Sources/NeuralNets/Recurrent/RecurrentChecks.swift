import Tensors

/// PyTorch's checks of what a recurrent layer is called with, in its order and words.
struct RecurrentChecks {
    let options: RecurrentOptions
    let weights: [Tensor]

    init(_ options: RecurrentOptions, _ weights: [Tensor]) {
        self.options = options
        self.weights = weights
    }

    func sequence(_ input: Tensor, hidden: Tensor?, cell: Tensor?) throws {
        guard input.rank == 2 || input.rank == 3 else { throw TensorError.recurrentRank(input, options.mode) }
        let isBatched = input.rank == 3
        if let hidden {
            if let cell {
                guard hidden.rank == input.rank, cell.rank == input.rank else {
                    throw TensorError.lstmStateRanks(hidden, cell, isBatched: isBatched)
                }
            } else if hidden.rank != input.rank {
                throw TensorError.stateRank(hidden, isBatched: isBatched)
            }
        }
        try features(input)
        let batch = isBatched ? input.shape[options.batchFirst ? 0 : 1] : 1
        try states(hidden, cell, batch: batch, isBatched: isBatched)
        let length = isBatched ? input.shape[options.batchFirst ? 1 : 0] : input.shape[0]
        guard length > 0 else {
            throw TensorError(.runtimeError, "Expected sequence length to be larger than 0 in RNN")
        }
        try dtypes(input, hidden, cell)
    }

    func packed(_ input: PackedSequence, hidden: Tensor?, cell: Tensor?) throws {
        guard input.data.rank == 2 else {
            throw TensorError(
                .runtimeError, "input must have 2 dimensions, got \(input.data.rank)", shapes: [input.data.shape])
        }
        try features(input.data)
        let batch = input.batchSizes.numel > 0 ? Int(input.batchSizes.pointer(as: Int64.self)[0]) : 0
        try states(hidden, cell, batch: batch, isBatched: true)
        let rows = input.data.shape[0]
        var start = 0
        for size in input.batchSizes.int64Values() {
            guard start + size <= rows else {
                throw TensorError(
                    .runtimeError, "start (\(start)) + length (\(size)) exceeds dimension size (\(rows)).")
            }
            start += size
        }
        try dtypes(input.data, hidden, cell)
    }

    private func features(_ input: Tensor) throws {
        if let weight = weights.first, input.dtype != weight.dtype {
            throw TensorError.recurrentInputDType(input.dtype, weight.dtype)
        }
        let size = input.shape.last ?? 0
        guard size == options.inputSize else {
            throw TensorError(
                .runtimeError,
                "input.size(-1) must be equal to input_size. Expected \(options.inputSize), got \(size)",
                shapes: [input.shape])
        }
    }

    private func states(_ hidden: Tensor?, _ cell: Tensor?, batch: Int, isBatched: Bool) throws {
        let count = options.layers * (options.bidirectional ? 2 : 1)
        let state = options.projectionSize > 0 ? options.projectionSize : options.hiddenSize
        func check(_ given: Tensor?, _ width: Int, _ name: String) throws {
            guard let given else { return }
            let expected: Shape = isBatched ? [count, batch, width] : [count, width]
            guard given.shape == expected else {
                let shown: Shape = [count, batch, width]
                let got = isBatched ? given.shape : Shape([given.shape[0], 1, given.shape[1]])
                throw TensorError(
                    .runtimeError, "Expected \(name) size \(Python.tuple(shown)), got \(got)", shapes: [given.shape])
            }
        }
        try check(hidden, state, options.mode == .lstm ? "hidden[0]" : "hidden")
        try check(cell, options.hiddenSize, "hidden[1]")
    }

    private func dtypes(_ input: Tensor, _ hidden: Tensor?, _ cell: Tensor?) throws {
        for state in [hidden, cell] {
            if let state, state.dtype != input.dtype {
                throw TensorError.productDTypes(state.dtype, input.dtype)
            }
        }
        for weight in weights where weight.dtype != input.dtype {
            throw TensorError.productDTypes(input.dtype, weight.dtype)
        }
    }
}

extension TensorError {
    fileprivate static func recurrentRank(_ input: Tensor, _ mode: RecurrentMode) -> TensorError {
        let tensor = mode == .tanh || mode == .relu ? " tensor" : ""
        return TensorError(
            .valueError,
            "\(mode.layerName): Expected input to be 2D or 3D, got \(input.rank)D\(tensor) instead",
            shapes: [input.shape])
    }

    fileprivate static func stateRank(_ hidden: Tensor, isBatched: Bool) -> TensorError {
        let expected = isBatched ? 3 : 2
        return TensorError(
            .runtimeError,
            "For \(isBatched ? "" : "un")batched \(expected)-D input, hx should also be \(expected)-D but got "
                + "\(hidden.rank)-D tensor",
            shapes: [hidden.shape])
    }

    fileprivate static func lstmStateRanks(_ hidden: Tensor, _ cell: Tensor, isBatched: Bool) -> TensorError {
        let expected = isBatched ? 3 : 2
        return TensorError(
            .runtimeError,
            "For \(isBatched ? "" : "un")batched \(expected)-D input, hx and cx should also be \(expected)-D but got "
                + "(\(hidden.rank)-D, \(cell.rank)-D) tensors",
            shapes: [hidden.shape, cell.shape])
    }

    fileprivate static func recurrentInputDType(_ input: DType, _ weight: DType) -> TensorError {
        TensorError(
            .valueError,
            "RNN input dtype (torch.\(input.name)) does not match weight dtype (torch.\(weight.name)). Convert input: "
                + "input.to(torch.\(weight.name)), or convert model: model.to(torch.\(input.name))")
    }

    /// What a matrix product says to operands of different dtypes.
    static func productDTypes(_ first: DType, _ second: DType) -> TensorError {
        TensorError(
            .runtimeError,
            "mat1 and mat2 must have the same dtype, but got \(first.scalarName) and \(second.scalarName)")
    }
}
