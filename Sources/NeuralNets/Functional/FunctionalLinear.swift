import Tensors

extension Functional {
    /// `F.linear`: x (…, I)·Wᵀ + b with W (O, I) and b (O), to (…, O).
    ///
    /// - Throws: PyTorch's errors for shapes that do not fit and for different dtypes.
    public static func linear(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
        let rank = input.rank
        guard rank > 0, weight.rank > 0 else {
            throw TensorError(
                .runtimeError,
                "both arguments to linear need to be at least 1D, but they are \(rank)D and \(weight.rank)D")
        }
        let features = input.shape[rank - 1]
        guard weight.rank == 2, weight.shape[1] == features else {
            throw TensorError.linearShapes(input, weight)
        }
        let rows = features > 0 ? input.numel / features : input.shape.numel
        if input.dtype == weight.dtype, input.dtype.isIntegral, bias.map({ $0.dtype == input.dtype }) ?? true {
            let product = try input.matmul(weight.t())
            return try bias.map { try product.add($0) } ?? product
        }
        guard input.dtype == weight.dtype, input.dtype.isFloatingPoint else {
            throw TensorError.linearDTypes(input, weight, hasBias: bias != nil)
        }
        if let bias, bias.dtype != weight.dtype {
            throw TensorError(
                .runtimeError,
                "self and mat2 must have the same dtype, but got \(bias.dtype.scalarName) and "
                    + "\(weight.dtype.scalarName)")
        }
        if let bias, bias.shape != [weight.shape[0]] {
            // Anything but one number for each output is added as a tensor.
            _ = try bias.expand([rows, weight.shape[0]])
            return try linear(input, weight, nil).add(bias)
        }
        if input.isHalf {
            return try linear(input.forKernels, weight.forKernels, bias?.forKernels).rounded(to: input.dtype)
        }
        let outputs = weight.shape[0]
        var shape = input.shape
        shape[rank - 1] = outputs
        let run = LinearRun(
            input: input.packedCopy(), weight: weight.packedCopy(),
            rows: features > 0 ? rows : shape.numel / max(outputs, 1),
            features: features, outputs: outputs)
        let result = Tensor(uninitialized: shape, dtype: input.dtype)
        switch input.dtype {
        case .float64: run.forward(Double.self, bias?.packedCopy(), result)
        case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
            .complex128:
            run.forward(Float.self, bias?.packedCopy(), result)
        }
        guard ThreadState.isGradEnabled,
            input.requiresGrad || weight.requiresGrad || bias?.requiresGrad == true
        else { return result }
        let needs = (input.requiresGrad, weight.requiresGrad, bias?.requiresGrad ?? false)
        let inputShape = input.shape
        let name: StaticString
        switch (rank, bias != nil) {
        case (2, true): name = "AddmmBackward0"
        case (2, false): name = "MmBackward0"
        case (1, false): name = "SqueezeBackward4"
        case (_, true): name = "ViewBackward0"
        case (_, false): name = "UnsafeViewBackward0"
        }
        let inputs = bias.map { [input, weight, $0] } ?? [input, weight]
        return result.recorded(name, from: inputs, saving: [input, weight]) { gradient in
            if let again = try Composed.gradients(
                gradient, of: inputs, { try Composed.linear($0[0], $0[1], $0.count > 2 ? $0[2] : nil) })
            {
                return again
            }
            switch gradient.dtype {
            case .float64: return try run.backward(Double.self, gradient.packedCopy(), inputShape, needs)
            case .float32, .int64, .int32, .int16, .int8, .uint8, .bool, .float16, .bfloat16, .complex64,
                .complex128:
                return try run.backward(Float.self, gradient.packedCopy(), inputShape, needs)
            }
        }.standing(for: .linear)
    }
}

/// The contiguous operands of one `linear`.
private struct LinearRun {
    let input: Tensor
    let weight: Tensor
    let rows: Int
    let features: Int
    let outputs: Int

    func forward<T: KernelScalar>(_ type: T.Type, _ bias: Tensor?, _ result: Tensor) {
        Products.linear(
            rows, outputs, features, UnsafePointer(input.pointer(as: T.self)), features,
            UnsafePointer(weight.pointer(as: T.self)), bias.map { UnsafePointer($0.pointer(as: T.self)) },
            result.pointer(as: T.self), outputs, slot: .weights)
    }

    /// dX = dY·W, dW = dYᵀ·X, db = ΣdY.
    func backward<T: KernelScalar>(
        _ type: T.Type, _ gradient: Tensor, _ shape: Shape, _ needs: (input: Bool, weight: Bool, bias: Bool)
    ) throws -> [Tensor?] {
        let upstream = UnsafePointer(gradient.pointer(as: T.self))
        var results: [Tensor?] = [nil, nil, nil]
        if needs.input {
            let result = Tensor(uninitialized: shape, dtype: gradient.dtype)
            Products.plain(
                rows, features, outputs, upstream, outputs, UnsafePointer(weight.pointer(as: T.self)), features,
                result.pointer(as: T.self), features)
            results[0] = result
        }
        if needs.weight {
            let result = Tensor(uninitialized: [outputs, features], dtype: gradient.dtype)
            Products.transposed(
                outputs, features, rows, upstream, outputs, UnsafePointer(input.pointer(as: T.self)), features,
                result.pointer(as: T.self), features)
            results[1] = result
        }
        if needs.bias {
            // In PyTorch's order of additions: what cancels must leave the same remainder.
            let matrix = Tensor(
                storage: gradient.storage, shape: [rows, outputs], strides: [outputs, 1], offset: gradient.offset,
                dtype: gradient.dtype)
            results[2] = try matrix.sum(dim: 0)
        }
        return results
    }
}

extension TensorError {
    fileprivate static func linearShapes(_ input: Tensor, _ weight: Tensor) -> TensorError {
        let features = input.shape[input.rank - 1]
        let rows = features > 0 ? input.numel / features : 0
        guard weight.rank == 2 else {
            return TensorError(
                .runtimeError, "mat2 must be a matrix, got \(weight.rank)-D tensor",
                shapes: [input.shape, weight.shape])
        }
        return TensorError(
            .runtimeError,
            "mat1 and mat2 shapes cannot be multiplied (\(rows)x\(features) and \(weight.shape[1])x\(weight.shape[0]))",
            shapes: [input.shape, weight.shape])
    }

    fileprivate static func linearDTypes(_ input: Tensor, _ weight: Tensor, hasBias: Bool) -> TensorError {
        if hasBias || input.dtype == weight.dtype { return productDTypes(input.dtype, weight.dtype) }
        return TensorError(
            .runtimeError,
            "expected m1 and m2 to have the same dtype, but got: \(input.dtype.cTypeName) != \(weight.dtype.cTypeName)")
    }
}

extension DType {
    /// The C++ type that some of PyTorch's messages name.
    var cTypeName: String { self == .int64 ? "long long" : cppName }
}
