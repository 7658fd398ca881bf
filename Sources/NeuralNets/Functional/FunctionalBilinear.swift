import Tensors

extension Functional {
    /// `F.bilinear`: (…, in1) and (…, in2) with W (out, in1, in2), to (…, out).
    ///
    /// - Throws: RuntimeError for sizes that do not fit.
    public static func bilinear(
        _ first: Tensor, _ second: Tensor, _ weight: Tensor, _ bias: Tensor?
    ) throws -> Tensor {
        guard weight.rank == 3, first.rank > 0, second.rank == first.rank else {
            throw TensorError(
                .runtimeError,
                "bilinear(): input dimensions do not match: got \(first.rank) and \(second.rank)",
                shapes: [first.shape, second.shape])
        }
        for axis in 0..<max(first.rank - 1, 0) where axis >= second.rank || first.shape[axis] != second.shape[axis] {
            throw TensorError(
                .runtimeError,
                "bilinear(): input batch dimensions do not match at dim \(axis): got \(first.shape[axis]) and "
                    + "\(axis < second.rank ? second.shape[axis] : 0)",
                shapes: [first.shape, second.shape])
        }
        for (number, tensor) in [(1, first), (2, second)] where tensor.shape.last != weight.shape[number] {
            throw TensorError(
                .runtimeError,
                "bilinear(): input\(number) size does not match weight size: got \(tensor.shape.last ?? 0) but expected "
                    + "\(weight.shape[number])",
                shapes: [tensor.shape, weight.shape])
        }
        if let bias, bias.shape != [weight.shape[0]] {
            throw TensorError(
                .runtimeError,
                "bilinear(): bias size does not match weight size: got \(bias.shape.array.first ?? 0) but expected "
                    + "\(weight.shape[0])", shapes: [bias.shape, weight.shape])
        }
        try first.checkKernel("bmm")
        for other in [second, weight] + (bias.map { [$0] } ?? []) where other.dtype != first.dtype {
            throw TensorError.productDTypes(first.dtype, other.dtype)
        }
        if first.isHalf {
            return try bilinear(first.forKernels, second.forKernels, weight.forKernels, bias?.forKernels)
                .rounded(to: first.dtype)
        }
        return first.dtype == .float64
            ? bilinear(Double.self, first, second, weight, bias) : bilinear(Float.self, first, second, weight, bias)
    }

    private static func bilinear<T: KernelScalar>(
        _ type: T.Type, _ first: Tensor, _ second: Tensor, _ weight: Tensor, _ bias: Tensor?
    ) -> Tensor {
        let (outputs, width1, width2) = (weight.shape[0], weight.shape[1], weight.shape[2])
        let rows = width1 > 0 ? first.numel / width1 : 0
        var shape = first.shape
        shape[shape.count - 1] = outputs
        let operands = [first.packedCopy(), second.packedCopy(), weight.packedCopy()]
        let offset = bias?.packedCopy()
        let result = Tensor(uninitialized: shape, dtype: T.dtype)
        let (a, b, w) = (
            operands[0].pointer(as: T.self), operands[1].pointer(as: T.self), operands[2].pointer(as: T.self)
        )
        for row in 0..<rows {
            for output in 0..<outputs {
                var sum: T = 0
                for i in 0..<width1 {
                    for j in 0..<width2 {
                        sum += a[row * width1 + i] * w[(output * width1 + i) * width2 + j] * b[row * width2 + j]
                    }
                }
                result.pointer(as: T.self)[row * outputs + output] = sum + (offset?.pointer(as: T.self)[output] ?? 0)
            }
        }
        let inputs = [first, second, weight] + (bias.map { [$0] } ?? [])
        let shapes = [first.shape, second.shape, weight.shape]
        return result.recorded(
            bias == nil ? "UnsafeViewBackward0" : "AddBackward0", from: inputs, saving: [first, second, weight]
        ) { gradient in
            if let again = try Composed.gradients(
                gradient, of: inputs, { try Composed.bilinear($0[0], $0[1], $0[2], $0.count > 3 ? $0[3] : nil) })
            {
                return again
            }
            let upstream = gradient.packedCopy()
            let (a, b, w) = (
                operands[0].pointer(as: T.self), operands[1].pointer(as: T.self), operands[2].pointer(as: T.self)
            )
            let backs = shapes.map { Tensor.constant($0, 0, T.dtype) }
            var sums = [Double](repeating: 0, count: outputs)
            let (da, db, dw) = (
                backs[0].pointer(as: T.self), backs[1].pointer(as: T.self), backs[2].pointer(as: T.self)
            )
            for row in 0..<rows {
                for output in 0..<outputs {
                    let up = upstream.pointer(as: T.self)[row * outputs + output]
                    sums[output] += up.asDouble
                    for i in 0..<width1 {
                        for j in 0..<width2 {
                            let place = (output * width1 + i) * width2 + j
                            da[row * width1 + i] += up * w[place] * b[row * width2 + j]
                            db[row * width2 + j] += up * w[place] * a[row * width1 + i]
                            dw[place] += up * a[row * width1 + i] * b[row * width2 + j]
                        }
                    }
                }
            }
            return backs + (inputs.count > 3 ? [.filled(T.self, [outputs], sums)] : [])
        }
    }
}
