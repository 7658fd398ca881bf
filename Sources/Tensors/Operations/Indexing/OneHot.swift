extension Tensor {
    /// `F.one_hot(x, classes)`: int64 rows with a one at each index; without a count, one more than the largest index.
    public func oneHot(_ classes: Int = -1) throws -> Tensor {
        guard dtype == .int64 else {
            throw TensorError(.runtimeError, "one_hot is only applicable to index tensor of type LongTensor.")
        }
        guard rank < Shape.maximumRank else { throw TensorError.tooManyAxes }
        var smallest = 0
        var largest = -1
        forEachInt {
            smallest = Swift.min(smallest, $0)
            largest = Swift.max(largest, $0)
        }
        guard numel > 0 || classes > 0 else {
            throw TensorError(.runtimeError, "Can not infer total number of classes from empty tensor.")
        }
        guard smallest >= 0 else { throw TensorError(.runtimeError, "Class values must be non-negative.") }
        let count = classes == -1 ? largest + 1 : classes
        guard largest < count else {
            throw TensorError(.runtimeError, "Class values must be smaller than num_classes.")
        }
        var sizes = shape
        sizes.append(count)
        try sizes.checkAllocation(.int64)
        let result = Tensor.zeros(sizes, dtype: .int64)
        let pointer = result.pointer(as: Int64.self)
        var row = 0
        forEachInt {
            pointer[row + $0] = 1
            row += count
        }
        return result
    }
}
