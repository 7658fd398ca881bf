extension Tensor {
    /// Whether the elements fill their memory without gaps or repetition, in whatever order of axes.
    var isDense: Bool {
        if isContiguous { return true }
        var order = Shape(shape.indices)
        var end = 1
        while end < order.count {
            var place = end
            while place > 0, strides[order[place - 1]] > strides[order[place]] {
                order.swapAt(place - 1, place)
                place -= 1
            }
            end += 1
        }
        var expected = 1
        for axis in order where shape[axis] != 1 {
            if strides[axis] != expected { return false }
            expected *= shape[axis]
        }
        return true
    }

    /// A new tensor for the result of an element-wise operation, with the order of axes in memory that PyTorch gives it:
    /// that of the operands where they agree, row-major otherwise.
    static func result(
        shape: Shape, dtype: DType, like first: Tensor, _ second: Tensor? = nil, _ third: Tensor? = nil
    ) -> Tensor {
        if first.isContiguous && first.shape == shape { return Tensor(uninitialized: shape, dtype: dtype) }
        if first.shape == shape, second == nil, first.isDense {
            return Tensor(dense: shape, strides: first.strides, dtype: dtype)
        }
        let operands = [first, second, third].compactMap(\.self).map { $0.strides(broadcastTo: shape) }
        return Tensor(dense: shape, strides: denseStrides(shape, following: operands), dtype: dtype)
    }

    /// A new tensor with strides that leave no gaps.
    convenience init(dense shape: Shape, strides: Shape, dtype: DType) {
        self.init(
            storage: Storage(byteCount: shape.numel * dtype.itemSize), shape: shape, strides: strides, offset: 0,
            dtype: dtype)
    }

    /// Axes are sorted by the first operand that tells two of them apart, the last axis innermost if none does.
    static func denseStrides(_ shape: Shape, following operands: [Shape]) -> Shape {
        var order = Shape(shape.indices.reversed())
        func isOutOfOrder(_ inner: Int, _ outer: Int) -> Int {
            for strides in operands {
                let (innerStride, outerStride) = (strides[inner], strides[outer])
                if innerStride == 0 || outerStride == 0 { continue }
                if innerStride != outerStride { return innerStride < outerStride ? -1 : 1 }
                if shape[inner] > shape[outer] { return 1 }
            }
            return 0
        }
        var end = 1
        while end < order.count {
            var place = end
            var other = end - 1
            while other >= 0 {
                let comparison = isOutOfOrder(order[other], order[place])
                if comparison > 0 {
                    order.swapAt(other, place)
                    place = other
                } else if comparison < 0 {
                    break
                }
                other -= 1
            }
            end += 1
        }
        var strides = Shape(repeating: 1, count: shape.count)
        var step = 1
        for axis in order {
            strides[axis] = step
            step *= Swift.max(shape[axis], 1)
        }
        return strides
    }
}
