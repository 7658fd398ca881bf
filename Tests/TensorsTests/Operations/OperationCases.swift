import Tensors

/// The tensors that the expressions are about, all requiring gradients.
struct Fixtures {
    static let data: [String: (shape: [Int], values: [Double])] = [
        "x": ([3, 4], [0.3367, 0.1288, 0.2345, 0.2303, -1.1229, -0.1863, 2.2082, -0.638, 0.4617, 0.2674, 0.5349, 0.8094]),
        "y": ([3, 4], [1.1103, -1.6898, -0.989, 0.958, 1.3221, 0.8172, -0.7658, -0.7506, 1.3525, 0.6863, -0.3278, 0.795]),
        "p": ([3, 4], [0.2815, 0.0562, 0.5227, 0.2384, 0.0499, 1.5263, 0.8437, 0.1684, 1.3055, 2.1612, 0.4123, 0.7719]),
        "u": ([3, 4], [0.28, -0.05, 0.52, 0.23, -0.81, 0.15, 0.43, -0.36, 0.61, -0.72, 0.09, 0.33]),
        "z": ([3, 4], [0.5, 0.0, 2.0, 2.0, 1.5, 0.0, 0.0, -1.0, 0.25, 3.0, -2.0, 3.0]),
        "X": ([2, 3, 4], [-0.8371, -0.9224, 1.8113, 0.1606, 0.3672, 0.1754, 1.3851, -0.4459, -1.2024, 0.7078, -1.0759, 0.5357, 1.1754, 0.5612, -0.4527, -0.7718, 0.1453, 0.2311, 0.0087, -0.1423, 0.1971, -1.1441, 0.3383, 1.6992]),
        "v": ([4], [0.7262, 0.0912, -0.3891, 0.5279]),
        "w": ([4, 5], [0.0109, -0.3387, -1.3407, -0.5854, 0.5362, 0.5246, 1.1412, 0.0516, 0.744, -0.4816, -1.0495, 0.6039, -1.7223, -0.8278, 1.3347, 0.4835, -2.5095, 0.488, 0.7846, 0.0286]),
        "b5": ([5], [0.6408, 0.5832, 1.0669, -0.4502, -0.1853]),
        "s": ([], [1.5]),
    ]

    let tensors: [String: Tensor]

    init(_ dtype: DType) throws {
        var tensors: [String: Tensor] = [:]
        for (name, entry) in Fixtures.data {
            let tensor = Tensor(uninitialized: Shape(entry.shape), dtype: dtype)
            for (index, value) in entry.values.enumerated() {
                switch dtype {
                case .float32: tensor.pointer(as: Float.self)[index] = Float(value)
                default: tensor.pointer(as: Double.self)[index] = value
                }
            }
            tensors[name] = try tensor.requiresGrad()
        }
        self.tensors = tensors
    }

    private func get(_ name: String) throws -> Tensor {
        guard let tensor = tensors[name] else { throw TensorError(.valueError, name) }
        return tensor
    }

    var x: Tensor { get throws { try get("x") } }
    var y: Tensor { get throws { try get("y") } }
    var p: Tensor { get throws { try get("p") } }
    var u: Tensor { get throws { try get("u") } }
    var z: Tensor { get throws { try get("z") } }
    var X: Tensor { get throws { try get("X") } }
    var v: Tensor { get throws { try get("v") } }
    var w: Tensor { get throws { try get("w") } }
    var b5: Tensor { get throws { try get("b5") } }
    var s: Tensor { get throws { try get("s") } }
}

/// A Python expression and the same in Swift.
struct OperationCase: Sendable {
    let expression: String
    let body: @Sendable (Fixtures) throws -> Tensor

    init(_ expression: String, _ body: @escaping @Sendable (Fixtures) throws -> Tensor) {
        self.expression = expression
        self.body = body
    }

