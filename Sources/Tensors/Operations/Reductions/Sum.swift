extension Tensor {
    /// `x.sum()`: of all elements; integers and bools are summed as int64.
    public func sum(dtype: DType? = nil) throws -> Tensor {
        let result = Tensor.sums(self, DimSet(all: rank), keepdim: false, dtype)
        if Tensor.needsRecording(self) {
            let form = Form(self)
            result.recorded("SumBackward0", from: [self]) { gradient in
                [try gradient.castInGradient(form.dtype).expandedInGradient(form.shape)]
            }
        }
        return result
    }

    /// `x.sum(dim)`: over some axes, all of them if the list is empty.
    public func sum(dims: [Int], keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        let axes = try DimSet(dims, of: self)
        let result = Tensor.sums(self, axes, keepdim: keepdim, dtype)
        if Tensor.needsRecording(self) {
            let form = Form(self)
            result.recorded("SumBackward1", from: [self]) { gradient in
                [try gradient.castInGradient(form.dtype).spread(over: form.shape, dims: axes, keepdim: keepdim)]
            }
        }
        return result
    }

    public func sum(dim: Int, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        try sum(dims: [dim], keepdim: keepdim, dtype: dtype)
    }

    /// The sums, not recorded.
    static func sums(_ input: Tensor, _ dims: DimSet, keepdim: Bool, _ dtype: DType? = nil) -> Tensor {
        let dtype = dtype ?? (input.dtype.isFloatingPoint ? input.dtype : .int64)
        if dtype.isFloatingPoint { return input.cast(to: dtype).floatSums(dims, keepdim: keepdim) }
        let rows = Rows(input.cast(to: .int64), dims)
        let result = Tensor(uninitialized: dims.removed(from: input.shape, keepdim: keepdim), dtype: .int64)
        rows.reduce(into: result) { (row: UnsafePointer<Int64>, count) in
            var sum: Int64 = 0
            for index in 0..<count { sum &+= row[index] }
            return sum
        }
        return result.cast(to: dtype)
    }

    /// `x.mean()`.
    ///
    /// - Throws: PyTorch's error for integers.
    public func mean(dtype: DType? = nil) throws -> Tensor {
        let type = try meanType(dtype)
        let count = numel
        let result = Tensor.combineQuotient(Tensor.sums(self, DimSet(all: rank), keepdim: false, type), count)
        if Tensor.needsRecording(self) {
            let form = Form(self)
            result.recorded("MeanBackward0", from: [self]) { gradient in
                [try gradient.castInGradient(form.dtype).expandedInGradient(form.shape).div(.int(Int64(count)))]
            }
        }
        return result
    }

    public func mean(dims: [Int], keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        let axes = try DimSet(dims, of: self)
        let type = try meanType(dtype)
        let count = axes.count(in: shape)
        let result = Tensor.combineQuotient(Tensor.sums(self, axes, keepdim: keepdim, type), count)
        if Tensor.needsRecording(self) {
            let form = Form(self)
            result.recorded("MeanBackward1", from: [self]) { gradient in
                [
                    try gradient.castInGradient(form.dtype).spread(over: form.shape, dims: axes, keepdim: keepdim)
                        .div(.int(Int64(count)))
                ]
            }
        }
        return result
    }

    public func mean(dim: Int, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        try mean(dims: [dim], keepdim: keepdim, dtype: dtype)
    }

    private static func combineQuotient(_ sum: Tensor, _ count: Int) -> Tensor {
        if sum.dtype == .float32 {
            let divisor = Float(count)
            map(sum, into: sum) { (value: Float) in value / divisor }
        } else {
            let divisor = Double(count)
            map(sum, into: sum) { (value: Double) in value / divisor }
        }
        return sum
    }

    private func meanType(_ dtype: DType?) throws -> DType {
        let type = dtype ?? self.dtype
        guard type.isFloatingPoint else { throw TensorError.meanNeedsFloat(type, given: dtype != nil) }
        return type
    }

    /// `x.nansum()`: nan counts as 0.
    public func nansum() throws -> Tensor {
        let numbers = isnan().logicalNot()
        let result = try ThreadState.withoutGrad {
            try Tensor.select(numbers, .tensor(self), .number(.int(0))).sum()
        }
        return result.recorded("NansumBackward0", from: [self]) { gradient in [try gradient.mul(numbers)] }
    }

    /// `x.nanmean()`.
    public func nanmean() throws -> Tensor {
        try nansum().div(isnan().logicalNot().sum())
    }

    /// `torch.count_nonzero`.
    public func countNonzero(dims: [Int]? = nil) throws -> Tensor { try cast(to: .bool).sum(dims: dims ?? []) }
}

extension TensorError {
    static func meanNeedsFloat(_ dtype: DType, given: Bool) -> TensorError {
        TensorError(
            .runtimeError,
            "mean(): could not infer output dtype. \(given ? "Optional" : "Input") dtype must be either a floating point "
                + "or complex dtype. Got: \(dtype.scalarName)")
    }
}
