extension Tensor {
    /// `torch.cat(tensors, dim)`: one after the other along an axis.
    public static func cat(_ tensors: [Tensor], _ dim: Int = 0) throws -> Tensor {
        guard let first = tensors.first else {
            throw TensorError(.valueError, "torch.cat(): expected a non-empty list of Tensors")
        }
        for (position, tensor) in tensors.enumerated() where tensor.rank == 0 {
            throw TensorError(
                .runtimeError, "zero-dimensional tensor (at position \(position)) cannot be concatenated")
        }
        // Empty one-dimensional tensors are let through whatever the others look like.
        let model = tensors.first { $0.shape != [0] } ?? first
        let axis = try model.axisIndex(dim)
        var length = 0
        for (position, tensor) in tensors.enumerated() where tensor.shape != [0] {
            guard tensor.rank == model.rank else {
                throw TensorError(
                    .runtimeError,
                    "Tensors must have same number of dimensions: got \(model.rank) and \(tensor.rank)",
                    shapes: [model.shape, tensor.shape])
            }
            for other in model.shape.indices where other != axis && tensor.shape[other] != model.shape[other] {
                throw TensorError(
                    .runtimeError,
                    "Sizes of tensors must match except in dimension \(axis). Expected size \(model.shape[other]) but got "
                        + "size \(tensor.shape[other]) for tensor number \(position) in the list.",
                    shapes: [model.shape, tensor.shape])
            }
            length += tensor.shape[axis]
        }
        let dtype = tensors.reduce(first.dtype) { DType.promoting($0, $1.dtype) ?? $0 }
        let result = Tensor(uninitialized: model.shape.replacing(axis, with: length), dtype: dtype)
        var start = 0
        for tensor in tensors where tensor.shape != [0] {
            let size = tensor.shape[axis]
            result.writeBlocks(of: tensor, rows: size, from: start, axis: axis)
            start += size
        }
        guard dtype.isFloatingPoint, needsRecording(tensors) else { return result }
        let inputs = tensors.map { ($0.shape, $0.dtype) }
        return result.recorded("CatBackward0", from: tensors) { gradient in
            var start = 0
            return inputs.map { shape, dtype in
                if shape == [0] { return Tensor.zeros([0], dtype: dtype) }
                defer { start += shape[axis] }
                return gradient.sliced(axis, start, start + shape[axis], 1).to(dtype)
            }
        }
    }

    /// `torch.stack(tensors, dim)`: side by side along a new axis.
    public static func stack(_ tensors: [Tensor], _ dim: Int = 0) throws -> Tensor {
        guard let first = tensors.first else {
            throw TensorError(.runtimeError, "stack expects a non-empty TensorList")
        }
        guard first.rank < Shape.maximumRank else { throw TensorError.tooManyAxes }
        let axis = try Shape.axisIndex(dim, of: first.rank + 1)
        for (position, tensor) in tensors.enumerated() where tensor.shape != first.shape {
            throw TensorError(
                .runtimeError,
                "stack expects each tensor to be equal size, but got \(first.shape) at entry 0 and \(tensor.shape) at "
                    + "entry \(position)", shapes: [first.shape, tensor.shape])
        }
        let dtype = tensors.reduce(first.dtype) { DType.promoting($0, $1.dtype) ?? $0 }
        let result = Tensor(uninitialized: first.shape.inserting(tensors.count, at: axis), dtype: dtype)
        for (position, tensor) in tensors.enumerated() {
            result.writeBlocks(of: tensor, rows: 1, from: position, axis: axis)
        }
        guard dtype.isFloatingPoint, needsRecording(tensors) else { return result }
        let dtypes = tensors.map(\.dtype)
        return result.recorded("StackBackward0", from: tensors) { gradient in
            dtypes.enumerated().map { gradient.selected(axis, $0.offset).to($0.element) }
        }
    }

    /// `torch.hstack`: along the second axis, or the only one.
    public static func hstack(_ tensors: [Tensor]) throws -> Tensor {
        guard !tensors.isEmpty else { throw TensorError(.runtimeError, "hstack expects a non-empty TensorList") }
        let wide = try tensors.map { try $0.atleast1d() }
        return try cat(wide, wide.first?.rank == 1 ? 0 : 1)
    }

    /// `torch.vstack`: along the first of at least two axes.
    public static func vstack(_ tensors: [Tensor]) throws -> Tensor {
        guard !tensors.isEmpty else { throw TensorError(.runtimeError, "vstack expects a non-empty TensorList") }
        return try cat(tensors.map { try $0.atleast2d() }, 0)
    }

    /// `torch.column_stack`: one-dimensional tensors become columns.
    public static func columnStack(_ tensors: [Tensor]) throws -> Tensor {
        guard !tensors.isEmpty else {
            throw TensorError(.runtimeError, "column_stack expects a non-empty TensorList")
        }
        return try cat(tensors.map { $0.rank <= 1 ? try $0.reshape([$0.numel, 1]) : $0 }, 1)
    }

    /// Writes `source` into this row-major tensor: `rows` positions of `axis`, beginning at `start`.
    private func writeBlocks(of source: Tensor, rows: Int, from start: Int, axis: Int) {
        let inner = shape.product(axis + 1..<rank)
        let outer = shape.product(0..<axis)
        guard source.dtype == dtype, source.isContiguous else {
            var part = shape.replacing(axis, with: rows)
            // In a stack the source lacks the axis.
            var steps = strides
            if source.rank < rank {
                part.remove(at: axis)
                steps.remove(at: axis)
            }
            let target = Tensor(
                storage: storage, shape: part, strides: steps, offset: offset + start * inner, dtype: dtype)
            return target.write(source)
        }
        let size = dtype.itemSize
        let block = rows * inner * size
        let step = shape[axis] * inner * size
        var from = source.storage.bytes + source.offset * size
        var to = storage.bytes + (offset + start * inner) * size
        for _ in 0..<outer {
            to.copyMemory(from: from, byteCount: block)
            from += block
            to += step
        }
    }
}
