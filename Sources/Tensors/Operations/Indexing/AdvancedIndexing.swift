extension Tensor {
    /// The elements that index tensors pick: `indices[axis]` numbers or masks the positions of an axis, nil takes all.
    ///
    /// The shapes of the index tensors broadcast, and take the place of the indexed axes, or come first if those are not
    /// neighbours.
    public func index(_ indices: [Tensor?]) throws -> Tensor {
        if indices.count == 1, let index = indices[0], let rows = try rows(index) {
            guard Tensor.needsRecording(self) else { return rows }
            let original = shape
            return rows.recorded("IndexBackward0", from: [self], saving: [index]) {
                [try $0.accumulated(in: original, at: [index])]
            }
        }
        let positions = try positions(of: indices)
        let result = try IndexPlan(Geometry(self), positions).gather(from: self)
        guard Tensor.needsRecording(self) else { return result }
        let original = shape
        return result.recorded("IndexBackward0", from: [self], saving: indices.compactMap(\.self)) {
            [try $0.accumulated(in: original, at: positions)]
        }
    }

    /// The commonest case without a plan: whole rows of plain memory. Nil where it is not that case.
    private func rows(_ index: Tensor) throws -> Tensor? {
        guard index.dtype == .int64, isContiguous, rank > 0, index.isContiguous, shape[0] > 0,
            rank + index.rank <= Shape.maximumRank + 1
        else { return nil }
        var sizes = index.shape
        for axis in 1..<rank { sizes.append(shape[axis]) }
        let result = Tensor(uninitialized: sizes, dtype: dtype)
        let size = shape[0]
        let bytes = numel / size * dtype.itemSize
        let source = storage.bytes + offset * dtype.itemSize
        var target = result.storage.bytes
        let positions = index.pointer(as: Int64.self)
        for entry in 0..<index.numel {
            let value = Int(positions[entry])
            let position = value < 0 ? value &+ size : value
            guard position >= 0, position < size else { throw TensorError.outOfBounds(value, 0, size: size) }
            target.copyMemory(from: source + position * bytes, byteCount: bytes)
            target += bytes
        }
        return result
    }

    /// Zeros of `shape` with `self` added at the indexed places: the gradient of indexing.
    private func accumulated(in shape: Shape, at positions: [Tensor?]) throws -> Tensor {
        let whole = Tensor.zeros(shape, dtype: dtype)
        try IndexPlan(Geometry(whole), positions).accumulate(rowMajor(), into: whole)
        return whole.recorded("IndexPutBackward0", from: [self]) { [try $0.index(positions)] }
    }

    /// Masks replaced by the positions they mark, after checking dtypes and shapes.
    private func positions(of indices: [Tensor?]) throws -> [Tensor?] {
        var positions: [Tensor?] = []
        for (place, index) in indices.enumerated() {
            guard let index else {
                positions.append(nil)
                continue
            }
            switch index.dtype {
            case .float32, .float64, .int16, .int8, .float16, .bfloat16, .complex64, .complex128:
                throw TensorError.indexType
            case .int64, .int32: positions.append(index)
            case .bool, .uint8:
                let start = positions.count
                for axis in index.shape.indices {
                    guard start + axis < rank, index.shape[axis] == shape[start + axis] else {
                        throw TensorError(
                            .indexError,
                            "The shape of the mask \(index.shape) at index \(axis) does not match the shape of the indexed "
                                + "tensor \(shape) at index \(start + axis)", shapes: [index.shape, shape])
                    }
                }
                positions += index.nonzeroPerAxis().map { $0 }
            }
            guard positions.count <= rank else {
                throw TensorError(
                    .indexError, "too many indices for tensor of dimension \(rank) (got \(place + 1))")
            }
        }
        return positions
    }

    /// `index_put_(indices, values, accumulate)`.
    @discardableResult
    public func indexPut(_ indices: [Tensor?], _ values: Tensor, accumulate: Bool = false) throws -> Tensor {
        try checkInPlace()
        let positions = try positions(of: indices)
        let values = values.storage === storage ? values.clone() : values
        let plan = try IndexPlan(Geometry(self), positions) { shape in
            guard let shared = try? Shape.broadcast(values.shape, shape), shared == shape else {
                throw TensorError(
                    .runtimeError,
                    "shape mismatch: value tensor of shape \(values.shape) cannot be broadcast to indexing result of "
                        + "shape \(shape)", shapes: [values.shape, shape])
            }
            guard values.dtype == dtype else {
                throw TensorError(
                    .runtimeError,
                    "Index put requires the source and destination dtypes match, got \(dtype.scalarName) for the "
                        + "destination and \(values.dtype.scalarName) for the source.")
            }
        }
        let wide = try ThreadState.withoutGrad { try values.expand(plan.shape) }.rowMajor()
        try mutate("IndexPutBackward0", with: [values]) { target in
            if accumulate { plan.accumulate(wide, into: target) } else { plan.put(wide, into: target) }
        } gradients: { gradient in
            let old = accumulate ? gradient : gradient.clone()
            if !accumulate { try old.indexPut(positions, Tensor.zeros([], dtype: old.dtype)) }
            return [old, try gradient.index(positions).summedOverCopies(to: values.shape)]
        }
        return self
    }

    /// The same with one number for all.
    private func indexFill(_ indices: [Tensor?], _ value: Scalar) throws {
        try checkFits(value)
        let positions = try positions(of: indices)
        let plan = try IndexPlan(Geometry(self), positions)
        try mutate("IndexPutBackward0", with: []) {
            plan.fill(value, into: $0)
        } gradients: { gradient in
            let old = gradient.clone()
            try old.indexPut(positions, Tensor.zeros([], dtype: old.dtype))
            return [old]
        }
    }

    /// `x[index, …] = number`.
    public func set(_ indices: [Index], _ value: Scalar) throws {
        try checkAssignment()
        if !inPlaceNeedsRecording(), let place = try basicGeometry(indices) {
            try checkFits(value)
            try checkNoRepetition()
            if place.shape.isEmpty {
                setScalar(value, at: place.offset - offset)
            } else {
                part(place).fill(with: value)
            }
            return bumpVersion()
        }
        let (part, advanced) = try basicPart(indices)
        if !advanced.isEmpty {
            try part.indexFill(advanced, value)
        } else if part === self, Tensor.needsRecording(self) {
            // The names in the graph are those of an assigned tensor.
            try checkFits(value)
            let value = Tensor.scalar(value, dtype: dtype)
            if rank == 0 { try copy(from: value) } else { try fill(value) }
        } else {
            try part.fill(value)
        }
    }

    /// `x[index] = number`.
    public func set(_ index: Index, _ value: Scalar) throws {
        if rank == 0, case .integer = index { throw TensorError.indexOfZeroDim }
        try set([index], value)
    }

    /// `x[index] = y`.
    public func set(_ index: Index, _ value: Tensor) throws {
        if rank == 0, case .integer = index { throw TensorError.indexOfZeroDim }
        try set([index], value)
    }

    /// `x[index, …] = y`: leading axes of size 1 of `value` are dropped, then it is repeated to fit.
    public func set(_ indices: [Index], _ value: Tensor) throws {
        try checkAssignment()
        if !inPlaceNeedsRecording(value), value.storage !== storage, let place = try basicGeometry(indices),
            value.rank == 0 || value.shape == place.shape
        {
            try checkNoRepetition()
            part(place).write(value)
            return bumpVersion()
        }
        let (part, advanced) = try basicPart(indices)
        if advanced.isEmpty, part.shape == value.shape {
            try part.copy(from: value)
            return
        }
        if advanced.isEmpty, value.rank == 0 {
            try part.fill(value)
            return
        }
        let value = try value.withoutLeadingOnes()
        if !advanced.isEmpty {
            // A lone number of another dtype may be put where a mask says.
            let isFill = value.rank == 0 && advanced.count(where: { $0 != nil }) == 1 && advanced.last??.dtype == .bool
            let source = isFill ? value.to(dtype) : value
            try part.indexPut(advanced, source)
        } else {
            try part.copy(from: value.expand(part.shape))
        }
    }

    /// The same memory seen through `place`, without the graph's knowledge.
    private func part(_ place: Geometry) -> Tensor {
        Tensor(storage: storage, shape: place.shape, strides: place.strides, offset: place.offset, dtype: dtype)
    }

    private func checkAssignment() throws {
        if leafRequiresGrad, ThreadState.isGradEnabled { throw TensorError.inPlaceOnViewOfLeaf }
    }

    private func withoutLeadingOnes() throws -> Tensor {
        var count = 0
        while count < rank, shape[count] == 1 { count += 1 }
        if count == 0 { return self }
        var rest = Shape()
        for axis in count..<rank { rest.append(shape[axis]) }
        return try reshape(rest)
    }
}
