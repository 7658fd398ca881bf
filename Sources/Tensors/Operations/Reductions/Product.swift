extension Tensor {
    /// `x.prod()`: of all elements; integers and bools are multiplied as int64.
    public func prod(dtype: DType? = nil) throws -> Tensor {
        let result = Tensor.products(self, DimSet(all: rank), keepdim: false, dtype)
        if Tensor.needsRecording(self) {
            result.recorded("ProdBackward0", from: [self], saving: [self]) { gradient, result in
                let flat = try self.reshapedInGradient(Shape([self.numel]))
                return [try flat.productGradient(gradient, result, axis: 0).reshapedInGradient(self.shape)]
            }
        }
        return result
    }

    public func prod(dim: Int, keepdim: Bool = false, dtype: DType? = nil) throws -> Tensor {
        let axes = try DimSet([dim], of: self)
        let result = Tensor.products(self, axes, keepdim: keepdim, dtype)
        if Tensor.needsRecording(self) {
            let axis = try axis(dim)
            result.recorded("ProdBackward1", from: [self], saving: [self]) { gradient, result in
                guard let axis else { return [gradient] }
                return [
                    try self.productGradient(
                        gradient.restored(axes, keepdim, rank: self.rank),
                        result.restored(axes, keepdim, rank: self.rank), axis: axis)
                ]
            }
        }
        return result
    }

    /// The product of the others, which is product / x only where no x is zero.
    private func productGradient(_ gradient: Tensor, _ result: Tensor, axis: Int) throws -> Tensor {
        if try !eq(.int(0)).any().isTrue { return try gradient.mul(result).div(self) }
        let (before, after) = (Tensor(uninitialized: shape, dtype: dtype), Tensor(uninitialized: shape, dtype: dtype))
        for (products, isReversed) in [(before, false), (after, true)] {
            let size = shape[axis]
            var running = Tensor.filled(shape.removing(axis), .int(1), dtype: dtype)
            for step in 0..<size {
                let index = isReversed ? size - 1 - step : step
                products.slice(axis, index).write(running)
                running = try running.mul(detach().slice(axis, index))
            }
        }
        return try gradient.mul(before.mul(after))
    }

    /// One place along an axis, out of sight of the graph.
    private func slice(_ axis: Int, _ index: Int) -> Tensor {
        Tensor(
            storage: storage, shape: shape.removing(axis), strides: strides.removing(axis),
            offset: offset + index * strides[axis], dtype: dtype)
    }

    private static func products(_ input: Tensor, _ dims: DimSet, keepdim: Bool, _ dtype: DType?) -> Tensor {
        let dtype = dtype ?? (input.dtype.isIntegral ? .int64 : input.dtype)
        // Not in the wide dtype: PyTorch rounds after every factor.
        let rows = Rows(input.cast(to: dtype), dims)
        let result = Tensor(uninitialized: dims.removed(from: input.shape, keepdim: keepdim), dtype: dtype)
        withArithmeticType(dtype) { multiply($0, rows, result) }
        return result
    }

    @inline(never)
    private static func multiply<Element: ArithmeticScalar>(_ type: Element.Type, _ rows: Rows, _ result: Tensor) {
        rows.reduce(into: result) { (row: UnsafePointer<Element>, count) in
            var product = Element.one
            for index in 0..<count { product = Element.multiplying(product, row[index]) }
            return product
        }
    }
}
