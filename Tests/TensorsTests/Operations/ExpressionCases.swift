import Tensors

/// The tensors that the expressions are about, all requiring gradients.
struct Fixtures {
    static let data: [String: (shape: [Int], values: [Double])] = [
        "x": (
            [3, 4], [0.3367, 0.1288, 0.2345, 0.2303, -1.1229, -0.1863, 2.2082, -0.638, 0.4617, 0.2674, 0.5349, 0.8094]
        ),
        "y": (
            [3, 4], [1.1103, -1.6898, -0.989, 0.958, 1.3221, 0.8172, -0.7658, -0.7506, 1.3525, 0.6863, -0.3278, 0.795]
        ),
        "p": (
            [3, 4], [0.2815, 0.0562, 0.5227, 0.2384, 0.0499, 1.5263, 0.8437, 0.1684, 1.3055, 2.1612, 0.4123, 0.7719]
        ),
        "u": ([3, 4], [0.28, -0.05, 0.52, 0.23, -0.81, 0.15, 0.43, -0.36, 0.61, -0.72, 0.09, 0.33]),
        "z": ([3, 4], [0.5, 0.0, 2.0, 2.0, 1.5, 0.0, 0.0, -1.0, 0.25, 3.0, -2.0, 3.0]),
        "X": (
            [2, 3, 4],
            [
                -0.8371, -0.9224, 1.8113, 0.1606, 0.3672, 0.1754, 1.3851, -0.4459, -1.2024, 0.7078, -1.0759, 0.5357,
                1.1754, 0.5612, -0.4527, -0.7718, 0.1453, 0.2311, 0.0087, -0.1423, 0.1971, -1.1441, 0.3383, 1.6992,
            ]
        ),
        "v": ([4], [0.7262, 0.0912, -0.3891, 0.5279]),
        "w": (
            [4, 5],
            [
                0.0109, -0.3387, -1.3407, -0.5854, 0.5362, 0.5246, 1.1412, 0.0516, 0.744, -0.4816, -1.0495, 0.6039,
                -1.7223, -0.8278, 1.3347, 0.4835, -2.5095, 0.488, 0.7846, 0.0286,
            ]
        ),
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
    var batch: Tensor { get throws { try get("X") } }
    var v: Tensor { get throws { try get("v") } }
    var w: Tensor { get throws { try get("w") } }
    var b5: Tensor { get throws { try get("b5") } }
    var s: Tensor { get throws { try get("s") } }
}

/// A Python expression and the same in Swift.
struct ExpressionCase: Sendable {
    let expression: String
    let body: @Sendable (Fixtures) throws -> Tensor

    init(_ expression: String, _ body: @escaping @Sendable (Fixtures) throws -> Tensor) {
        self.expression = expression
        self.body = body
    }

