import Tensors

extension Functional {
    /// `F.embedding`: rows of `weight` (V, E) for `indices` of any shape, to (…, E); the row `paddingIndex` gets no
    /// gradient.
    ///
    /// - Throws: IndexError for an index outside, RuntimeError for indices that are not integers.
    public static func embedding(
        _ indices: Tensor, _ weight: Tensor, paddingIndex: Int? = nil, scalesByFrequency: Bool = false
    ) throws -> Tensor {
        guard weight.rank == 2 else { throw TensorError(.runtimeError, "'weight' must be 2-D") }
        guard indices.dtype == .int64 || indices.dtype == .int32 else {
            let name = indices.dtype == .bool ? "CPUBoolType" : "torch.\(indices.dtype.scalarName)Tensor"
            throw TensorError(
                .runtimeError,
                "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but "
                    + "got \(name) instead (while checking arguments for embedding)")
        }
        let rows = weight.shape[0]
        let width = weight.shape[1]
        let places = indices.int64Values()
        guard places.allSatisfy({ $0 >= 0 && $0 < rows }) else {
            throw TensorError(.indexError, "index out of range in self", shapes: [weight.shape])
        }
        var sizes = indices.shape
        sizes.append(width)
        let shape = sizes
        let result = Tensor(uninitialized: shape, dtype: weight.dtype)
        let source = weight.packedCopy()
        let size = width * weight.dtype.itemSize
        let from = source.storage.bytes + source.offset * weight.dtype.itemSize
        for (row, place) in places.enumerated() {
            (result.storage.bytes + row * size).copyMemory(from: from + place * size, byteCount: size)
        }
        let shares = scalesByFrequency ? frequencyShares(places) : nil
        return result.recorded("EmbeddingBackward0", from: [weight], saving: []) { given in
            if let again = try Composed.gradients(
                given, of: [weight],
                { weights in
                    var flat = try weights[0].indexSelect(0, .int64(places))
                    if let shares {
                        flat = try flat.mul(
                            Tensor.tensor(shares.map(Scalar.float), [shares.count, 1], dtype: flat.dtype))
                    }
                    let isPadding = try Tensor.int64(places).eq(.int(Int64(paddingIndex ?? -1))).unsqueeze(1)
                    return try Tensor.select(isPadding, .tensor(flat.detach()), .tensor(flat)).reshape(shape)
                })
            {
                return again
            }
            let gradient = given.isHalf ? given.cast(to: .float32) : given
            return switch gradient.dtype {
            case .float64: [scatter(Double.self, gradient.packedCopy(), places, rows, width, paddingIndex, shares)]
            case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
                .complex128:
                [
                    scatter(Float.self, gradient.packedCopy(), places, rows, width, paddingIndex, shares)
                        .cast(to: given.dtype)
                ]
            }
        }.savingConstants()
    }

    /// Adds every row of the gradient to the row that it came from, in order.
    private static func scatter<T: KernelScalar>(
        _ type: T.Type, _ gradient: Tensor, _ places: [Int], _ rows: Int, _ width: Int, _ paddingIndex: Int?,
        _ shares: [Double]?
    ) -> Tensor {
        let result = Tensor(uninitialized: [rows, width], dtype: gradient.dtype)
        let target = result.pointer(as: T.self)
        target.update(repeating: 0, count: rows * width)
        let source = gradient.pointer(as: T.self)
        for (row, place) in places.enumerated() where place != paddingIndex {
            let share = T(shares?[row] ?? 1)
            for j in 0..<width { target[place * width + j] += source[row * width + j] * share }
        }
        return result
    }

    /// For each place one over the number of times it occurs.
    private static func frequencyShares(_ places: [Int]) -> [Double] {
        var counts: [Int: Int] = [:]
        for place in places { counts[place, default: 0] += 1 }
        return places.map { 1 / Double(counts[$0] ?? 1) }
    }
}

extension Tensor {
    /// The elements of an integer tensor in row-major order.
    func int64Values() -> [Int] {
        let tensor = packedCopy()
        let count = numel
        switch dtype {
        case .int64:
            let values = tensor.pointer(as: Int64.self)
            return (0..<count).map { Int(values[$0]) }
        case .int32:
            let values = tensor.pointer(as: Int32.self)
            return (0..<count).map { Int(values[$0]) }
        case .uint8:
            let values = tensor.pointer(as: UInt8.self)
            return (0..<count).map { Int(values[$0]) }
        case .bool:
            let values = tensor.pointer(as: Bool.self)
            return (0..<count).map { values[$0] ? 1 : 0 }
        case .int16, .int8: return cast(to: .int64).int64Values()
        case .float32, .float64, .float16, .bfloat16, .complex64, .complex128: return []
        }
    }
}
