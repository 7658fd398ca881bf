import Tensors

extension Functional {
    /// `F.layer_norm` over the last axes, which must have `shape`.
    ///
    /// - Throws: RuntimeError for an input whose last axes differ.
    public static func layerNorm(
        _ input: Tensor, _ shape: Shape, weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Double = 1e-5
    ) throws -> Tensor {
        let given = input.shape.array
        guard given.count >= shape.count, Array(given.suffix(shape.count)) == shape.array else {
            throw TensorError(
                .runtimeError,
                "Given normalized_shape=\(shape), expected input with shape [*, "
                    + shape.array.map(String.init).joined(separator: ", ")
                    + "], but got input of size\(input.shape)",
                shapes: [input.shape, shape])
        }
        try input.checkKernel("LayerNormKernelImpl")
        if input.isHalf {
            return try layerNorm(
                input.forKernels, shape, weight: weight?.forKernels, bias: bias?.forKernels, epsilon: epsilon
            ).rounded(to: input.dtype)
        }
        for (name, parameter) in [("weight", weight), ("bias", bias)] {
            guard let parameter, parameter.shape != shape else { continue }
            throw TensorError(
                .runtimeError,
                "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape \(parameter.shape) "
                    + "and normalized_shape = \(shape)", shapes: [parameter.shape, shape])
        }
        for parameter in [weight, bias] {
            guard let parameter, parameter.dtype != input.dtype else { continue }
            throw TensorError(
                .runtimeError,
                "mixed dtype (CPU): expect parameter to have scalar type of Float")
        }
        return input.dtype == .float64
            ? layerNorm(Double.self, input, shape, weight, bias, epsilon)
            : layerNorm(Float.self, input, shape, weight, bias, epsilon)
    }

    private static func layerNorm<T: KernelScalar>(
        _ type: T.Type, _ input: Tensor, _ shape: Shape, _ weight: Tensor?, _ bias: Tensor?, _ epsilon: Double
    ) -> Tensor {
        let size = shape.numel
        let source = input.packedCopy()
        let scale = weight?.packedCopy()
        let shift = bias?.packedCopy()
        let rows = size > 0 ? input.numel / size : 0
        let result = Tensor(uninitialized: input.shape, dtype: T.dtype)
        let moments = Tensor(uninitialized: [rows, 2], dtype: T.dtype)
        let x = source.pointer(as: T.self)
        let y = result.pointer(as: T.self)
        let stored = moments.pointer(as: T.self)
        for row in 0..<rows {
            let from = x + row * size
            var sum = 0.0
            for j in 0..<size { sum += from[j].asDouble }
            let mean = sum / Double(size)
            var squares = 0.0
            for j in 0..<size {
                let distance = from[j].asDouble - mean
                squares += distance * distance
            }
            let spread = T(1 / (squares / Double(size) + epsilon).squareRoot())
            let offset = -spread * T(mean)
            stored[2 * row] = T(mean)
            stored[2 * row + 1] = spread
            for j in 0..<size {
                var value = from[j] * spread + offset
                if let scale { value *= scale.pointer(as: T.self)[j] }
                if let shift { value += shift.pointer(as: T.self)[j] }
                y[row * size + j] = value
            }
        }
        let inputs = [input, weight, bias].compactMap(\.self)
        let hasWeight = weight != nil
        let hasBias = bias != nil
        return result.recorded("NativeLayerNormBackward0", from: inputs, saving: weight.map { [input, $0] } ?? [input])
        {
            gradient in
            if let again = try Composed.gradients(
                gradient, of: inputs,
                {
                    try Composed.normalized(
                        $0[0], over: Array(-shape.count..<0), epsilon: epsilon, weight: hasWeight ? $0[1] : nil,
                        bias: hasBias ? $0[$0.count - 1] : nil)
                })
            {
                return again
            }
            // With x̂ = (x − mean)·spread and d = g·w: dx = spread·(d − mean(d) − x̂·mean(d·x̂)).
            let upstream = gradient.packedCopy()
            let g = upstream.pointer(as: T.self)
            let x = source.pointer(as: T.self)
            let moments = moments.pointer(as: T.self)
            let back = Tensor(uninitialized: source.shape, dtype: T.dtype)
            var forWeight = [Double](repeating: 0, count: size)
            var forBias = [Double](repeating: 0, count: size)
            for row in 0..<rows {
                let mean = moments[2 * row].asDouble
                let spread = moments[2 * row + 1].asDouble
                var sum = 0.0
                var product = 0.0
                for j in 0..<size {
                    let up = g[row * size + j].asDouble
                    let normal = (x[row * size + j].asDouble - mean) * spread
                    let direct = up * (scale?.pointer(as: T.self)[j].asDouble ?? 1)
                    sum += direct
                    product += direct * normal
                    forWeight[j] += up * normal
                    forBias[j] += up
                }
                sum /= Double(size)
                product /= Double(size)
                for j in 0..<size {
                    let normal = (x[row * size + j].asDouble - mean) * spread
                    let direct = g[row * size + j].asDouble * (scale?.pointer(as: T.self)[j].asDouble ?? 1)
                    back.pointer(as: T.self)[row * size + j] = T(spread * (direct - sum - normal * product))
                }
            }
            var gradients: [Tensor?] = [back]
            if hasWeight { gradients.append(.filled(T.self, shape, forWeight)) }
            if hasBias { gradients.append(.filled(T.self, shape, forBias)) }
            return gradients
        }
    }
}

extension Tensor {
    /// A new tensor from values in row-major order.
    static func filled<T: KernelScalar>(_ type: T.Type, _ shape: Shape, _ values: [Double]) -> Tensor {
        let tensor = Tensor(uninitialized: shape, dtype: T.dtype)
        for (index, value) in values.enumerated() { tensor.pointer(as: T.self)[index] = T(value) }
        return tensor
    }
}
