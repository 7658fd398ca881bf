extension Tensor {
    /// `F.pad(x, widths, value=value)`: more positions at both ends of the last axes, the last axis first in `widths`;
    /// negative widths cut off.
    public func pad(_ widths: [Int], value: Scalar = .int(0)) throws -> Tensor {
        guard widths.count.isMultiple(of: 2) else {
            throw TensorError(.runtimeError, "Padding length must be divisible by 2")
        }
        guard widths.count <= 2 * rank else {
            throw TensorError(
                .runtimeError,
                "Padding length should be less than or equal to two times the input dimension but got padding length "
                    + "\(widths.count) and input of dimension \(rank)")
        }
        var sizes = shape
        var source = Geometry(self)
        var start = Shape(repeating: 0, count: rank)
        for pair in 0..<widths.count / 2 {
            let axis = rank - 1 - pair
            let (before, after) = (widths[2 * pair], widths[2 * pair + 1])
            sizes[axis] += before + after
            let kept = shape[axis] + Swift.min(before, 0) + Swift.min(after, 0)
            guard kept >= 0, sizes[axis] >= 0 else {
                throw TensorError(.runtimeError, "narrow(): length must be non-negative.")
            }
            source = Geometry(
                shape: source.shape.replacing(axis, with: kept), strides: strides,
                offset: source.offset + Swift.max(-before, 0) * strides[axis])
            start[axis] = Swift.max(before, 0)
        }
        try sizes.checkAllocation(dtype)
        let result = Tensor(uninitialized: sizes, dtype: dtype)
        result.fill(with: value)
        var place = 0
        for axis in start.indices { place += start[axis] * result.strides[axis] }
        let target = Tensor(
            storage: result.storage, shape: source.shape, strides: result.strides, offset: place, dtype: dtype)
        target.write(
            Tensor(storage: storage, shape: source.shape, strides: strides, offset: source.offset, dtype: dtype))
        guard Tensor.needsRecording(self) else { return result }
        return result.recorded("ConstantPadNdBackward0", from: [self]) { [try $0.pad(widths.map { -$0 })] }
    }

    /// `torch.meshgrid(tensors, indexing)`: coordinates of the points of a grid; `"xy"` swaps the first two axes.
    public static func meshgrid(_ tensors: [Tensor], indexing: String = "ij") throws -> [Tensor] {
        guard let first = tensors.first else {
            throw TensorError(.runtimeError, "meshgrid expects a non-empty TensorList")
        }
        guard indexing == "ij" || indexing == "xy" else {
            throw TensorError(
                .runtimeError,
                "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)")
        }
        guard tensors.count <= Shape.maximumRank else { throw TensorError.tooManyAxes }
        var sizes = Shape()
        for tensor in tensors {
            guard tensor.rank <= 1 else {
                throw TensorError(
                    .runtimeError,
                    "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: \(tensor.shape)")
            }
            guard tensor.dtype == first.dtype else {
                throw TensorError(.runtimeError, "meshgrid expects all tensors to have the same dtype")
            }
            sizes.append(tensor.numel)
        }
        let isSwapped = indexing == "xy" && tensors.count >= 2
        if isSwapped { sizes.swapAt(0, 1) }
        return try tensors.enumerated().map { position, tensor in
            let axis = isSwapped && position < 2 ? 1 - position : position
            let column = Shape(repeating: 1, count: sizes.count).replacing(axis, with: tensor.numel)
            return try tensor.view(column).expand(sizes)
        }
    }
}
