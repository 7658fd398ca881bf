extension Tensor {
    /// `trace`: the sum of a matrix's diagonal.
    public func trace() throws -> Tensor {
        guard rank == 2 else {
            throw TensorError(.runtimeError, "trace: expected a matrix, but got tensor with dim \(rank)")
        }
        let whole = shape
        let result = try detach().diagonal().sum()
        return result.recorded("TraceBackward0", from: [self]) { gradient in
            let identity = Tensor.filled(whole, .int(0), dtype: gradient.dtype)
            Tensor(
                storage: identity.storage, shape: Shape([Swift.min(whole[0], whole[1])]),
                strides: Shape([whole[1] + 1]), offset: 0, dtype: identity.dtype
            ).fill(with: .int(1))
            return [try identity.mul(gradient)]
        }
    }
}
