extension Tensor {
    /// The axis that a possibly negative dim names; a 0-dim tensor has one for this purpose, and nil is the answer.
    ///
    /// Throws IndexError when there is none of that number.
    @inline(__always)
    func axis(_ dim: Int) throws -> Int? {
        let bound = Swift.max(rank, 1)
        guard dim >= -bound, dim < bound else { throw TensorError.dimensionRange(dim, rank: rank) }
        return rank == 0 ? nil : dim < 0 ? dim + rank : dim
    }
}

extension Tensor {
    /// `size(dim)`.
    ///
    /// Throws IndexError when there is no such axis.
    public func size(_ dim: Int) throws -> Int {
        guard let axis = try axis(dim) else { throw TensorError.noDimensions(dim) }
        return shape[axis]
    }
}

extension TensorError {
    static func dimensionRange(_ dim: Int, rank: Int) -> TensorError {
        let bound = Swift.max(rank, 1)
        return TensorError(
            .indexError, "Dimension out of range (expected to be in range of [\(-bound), \(bound - 1)], but got \(dim))"
        )
    }
}
