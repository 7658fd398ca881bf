import Tensors

extension Tensor {
    /// This tensor if it has the dtype, otherwise a contiguous copy; the graph does not see it.
    func converted(to target: DType) -> Tensor {
        if dtype == target { return self }
        if isRare || target.isNarrow || target.isComplex { return cast(to: target).packedCopy() }
        let source = packedCopy()
        let result = Tensor(uninitialized: shape, dtype: target)
        switch target {
        case .float32: source.convert(into: result.pointer(as: Float.self))
        case .float64: source.convert(into: result.pointer(as: Double.self))
        case .int64: source.convert(into: result.pointer(as: Int64.self))
        case .int32: source.convert(into: result.pointer(as: Int32.self))
        case .uint8: source.convert(into: result.pointer(as: UInt8.self))
        case .bool: source.convert(into: result.pointer(as: Bool.self))
        case .int16, .int8, .float16, .bfloat16, .complex64, .complex128: result.write(source)
        }
        return result
    }

    private func convert<Target: TensorScalar>(into target: UnsafeMutablePointer<Target>) {
        switch dtype {
        case .float32: convert(from: Float.self, into: target)
        case .float64: convert(from: Double.self, into: target)
        case .int64: convert(from: Int64.self, into: target)
        case .int32: convert(from: Int32.self, into: target)
        case .uint8: convert(from: UInt8.self, into: target)
        case .bool: convert(from: Bool.self, into: target)
        case .int16, .int8, .float16, .bfloat16, .complex64, .complex128: return
        }
    }

    /// Of a dtype that the loops here do not know.
    private var isRare: Bool { dtype.isNarrow || dtype.isComplex }

    private func convert<Source: TensorScalar, Target: TensorScalar>(
        from type: Source.Type, into target: UnsafeMutablePointer<Target>
    ) {
        let source = pointer(as: Source.self)
        for index in 0..<numel {
            target[index] =
                dtype.isFloatingPoint
                ? Target(converting: source[index].asDouble) : Target(converting: source[index].asInt64)
        }
    }
}
