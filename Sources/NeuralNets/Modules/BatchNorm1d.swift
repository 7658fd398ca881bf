import Tensors

/// `nn.BatchNorm1d`: each feature of (N, C) or (N, C, L) to mean 0 and variance 1 over the batch; running moments
/// take over outside training.
public final class BatchNorm1d: TensorModule {
    public let features: Int
    public let epsilon: Scalar
    /// nil: a cumulative average.
    public let momentum: Scalar?
    private let isAffine: Bool
    private let tracks: Bool

    public init(
        _ features: Int, epsilon: Scalar = .float(1e-5), momentum: Scalar? = .float(0.1), affine: Bool = true,
        trackRunningStats: Bool = true, dtype: DType = ThreadState.defaultDType
    ) {
        self.features = features
        self.epsilon = epsilon
        self.momentum = momentum
        isAffine = affine
        tracks = trackRunningStats
        super.init("BatchNorm1d")
        setParameter("weight", affine ? .filledParameter([features], 1, dtype) : nil)
        setParameter("bias", affine ? .filledParameter([features], 0, dtype) : nil)
        for (name, value) in [("running_mean", 0.0), ("running_var", 1.0)] {
            setBuffer(name, tracks ? .constant([features], value, dtype) : nil)
        }
        setBuffer("num_batches_tracked", tracks ? .constant([], 0, .int64) : nil)
    }

    private init(like other: BatchNorm1d) {
        features = other.features
        epsilon = other.epsilon
        momentum = other.momentum
        isAffine = other.isAffine
        tracks = other.tracks
        super.init(other.typeName)
    }

    public override func replica() -> Module { BatchNorm1d(like: self) }

    public override func extraRepr() -> String {
        "\(features), eps=\(Python.number(epsilon)), momentum=\(momentum.map(Python.number) ?? "None"), "
            + "affine=\(Python.bool(isAffine)), bias=\(Python.bool(isAffine)), track_running_stats=\(Python.bool(tracks))"
    }

    public override func forward(_ input: Tensor) throws -> Tensor {
        guard input.rank == 2 || input.rank == 3 else {
            throw TensorError(.valueError, "expected 2D or 3D input (got \(input.rank)D input)", shapes: [input.shape])
        }
        guard input.shape[1] == features else {
            throw TensorError(
                .runtimeError, "running_mean should contain \(input.shape[1]) elements not \(features)",
                shapes: [input.shape])
        }
        let positions = input.numel / max(features, 1)
        let usesBatch = isTraining || !tracks
        if usesBatch, positions <= 1 {
            throw TensorError(
                .valueError,
                "Expected more than 1 value per channel when training, got input size \(input.shape.pythonText)",
                shapes: [input.shape])
        }
        guard input.isFloatingPoint else {
            throw TensorError(.notImplementedError, "\"batch_norm\" not implemented for '\(input.dtype.scalarName)'")
        }
        if input.isHalf {
            throw TensorError(.notImplementedError, "\"batch_norm\" not implemented for '\(input.dtype.scalarName)'")
        }
        for tensor in (parameterTable.values.compactMap { $0 } + bufferTable.values.compactMap { $0 })
        where tensor.isFloatingPoint && tensor.dtype != input.dtype {
            throw TensorError(
                .runtimeError, "expected scalar type \(input.dtype.scalarName) but found \(tensor.dtype.scalarName)")
        }
        return input.dtype == .float64
            ? run(Double.self, input, positions, usesBatch) : run(Float.self, input, positions, usesBatch)
    }

