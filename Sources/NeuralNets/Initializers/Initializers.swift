import Tensors

// `torch.nn.init`: every function changes its tensor in place, outside the graph's sight, and returns it.
extension Initializers {
    /// `uniform_(tensor, a, b)`
    @discardableResult
    public static func uniform(
        _ tensor: Tensor, from low: Double = 0, to high: Double = 1, generator: Generator
    ) throws -> Tensor {
        try uniform(tensor, low, high, generator)
        return tensor
    }

    /// `normal_(tensor, mean, std)`
    @discardableResult
    public static func normal(
        _ tensor: Tensor, mean: Double = 0, std: Double = 1, generator: Generator
    ) throws -> Tensor {
        try ThreadState.withoutGrad { _ = try tensor.fillNormal(mean, std, generator: generator) }
        return tensor
    }

    /// `constant_(tensor, value)`
    @discardableResult
    public static func constant(_ tensor: Tensor, _ value: Double) -> Tensor {
        fill(tensor) { _ in value }
    }

    /// `eye_(tensor)`
    ///
    /// - Throws: ValueError unless the tensor has two axes.
    @discardableResult
    public static func eye(_ tensor: Tensor) throws -> Tensor {
        guard tensor.rank == 2 else { throw TensorError(.valueError, "Only tensors with 2 dimensions are supported") }
        let columns = tensor.shape[1]
        return fill(tensor) { $0 / columns == $0 % columns ? 1 : 0 }
    }

    /// `xavier_uniform_(tensor, gain)`: U(±√3·gain·√(2/(fan_in + fan_out))).
    @discardableResult
    public static func xavierUniform(_ tensor: Tensor, gain: Double = 1, generator: Generator) throws -> Tensor {
        let fans = try Fans(tensor)
        let std = gain * (2 / Double(fans.incoming + fans.outgoing)).squareRoot()
        let bound = 3.0.squareRoot() * std
        return try uniform(tensor, from: -bound, to: bound, generator: generator)
    }

    /// `xavier_normal_(tensor, gain)`
    @discardableResult
    public static func xavierNormal(_ tensor: Tensor, gain: Double = 1, generator: Generator) throws -> Tensor {
        let fans = try Fans(tensor)
        let std = gain * (2 / Double(fans.incoming + fans.outgoing)).squareRoot()
        return try normal(tensor, std: std, generator: generator)
    }

    /// `kaiming_uniform_(tensor, a, mode, nonlinearity)`: U(±√3·gain/√fan).
    @discardableResult
    public static func kaimingUniform(
        _ tensor: Tensor, slope: Double = 0, mode: String = "fan_in", nonlinearity: String = "leaky_relu",
        generator: Generator
    ) throws -> Tensor {
        let fan = try Fans(tensor).size(mode)
        let std = try gain(nonlinearity, slope) / Double(fan).squareRoot()
        let bound = 3.0.squareRoot() * std
        return try uniform(tensor, from: -bound, to: bound, generator: generator)
    }

    /// `kaiming_normal_(tensor, a, mode, nonlinearity)`
    @discardableResult
    public static func kaimingNormal(
        _ tensor: Tensor, slope: Double = 0, mode: String = "fan_in", nonlinearity: String = "leaky_relu",
        generator: Generator
    ) throws -> Tensor {
        let fan = try Fans(tensor).size(mode)
        return try normal(
            tensor, std: gain(nonlinearity, slope) / Double(fan).squareRoot(), generator: generator)
    }

    /// `calculate_gain(nonlinearity, param)`
    ///
    /// - Throws: ValueError for an unknown name.
    public static func gain(_ nonlinearity: String, _ parameter: Double? = nil) throws -> Double {
        switch nonlinearity {
        case "linear", "conv1d", "conv2d", "conv3d", "sigmoid": return 1
        case "tanh": return 5.0 / 3
        case "relu": return 2.0.squareRoot()
        case "leaky_relu":
            let slope = parameter ?? 0.01
            return (2 / (1 + slope * slope)).squareRoot()
        case "selu": return 0.75
        default: throw TensorError(.valueError, "Unsupported nonlinearity \(nonlinearity)")
        }
    }

    /// `trunc_normal_(tensor, mean, std, a, b)`: values outside are drawn again, from whole new fills.
    @discardableResult
    public static func truncatedNormal(
        _ tensor: Tensor, mean: Double = 0, std: Double = 1, from low: Double = -2, to high: Double = 2,
        generator: Generator
    ) throws -> Tensor {
        try normal(tensor, mean: mean, std: std, generator: generator)
        var values = tensor.converted(to: .float64).ownCopy()
        let elements = values.pointer(as: Double.self)
        let isOutside = { (value: Double) in !(value >= low && value <= high) }
        while (0..<values.numel).contains(where: { isOutside(elements[$0]) }) {
            let fresh = Tensor(uninitialized: tensor.shape, dtype: tensor.dtype)
            try normal(fresh, mean: mean, std: std, generator: generator)
            let doubles = fresh.converted(to: .float64)
            let candidates = doubles.pointer(as: Double.self)
            for index in 0..<values.numel where isOutside(elements[index]) { elements[index] = candidates[index] }
        }
        values = values.converted(to: tensor.dtype)
        Strided.scatter(values, into: tensor)
        tensor.bumpVersion()
        return tensor
    }

    /// Every element by its position in row-major order.
    static func fill(_ tensor: Tensor, _ value: (Int) -> Double) -> Tensor {
        let values = Tensor(uninitialized: tensor.shape, dtype: .float64)
        for index in 0..<values.numel { values.pointer(as: Double.self)[index] = value(index) }
        Strided.scatter(values.converted(to: tensor.dtype), into: tensor)
        tensor.bumpVersion()
        return tensor
    }
}

/// How many inputs and outputs a weight connects.
private struct Fans {
    let incoming: Int
    let outgoing: Int

    init(_ tensor: Tensor) throws {
        guard tensor.rank >= 2 else {
            throw TensorError(
                .valueError, "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
        }
        let field = tensor.shape.array.dropFirst(2).reduce(1, *)
        incoming = tensor.shape[1] * field
        outgoing = tensor.shape[0] * field
    }

    func size(_ mode: String) throws -> Int {
        switch mode {
        case "fan_in": return incoming
        case "fan_out": return outgoing
        default:
            throw TensorError(
                .valueError, "Mode \(mode) not supported, please use one of ['fan_in', 'fan_out']")
        }
    }
}
