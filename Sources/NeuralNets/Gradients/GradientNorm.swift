import Tensors

extension Gradients {
    /// The common 2-norm of all gradients, for the training log: quick, not in PyTorch's order of additions.
    public static func norm(_ groups: [ParameterGroup]) -> Double {
        var total = 0.0
        for group in groups {
            for parameter in group.parameters {
                guard let gradient = parameter.grad else { continue }
                let packed = gradient.isHalf ? gradient.converted(to: .float32) : gradient.packedCopy()
                switch packed.dtype {
                case .float32: total += squares(packed.pointer(as: Float.self), packed.numel)
                case .float64: total += squares(packed.pointer(as: Double.self), packed.numel)
                case .int64, .int32, .int16, .int8, .uint8, .bool, .complex64, .complex128, .float16, .bfloat16:
                    continue
                }
            }
        }
        return total.squareRoot()
    }

    private static func squares(_ values: UnsafePointer<Float>, _ count: Int) -> Double {
        var lanes = SIMD8<Double>.zero
        var index = 0
        while index + 8 <= count {
            let chunk = UnsafeRawPointer(values + index).loadUnaligned(as: SIMD8<Float>.self)
            let wide = SIMD8<Double>(chunk)
            lanes += wide * wide
            index += 8
        }
        var total = lanes.sum()
        while index < count {
            total += Double(values[index]) * Double(values[index])
            index += 1
        }
        return total
    }

    private static func squares(_ values: UnsafePointer<Double>, _ count: Int) -> Double {
        var total = 0.0
        for index in 0..<count { total += values[index] * values[index] }
        return total
    }
}