    private func run<T: KernelScalar>(
        _ type: T.Type, _ input: Tensor, _ positions: Int, _ usesBatch: Bool
    ) -> Tensor {
        let last = (input.rank == 3 ? ClassTargets.classesLast(input) : input).packedCopy()
        let weight = (parameterTable["weight"] ?? nil)?.packedCopy()
        let bias = (parameterTable["bias"] ?? nil)?.packedCopy()
        let x = last.pointer(as: T.self)
        let count = features
        var means = [Double](repeating: 0, count: count)
        var spreads = means
        if usesBatch {
            var variances = means
            for row in 0..<positions {
                for c in 0..<count { means[c] += x[row * count + c].asDouble }
            }
            for c in 0..<count { means[c] /= Double(positions) }
            for row in 0..<positions {
                for c in 0..<count {
                    let distance = x[row * count + c].asDouble - means[c]
                    variances[c] += distance * distance
                }
            }
            for c in 0..<count {
                spreads[c] = 1 / (variances[c] / Double(positions) + epsilon.asDouble).squareRoot()
            }
            track(T.self, means, variances.map { $0 / Double(positions - 1) })
        } else if let mean = bufferTable["running_mean"] ?? nil, let variance = bufferTable["running_var"] ?? nil {
            for c in 0..<count {
                means[c] = mean.pointer(as: T.self)[c].asDouble
                spreads[c] = 1 / (variance.pointer(as: T.self)[c].asDouble + epsilon.asDouble).squareRoot()
            }
        }
        let memory = Tensor(uninitialized: last.shape, dtype: T.dtype)
        for c in 0..<count {
            let scale = T(spreads[c]) * (weight?.pointer(as: T.self)[c] ?? 1)
            let shift = (bias?.pointer(as: T.self)[c] ?? 0) - T(means[c]) * scale
            for row in 0..<positions {
                memory.pointer(as: T.self)[row * count + c] = x[row * count + c] * scale + shift
            }
        }
        let isSpatial = input.rank == 3
        let result = (isSpatial ? memory.channelsSecond() : memory).packedCopy()
        let parameters = [parameterTable["weight"] ?? nil, parameterTable["bias"] ?? nil].compactMap { $0 }
        let inputs = [input] + parameters
        let precision = epsilon.asDouble
        let (fixedMeans, fixedSpreads) = (means, spreads)
        return result.recorded("NativeBatchNormBackward0", from: inputs, saving: [input]) { gradient in
            if let again = try Composed.gradients(
                gradient, of: inputs,
                { inputs in
                    func spread(_ tensor: Tensor) throws -> Tensor { isSpatial ? try tensor.unsqueeze(1) : tensor }
                    let (scale, shift) = try (
                        weight == nil ? nil : spread(inputs[1]), bias == nil ? nil : spread(inputs[inputs.count - 1])
                    )
                    if usesBatch {
                        return try Composed.normalized(
                            inputs[0], over: isSpatial ? [0, 2] : [0], epsilon: precision, weight: scale, bias: shift)
                    }
                    var result = try inputs[0].sub(spread(.filled(T.self, [count], fixedMeans)))
                        .mul(spread(.filled(T.self, [count], fixedSpreads)))
                    if let scale { result = try result.mul(scale) }
                    if let shift { result = try result.add(shift) }
                    return result
                })
            {
                return again
            }
            let upstream = (isSpatial ? ClassTargets.classesLast(gradient) : gradient).packedCopy()
            let g = upstream.pointer(as: T.self)
            let x = last.pointer(as: T.self)
            let back = Tensor(uninitialized: last.shape, dtype: T.dtype)
            var forWeight = [Double](repeating: 0, count: count)
            var forBias = forWeight
            for c in 0..<count {
                for row in 0..<positions {
                    let up = g[row * count + c].asDouble
                    forBias[c] += up
                    forWeight[c] += up * (x[row * count + c].asDouble - means[c]) * spreads[c]
                }
                let scale = (weight?.pointer(as: T.self)[c].asDouble ?? 1) * spreads[c]
                for row in 0..<positions {
                    var value = g[row * count + c].asDouble
                    if usesBatch {
                        let normal = (x[row * count + c].asDouble - means[c]) * spreads[c]
                        value -= (forBias[c] + normal * forWeight[c]) / Double(positions)
                    }
                    back.pointer(as: T.self)[row * count + c] = T(value * scale)
                }
            }
            var gradients: [Tensor?] = [isSpatial ? back.channelsSecond().packedCopy() : back]
            if weight != nil { gradients.append(.filled(T.self, [count], forWeight)) }
            if bias != nil { gradients.append(.filled(T.self, [count], forBias)) }
            return gradients
        }
    }

    /// Moves the running moments towards those of this batch; the variance is the unbiased one.
    private func track<T: KernelScalar>(_ type: T.Type, _ means: [Double], _ variances: [Double]) {
        guard isTraining, tracks, let mean = bufferTable["running_mean"] ?? nil,
            let variance = bufferTable["running_var"] ?? nil, let batches = bufferTable["num_batches_tracked"] ?? nil
        else { return }
        batches.pointer(as: Int64.self)[0] += 1
        let share = T(momentum?.asDouble ?? 1 / Double(batches.pointer(as: Int64.self)[0]))
        for c in 0..<features {
            let oldMean = mean.pointer(as: T.self)[c]
            let oldVariance = variance.pointer(as: T.self)[c]
            mean.pointer(as: T.self)[c] = share * T(means[c]) + (1 - share) * oldMean
            variance.pointer(as: T.self)[c] = share * T(variances[c]) + (1 - share) * oldVariance
        }
        mean.bumpVersion()
        variance.bumpVersion()
        batches.bumpVersion()
    }
}

extension Tensor {
    static func constant(_ shape: Shape, _ value: Double, _ dtype: DType) -> Tensor {
        let tensor = Tensor(uninitialized: shape, dtype: dtype)
        tensor.fillAll(value)
        return tensor
    }

    /// A view (N, C, …) of (N, …, C).
    func channelsSecond() -> Tensor {
        var shape = shape
        var strides = strides
        shape.insert(shape.remove(at: shape.count - 1), at: 1)
        strides.insert(strides.remove(at: strides.count - 1), at: 1)
        return Tensor(storage: storage, shape: shape, strides: strides, offset: offset, dtype: dtype)
    }
}
