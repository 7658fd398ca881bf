extension Tensor {
    /// `nonzero()`: the coordinates of the elements that are not zero `(n, dim)`.
    public func nonzero() throws -> Tensor {
        let columns = nonzeroPerAxis()
        guard !columns.isEmpty else { return Tensor.empty([scalar(at: 0).isZero ? 0 : 1, 0], dtype: .int64) }
        return try Tensor.stack(columns, 0).t()
    }

    /// `nonzero(as_tuple=True)`, `torch.where(x)`: one tensor `(n,)` for each axis.
    public func nonzeroTuple() throws -> [Tensor] { try atleast1d().nonzeroPerAxis() }

    /// The coordinates of the elements that are not zero, one tensor for each axis.
    func nonzeroPerAxis() -> [Tensor] {
        var flat: [Int] = []
        var position = 0
        forEachIsNonzero {
            if $0 { flat.append(position) }
            position += 1
        }
        let steps = shape.contiguousStrides
        return shape.indices.map { axis in
            let column = Tensor(uninitialized: [flat.count], dtype: .int64)
            let pointer = column.pointer(as: Int64.self)
            let (step, size) = (steps[axis], shape[axis])
            for (entry, place) in flat.enumerated() { pointer[entry] = Int64(place / step % size) }
            return column
        }
    }

    private func forEachIsNonzero(_ body: (Bool) -> Void) {
        switch dtype {
        case .float32: forEach(Float.self) { body($0 != 0) }
        case .float64: forEach(Double.self) { body($0 != 0) }
        case .int64: forEach(Int64.self) { body($0 != 0) }
        case .int32: forEach(Int32.self) { body($0 != 0) }
        case .uint8: forEach(UInt8.self) { body($0 != 0) }
        case .bool: forEach(Bool.self) { body($0) }
        case .int16, .int8, .float16, .bfloat16, .complex64, .complex128: cast(to: .bool).forEach(Bool.self, body)
        }
    }

    /// `masked_select(mask)`: the marked elements `(n,)`; shapes broadcast.
    public func maskedSelect(_ mask: Tensor) throws -> Tensor {
        guard mask.dtype == .bool else {
            throw TensorError(.runtimeError, "masked_select: expected BoolTensor for mask")
        }
        let shared = try Shape.broadcast(mask.shape, shape)
        let positions = try mask.expand(shared).atleast1d().nonzeroPerAxis()
        let source = try ThreadState.withoutGrad { try expand(shared).atleast1d() }
        let result = try IndexPlan(Geometry(source), positions).gather(from: source)
        guard Tensor.needsRecording(self) else { return result }
        let (original, whole) = (shape, source.shape)
        return result.recorded("MaskedSelectBackward0", from: [self], saving: [mask]) { gradient in
            let zeros = Tensor.zeros(whole, dtype: gradient.dtype)
            try IndexPlan(Geometry(zeros), positions).put(gradient.rowMajor(), into: zeros)
            let placed = zeros.recorded("IndexPutBackward0", from: [gradient]) { [try $0.index(positions)] }
            return [try (shared.isEmpty ? placed.reshape([]) : placed).summedOverCopies(to: original)]
        }
    }

    /// `masked_fill(mask, value)`: a copy with the marked elements replaced; shapes broadcast.
    public func maskedFill(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
        try Tensor.checkMask(mask)
        try checkFits(value)
        let shared = try Shape.broadcast(mask.shape, shape)
        let result = Tensor(uninitialized: shared, dtype: dtype)
        let other = Tensor.scalar(value, dtype: dtype)
        Tensor.choose(mask, other, self, into: result)
        guard Tensor.needsRecording(self) else { return result }
        let original = shape
        return result.recorded("MaskedFillBackward0", from: [self], saving: [mask]) {
            [try $0.maskedFill(mask, .int(0)).summedOverCopies(to: original)]
        }
    }

    /// `masked_fill(mask, value)` with a 0-dim tensor.
    public func maskedFill(_ mask: Tensor, _ value: Tensor) throws -> Tensor {
        guard value.rank == 0 else {
            throw TensorError(
                .runtimeError,
                "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) dimension(s)."
            )
        }
        guard Tensor.needsRecording(value) else { return try maskedFill(mask, value.item()) }
        try Tensor.checkMask(mask)
        let result = Tensor(uninitialized: try Shape.broadcast(mask.shape, shape), dtype: dtype)
        Tensor.choose(mask, value.cast(to: dtype), self, into: result)
        let (original, valueType) = (shape, value.dtype)
        return result.recorded("MaskedFillBackward1", from: [self, value], saving: [mask]) { gradient in
            let kept = try gradient.maskedFill(mask, .int(0)).summedOverCopies(to: original)
            let marked = try gradient.maskedSelect(mask).summedOverCopies(to: []).to(valueType)
            return [kept, marked]
        }
    }

    private static func checkMask(_ mask: Tensor) throws {
        guard mask.dtype == .bool else {
            throw TensorError(
                .runtimeError,
                "masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.cppName)")
        }
    }

    /// Writes elements of `first` where the mask holds, of `second` elsewhere; both have the dtype of `result`.
    private static func choose(_ mask: Tensor, _ first: Tensor, _ second: Tensor, into result: Tensor) {
        withScalarType(result.dtype) { choose($0, mask, first, second, result) }
    }

    private static func choose<Element: TensorScalar>(
        _: Element.Type, _ mask: Tensor, _ first: Tensor, _ second: Tensor, _ result: Tensor
    ) {
        zip(mask, first, second, into: result) { (mask: Bool, one: Element, two: Element) in mask ? one : two }
    }
}
