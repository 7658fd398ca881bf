/// Nested lists of numbers, as `torch.tensor` takes them.
public indirect enum NestedData {
    case scalar(Scalar)
    case list([NestedData])
}

extension Tensor {
    /// `torch.tensor(data)`: bools give bool, integers int64, floats the default dtype; a mixture the widest of them.
    ///
    /// Throws when the lists are ragged.
    public static func tensor(_ data: NestedData, dtype: DType? = nil) throws -> Tensor {
        var flat = FlatData()
        try flat.append(data, depth: 0)
        return try tensor(flat.values, flat.shape, dtype: dtype)
    }

    /// A tensor of row-major values; without a dtype it is inferred from them.
    public static func tensor(_ values: [Scalar], _ shape: Shape, dtype: DType? = nil) throws -> Tensor {
        let dtype = dtype ?? inferredDType(of: values)
        let result = Tensor(uninitialized: shape, dtype: dtype)
        guard values.count == result.numel else { throw TensorError.invalidShape(shape, values.count) }
        for (index, value) in values.enumerated() {
            if dtype.isIntegral, dtype != .bool { try result.checkElementFits(value) }
            result.setScalar(value, at: index)
        }
        return result
    }

    /// The dtype that `torch.tensor` gives a list of these numbers.
    public static func inferredDType(of values: [Scalar]) -> DType {
        var found: DType = values.isEmpty ? ThreadState.defaultDType : .bool
        for value in values {
            switch value {
            case .bool: break
            case .int: if found == .bool { found = .int64 }
            case .float: found = ThreadState.defaultDType
            case .complex: return value.inferredDType
            }
        }
        return found
    }

    /// A contiguous tensor over a copy of typed elements.
    public static func tensor<T: TensorScalar>(elements: [T], _ shape: Shape) throws -> Tensor {
        let result = Tensor(uninitialized: shape, dtype: T.dtype)
        guard elements.count == result.numel else { throw TensorError.invalidShape(shape, elements.count) }
        elements.withUnsafeBufferPointer { buffer in
            if let base = buffer.baseAddress { result.pointer(as: T.self).update(from: base, count: buffer.count) }
        }
        return result
    }

    private func checkElementFits(_ value: Scalar) throws {
        do {
            try checkFits(value)
        } catch {
            throw TensorError(.runtimeError, "value cannot be converted to type \(dtype.name) without overflow")
        }
    }
}

/// The values and the shape of nested lists, found in one walk.
private struct FlatData {
    var values: [Scalar] = []
    var shape = Shape()
    /// How deep the numbers lie, once the first was met.
    private var leafDepth: Int?

    mutating func append(_ data: NestedData, depth: Int) throws {
        switch data {
        case .scalar(let value):
            guard leafDepth == nil || leafDepth == depth, shape.count == depth else {
                throw TensorError(.typeError, "not a sequence")
            }
            leafDepth = depth
            values.append(value)
        case .list(let items):
            if let leafDepth, depth >= leafDepth {
                throw TensorError(.typeError, "'list' object cannot be interpreted as an integer")
            }
            if shape.count == depth {
                guard depth < Shape.maximumRank else {
                    throw TensorError(
                        .valueError, "tensors of more than \(Shape.maximumRank) dimensions are not supported")
                }
                shape.append(items.count)
            } else if shape[depth] != items.count {
                throw TensorError(
                    .valueError, "expected sequence of length \(shape[depth]) at dim \(depth) (got \(items.count))")
            }
            for item in items {
                // An empty axis hides what lies deeper, as in torch.tensor([[[], [1]]]).
                if shape.count > depth + 1, shape[depth + 1] == 0, shape.numel == 0 { break }
                try append(item, depth: depth + 1)
            }
        }
    }
}
