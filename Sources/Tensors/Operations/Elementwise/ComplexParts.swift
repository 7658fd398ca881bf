#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Between complex tensors and their parts. Nothing here is recorded: gradients of complex tensors do not exist.
extension Tensor {
    /// `torch.complex(real, imaginary)`; shapes broadcast.
    ///
    /// - Throws: PyTorch's errors for parts that are not both float32 or both float64.
    public static func complex(_ real: Tensor, _ imaginary: Tensor) throws -> Tensor {
        guard real.isFloatingPoint, imaginary.isFloatingPoint, !real.dtype.isNarrow, !imaginary.dtype.isNarrow else {
            throw TensorError(
                .runtimeError,
                "Expected both inputs to be Half, Float or Double tensors but got \(real.dtype.scalarName) and "
                    + imaginary.dtype.scalarName)
        }
        guard real.dtype == imaginary.dtype else {
            throw TensorError(
                .runtimeError,
                "Expected object of scalar type \(real.dtype.scalarName) but got scalar type "
                    + "\(imaginary.dtype.scalarName) for second argument")
        }
        if needsRecording(real, imaginary) { throw TensorError.complexGradient }
        let result = Tensor(
            uninitialized: try Shape.broadcast(real.shape, imaginary.shape),
            dtype: real.dtype == .float64 ? .complex128 : .complex64)
        result.realPart.write(real)
        result.imaginaryPart.write(imaginary)
        return result
    }

    /// `x.real`: a view of the same memory; the tensor itself if it is not complex.
    public var real: Tensor { realPart }

    /// `x.imag`: a view of the same memory.
    ///
    /// - Throws: RuntimeError for real tensors.
    public func imag() throws -> Tensor {
        guard dtype.isComplex else {
            throw TensorError(.runtimeError, "imag is not implemented for tensors with non-complex dtypes.")
        }
        return imaginaryPart
    }

    /// `x.conj()`: the imaginary parts with the other sign.
    public func conj() -> Tensor {
        guard dtype.isComplex else { return self }
        let result = densecopy()
        let imaginary = result.imaginaryPart
        switch imaginary.dtype {
        case .float64: Tensor.map(imaginary, into: imaginary) { (value: Double) in -value }
        default: Tensor.map(imaginary, into: imaginary) { (value: Float) in -value }
        }
        return result
    }

    /// `x.angle()`: of complex numbers with the real axis; of real ones 0 or π.
    public func angle() -> Tensor {
        if dtype.isComplex { return parts { atan2($1, $0) } }
        let type = dtype.inFloat
        let wide = cast(to: .float64)
        let result = Tensor.result(shape: shape, dtype: .float64, like: wide)
        Tensor.map(wide, into: result) { (value: Double) in value.isNaN ? value : value < 0 ? Double.pi : 0 }
        return result.cast(to: type)
    }

    /// The distances from zero.
    func magnitudes() -> Tensor { parts { hypot($0, $1) } }

    private func parts(_ body: (Double, Double) -> Double) -> Tensor {
        let (real, imaginary) = (realPart.cast(to: .float64), imaginaryPart.cast(to: .float64))
        let result = Tensor.result(shape: shape, dtype: .float64, like: real)
        Tensor.zip(real, imaginary, into: result, body)
        return result.cast(to: dtype.real)
    }

    /// `torch.view_as_real`: the same memory with a last axis of two for the parts.
    public func viewAsReal() throws -> Tensor {
        guard dtype.isComplex else {
            throw TensorError(.runtimeError, "view_as_real is only supported for complex tensors")
        }
        guard rank < Shape.maximumRank else { throw TensorError.tooManyAxes }
        let part = realPart
        return Tensor(
            storage: storage, shape: shape.inserting(2, at: rank), strides: part.strides.inserting(1, at: rank),
            offset: part.offset, dtype: part.dtype)
    }

    /// `torch.view_as_complex`: the same memory, each pair of the last axis as one number.
    public func viewAsComplex() throws -> Tensor {
        guard dtype == .float32 || dtype == .float64 else {
            throw TensorError(
                .runtimeError,
                "view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: "
                    + dtype.scalarName)
        }
        guard rank > 0 else {
            throw TensorError(.runtimeError, "Input tensor must have one or more dimensions")
        }
        guard shape[rank - 1] == 2 else {
            throw TensorError(.runtimeError, "Tensor must have a last dimension of size 2")
        }
        guard strides[rank - 1] == 1 else {
            throw TensorError(.runtimeError, "Tensor must have a last dimension with stride 1")
        }
        if Tensor.needsRecording(self) { throw TensorError.complexGradient }
        var steps = strides.removing(rank - 1)
        for axis in steps.indices {
            guard steps[axis] % 2 == 0 else {
                throw TensorError(
                    .runtimeError, "Tensor must have a stride divisible by 2 for all but last dimension")
            }
            steps[axis] /= 2
        }
        guard offset % 2 == 0 else {
            throw TensorError(.runtimeError, "Tensor must have a storage_offset divisible by 2")
        }
        return Tensor(
            storage: storage, shape: shape.removing(rank - 1), strides: steps, offset: offset / 2,
            dtype: dtype == .float64 ? .complex128 : .complex64)
    }
}

extension TensorError {
    static let complexGradient = TensorError(
        .notImplementedError, "gradients of complex tensors are not part of this program: use detach() first")

    /// An operation that complex numbers do not have.
    public static func complexOperation(_ name: String, _ dtype: DType) -> TensorError {
        TensorError(.notImplementedError, "\"\(name)\" not implemented for '\(dtype.scalarName)'")
    }
}
