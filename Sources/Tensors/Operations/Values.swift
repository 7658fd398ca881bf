extension Tensor {
    /// `item()`: the only element.
    public func item() throws -> Scalar {
        guard numel == 1 else {
            throw TensorError(.runtimeError, "a Tensor with \(numel) elements cannot be converted to Scalar")
        }
        return scalar(at: 0)
    }

    /// `bool(x)`: whether the only element is not zero.
    public func truth() throws -> Bool {
        guard numel == 1 else {
            let count = numel == 0 ? "no values" : "more than one value"
            throw TensorError(.runtimeError, "Boolean value of Tensor with \(count) is ambiguous")
        }
        return !scalar(at: 0).isZero
    }

    /// Every element, row-major.
    public func scalars() -> [Scalar] {
        var values: [Scalar] = []
        values.reserveCapacity(numel)
        MemoryOrder(unsorted: self).forEachOffset { values.append(scalar(at: $0)) }
        return values
    }

    /// `tolist()`: nested lists, or a lone number.
    public func toList() -> NestedData {
        func list(_ axis: Int, _ offset: Int) -> NestedData {
            if axis == rank { return .scalar(scalar(at: offset)) }
            return .list((0..<shape[axis]).map { list(axis + 1, offset + $0 * strides[axis]) })
        }
        return list(0, 0)
    }
}
