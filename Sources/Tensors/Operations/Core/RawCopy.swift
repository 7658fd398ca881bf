/// Moving elements, out of sight of the graph.
extension Tensor {
    /// Writes the elements of `source`, cast and repeated as needed, over this tensor's.
    func write(_ source: Tensor) {
        if source.dtype == dtype, isContiguous, source.isContiguous, source.shape == shape {
            let size = dtype.itemSize
            (storage.bytes + offset * size).copyMemory(
                from: source.storage.bytes + source.offset * size, byteCount: numel * size)
            return
        }
        withScalarType(dtype) { writeElements($0, source) }
    }

    @inline(never)
    private func writeElements<Target: TensorScalar>(_ target: Target.Type, _ source: Tensor) {
        if source.dtype == Target.dtype { return Tensor.map(source, into: self) { (value: Target) in value } }
        switch source.dtype {
        case .float32: Tensor.map(source, into: self) { (value: Float) in Target(converting: Double(value)) }
        case .float64: Tensor.map(source, into: self) { (value: Double) in Target(converting: value) }
        case .int64: Tensor.map(source, into: self) { (value: Int64) in Target(converting: value) }
        case .int32: Tensor.map(source, into: self) { (value: Int32) in Target(converting: Int64(value)) }
        case .uint8: Tensor.map(source, into: self) { (value: UInt8) in Target(converting: Int64(value)) }
        case .bool: Tensor.map(source, into: self) { (value: Bool) in Target(converting: value ? Int64(1) : 0) }
        }
    }

    func writeZeros() { fill(with: .int(0)) }

    /// Writes one number over all elements.
    func fill(with value: Scalar) {
        withScalarType(dtype) { fill($0, value) }
    }

    @inline(never)
    private func fill<Target: TensorScalar>(_ type: Target.Type, _ value: Scalar) {
        let constant = Target(value)
        if isDense {
            pointer(as: Target.self).update(repeating: constant, count: numel)
        } else {
            Tensor.map(self, into: self) { (_: Target) in constant }
        }
    }

    /// Adds the elements of `source` (same dtype) to this tensor's, one after the other where places coincide.
    func accumulate(_ source: Tensor) {
        withArithmeticType(dtype) { accumulate($0, source) }
    }

    @inline(never)
    private func accumulate<Element: ArithmeticScalar>(_ type: Element.Type, _ source: Tensor) {
        let target = pointer(as: Element.self)
        let addend = source.pointer(as: Element.self)
        let loop = ElementLoop(shape, result: strides, first: source.strides(broadcastTo: shape))
        let (count, step, sourceStep) = (loop.rowCount, loop.resultStep, loop.firstStep)
        loop.forEachRow { place, first, _, _ in
            let (row, addend) = (target + place, addend + first)
            for index in 0..<count {
                row[index &* step] = Element.adding(row[index &* step], addend[index &* sourceStep])
            }
        }
    }

    /// The same elements in a new row-major tensor.
    func contiguousCopy() -> Tensor {
        let copy = Tensor(uninitialized: shape, dtype: dtype)
        copy.write(self)
        return copy
    }

    /// This tensor if it is row-major, else a row-major copy: for kernels that read plain memory.
    @inline(__always)
    func rowMajor() -> Tensor { isContiguous ? self : contiguousCopy() }

    /// The same elements as another dtype, in the same order of axes; this tensor itself if it has that dtype.
    func cast(to target: DType) -> Tensor {
        if dtype == target { return self }
        let copy = Tensor.result(shape: shape, dtype: target, like: self)
        copy.write(self)
        return copy
    }
}

extension TensorScalar {
    /// A Python number as an element.
    @inline(__always)
    init(_ scalar: Scalar) {
        switch scalar {
        case .bool(let value): self.init(converting: value ? Int64(1) : 0)
        case .int(let value): self.init(converting: value)
        case .float(let value): self.init(converting: value)
        }
    }
}
