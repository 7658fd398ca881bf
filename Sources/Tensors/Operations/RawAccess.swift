// Reading and writing elements one by one, without the graph: what printing, sampling and builders need. Operations on
// many elements have typed loops of their own.

extension Tensor {
    /// The element at an offset from the first.
    func scalar(at offset: Int) -> Scalar {
        switch dtype {
        case .float32: .float(Double(pointer(as: Float.self)[offset]))
        case .float64: .float(pointer(as: Double.self)[offset])
        case .int64: .int(pointer(as: Int64.self)[offset])
        case .int32: .int(Int64(pointer(as: Int32.self)[offset]))
        case .uint8: .int(Int64(pointer(as: UInt8.self)[offset]))
        case .bool: .bool(pointer(as: Bool.self)[offset])
        case .int16: .int(Int64(pointer(as: Int16.self)[offset]))
        case .int8: .int(Int64(pointer(as: Int8.self)[offset]))
        case .float16: .float(pointer(as: Half.self)[offset].asDouble)
        case .bfloat16: .float(pointer(as: BFloat16.self)[offset].asDouble)
        case .complex64: pointer(as: Complex<Float>.self)[offset].scalar
        case .complex128: pointer(as: Complex<Double>.self)[offset].scalar
        }
    }

    /// Sets the element at an offset from the first, converted to the dtype.
    func setScalar(_ value: Scalar, at offset: Int) {
        switch dtype {
        case .float32: pointer(as: Float.self)[offset] = Float(value.asDouble)
        case .float64: pointer(as: Double.self)[offset] = value.asDouble
        case .int64: pointer(as: Int64.self)[offset] = value.asInt64
        case .int32: pointer(as: Int32.self)[offset] = Int32(truncatingIfNeeded: value.asInt64)
        case .uint8: pointer(as: UInt8.self)[offset] = UInt8(truncatingIfNeeded: value.asInt64)
        case .bool: pointer(as: Bool.self)[offset] = !value.isZero
        case .int16: pointer(as: Int16.self)[offset] = Int16(truncatingIfNeeded: value.asInt64)
        case .int8: pointer(as: Int8.self)[offset] = Int8(truncatingIfNeeded: value.asInt64)
        case .float16: pointer(as: Half.self)[offset] = Half(converting: value.asDouble)
        case .bfloat16: pointer(as: BFloat16.self)[offset] = BFloat16(converting: value.asDouble)
        case .complex64: pointer(as: Complex<Float>.self)[offset] = Complex<Float>(value)
        case .complex128: pointer(as: Complex<Double>.self)[offset] = Complex<Double>(value)
        }
    }

    /// Every element as a double, row-major; of a complex one the real part.
    func forEachDouble(_ body: (Double) -> Void) {
        switch dtype {
        case .float32: forEach(Float.self) { body(Double($0)) }
        case .float64: forEach(Double.self, body)
        case .int64: forEach(Int64.self) { body(Double($0)) }
        case .int32: forEach(Int32.self) { body(Double($0)) }
        case .uint8: forEach(UInt8.self) { body(Double($0)) }
        case .bool: forEach(Bool.self) { body($0 ? 1 : 0) }
        case .int16, .int8, .float16, .bfloat16: cast(to: dtype.wide).forEachDouble(body)
        case .complex64: forEach(Complex<Float>.self) { body($0.asDouble) }
        case .complex128: forEach(Complex<Double>.self) { body($0.asDouble) }
        }
    }

    /// Every element, row-major.
    @inline(__always)
    func forEach<T: TensorScalar>(_ type: T.Type, _ body: (T) -> Void) {
        let pointer: UnsafeMutablePointer<T> = pointer()
        if isContiguous {
            for index in 0..<numel { body(pointer[index]) }
        } else {
            MemoryOrder(unsorted: self).forEachOffset { body(pointer[$0]) }
        }
    }

    /// Sets every element in the order of the memory, each integer converted to the dtype.
    func fillConverting(_ next: () -> Int64) {
        switch dtype {
        case .float32: fillInMemoryOrder(Float.self) { Float(next()) }
        case .float64: fillInMemoryOrder(Double.self) { Double(next()) }
        case .int64: fillInMemoryOrder(Int64.self) { next() }
        case .int32: fillInMemoryOrder(Int32.self) { Int32(truncatingIfNeeded: next()) }
        case .uint8: fillInMemoryOrder(UInt8.self) { UInt8(truncatingIfNeeded: next()) }
        case .bool: fillInMemoryOrder(Bool.self) { next() != 0 }
        case .int16: fillInMemoryOrder(Int16.self) { Int16(truncatingIfNeeded: next()) }
        case .int8: fillInMemoryOrder(Int8.self) { Int8(truncatingIfNeeded: next()) }
        case .float16: fillInMemoryOrder(Half.self) { Half(converting: next()) }
        case .bfloat16: fillInMemoryOrder(BFloat16.self) { BFloat16(converting: next()) }
        case .complex64: fillInMemoryOrder(Complex<Float>.self) { Complex(converting: next()) }
        case .complex128: fillInMemoryOrder(Complex<Double>.self) { Complex(converting: next()) }
        }
    }

    /// The same elements with the axes in another order; the graph does not see it.
    func permuted(_ axes: Shape) -> Tensor {
        var sizes = Shape()
        var steps = Shape()
        for axis in axes {
            sizes.append(shape[axis])
            steps.append(strides[axis])
        }
        return Tensor(storage: storage, shape: sizes, strides: steps, offset: offset, dtype: dtype)
    }
}
