extension Tensor {
    /// `split(size, dim)`: parts of that size, the last one smaller.
    public func split(_ size: Int, _ dim: Int = 0) throws -> [Tensor] {
        guard rank > 0 else { throw TensorError(.runtimeError, "split expects at least a 1-dimensional tensor") }
        guard size >= 0 else {
            throw TensorError(.runtimeError, "split expects split_size be non-negative, but got split_size=\(size)")
        }
        let axis = try axisIndex(dim)
        let length = shape[axis]
        guard size > 0 || length == 0 else {
            throw TensorError(
                .runtimeError, "split_size can only be 0 if dimension size is 0, but got dimension size of \(length)")
        }
        var sizes: [Int] = []
        var rest = length
        repeat {
            sizes.append(Swift.min(size, rest))
            rest -= size
        } while rest > 0 && size > 0
        return parts(sizes, axis, "SplitBackward0")
    }

    /// `split([size, …], dim)`.
    public func split(_ sizes: [Int], _ dim: Int = 0) throws -> [Tensor] {
        guard rank > 0 else { throw TensorError(.runtimeError, "split expects at least a 1-dimensional tensor") }
        let axis = try axisIndex(dim)
        let list = "[" + sizes.map(String.init).joined(separator: ", ") + "]"
        guard sizes.allSatisfy({ $0 >= 0 }) else {
            throw TensorError(
                .runtimeError,
                "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes=\(list)")
        }
        guard sizes.reduce(0, +) == shape[axis] else {
            throw TensorError(
                .runtimeError,
                "split_with_sizes expects split_sizes to sum exactly to \(shape[axis]) (input tensor's size at dimension "
                    + "\(dim)), but got split_sizes=\(list)")
        }
        return parts(sizes, axis, "SplitWithSizesBackward0")
    }

    /// `chunk(chunks, dim)`: at most that many parts of equal size, the last one smaller.
    public func chunk(_ chunks: Int, _ dim: Int = 0) throws -> [Tensor] {
        guard rank > 0 else { throw TensorError(.runtimeError, "chunk expects at least a 1-dimensional tensor") }
        guard chunks > 0 else {
            throw TensorError(.runtimeError, "chunk expects `chunks` to be greater than 0, got: \(chunks)")
        }
        let length = shape[try axisIndex(dim)]
        if length == 0 { return try split([Int](repeating: 0, count: chunks), dim) }
        return try split((length + chunks - 1) / chunks, dim)
    }

    /// `tensor_split(sections, dim)`: exactly that many parts, the first ones larger by one where it does not come out even.
    public func tensorSplit(_ sections: Int, _ dim: Int = 0) throws -> [Tensor] {
        guard rank > 0 else {
            throw TensorError(
                .runtimeError, "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims")
        }
        let axis = try axisIndex(dim)
        guard sections > 0 else {
            throw TensorError(.runtimeError, "number of sections must be larger than 0, got \(sections)")
        }
        let (size, larger) = shape[axis].quotientAndRemainder(dividingBy: sections)
        var start = 0
        return (0..<sections).map { section in
            let length = size + (section < larger ? 1 : 0)
            defer { start += length }
            return sliced(axis, start, start + length, 1)
        }
    }

    private func parts(_ sizes: [Int], _ axis: Int, _ name: StaticString) -> [Tensor] {
        var start = 0
        let results = sizes.map { size in
            defer { start += size }
            return view(
                shape: shape.replacing(axis, with: size), strides: strides, offset: offset + start * strides[axis])
        }
        guard Tensor.needsRecording(self) else { return results }
        let original = shape
        let dtype = dtype
        GradNode.record(names: [name], results: results, from: [self]) { gradients in
            let pieces = gradients.enumerated().map { position, gradient in
                gradient ?? Tensor.zeros(original.replacing(axis, with: sizes[position]), dtype: dtype)
            }
            return [try Tensor.cat(pieces, axis)]
        }
        return results
    }

    /// `unbind(dim)`: every position of an axis by itself.
    public func unbind(_ dim: Int = 0) throws -> [Tensor] {
        let axis = try axisIndex(dim)
        guard rank > 0 else { throw TensorError.noDimensions(axis) }
        let results = (0..<shape[axis]).map { position in
            view(
                shape: shape.removing(axis), strides: strides.removing(axis), offset: offset + position * strides[axis])
        }
        guard Tensor.needsRecording(self) else { return results }
        let part = shape.removing(axis)
        let dtype = dtype
        GradNode.record(names: ["UnbindBackward0"], results: results, from: [self]) { gradients in
            [try Tensor.stack(gradients.map { $0 ?? Tensor.zeros(part, dtype: dtype) }, axis)]
        }
        return results
    }
}
