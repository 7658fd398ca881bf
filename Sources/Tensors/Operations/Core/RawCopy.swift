/// Moving elements, out of sight of the graph.
extension Tensor {
    /// Writes the elements of `source`, cast and repeated as needed, over this tensor's.
    public func write(_ source: Tensor) {
        if source.dtype == dtype, isContiguous, source.isContiguous, source.shape == shape {
            let size = dtype.itemSize
            (storage.bytes + offset * size).copyMemory(
                from: source.storage.bytes + source.offset * size, byteCount: numel * size)
            return
        }
        if dtype != source.dtype {
            if source.dtype.isNarrow { return writeWidened(source) }
            if dtype.isNarrow || dtype.isComplex { return writeRare(source) }
            if dtype == .bool, source.dtype.isComplex {
                let parts = (source.realPart.cast(to: .bool), source.imaginaryPart.cast(to: .bool))
                return Tensor.zip(parts.0, parts.1, into: self) { (real: Bool, imaginary: Bool) in real || imaginary }
            }
        }
        withScalarType(dtype) { writeElements($0, source) }
    }

    @inline(never)
    private func writeElements<Target: TensorScalar>(_ target: Target.Type, _ source: Tensor) {
        if source.dtype == Target.dtype { return Tensor.map(source, into: self) { (value: Target) in value } }
        switch source.dtype {
        case .int16, .int8, .float16, .bfloat16: writeWidened(source)
        case .complex64, .complex128: write(source.realPart)
        case .float32: Tensor.map(source, into: self) { (value: Float) in Target(converting: Double(value)) }
        case .float64: Tensor.map(source, into: self) { (value: Double) in Target(converting: value) }
        case .int64: Tensor.map(source, into: self) { (value: Int64) in Target(converting: value) }
        case .int32: Tensor.map(source, into: self) { (value: Int32) in Target(converting: Int64(value)) }
        case .uint8: Tensor.map(source, into: self) { (value: UInt8) in Target(converting: Int64(value)) }
        case .bool: Tensor.map(source, into: self) { (value: Bool) in Target(converting: value ? Int64(1) : 0) }
        }
    }

    /// Casts from narrow dtypes, by way of the one they are computed in.
    @inline(never)
    private func writeWidened(_ source: Tensor) {
        guard dtype == source.dtype.wide else { return write(source.cast(to: source.dtype.wide)) }
        switch source.dtype {
        case .int16: Tensor.map(source, into: self) { (value: Int16) in Int32(value) }
        case .int8: Tensor.map(source, into: self) { (value: Int8) in Int32(value) }
        case .float16: Tensor.map(source, into: self) { (value: Half) in value.float }
        case .bfloat16: Tensor.map(source, into: self) { (value: BFloat16) in value.float }
        case .float32, .float64, .int64, .int32, .uint8, .bool, .complex64, .complex128: return
        }
    }

    /// Casts to dtypes that have no kernels, from the dtype they are computed in.
    @inline(never)
    private func writeRare(_ source: Tensor) {
        let wide = source.cast(to: dtype.isComplex ? source.dtype.wide : dtype.wide)
        switch dtype {
        case .int16: Tensor.map(wide, into: self) { (value: Int32) in Int16(truncatingIfNeeded: value) }
        case .int8: Tensor.map(wide, into: self) { (value: Int32) in Int8(truncatingIfNeeded: value) }
        case .float16: Tensor.map(wide, into: self) { (value: Float) in Half(value) }
        case .bfloat16: Tensor.map(wide, into: self) { (value: Float) in BFloat16(value) }
        case .complex64, .complex128:
            realPart.write(wide.dtype.isComplex ? wide.realPart : wide)
            if wide.dtype.isComplex { imaginaryPart.write(wide.imaginaryPart) } else { imaginaryPart.writeZeros() }
        case .float32, .float64, .int64, .int32, .uint8, .bool: write(wide)
        }
    }

    func writeZeros() { fill(with: .int(0)) }

    /// Writes one number over all elements.
    public func fill(with value: Scalar) {
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
    public func contiguousCopy() -> Tensor {
        let copy = Tensor(uninitialized: shape, dtype: dtype)
        copy.write(self)
        return copy
    }

    /// This tensor if it is row-major, else a row-major copy: for kernels that read plain memory.
    @inline(__always)
    func rowMajor() -> Tensor { isContiguous ? self : contiguousCopy() }

    /// This tensor in the dtype that operations on it are computed in.
    @inline(__always)
    var widened: Tensor { dtype.isNarrow ? cast(to: dtype.wide) : self }

    /// The same elements as another dtype, in the same order of axes; this tensor itself if it has that dtype.
    public func cast(to target: DType) -> Tensor {
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
        case .complex(let real, let imaginary): self.init(converting: real, imaginary: imaginary)
        }
    }
}
