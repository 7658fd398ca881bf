import Tensors

extension Functional {
    /// `F.conv1d`: (N, C_in, L) or (C_in, L) with W (C_out, C_in/groups, K), to (N, C_out, L').
    ///
    /// - Throws: RuntimeError for sizes that do not fit.
    public static func conv1d(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor? = nil, stride: Int = 1,
        padding: Conv1d.Padding = .amount(0), dilation: Int = 1, groups: Int = 1
    ) throws -> Tensor {
        try convolve(
            input, weight, bias, stride, padding, dilation, groups,
            name: input.rank == 3 ? "ConvolutionBackward0" : "SqueezeBackward1")
    }

    private static func checkConvolution(
        _ weight: Tensor, _ bias: Tensor?, _ stride: Int, _ padding: Conv1d.Padding, _ dilation: Int, _ groups: Int
    ) throws {
        func refuse(_ text: String) -> TensorError { TensorError(.runtimeError, text, shapes: [weight.shape]) }
        guard weight.rank == 3 else { throw refuse("weight should have at least three dimensions") }
        if groups <= 0 { throw refuse("non-positive groups is not supported") }
        if stride <= 0 { throw refuse("non-positive stride is not supported") }
        if dilation <= 0 { throw refuse("dilation should be greater than zero, but got [1, \(dilation)]") }
        if case .amount(let amount) = padding, amount < 0 { throw refuse("negative padding is not supported") }
        guard weight.shape[0] % groups == 0 else {
            throw refuse(
                "Given groups=\(groups), expected weight to be divisible by \(groups) at dimension 0, but got weight of "
                    + "size [\(weight.shape)] instead")
        }
        if let bias, bias.shape != [weight.shape[0]] {
            throw refuse(
                "Given weight of size \(weight.shape), expected bias to be 1-dimensional with \(weight.shape[0]) "
                    + "elements, but got bias of size \(bias.shape) instead")
        }
    }

    static func convolve(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ stride: Int, _ padding: Conv1d.Padding, _ dilation: Int,
        _ groups: Int, name: StaticString
    ) throws -> Tensor {
        guard input.rank == 2 || input.rank == 3 else {
            throw TensorError(
                .runtimeError,
                "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size: \(input.shape)",
                shapes: [input.shape])
        }
        let isBatched = input.rank == 3
        try checkConvolution(weight, bias, stride, padding, dilation, groups)
        let channels = input.shape[isBatched ? 1 : 0]
        let expected = weight.shape[1] * groups
        guard channels == expected else {
            throw TensorError(
                .runtimeError,
                "Given groups=\(groups), weight of size \(weight.shape), expected input\(input.shape) to have "
                    + "\(expected) channels, but got \(channels) channels instead",
                shapes: [input.shape, weight.shape])
        }
        let kernel = weight.shape[2]
        let reach = dilation * (kernel - 1)
        let before: Int
        let after: Int
        switch padding {
        case .amount(let amount): (before, after) = (amount, amount)
        case .valid: (before, after) = (0, 0)
        case .same: (before, after) = (reach / 2, reach - reach / 2)
        }
        let length = input.shape[isBatched ? 2 : 1]
        guard length + before + after > reach else {
            throw TensorError(
                .runtimeError,
                "Calculated padded input size per channel: (\(length + before + after)). Kernel size: (\(reach + 1)). "
                    + "Kernel size can't be greater than actual input size",
                shapes: [input.shape, weight.shape])
        }
        if let bias, bias.dtype != input.dtype {
            throw TensorError(
                .runtimeError,
                "Input type (\(input.dtype.cTypeName)) and bias type (\(bias.dtype.cTypeName)) should be the same")
        }
        guard input.dtype == weight.dtype else {
            throw TensorError(
                .runtimeError,
                "Input type (\(input.dtype.cTypeName)) and bias type (\(weight.dtype.cTypeName)) should be the same")
        }
        if input.isHalf {
            return try conv1d(
                input.forKernels, weight.forKernels, bias?.forKernels, stride: stride, padding: padding,
                dilation: dilation, groups: groups
            ).rounded(to: input.dtype)
        }
        if input.dtype.isIntegral, input.dtype != .bool {
            return try conv1d(
                input.to(.float64), weight.to(.float64), bias?.to(.float64), stride: stride, padding: padding,
                dilation: dilation, groups: groups
            ).to(input.dtype)
        }
        try input.checkKernel("slow_conv2d_cpu")
        let run = Convolution(
            batch: isBatched ? input.shape[0] : 1, channels: channels, length: length, outputs: weight.shape[0],
            kernel: kernel, stride: stride, before: before, dilation: dilation, groups: groups,
            positions: (length + before + after - reach - 1) / stride + 1)
        let source = input.packedCopy()
        let filter = weight.packedCopy()
        let shape: Shape =
            isBatched ? [run.batch, run.outputs, run.positions] : [run.outputs, run.positions]
        let result = Tensor(uninitialized: shape, dtype: input.dtype)
        let isDouble = input.dtype == .float64
        if isDouble {
            run.forward(Double.self, source, filter, bias?.packedCopy(), result)
        } else {
            run.forward(Float.self, source, filter, bias?.packedCopy(), result)
        }
        let inputs = [input, weight] + (bias.map { [$0] } ?? [])
        let hasBias = bias != nil
        return result.recorded(name, from: inputs, saving: [input, weight]) { gradient in
            if let again = try Composed.gradients(
                gradient, of: inputs,
                {
                    try Composed.convolution(
                        $0[0], $0[1], hasBias ? $0[2] : nil, stride: stride, before: before, after: after,
                        dilation: dilation, groups: groups)
                })
            {
                return again
            }
            let gradient = gradient.packedCopy()
            return isDouble
                ? run.backward(Double.self, source, filter, gradient, hasBias)
                : run.backward(Float.self, source, filter, gradient, hasBias)
        }
    }
}

