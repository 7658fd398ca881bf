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
        let dtype = dtype ?? (input.dtype.isIntegral ? .int64 : input.dtype)
        if dtype.isFloatingPoint {
            return input.cast(to: dtype).widened.floatSums(dims, keepdim: keepdim).cast(to: dtype)
        }
        if dtype.isComplex { return input.cast(to: dtype).complexSums(dims, keepdim: keepdim) }
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
        let result = Tensor.means(self, DimSet(all: rank), keepdim: false, type, count)
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
        let result = Tensor.means(self, axes, keepdim: keepdim, type, count)
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

    /// The sums of the real and of the imaginary parts.
    private func complexSums(_ dims: DimSet, keepdim: Bool) -> Tensor {
        let result = Tensor(uninitialized: dims.removed(from: shape, keepdim: keepdim), dtype: dtype)
        result.realPart.write(realPart.contiguousCopy().floatSums(dims, keepdim: keepdim))
        result.imaginaryPart.write(imaginaryPart.contiguousCopy().floatSums(dims, keepdim: keepdim))
        return result
    }

    private static func means(_ input: Tensor, _ dims: DimSet, keepdim: Bool, _ dtype: DType, _ count: Int) -> Tensor {
        let sum = sums(input.cast(to: dtype).widened, dims, keepdim: keepdim)
        guard dtype.isComplex else { return combineQuotient(sum, count).cast(to: dtype) }
        _ = combineQuotient(sum.realPart, count)
        _ = combineQuotient(sum.imaginaryPart, count)
        return sum
    }

    /// The sum of a dtype that has kernels, divided where it stands.
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
        guard !type.isIntegral else { throw TensorError.meanNeedsFloat(type, given: dtype != nil) }
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
