import Tensors

extension Composed {
    /// x·Wᵀ + b
    static func linear(_ input: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
        let product = try input.matmul(weight.t())
        return try bias.map { try product.add($0) } ?? product
    }

    /// (…, in1) and (…, in2) with W (out, in1, in2).
    static func bilinear(_ first: Tensor, _ second: Tensor, _ weight: Tensor, _ bias: Tensor?) throws -> Tensor {
        // (…, 1, in1) · (out, in1, in2) gives (…, out, 1, in2) when an axis stands for the outputs.
        let left = try first.unsqueeze(-2).unsqueeze(-2).matmul(weight).squeeze(-2)
        let product = try left.mul(second.unsqueeze(-2)).sum(dim: -1)
        return try bias.map { try product.add($0) } ?? product
    }

    /// To mean 0 and variance 1 over `axes`, then scaled and shifted; weight and bias broadcast.
    static func normalized(
        _ input: Tensor, over axes: [Int], epsilon: Double, weight: Tensor?, bias: Tensor?
    ) throws -> Tensor {
        let centred = try input.sub(input.mean(dims: axes, keepdim: true))
        let variance = try centred.mul(centred).mean(dims: axes, keepdim: true)
        var result = try centred.mul(variance.add(.float(epsilon)).rsqrt())
        if let weight { result = try result.mul(weight) }
        if let bias { result = try result.add(bias) }
        return result
    }

    /// (N, C, L) or (C, L) with W (O, C/groups, K): windows times weights.
    static func convolution(
        _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, stride: Int, before: Int, after: Int, dilation: Int,
        groups: Int
    ) throws -> Tensor {
        let batched = try input.rank == 2 ? input.unsqueeze(0) : input
        let kernel = weight.shape[2]
        // (N, C, positions, K)
        let windows = try batched.pad([before, after]).unfold(2, dilation * (kernel - 1) + 1, stride)
            .slice(3, nil, nil, dilation)
        let outputs = weight.shape[0] / groups
        let channels = weight.shape[1]
        let parts = try (0..<groups).map { group in
            let rows = try windows.narrow(1, group * channels, channels).permute([0, 2, 1, 3])
            let flat = try rows.reshape([rows.shape[0], rows.shape[1], channels * kernel])
            let filter = try weight.narrow(0, group * outputs, outputs).reshape([outputs, channels * kernel])
            return try flat.matmul(filter.t())
        }
        var result = try Tensor.cat(parts, 2)
        if let bias { result = try result.add(bias) }
        result = try result.transpose(1, 2)
        return try input.rank == 2 ? result.squeeze(0) : result
    }
}
