import CKernels
import Tensors

extension Activation {
    /// The function made of tensor operations; at its kinks it has the slopes that the loops have.
    func composed(_ x: Tensor) throws -> Tensor {
        switch ck_activation(rawValue: kind) {
        case CK_LEAKY_RELU:
            return try Tensor.select(x.gt(.int(0)), .tensor(x), .tensor(x.mul(.float(first))))
        case CK_ELU:
            let below = try x.clamp(max: .int(0)).exp().sub(.int(1)).mul(.float(first))
            return try Tensor.select(x.gt(.int(0)), .tensor(x), .tensor(below)).mul(.float(second))
        case CK_CELU:
            let below = try x.clamp(max: .int(0)).div(.float(first)).exp().sub(.int(1)).mul(.float(first))
            return try Tensor.select(x.gt(.int(0)), .tensor(x), .tensor(below))
        case CK_GELU:
            return try x.mul(x.mul(.float(0.5.squareRoot())).erf().add(.int(1))).mul(.float(0.5))
        case CK_GELU_TANH:
            let inner = try x.add(x.mul(x).mul(x).mul(.float(0.044715))).mul(.float((2 / Double.pi).squareRoot()))
            return try x.mul(inner.tanh().add(.int(1))).mul(.float(0.5))
        case CK_SILU: return try x.mul(x.sigmoid())
        case CK_SOFTPLUS: return try softplus(x, beta: first, threshold: second)
        case CK_LOG_SIGMOID: return try softplus(x.neg(), beta: 1, threshold: 30).neg()
        case CK_HARDTANH:
            return try between(x, first, second) {
                try Tensor.select(x.le(.float(first)), .number(.float(first)), .number(.float(second)))
                    .to(x.dtype)
            }
        case CK_HARDSIGMOID:
            let result = try x.add(.int(3)).div(.int(6))
            return try between(x, -3, 3, inside: result) {
                try Tensor.select(x.lt(.int(0)), .number(.float(0)), .number(.float(1))).to(x.dtype)
            }
        case CK_HARDSWISH:
            let middle = try x.mul(x.add(.int(3))).div(.int(6))
            let upper = try Tensor.select(x.gt(.int(3)), .tensor(x), .tensor(middle))
            return try upper.maskedFill(x.lt(.int(-3)), .float(0))
        case CK_MISH: return try x.mul(softplus(x, beta: 1, threshold: 20).tanh())
        case CK_THRESHOLD: return try x.maskedFill(x.le(.float(first)), .float(second))
        case CK_SOFTSHRINK:
            let shrunk = try Tensor.select(
                x.gt(.int(0)), .tensor(x.sub(.float(first))), .tensor(x.add(.float(first))))
            return try shrunk.maskedFill(x.abs().le(.float(first)), .float(0))
        case CK_HARDSHRINK: return try x.maskedFill(x.abs().le(.float(first)), .float(0))
        case CK_SOFTSIGN: return try x.div(x.abs().add(.int(1)))
        case CK_TANHSHRINK: return try x.sub(x.tanh())
        default: return x
        }
    }

    /// PyTorch cannot differentiate the gradient of hardsigmoid, and says so when asked.
    func refusingAnother(_ gradient: Tensor?, _ input: Tensor) throws -> Tensor? {
        guard kind == CK_HARDSIGMOID.rawValue, let gradient else { return gradient }
        return gradient.detach().recorded("HardsigmoidBackward0", from: [input]) { _ in
            throw TensorError(.runtimeError, "derivative for aten::hardsigmoid_backward is not implemented")
        }
    }

    /// `inside` (x itself) strictly between two numbers, elsewhere a constant.
    private func between(
        _ x: Tensor, _ low: Double, _ high: Double, inside: Tensor? = nil, outside: () throws -> Tensor
    ) throws -> Tensor {
        let isInside = try x.gt(.float(low)).logicalAnd(x.lt(.float(high)))
        return try Tensor.select(isInside, .tensor(inside ?? x), .tensor(outside()))
    }

    private func softplus(_ x: Tensor, beta: Double, threshold: Double) throws -> Tensor {
        let scaled = try x.mul(.float(beta))
        // Where the exponential would overflow, the other branch is taken, and no infinity may reach its gradient.
        let curved = try scaled.clamp(max: .float(threshold)).exp().log1p().div(.float(beta))
        return try Tensor.select(scaled.gt(.float(threshold)), .tensor(x), .tensor(curved))
    }
}