/// The sizes of one convolution over the last axis.
private struct Convolution {
    let batch: Int
    let channels: Int
    let length: Int
    let outputs: Int
    let kernel: Int
    let stride: Int
    let before: Int
    let dilation: Int
    let groups: Int
    let positions: Int

    private var channelsOfGroup: Int { channels / groups }
    private var outputsOfGroup: Int { outputs / groups }
    private var patch: Int { channelsOfGroup * kernel }

    /// The inputs under every position of one sample and group as rows (positions, C·K), zeros outside.
    private func patches<T: KernelScalar>(
        _ source: UnsafePointer<T>, _ sample: Int, _ group: Int, _ rows: UnsafeMutablePointer<T>
    ) {
        for position in 0..<positions {
            for channel in 0..<channelsOfGroup {
                let line = source + (sample * channels + group * channelsOfGroup + channel) * length
                for k in 0..<kernel {
                    let place = position * stride - before + k * dilation
                    rows[position * patch + channel * kernel + k] = place >= 0 && place < length ? line[place] : 0
                }
            }
        }
    }

    func forward<T: KernelScalar>(
        _ type: T.Type, _ source: Tensor, _ filter: Tensor, _ bias: Tensor?, _ result: Tensor
    ) {
        let rows = Scratch.other.memory(positions * patch, as: T.self)
        let target = result.pointer(as: T.self)
        for sample in 0..<batch {
            for group in 0..<groups {
                patches(source.pointer(as: T.self), sample, group, rows)
                // W (outputs, patch)·rowsᵀ, which is laid out as the result is.
                let start = group * outputsOfGroup
                let to = target + (sample * outputs + start) * positions
                Products.linear(
                    outputsOfGroup, positions, patch,
                    UnsafePointer(filter.pointer(as: T.self) + start * patch), patch, UnsafePointer(rows), nil, to,
                    positions, slot: .weights)
                guard let bias else { continue }
                for output in 0..<outputsOfGroup {
                    let shift = bias.pointer(as: T.self)[start + output]
                    for position in 0..<positions { to[output * positions + position] += shift }
                }
            }
        }
    }

    func backward<T: KernelScalar>(
        _ type: T.Type, _ source: Tensor, _ filter: Tensor, _ gradient: Tensor, _ hasBias: Bool
    ) -> [Tensor?] {
        let forInput = Tensor(uninitialized: source.shape, dtype: T.dtype)
        let forWeight = Tensor(uninitialized: filter.shape, dtype: T.dtype)
        forInput.clear()
        forWeight.clear()
        let rows = Scratch.other.memory(positions * patch, as: T.self)
        let back = Scratch.product.memory(positions * patch, as: T.self)
        let g = UnsafePointer(gradient.pointer(as: T.self))
        for sample in 0..<batch {
            for group in 0..<groups {
                let start = group * outputsOfGroup
                let up = g + (sample * outputs + start) * positions
                let weight = filter.pointer(as: T.self) + start * patch
                patches(source.pointer(as: T.self), sample, group, rows)
                Products.plain(
                    outputsOfGroup, patch, positions, up, positions, UnsafePointer(rows), patch,
                    forWeight.pointer(as: T.self) + start * patch, patch, accumulate: true)
                Products.transposed(
                    positions, patch, outputsOfGroup, up, positions, UnsafePointer(weight), patch, back, patch)
                for position in 0..<positions {
                    for channel in 0..<channelsOfGroup {
                        let line =
                            forInput.pointer(as: T.self)
                            + (sample * channels + group * channelsOfGroup + channel) * length
                        for k in 0..<kernel {
                            let place = position * stride - before + k * dilation
                            if place >= 0, place < length {
                                line[place] += back[position * patch + channel * kernel + k]
                            }
                        }
                    }
                }
            }
        }
        guard hasBias else { return [forInput, forWeight] }
        var sums = [Double](repeating: 0, count: outputs)
        for index in 0..<(batch * outputs * positions) {
            sums[index / positions % outputs] += g[index].asDouble
        }
        return [forInput, forWeight, .filled(T.self, [outputs], sums)]
    }
}
