extension Tensor {
    /// `torch.empty`: elements not set, of the default dtype unless told otherwise.
    public static func empty(_ shape: Shape, dtype: DType? = nil) -> Tensor {
        Tensor(uninitialized: shape, dtype: dtype ?? ThreadState.defaultDType)
    }

    /// `torch.zeros`.
    public static func zeros(_ shape: Shape, dtype: DType? = nil) -> Tensor {
        let result = empty(shape, dtype: dtype)
        result.storage.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: result.storage.byteCount)
        return result
    }

    /// `torch.ones`.
    public static func ones(_ shape: Shape, dtype: DType? = nil) -> Tensor {
        let result = empty(shape, dtype: dtype)
        result.fill(with: .int(1))
        return result
    }

    /// `torch.full`: the dtype follows the value (a float gives the default dtype).
    public static func full(_ shape: Shape, _ value: Scalar, dtype: DType? = nil) throws -> Tensor {
        let dtype = dtype ?? value.inferredDType
        try shape.checkAllocation(dtype)
        let result = empty(shape, dtype: dtype)
        try result.checkFits(value)
        result.fill(with: value)
        return result
    }

    /// A 0-dim tensor.
    public static func scalar(_ value: Scalar, dtype: DType? = nil) -> Tensor {
        let result = Tensor(uninitialized: Shape(), dtype: dtype ?? value.inferredDType)
        result.setScalar(value, at: 0)
        return result
    }

    /// `torch.eye`: ones on the diagonal `(rows, columns)`.
    public static func eye(_ rows: Int, _ columns: Int? = nil, dtype: DType? = nil) throws -> Tensor {
        let columns = columns ?? rows
        guard rows >= 0 else { throw TensorError.eyeSize("n", rows) }
        guard columns >= 0 else { throw TensorError.eyeSize("m", columns) }
        try ([rows, columns] as Shape).checkAllocation(dtype ?? ThreadState.defaultDType)
        let result = zeros([rows, columns], dtype: dtype)
        for index in 0..<Swift.min(rows, columns) { result.setScalar(.int(1), at: index * (columns + 1)) }
        return result
    }

    /// `empty_like`: the order of the axes in memory is kept, gaps are not.
    public func emptyLike(dtype: DType? = nil) -> Tensor {
        Tensor.result(shape: shape, dtype: dtype ?? self.dtype, like: self)
    }

    /// `zeros_like`.
    public func zerosLike(dtype: DType? = nil) -> Tensor {
        let result = emptyLike(dtype: dtype)
        result.storage.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: result.storage.byteCount)
        return result
    }

    /// `ones_like`.
    public func onesLike(dtype: DType? = nil) -> Tensor {
        let result = emptyLike(dtype: dtype)
        result.fill(with: .int(1))
        return result
    }

    /// `full_like`: the dtype of `self`, whatever the value.
    public func fullLike(_ value: Scalar, dtype: DType? = nil) throws -> Tensor {
        let result = emptyLike(dtype: dtype)
        try result.checkFits(value)
        result.fill(with: value)
        return result
    }

    /// Throws when a number does not fit the dtype; a negative one fits an unsigned dtype, as in C.
    func checkFits(_ value: Scalar) throws {
        let fits: Bool
        switch dtype {
        case .bool, .float64, .complex128: fits = true
        case .complex64:
            let largest = Double(Float.greatestFiniteMagnitude)
            fits = [value.asDouble.magnitude, value.imaginary.magnitude].allSatisfy { !$0.isFinite || $0 <= largest }
        case .float16: fits = !value.asDouble.isFinite || value.asDouble.magnitude <= 65504
        case .bfloat16: fits = !value.asDouble.isFinite || value.asDouble.magnitude <= 0x1.FEp127
        case .int16: fits = value.asDouble >= -32768 && value.asDouble <= 32767
        case .int8: fits = value.asDouble >= -128 && value.asDouble <= 127
        case .float32:
            let magnitude = value.asDouble.magnitude
            fits = !magnitude.isFinite || magnitude <= Double(Float.greatestFiniteMagnitude)
        case .int64:
            if case .float(let number) = value { fits = number.magnitude < 9.3e18 } else { fits = true }
        case .int32: fits = value.asDouble >= Double(Int32.min) && value.asDouble <= Double(Int32.max)
        case .uint8: fits = value.asDouble <= 255 && value.asDouble >= (value.isFloat ? 0 : -255)
        }
        if value.imaginary != 0, !dtype.isComplex { throw TensorError.overflow(dtype) }
        guard fits else { throw TensorError.overflow(dtype) }
    }
}

extension Scalar {
    /// The dtype of a tensor made from this Python number.
    public var inferredDType: DType {
        switch self {
        case .bool: .bool
        case .int: .int64
        case .float: ThreadState.defaultDType
        case .complex: ThreadState.defaultDType == .float64 ? .complex128 : .complex64
        }
    }
}

extension TensorError {
    static func overflow(_ dtype: DType) -> TensorError {
        let name =
            switch dtype {
            case .float32: "float"
            case .float64: "double"
            case .int64: "int64_t"
            case .int32: "int"
            case .uint8: "uint8_t"
            case .bool: "bool"
            case .int16: "int16_t"
            case .int8: "int8_t"
            case .float16, .bfloat16, .complex64, .complex128: dtype.cppName
            }
        return TensorError(.runtimeError, "value cannot be converted to type \(name) without overflow")
    }

    static func eyeSize(_ name: String, _ size: Int) -> TensorError {
        TensorError(.runtimeError, "\(name) must be greater or equal to 0, got \(size)")
    }

    /// What size-taking factories say of a negative size.
    public static func negativeDimension(_ size: Int, _ shape: [Int]) -> TensorError {
        let list = shape.map(String.init).joined(separator: ", ")
        return TensorError(.runtimeError, "Trying to create tensor with negative dimension \(size): [\(list)]")
    }
}