    static let all: [OperationCase] = [
        .init("x + y") { f in try f.x.add(f.y) },
        .init("x + 1") { f in try f.x.add(.int(1)) },
        .init("x + v") { f in try f.x.add(f.v) },
        .init("v + x") { f in try f.v.add(f.x) },
        .init("s + x") { f in try f.s.add(f.x) },
        .init("X + x") { f in try f.X.add(f.x) },
        .init("torch.add(x, y, alpha=0.3)") { f in try f.x.add(f.y, alpha: .float(0.3)) },
        .init("torch.sub(x, y, alpha=2)") { f in try f.x.sub(f.y, alpha: .int(2)) },
        .init("x - y") { f in try f.x.sub(f.y) },
        .init("x - 1") { f in try f.x.sub(.int(1)) },
        .init("1 - x") { f in try f.x.rsub(.int(1)) },
        .init("-x") { f in try f.x.neg() },
        .init("x * y") { f in try f.x.mul(f.y) },
        .init("x * 2") { f in try f.x.mul(.int(2)) },
        .init("x * v") { f in try f.x.mul(f.v) },
        .init("x * x") { f in try f.x.mul(f.x) },
        .init("s * x") { f in try f.s.mul(f.x) },
        .init("X * v") { f in try f.X.mul(f.v) },
        .init("x / y") { f in try f.x.div(f.y) },
        .init("x / 3") { f in try f.x.div(.int(3)) },
        .init("1 / x") { f in try f.x.rdiv(.int(1)) },
        .init("x / v") { f in try f.x.div(f.v) },
        .init("x % 2") { f in try f.x.remainder(.number(.int(2))) },
        .init("x % y") { f in try f.x.remainder(.tensor(f.y)) },
        .init("torch.fmod(x, 0.7)") { f in try f.x.fmod(.number(.float(0.7))) },
        .init("torch.div(x, y, rounding_mode=\"floor\")") { f in try f.x.div(.tensor(f.y), rounding: .floor) },
        .init("x ** 2") { f in try f.x.pow(.int(2)) },
        .init("p ** 0.5") { f in try f.p.pow(.float(0.5)) },
        .init("x ** 3") { f in try f.x.pow(.int(3)) },
        .init("p ** -1.5") { f in try f.p.pow(.float(-1.5)) },
        .init("p ** y") { f in try f.p.pow(f.y) },
        .init("2 ** x") { f in try f.x.rpow(.int(2)) },
        .init("x.square()") { f in try f.x.square() },
        .init("p ** -2") { f in try f.p.pow(.int(-2)) },
        .init("p.sqrt()") { f in try f.p.sqrt() },
        .init("p.rsqrt()") { f in try f.p.rsqrt() },
        .init("x.reciprocal()") { f in try f.x.reciprocal() },
        .init("x.abs()") { f in try f.x.abs() },
        .init("x.sign()") { f in try f.x.sign() },
        .init("x.exp()") { f in try f.x.exp() },
        .init("x.exp2()") { f in try f.x.exp2() },
        .init("x.expm1()") { f in try f.x.expm1() },
        .init("p.log()") { f in try f.p.log() },
        .init("p.log2()") { f in try f.p.log2() },
        .init("p.log10()") { f in try f.p.log10() },
        .init("p.log1p()") { f in try f.p.log1p() },
        .init("x.sin()") { f in try f.x.sin() },
        .init("x.cos()") { f in try f.x.cos() },
        .init("x.tan()") { f in try f.x.tan() },
        .init("u.asin()") { f in try f.u.asin() },
        .init("u.acos()") { f in try f.u.acos() },
        .init("x.atan()") { f in try f.x.atan() },
        .init("x.sinh()") { f in try f.x.sinh() },
        .init("x.cosh()") { f in try f.x.cosh() },
        .init("x.asinh()") { f in try f.x.asinh() },
        .init("(p + 1).acosh()") { f in try f.p.add(.int(1)).acosh() },
        .init("u.atanh()") { f in try f.u.atanh() },
        .init("x.erf()") { f in try f.x.erf() },
        .init("x.erfc()") { f in try f.x.erfc() },
        .init("x.tanh()") { f in try f.x.tanh() },
        .init("x.sigmoid()") { f in try f.x.sigmoid() },
        .init("x.relu()") { f in try f.x.relu() },
        .init("x.floor()") { f in try f.x.floor() },
        .init("x.ceil()") { f in try f.x.ceil() },
        .init("x.trunc()") { f in try f.x.trunc() },
        .init("x.round()") { f in try f.x.round() },
        .init("x.frac()") { f in try f.x.frac() },
        .init("torch.round(x, decimals=1)") { f in try f.x.round(decimals: 1) },
        .init("torch.maximum(x, y)") { f in try f.x.maximum(f.y) },
        .init("torch.minimum(x, y)") { f in try f.x.minimum(f.y) },
        .init("x.clamp(-0.5, 0.5)") { f in try f.x.clamp(min: .float(-0.5), max: .float(0.5)) },
        .init("x.clamp(min=0)") { f in try f.x.clamp(min: .int(0)) },
        .init("x.clamp(max=0.3)") { f in try f.x.clamp(max: .float(0.3)) },
        .init("x.clamp(y, p)") { f in try f.x.clamp(min: f.y, max: f.p) },
        .init("torch.where(x > 0, x, y)") { f in try Tensor.select(f.x.gt(.int(0)), .tensor(f.x), .tensor(f.y)) },
        .init("torch.where(x > 0, x, 2.0)") { f in try Tensor.select(f.x.gt(.int(0)), .tensor(f.x), .number(.float(2))) },
        .init("x.lerp(y, 0.3)") { f in try f.x.lerp(f.y, .number(.float(0.3))) },
        .init("x.lerp(y, 0.7)") { f in try f.x.lerp(f.y, .number(.float(0.7))) },
        .init("x.lerp(y, p)") { f in try f.x.lerp(f.y, .tensor(f.p)) },
        .init("torch.addcmul(x, y, p, value=0.3)") { f in try f.x.addcmul(f.y, f.p, value: .float(0.3)) },
        .init("torch.addcdiv(x, y, p, value=0.3)") { f in try f.x.addcdiv(f.y, f.p, value: .float(0.3)) },
        .init("x.sum()") { f in try f.x.sum() },
        .init("x.sum(0)") { f in try f.x.sum(dim: 0) },
        .init("x.sum(1, keepdim=True)") { f in try f.x.sum(dim: 1, keepdim: true) },
        .init("X.sum((0, 2))") { f in try f.X.sum(dims: [0, 2]) },
        .init("X.sum(-1)") { f in try f.X.sum(dim: -1) },
        .init("s.sum()") { f in try f.s.sum() },
        .init("x.mean()") { f in try f.x.mean() },
        .init("x.mean(0)") { f in try f.x.mean(dim: 0) },
        .init("X.mean((1, 2), keepdim=True)") { f in try f.X.mean(dims: [1, 2], keepdim: true) },
        .init("x.std()") { f in try f.x.std() },
        .init("x.std(0)") { f in try f.x.std(dims: [0]) },
        .init("x.std(1, unbiased=False)") { f in try f.x.std(dims: [1], correction: 0) },
        .init("x.var()") { f in try f.x.variance() },
        .init("x.var(1, keepdim=True)") { f in try f.x.variance(dims: [1], keepdim: true) },
        .init("x.prod()") { f in try f.x.prod() },
        .init("x.prod(0)") { f in try f.x.prod(dim: 0) },
        .init("z.prod(1)") { f in try f.z.prod(dim: 1) },
        .init("z.prod()") { f in try f.z.prod() },
        .init("x.max()") { f in try f.x.max() },
        .init("x.min()") { f in try f.x.min() },
        .init("x.max(1).values") { f in try f.x.max(dim: 1).values },
        .init("X.min(0).values") { f in try f.X.min(dim: 0).values },
        .init("x.max(0, keepdim=True).values") { f in try f.x.max(dim: 0, keepdim: true).values },
        .init("x.amax(1)") { f in try f.x.amax(dims: [1]) },
        .init("X.amin((0, 2))") { f in try f.X.amin(dims: [0, 2]) },
        .init("z.amax(1)") { f in try f.z.amax(dims: [1]) },
        .init("x.median()") { f in try f.x.median() },
        .init("X.median(1).values") { f in try f.X.median(dim: 1).values },
        .init("x.cumsum(0)") { f in try f.x.cumsum(dim: 0) },
        .init("X.cumsum(1)") { f in try f.X.cumsum(dim: 1) },
        .init("x.cumprod(1)") { f in try f.x.cumprod(dim: 1) },
        .init("z.cumprod(0)") { f in try f.z.cumprod(dim: 0) },
        .init("x.logsumexp(1)") { f in try f.x.logsumexp(dims: [1]) },
        .init("X.logsumexp((0, 1), keepdim=True)") { f in try f.X.logsumexp(dims: [0, 1], keepdim: true) },
        .init("x.softmax(1)") { f in try f.x.softmax(dim: 1) },
        .init("X.softmax(0)") { f in try f.X.softmax(dim: 0) },
        .init("x.log_softmax(1)") { f in try f.x.logSoftmax(dim: 1) },
        .init("X.log_softmax(1)") { f in try f.X.logSoftmax(dim: 1) },
        .init("x.norm()") { f in try f.x.norm() },
        .init("x.norm(dim=1)") { f in try f.x.norm(dims: [1]) },
        .init("x.norm(1)") { f in try f.x.norm(1) },
        .init("x.norm(3, dim=0)") { f in try f.x.norm(3, dims: [0]) },
        .init("x.norm(float(\"inf\"), dim=1)") { f in try f.x.norm(.infinity, dims: [1]) },
        .init("x.nansum()") { f in try f.x.nansum() },
        .init("x.nanmean()") { f in try f.x.nanmean() },
        .init("x @ w") { f in try f.x.matmul(f.w) },
        .init("x.mm(w)") { f in try f.x.mm(f.w) },
        .init("x @ v") { f in try f.x.matmul(f.v) },
        .init("v @ w") { f in try f.v.matmul(f.w) },
        .init("v @ v") { f in try f.v.matmul(f.v) },
        .init("X @ w") { f in try f.X.matmul(f.w) },
        .init("X @ v") { f in try f.X.matmul(f.v) },
        .init("X @ X.transpose(1, 2)") { f in try f.X.matmul(f.X.transpose(1, 2)) },
        .init("torch.bmm(X, X.transpose(1, 2))") { f in try f.X.bmm(f.X.transpose(1, 2)) },
        .init("v @ X.transpose(1, 2)") { f in try f.v.matmul(f.X.transpose(1, 2)) },
        .init("x @ X.transpose(1, 2)") { f in try f.x.matmul(f.X.transpose(1, 2)) },
        .init("x.t() @ y") { f in try f.x.t().matmul(f.y) },
        .init("torch.addmm(b5, x, w)") { f in try f.b5.addmm(f.x, f.w) },
        .init("torch.addmm(b5, x, w, beta=0.5, alpha=2)") { f in try f.b5.addmm(f.x, f.w, beta: .float(0.5), alpha: .int(2)) },
        .init("torch.baddbmm(x[:, :3], X, X.transpose(1, 2))") { f in try f.x.slice(1, 0, 3).baddbmm(f.X, f.X.transpose(1, 2)) },
        .init("torch.outer(v, b5)") { f in try f.v.outer(f.b5) },
        .init("torch.trace(x[:, :3])") { f in try f.x.slice(1, 0, 3).trace() },
        .init("torch.einsum(\"ij,jk->ik\", x, w)") { f in try einsum("ij,jk->ik", [f.x, f.w]) },
        .init("torch.einsum(\"bij,bkj->bik\", X, X)") { f in try einsum("bij,bkj->bik", [f.X, f.X]) },
        .init("torch.einsum(\"ij->ji\", x)") { f in try einsum("ij->ji", [f.x]) },
        .init("torch.einsum(\"ij->\", x)") { f in try einsum("ij->", [f.x]) },
        .init("torch.einsum(\"ij,ij->i\", x, y)") { f in try einsum("ij,ij->i", [f.x, f.y]) },
        .init("torch.einsum(\"i,j->ij\", v, b5)") { f in try einsum("i,j->ij", [f.v, f.b5]) },
        .init("torch.einsum(\"...ij,jk\", X, w)") { f in try einsum("...ij,jk", [f.X, f.w]) },
        .init("torch.einsum(\"bi,ij,bj->b\", x, w[:, :4], y)") { f in try einsum("bi,ij,bj->b", [f.x, f.w.slice(1, 0, 4), f.y]) },
        .init("torch.einsum(\"ii->i\", w[:, :4])") { f in try einsum("ii->i", [f.w.slice(1, 0, 4)]) },
        .init("(x * 1).add_(1)") { f in try f.x.mul(.int(1)).addInPlace(.int(1)) },
        .init("(x * 1).mul_(y)") { f in try f.x.mul(.int(1)).mulInPlace(f.y) },
        .init("(x * 1).tanh_()") { f in try f.x.mul(.int(1)).inPlace { $0.tanh() } },
        .init("(x * 1).clamp_(0, 1)") { f in try f.x.mul(.int(1)).inPlace { try $0.clamp(min: .int(0), max: .int(1)) } },
        .init("(x * 1).div_(y)") { f in try f.x.mul(.int(1)).divInPlace(f.y) },
        .init("(x * 1).sub_(y, alpha=2)") { f in try f.x.mul(.int(1)).subInPlace(f.y, alpha: .int(2)) },
        .init("(x.t() + 1).contiguous()") { f in try f.x.t().add(.int(1)).contiguous() },
        .init("x.t().mean(1)") { f in try f.x.t().mean(dim: 1) },
        .init("x.t().softmax(0)") { f in try f.x.t().softmax(dim: 0) },
    ]
}
