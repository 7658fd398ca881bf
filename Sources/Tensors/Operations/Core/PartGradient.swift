extension Tensor {
    /// Zeros of `shape` in which the part that `take` shows is `self`: the gradient of taking that part.
    func placed(
        in shape: Shape, _ name: StaticString, _ take: @escaping (Tensor) throws -> Tensor
    ) throws -> Tensor {
        let whole = Tensor.zeros(shape, dtype: dtype)
        try ThreadState.withoutGrad { try take(whole) }.write(self)
        return whole.recorded(name, from: [self]) { [try take($0)] }
    }

    /// The gradient of repeating `shape` along new and stretched axes: the sum over the copies.
    func summedOverCopies(to shape: Shape) throws -> Tensor { try matching(shape, dtype) }
}
