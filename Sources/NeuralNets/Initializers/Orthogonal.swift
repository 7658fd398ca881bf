import Tensors

extension Initializers {
    /// `orthogonal_(tensor, gain)`: the Q of a normal matrix, computed in double.
    ///
    /// - Throws: ValueError for fewer than two axes.
    @discardableResult
    public static func orthogonal(_ tensor: Tensor, gain: Double = 1, generator: Generator) throws -> Tensor {
        guard tensor.rank >= 2 else {
            throw TensorError(.valueError, "Only tensors with 2 or more dimensions are supported")
        }
        guard tensor.numel > 0 else { return tensor }
        let rows = tensor.shape[0]
        let columns = tensor.numel / rows
        let drawn = Tensor(uninitialized: [rows, columns], dtype: tensor.dtype)
        try normal(drawn, generator: generator)
        let doubles = drawn.converted(to: .float64)
        let values = doubles.pointer(as: Double.self)
        // Columns of the tall matrix.
        let isWide = rows < columns
        let tall = isWide ? columns : rows
        let narrow = isWide ? rows : columns
        var vectors = (0..<narrow).map { column in
            (0..<tall).map { row in isWide ? values[column * columns + row] : values[row * columns + column] }
        }
        orthonormalize(&vectors)
        return fill(tensor) { position in
            let row = position / columns
            let column = position % columns
            return gain * (isWide ? vectors[row][column] : vectors[column][row])
        }
    }

    /// Gram–Schmidt, twice for accuracy; its R has a positive diagonal, as PyTorch arranges.
    private static func orthonormalize(_ vectors: inout [[Double]]) {
        for index in vectors.indices {
            for _ in 0..<2 {
                for earlier in 0..<index {
                    let product = zip(vectors[index], vectors[earlier]).reduce(0) { $0 + $1.0 * $1.1 }
                    for row in vectors[index].indices { vectors[index][row] -= product * vectors[earlier][row] }
                }
            }
            let length = vectors[index].reduce(0) { $0 + $1 * $1 }.squareRoot()
            for row in vectors[index].indices { vectors[index][row] /= length }
        }
    }
}
