import CKernels
import Tensors

/// `torch.nn.utils`: norms of gradients, parameters as one vector.
public enum Gradients {
    /// `clip_grad_norm_(parameters, max_norm, norm_type)`: scales all gradients so that their common norm is at most
    /// `maxNorm`; returns the norm before, a tensor without axes.
    ///
    /// - Throws: RuntimeError for a norm that is not finite, if `errorIfNonfinite`.
    @discardableResult
    public static func clipNorm(
        _ parameters: [Tensor], _ maxNorm: Double, normType: Double = 2, errorIfNonfinite: Bool = false
    ) throws -> Tensor {
        let gradients = parameters.compactMap(\.grad)
        guard let first = gradients.first else {
            let zero = Tensor(uninitialized: [], dtype: .float32)
            zero.clear()
            return zero
        }
        let result = Tensor(uninitialized: [], dtype: first.isHalf ? .float32 : first.dtype)
        switch result.dtype {
        case .float64: result.pointer(as: Double.self)[0] = total(Double.self, gradients, normType)
        case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
            .complex128:
            result.pointer(as: Float.self)[0] = total(Float.self, gradients, normType)
        }
        let norm =
            result.dtype == .float64
            ? result.pointer(as: Double.self)[0] : Double(result.pointer(as: Float.self)[0])
        if errorIfNonfinite, !norm.isFinite {
            throw TensorError(
                .runtimeError,
                "The total norm of order \(Python.float(normType)) for gradients from `parameters` is non-finite, so it "
                    + "cannot be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set "
                    + "`error_if_nonfinite=False`")
        }
        for gradient in gradients {
            switch gradient.dtype {
            case .float64:
                scale(gradient, min(maxNorm / (norm + 1e-6), 1))
            case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
                .complex128:
                // In float32 throughout: the norm is a float32 tensor.
                let coefficient = Float(maxNorm) / (Float(norm) + Float(1e-6))
                scale(gradient, Double(coefficient < 1 || coefficient.isNaN ? coefficient : 1))
            }
            gradient.bumpVersion()
        }
        if first.isHalf { return result.cast(to: first.dtype) }
        return result
    }

    private static func total<T: KernelScalar>(_ type: T.Type, _ gradients: [Tensor], _ kind: Double) -> T {
        let norms = gradients.map { T.norm($0, kind) }
        let vector = Tensor(uninitialized: [norms.count], dtype: T.dtype)
        for (index, norm) in norms.enumerated() { vector.pointer(as: T.self)[index] = norm }
        return T.norm(vector, kind)
    }

    private static func scale(_ gradient: Tensor, _ factor: Double) {
        let packed = gradient.isHalf ? gradient.converted(to: .float32) : gradient.packedCopy()
        switch packed.dtype {
        case .float64: ck_scale_f64(packed.numel, packed.pointer(), factor)
        case .float32: ck_scale_f32(packed.numel, packed.pointer(), Float(factor))
        case .int64, .int32, .int16, .int8, .uint8, .bool, .complex64, .complex128, .float16, .bfloat16: return
        }
        if packed !== gradient { gradient.write(packed) }
    }

    /// `clip_grad_value_(parameters, clip_value)`
    public static func clipValue(_ parameters: [Tensor], _ bound: Double) {
        for gradient in parameters.compactMap(\.grad) {
            let packed = gradient.isHalf ? gradient.converted(to: .float32) : gradient.packedCopy()
            switch packed.dtype {
            case .float64: ck_clamp_f64(packed.numel, packed.pointer(), bound)
            case .float32: ck_clamp_f32(packed.numel, packed.pointer(), Float(bound))
            case .int64, .int32, .int16, .int8, .uint8, .bool, .complex64, .complex128, .float16, .bfloat16: continue
            }
            if packed !== gradient { gradient.write(packed) }
            gradient.bumpVersion()
        }
    }

    /// `parameters_to_vector(parameters)`
    public static func vector(_ parameters: [Tensor]) throws -> Tensor {
        try Tensor.cat(parameters.map { try $0.view([-1]) })
    }

    /// `vector_to_parameters(vector, parameters)`: every parameter's data becomes its part of the vector.
    public static func assign(_ vector: Tensor, to parameters: [Tensor]) {
        let packed = vector.packedCopy()
        var start = packed.offset
        for parameter in parameters {
            let part = Tensor(
                storage: packed.storage, shape: parameter.shape, strides: parameter.shape.contiguousStrides,
                offset: start, dtype: packed.dtype)
            parameter.replaceData(part)
            start += parameter.numel
        }
    }
}

extension KernelScalar {
    /// The vector norm of all elements: 2, 1, infinity, or any other order.
    static func norm(_ tensor: Tensor, _ kind: Double) -> Self {
        let packed = tensor.converted(to: Self.dtype).packedCopy()
        return norm(packed.numel, UnsafePointer(packed.pointer(as: Self.self)), kind.isInfinite ? 0 : kind)
    }
}
