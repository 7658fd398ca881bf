import Tensors

extension Functional {
    /// `F.max_pool1d`: the largest of each window of (N, C, L) or (C, L).
    ///
    /// - Throws: RuntimeError for other ranks, too much padding, windows that do not fit.
    public static func maxPool1d(
        _ input: Tensor, kernelSize: Int, stride: Int? = nil, padding: Int = 0, dilation: Int = 1,
        ceilMode: Bool = false
    ) throws -> Tensor {
        guard input.rank == 2 || input.rank == 3 else {
            throw TensorError(
                .runtimeError,
                "max_pool1d: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but "
                    + "got:\(input.shape)",
                shapes: [input.shape])
        }
        for (name, value) in [("kernel_size", kernelSize), ("stride", stride ?? kernelSize), ("dilation", dilation)]
        where value <= 0 {
            throw TensorError(.runtimeError, "max_pool1d() \(name) must be greater than zero, but got \(value)")
        }
        guard padding * 2 <= kernelSize else {
            throw TensorError(
                .runtimeError,
                "max_pool1d() padding should be at most half of kernel size, but got padding=\(padding) and "
                    + "kernel_size=\(kernelSize)")
        }
        let stride = stride ?? kernelSize
        let length = input.shape[input.rank - 1]
        let room = length + 2 * padding - dilation * (kernelSize - 1) - 1
        var positions = room < 0 ? 0 : room / stride + 1
        if ceilMode, room >= 0, room % stride != 0, positions * stride < length + padding { positions += 1 }
        guard positions > 0 else {
            throw TensorError(.runtimeError, "max_pool1d() Invalid computed output size: \(positions)")
        }
        try input.checkKernel("max_pool1d_impl")
        if input.isHalf {
            return try maxPool1d(
                input.forKernels, kernelSize: kernelSize, stride: stride, padding: padding, dilation: dilation,
                ceilMode: ceilMode
            ).rounded(to: input.dtype)
        }
        return input.dtype == .float64
            ? maxPool(Double.self, input, kernelSize, stride, padding, dilation, positions)
            : maxPool(Float.self, input, kernelSize, stride, padding, dilation, positions)
    }

    private static func maxPool<T: KernelScalar>(
        _ type: T.Type, _ input: Tensor, _ kernel: Int, _ stride: Int, _ padding: Int, _ dilation: Int, _ positions: Int
    ) -> Tensor {
        let source = input.packedCopy()
        let length = input.shape[input.rank - 1]
        let lines = length > 0 ? input.numel / length : 0
        var sizes = input.shape
        sizes[sizes.count - 1] = positions
        let shape = sizes
        let result = Tensor(uninitialized: shape, dtype: T.dtype)
        var chosen = [Int](repeating: 0, count: lines * positions)
        let x = source.pointer(as: T.self)
        for line in 0..<lines {
            for position in 0..<positions {
                var best = -T.infinity
                var place = max(position * stride - padding, 0)
                for k in 0..<kernel {
                    let candidate = position * stride - padding + k * dilation
                    guard candidate >= 0, candidate < length else { continue }
                    let value = x[line * length + candidate]
                    if value > best || value.isNaN {
                        best = value
                        place = candidate
                    }
                }
                result.pointer(as: T.self)[line * positions + position] = best
                chosen[line * positions + position] = line * length + place
            }
        }
        let places = chosen
        let inputShape = input.shape
        return result.recorded("SqueezeBackward1", from: [input]) { gradient in
            if let again = try Composed.gradients(
                gradient, of: [input], { try $0[0].reshape([-1]).indexSelect(0, .int64(places)).reshape(shape) })
            {
                return again
            }
            let upstream = gradient.packedCopy()
            let back = Tensor(uninitialized: inputShape, dtype: T.dtype)
            back.clear()
            for (index, place) in places.enumerated() {
                back.pointer(as: T.self)[place] += upstream.pointer(as: T.self)[index]
            }
            return [back]
        }.savingConstants()
    }

    /// `F.avg_pool1d`: the mean of each window, padding counted.
    ///
    /// - Throws: RuntimeError for windows that do not fit.
    public static func avgPool1d(
        _ input: Tensor, kernelSize: Int, stride: Int? = nil, padding: Int = 0
    ) throws -> Tensor {
        let channels = input.shape[max(input.rank - 2, 0)]
        let dtype = input.dtype
        guard input.rank == 2 || input.rank == 3 else {
            throw TensorError(
                .runtimeError, "Expected 2 or 3 dimensions for avg_pool1d, but got \(input.rank)",
                shapes: [input.shape])
        }
        guard channels > 0, input.rank == 2 || input.shape[0] > 0 else {
            var sizes = input.shape.array
            sizes.insert(1, at: sizes.count - 1)
            throw TensorError(
                .runtimeError,
                "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:\(Shape(sizes))",
                shapes: [input.shape])
        }
        guard stride ?? kernelSize != 0 else { throw TensorError(.runtimeError, "stride should not be zero") }
        guard kernelSize > 0, stride ?? kernelSize > 0 else {
            throw TensorError(
                .runtimeError, "kernel size should be greater than zero, but got kH: 1 kW: \(kernelSize)")
        }
        try input.checkKernel("avg_pool2d_out_frame")
        // A convolution of every channel with 1/K.
        let weight = Tensor.constant([channels, 1, kernelSize], 1 / Double(kernelSize), dtype)
        return try convolve(
            input, weight, nil, stride ?? kernelSize, .amount(padding), 1, channels, name: "SqueezeBackward1")
    }
}
