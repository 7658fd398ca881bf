extension Tensor {
    /// The axis that a `dim` argument names; negative ones count from the end, and 0-dim tensors have the axes 0 and -1.
    @inline(__always)
    func axisIndex(_ dim: Int) throws -> Int { try Shape.axisIndex(dim, of: shape.count) }
}

extension Shape {
    @inline(__always)
    static func axisIndex(_ dim: Int, of rank: Int) throws -> Int {
        let count = Swift.max(rank, 1)
        let axis = dim < 0 ? dim + count : dim
        guard axis >= 0, axis < count else { throw TensorError.dimensionRange(dim, rank: rank) }
        return axis
    }

    /// A copy without one axis.
    func removing(_ axis: Int) -> Shape {
        var copy = self
        copy.remove(at: axis)
        return copy
    }

    /// A copy with one more axis.
    func inserting(_ size: Int, at axis: Int) -> Shape {
        var copy = self
        copy.insert(size, at: axis)
        return copy
    }

    /// A copy with one axis of another size.
    func replacing(_ axis: Int, with size: Int) -> Shape {
        var copy = self
        copy[axis] = size
        return copy
    }

    /// The product of the sizes in a range of axes.
    func product(_ axes: Range<Int>) -> Int {
        var product = 1
        for axis in axes { product *= self[axis] }
        return product
    }
}

extension TensorError {
    static func noDimensions(_ dim: Int) -> TensorError {
        TensorError(.indexError, "Dimension specified as \(dim) but tensor has no dimensions")
    }

    static func repeatedDimension(_ axis: Int) -> TensorError {
        TensorError(.runtimeError, "dim \(axis) appears multiple times in the list of dims")
    }
}