    /// Statements, not one literal: the compiler checks them one by one.
    static let all: [ExpressionCase] = {
        var cases: [ExpressionCase] = []
        func add(_ expression: String, _ body: @escaping @Sendable (Fixtures) throws -> Tensor) {
            cases.append(ExpressionCase(expression, body))
        }
        add("x + y") { f in try f.x.add(f.y) }
        add("x + 1") { f in try f.x.add(.int(1)) }
        add("x + v") { f in try f.x.add(f.v) }
        add("v + x") { f in try f.v.add(f.x) }
        add("s + x") { f in try f.s.add(f.x) }
        add("X + x") { f in try f.batch.add(f.x) }
        add("torch.add(x, y, alpha=0.3)") { f in try f.x.add(f.y, alpha: .float(0.3)) }
        add("torch.sub(x, y, alpha=2)") { f in try f.x.sub(f.y, alpha: .int(2)) }
        add("x - y") { f in try f.x.sub(f.y) }
        add("x - 1") { f in try f.x.sub(.int(1)) }
        add("1 - x") { f in try f.x.rsub(.int(1)) }
        add("-x") { f in try f.x.neg() }
        add("x * y") { f in try f.x.mul(f.y) }
        add("x * 2") { f in try f.x.mul(.int(2)) }
        add("x * v") { f in try f.x.mul(f.v) }
        add("x * x") { f in try f.x.mul(f.x) }
        add("s * x") { f in try f.s.mul(f.x) }
        add("X * v") { f in try f.batch.mul(f.v) }
        add("x / y") { f in try f.x.div(f.y) }
        add("x / 3") { f in try f.x.div(.int(3)) }
        add("1 / x") { f in try f.x.rdiv(.int(1)) }
        add("x / v") { f in try f.x.div(f.v) }
        add("x % 2") { f in try f.x.remainder(.number(.int(2))) }
        add("x % y") { f in try f.x.remainder(.tensor(f.y)) }
        add("torch.fmod(x, 0.7)") { f in try f.x.fmod(.number(.float(0.7))) }
        add("torch.div(x, y, rounding_mode=\"floor\")") { f in try f.x.div(.tensor(f.y), rounding: .floor) }
        add("x ** 2") { f in try f.x.pow(.int(2)) }
        add("p ** 0.5") { f in try f.p.pow(.float(0.5)) }
        add("x ** 3") { f in try f.x.pow(.int(3)) }
        add("p ** -1.5") { f in try f.p.pow(.float(-1.5)) }
        add("p ** y") { f in try f.p.pow(f.y) }
        add("2 ** x") { f in try f.x.rpow(.int(2)) }
        add("x.square()") { f in try f.x.square() }
        add("p ** -2") { f in try f.p.pow(.int(-2)) }
        add("p.sqrt()") { f in try f.p.sqrt() }
        add("p.rsqrt()") { f in try f.p.rsqrt() }
        add("x.reciprocal()") { f in try f.x.reciprocal() }
        add("x.abs()") { f in try f.x.abs() }
        add("x.sign()") { f in try f.x.sign() }
        add("x.exp()") { f in try f.x.exp() }
        add("x.exp2()") { f in try f.x.exp2() }
        add("x.expm1()") { f in try f.x.expm1() }
        add("p.log()") { f in try f.p.log() }
        add("p.log2()") { f in try f.p.log2() }
        add("p.log10()") { f in try f.p.log10() }
        add("p.log1p()") { f in try f.p.log1p() }
        add("x.sin()") { f in try f.x.sin() }
        add("x.cos()") { f in try f.x.cos() }
        add("x.tan()") { f in try f.x.tan() }
        add("u.asin()") { f in try f.u.asin() }
        add("u.acos()") { f in try f.u.acos() }
        add("x.atan()") { f in try f.x.atan() }
        add("x.sinh()") { f in try f.x.sinh() }
        add("x.cosh()") { f in try f.x.cosh() }
        add("x.asinh()") { f in try f.x.asinh() }
        add("(p + 1).acosh()") { f in try f.p.add(.int(1)).acosh() }
        add("u.atanh()") { f in try f.u.atanh() }
        add("x.erf()") { f in try f.x.erf() }
        add("x.erfc()") { f in try f.x.erfc() }
        add("x.tanh()") { f in try f.x.tanh() }
        add("x.sigmoid()") { f in try f.x.sigmoid() }
        add("x.relu()") { f in try f.x.relu() }
        add("x.floor()") { f in try f.x.floor() }
        add("x.ceil()") { f in try f.x.ceil() }
        add("x.trunc()") { f in try f.x.trunc() }
        add("x.round()") { f in try f.x.round() }
        add("x.frac()") { f in try f.x.frac() }
        add("torch.round(x, decimals=1)") { f in try f.x.round(decimals: 1) }
        add("torch.maximum(x, y)") { f in try f.x.maximum(f.y) }
        add("torch.minimum(x, y)") { f in try f.x.minimum(f.y) }
        add("x.clamp(-0.5, 0.5)") { f in try f.x.clamp(min: .float(-0.5), max: .float(0.5)) }
        add("x.clamp(min=0)") { f in try f.x.clamp(min: .int(0)) }
        add("x.clamp(max=0.3)") { f in try f.x.clamp(max: .float(0.3)) }
        add("x.clamp(y, p)") { f in try f.x.clamp(min: f.y, max: f.p) }
        add("torch.where(x > 0, x, y)") { f in try Tensor.select(f.x.gt(.int(0)), .tensor(f.x), .tensor(f.y)) }
        add("torch.where(x > 0, x, 2.0)") { f in try Tensor.select(f.x.gt(.int(0)), .tensor(f.x), .number(.float(2))) }
        add("x.lerp(y, 0.3)") { f in try f.x.lerp(f.y, .number(.float(0.3))) }
        add("x.lerp(y, 0.7)") { f in try f.x.lerp(f.y, .number(.float(0.7))) }
        add("x.lerp(y, p)") { f in try f.x.lerp(f.y, .tensor(f.p)) }
        add("torch.addcmul(x, y, p, value=0.3)") { f in try f.x.addcmul(f.y, f.p, value: .float(0.3)) }
        add("torch.addcdiv(x, y, p, value=0.3)") { f in try f.x.addcdiv(f.y, f.p, value: .float(0.3)) }
        add("x.sum()") { f in try f.x.sum() }
        add("x.sum(0)") { f in try f.x.sum(dim: 0) }
        add("x.sum(1, keepdim=True)") { f in try f.x.sum(dim: 1, keepdim: true) }
        add("X.sum((0, 2))") { f in try f.batch.sum(dims: [0, 2]) }
        add("X.sum(-1)") { f in try f.batch.sum(dim: -1) }
        add("s.sum()") { f in try f.s.sum() }
        add("x.mean()") { f in try f.x.mean() }
        add("x.mean(0)") { f in try f.x.mean(dim: 0) }
        add("X.mean((1, 2), keepdim=True)") { f in try f.batch.mean(dims: [1, 2], keepdim: true) }
        add("x.std()") { f in try f.x.std() }
        add("x.std(0)") { f in try f.x.std(dims: [0]) }
        add("x.std(1, unbiased=False)") { f in try f.x.std(dims: [1], correction: 0) }
        add("x.var()") { f in try f.x.variance() }
        add("x.var(1, keepdim=True)") { f in try f.x.variance(dims: [1], keepdim: true) }
        add("x.prod()") { f in try f.x.prod() }
        add("x.prod(0)") { f in try f.x.prod(dim: 0) }
        add("z.prod(1)") { f in try f.z.prod(dim: 1) }
        add("z.prod()") { f in try f.z.prod() }
        add("x.max()") { f in try f.x.max() }
        add("x.min()") { f in try f.x.min() }
        add("x.max(1).values") { f in try f.x.max(dim: 1).values }
        add("X.min(0).values") { f in try f.batch.min(dim: 0).values }
        add("x.max(0, keepdim=True).values") { f in try f.x.max(dim: 0, keepdim: true).values }
        add("x.amax(1)") { f in try f.x.amax(dims: [1]) }
        add("X.amin((0, 2))") { f in try f.batch.amin(dims: [0, 2]) }
        add("z.amax(1)") { f in try f.z.amax(dims: [1]) }
        add("x.median()") { f in try f.x.median() }
        add("X.median(1).values") { f in try f.batch.median(dim: 1).values }
        add("x.cumsum(0)") { f in try f.x.cumsum(dim: 0) }
        add("X.cumsum(1)") { f in try f.batch.cumsum(dim: 1) }
        add("x.cumprod(1)") { f in try f.x.cumprod(dim: 1) }
        add("z.cumprod(0)") { f in try f.z.cumprod(dim: 0) }
        add("x.logsumexp(1)") { f in try f.x.logsumexp(dims: [1]) }
        add("X.logsumexp((0, 1), keepdim=True)") { f in try f.batch.logsumexp(dims: [0, 1], keepdim: true) }
        add("x.softmax(1)") { f in try f.x.softmax(dim: 1) }
        add("X.softmax(0)") { f in try f.batch.softmax(dim: 0) }
        add("x.log_softmax(1)") { f in try f.x.logSoftmax(dim: 1) }
        add("X.log_softmax(1)") { f in try f.batch.logSoftmax(dim: 1) }
        add("x.norm()") { f in try f.x.norm() }
        add("x.norm(dim=1)") { f in try f.x.norm(dims: [1]) }
        add("x.norm(1)") { f in try f.x.norm(1) }
        add("x.norm(3, dim=0)") { f in try f.x.norm(3, dims: [0]) }
        add("x.norm(float(\"inf\"), dim=1)") { f in try f.x.norm(.infinity, dims: [1]) }
        add("x.nansum()") { f in try f.x.nansum() }
        add("x.nanmean()") { f in try f.x.nanmean() }
        add("x @ w") { f in try f.x.matmul(f.w) }
        add("x.mm(w)") { f in try f.x.mm(f.w) }
        add("x @ v") { f in try f.x.matmul(f.v) }
        add("v @ w") { f in try f.v.matmul(f.w) }
        add("v @ v") { f in try f.v.matmul(f.v) }
        add("X @ w") { f in try f.batch.matmul(f.w) }
        add("X @ v") { f in try f.batch.matmul(f.v) }
        add("X @ X.transpose(1, 2)") { f in try f.batch.matmul(f.batch.transpose(1, 2)) }
        add("torch.bmm(X, X.transpose(1, 2))") { f in try f.batch.bmm(f.batch.transpose(1, 2)) }
        add("v @ X.transpose(1, 2)") { f in try f.v.matmul(f.batch.transpose(1, 2)) }
        add("x @ X.transpose(1, 2)") { f in try f.x.matmul(f.batch.transpose(1, 2)) }
        add("x.t() @ y") { f in try f.x.t().matmul(f.y) }
        add("torch.addmm(b5, x, w)") { f in try f.b5.addmm(f.x, f.w) }
        add("torch.addmm(b5, x, w, beta=0.5, alpha=2)") { f in
            try f.b5.addmm(f.x, f.w, beta: .float(0.5), alpha: .int(2))
        }
        add("torch.baddbmm(x[:, :3], X, X.transpose(1, 2))") { f in
            try f.x.slice(1, 0, 3).baddbmm(f.batch, f.batch.transpose(1, 2))
        }
        add("torch.outer(v, b5)") { f in try f.v.outer(f.b5) }
        add("torch.trace(x[:, :3])") { f in try f.x.slice(1, 0, 3).trace() }
        add("torch.einsum(\"ij,jk->ik\", x, w)") { f in try Tensor.einsum("ij,jk->ik", [f.x, f.w]) }
        add("torch.einsum(\"bij,bkj->bik\", X, X)") { f in try Tensor.einsum("bij,bkj->bik", [f.batch, f.batch]) }
        add("torch.einsum(\"ij->ji\", x)") { f in try Tensor.einsum("ij->ji", [f.x]) }
        add("torch.einsum(\"ij->\", x)") { f in try Tensor.einsum("ij->", [f.x]) }
        add("torch.einsum(\"ij,ij->i\", x, y)") { f in try Tensor.einsum("ij,ij->i", [f.x, f.y]) }
        add("torch.einsum(\"i,j->ij\", v, b5)") { f in try Tensor.einsum("i,j->ij", [f.v, f.b5]) }
        add("torch.einsum(\"...ij,jk\", X, w)") { f in try Tensor.einsum("...ij,jk", [f.batch, f.w]) }
        add("torch.einsum(\"bi,ij,bj->b\", x, w[:, :4], y)") { f in
            try Tensor.einsum("bi,ij,bj->b", [f.x, f.w.slice(1, 0, 4), f.y])
        }
        add("torch.einsum(\"ii->i\", w[:, :4])") { f in try Tensor.einsum("ii->i", [f.w.slice(1, 0, 4)]) }
        add("(x * 1).add_(1)") { f in try f.x.mul(.int(1)).addInPlace(.int(1)) }
        add("(x * 1).mul_(y)") { f in try f.x.mul(.int(1)).mulInPlace(f.y) }
        add("(x * 1).tanh_()") { f in try f.x.mul(.int(1)).inPlace { $0.tanh() } }
        add("(x * 1).clamp_(0, 1)") { f in try f.x.mul(.int(1)).inPlace { try $0.clamp(min: .int(0), max: .int(1)) } }
        add("(x * 1).div_(y)") { f in try f.x.mul(.int(1)).divInPlace(f.y) }
        add("(x * 1).sub_(y, alpha=2)") { f in try f.x.mul(.int(1)).subInPlace(f.y, alpha: .int(2)) }
        add("(x.t() + 1).contiguous()") { f in try f.x.t().add(.int(1)).contiguous() }
        add("x.t().mean(1)") { f in try f.x.t().mean(dim: 1) }
        add("x.t().softmax(0)") { f in try f.x.t().softmax(dim: 0) }
        return cases
    }()
}
