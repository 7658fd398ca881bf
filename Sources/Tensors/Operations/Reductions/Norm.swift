extension Tensor {
    /// `x.norm(p)`, `torch.linalg.vector_norm`: (Σ |x|ᵖ)^(1/p) over all axes or some; p may be 0 and ±infinity.
    ///
    /// - Throws: PyTorch's error for integers.
    public func norm(_ order: Double = 2, dims: [Int]? = nil, keepdim: Bool = false) throws -> Tensor {
        guard isFloatingPoint else { throw TensorError.normNeedsFloat(dtype) }
        let axes = try DimSet(dims, of: self)
        let rows = Rows(self, axes)
        let result = Tensor(uninitialized: axes.removed(from: shape, keepdim: keepdim), dtype: dtype)
        if dtype == .float32, order == 2 {
            rows.reduce(into: result) { (row: UnsafePointer<Float>, count) in Tensor.euclidean(row, count) }
        } else if dtype == .float32, order == 1 {
            rows.reduce(into: result) { (row: UnsafePointer<Float>, count) in
                var sum: Float = 0
                for index in 0..<count { sum += Swift.abs(row[index]) }
                return sum
            }
        } else {
            let wide = Rows(cast(to: .float64), axes)
            let norms = Tensor(uninitialized: result.shape, dtype: .float64)
            wide.reduce(into: norms) { (row: UnsafePointer<Double>, count) in Tensor.norm(row, count, order) }
            result.write(norms)
        }
        if Tensor.needsRecording(self) {
            result.recorded("LinalgVectorNormBackward0", from: [self], saving: [self]) { gradient, result in
                let norm = try result.restored(axes, keepdim, rank: self.rank)
                let slope = try gradient.restored(axes, keepdim, rank: self.rank)
                return [try self.normGradient(slope, norm, order, axes)]
            }
        }
        return result
    }

    /// `torch.dist(x, y, p)`: the norm of the difference.
    ///
    /// - Throws: PyTorch's error for integers.
    public func dist(_ other: Tensor, _ order: Double = 2) throws -> Tensor {
        let type = Promotion.dtype(self, other)
        guard type.isFloatingPoint else {
            throw TensorError(
                .runtimeError,
                "norm(): input dtype should be either floating point or complex. Got \(type.scalarName) instead.")
        }
        let result = try ThreadState.withoutGrad { try sub(other).norm(order) }
        if Tensor.needsRecording(self, other) {
            let (one, two) = (Form(self), Form(other))
            result.recorded("DistBackward0", from: [self, other], saving: [self, other]) { gradient, result in
                let difference = try self.sub(other)
                let slope = try difference.normGradient(gradient, result, order, DimSet(all: difference.rank))
                return [
                    one.needsGrad ? try slope.matching(one.shape, one.dtype) : nil,
                    two.needsGrad ? try slope.neg().matching(two.shape, two.dtype) : nil,
                ]
            }
        }
        return result
    }

    private func normGradient(_ gradient: Tensor, _ norm: Tensor, _ order: Double, _ axes: DimSet) throws -> Tensor {
        if order == 0 { return Tensor.filled(like: self, .int(0)) }
        if order == 1 { return try gradient.mul(sign()) }
        let isZero = try norm.eq(.int(0))
        if order == 2 {
            return try Tensor.select(isZero, .number(.int(0)), .tensor(gradient.mul(self.div(norm))))
        }
        if order.isInfinite {
            let mask = try abs().eq(norm)
            let dims = shape.indices.filter(axes.contains)
            let count = dims.isEmpty ? try mask.sum() : try mask.sum(dims: dims, keepdim: true)
            return try sign().mul(mask.cast(to: dtype)).mul(gradient.div(count))
        }
        let powers = try sign().mul(abs().pow(.float(order - 1)))
        let slope = try gradient.mul(powers).div(norm.pow(.float(order - 1)))
        return try Tensor.select(isZero, .number(.int(0)), .tensor(slope))
    }

    /// Eight running sums of squares side by side, added up from left to right, then the rest: PyTorch's order.
    private static func euclidean(_ row: UnsafePointer<Float>, _ count: Int) -> Float {
        var lanes = SIMD8<Float>.zero
        let whole = count / 8 * 8
        for start in stride(from: 0, to: whole, by: 8) {
            let part = UnsafeRawPointer(row + start).loadUnaligned(as: SIMD8<Float>.self)
            lanes.addProduct(part, part)
        }
        var sum: Float = 0
        for lane in 0..<8 { sum += lanes[lane] }
        for index in whole..<count { sum = sum.addingProduct(row[index], row[index]) }
        return sum.squareRoot()
    }

    private static func norm(_ row: UnsafePointer<Double>, _ count: Int, _ order: Double) -> Double {
        var total = order == -.infinity ? Double.infinity : 0
        for index in 0..<count {
            let size = Swift.abs(row[index])
            switch order {
            case 0: total += size == 0 ? 0 : 1
            case 1: total += size
            case 2: total += size * size
            case .infinity: total = size.isNaN || size > total ? size : total
            case -.infinity: total = size.isNaN || size < total ? size : total
            default: total += LibM.pow(size, order)
            }
        }
        switch order {
        case 0, 1, .infinity, -.infinity: return total
        case 2: return total.squareRoot()
        default: return LibM.pow(total, 1 / order)
        }
    }
}

extension TensorError {
    static func normNeedsFloat(_ dtype: DType) -> TensorError {
        TensorError(
            .runtimeError,
            "linalg.vector_norm: Expected a floating point or complex tensor as input. Got \(dtype.scalarName)")
    }
}
