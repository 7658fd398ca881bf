/// The order in which PyTorch fills a tensor: along its memory, so that a transposed tensor gets the same numbers at the
/// same addresses as the tensor it is a transpose of.
struct MemoryOrder {
    /// Sizes and strides of the axes, the one with the largest stride first.
    let sizes: Shape
    let strides: Shape

    /// Row-major instead: the axes as they stand.
    init(unsorted tensor: Tensor) {
        sizes = tensor.shape
        strides = tensor.strides
    }

    init(sizes: Shape, strides: Shape) {
        self.sizes = sizes
        self.strides = strides
    }

    init(of tensor: Tensor) { self.init(shape: tensor.shape, strides: tensor.strides) }

    init(shape: Shape, strides: Shape) {
        var sizes = Shape()
        var steps = Shape()
        for axis in MemoryOrder.axes(shape: shape, strides: strides) {
            sizes.append(shape[axis])
            steps.append(strides[axis])
        }
        self.sizes = sizes
        self.strides = steps
    }

    /// The axes by falling stride; equal strides keep their order.
    static func axes(shape: Shape, strides: Shape) -> Shape {
        var axes = Shape(shape.indices)
        for position in 1..<Swift.max(axes.count, 1) {
            var current = position
            while current > 0, strides[axes[current - 1]] < strides[axes[current]] {
                axes.swapAt(current - 1, current)
                current -= 1
            }
        }
        return axes
    }

    /// Calls `body` with the offset of each element from the first, in order.
    @inline(__always)
    func forEachOffset(_ body: (Int) -> Void) {
        guard let inner = sizes.last else { return body(0) }
        guard sizes.numel > 0 else { return }
        let innerStride = strides[sizes.count - 1]
        var counter = Shape(repeating: 0, count: sizes.count)
        var base = 0
        while true {
            var offset = base
            for _ in 0..<inner {
                body(offset)
                offset += innerStride
            }
            var axis = sizes.count - 2
            while axis >= 0 {
                counter[axis] += 1
                base += strides[axis]
                if counter[axis] < sizes[axis] { break }
                base -= strides[axis] * sizes[axis]
                counter[axis] = 0
                axis -= 1
            }
            if axis < 0 { return }
        }
    }
}

extension Tensor {
    /// Sets every element, contiguous or not, in the order of the memory.
    @inline(__always)
    func fillInMemoryOrder<T: TensorScalar>(_ type: T.Type, _ next: () -> T) {
        let pointer: UnsafeMutablePointer<T> = pointer()
        if isContiguous {
            for index in 0..<numel { pointer[index] = next() }
        } else {
            MemoryOrder(of: self).forEachOffset { pointer[$0] = next() }
        }
    }
}
