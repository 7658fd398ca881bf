extension Tensor {
    /// `x.var()`: divided by n − correction, over all axes or some.
    ///
    /// - Throws: PyTorch's error for integers.
    public func variance(dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) throws -> Tensor {
        let axes = try DimSet(dims, of: self)
        let result = try variances(axes, correction, keepdim)
        if Tensor.needsRecording(self) {
            result.recorded("VarBackward0", from: [self], saving: [self]) { gradient in
                [try self.varianceGradient(gradient, axes, correction, keepdim)]
            }
        }
        return result
    }

    /// `x.std()`: the root of the variance.
    public func std(dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) throws -> Tensor {
        let axes = try DimSet(dims, of: self)
        let result = try variances(axes, correction, keepdim, rooted: true)
        if Tensor.needsRecording(self) {
            result.recorded("StdBackward0", from: [self], saving: [self]) { gradient, result in
                let inner = try gradient.div(result.mul(.int(2)))
                let slope = try Tensor.select(result.eq(.int(0)), .number(.int(0)), .tensor(inner))
                return [try self.varianceGradient(slope, axes, correction, keepdim)]
            }
        }
        return result
    }

    /// Whether PyTorch warns of too few elements, with the text in `degreesOfFreedomWarning`.
    public func lacksDegreesOfFreedom(dims: [Int]? = nil, correction: Double = 1) throws -> Bool {
        Double(try DimSet(dims, of: self).count(in: shape)) - correction <= 0
    }

    /// `function` is `std` or `var`.
    public static func degreesOfFreedomWarning(_ function: String) -> String {
        "\(function)(): degrees of freedom is <= 0. Correction should be strictly less than the reduction factor (input "
            + "numel divided by output numel)."
    }

    private func varianceGradient(_ gradient: Tensor, _ axes: DimSet, _ correction: Double, _ keepdim: Bool) throws
        -> Tensor
    {
        let count = Double(axes.count(in: shape)) - correction
        let dims = shape.indices.filter(axes.contains)
        let distance = try sub(rank == 0 ? mean() : mean(dims: dims, keepdim: true))
        return try gradient.restored(axes, keepdim, rank: rank).mul(.float(2 / count)).mul(distance)
    }

    private func variances(_ axes: DimSet, _ correction: Double, _ keepdim: Bool, rooted: Bool = false) throws -> Tensor
    {
        guard isFloatingPoint else { throw TensorError.varianceNeedsFloat }
        let rows = Rows(cast(to: .float64), axes)
        let result = Tensor(uninitialized: axes.removed(from: shape, keepdim: keepdim), dtype: .float64)
        rows.reduce(into: result) { (row: UnsafePointer<Double>, count) in
            var mean = 0.0
            for index in 0..<count { mean += row[index] }
            mean /= Double(count)
            var squares = 0.0
            for index in 0..<count { squares += (row[index] - mean) * (row[index] - mean) }
            let variance = squares / Swift.max(Double(count) - correction, 0)
            return rooted ? variance.squareRoot() : variance
        }
        return result.cast(to: dtype)
    }
}

extension TensorError {
    static let varianceNeedsFloat = TensorError(
        .runtimeError, "std and var only support floating point and complex dtypes")
}
