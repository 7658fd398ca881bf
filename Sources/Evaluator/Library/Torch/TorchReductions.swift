import Tensors

extension Family {
    /// Many elements made into one.
    static let torchReductions = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: [
            Builtin(
                "sum", "(input, dim=None, keepdim: bool = False, *, dtype=None)",
                "The sum, of all elements or over axes.",
                example: "torch.ones(2, 3).sum(1)\n#> tensor([3., 3.])"
            ) { call in
                let (tensor, dtype) = (try call.tensor(0), try call.dtype(3))
                guard call.has(1) else { return .tensor(try tensor.sum(dtype: dtype)) }
                return .tensor(try tensor.sum(dims: call.ints(1), keepdim: call.bool(2), dtype: dtype))
            },
            Builtin(
                "mean", "(input, dim=None, keepdim: bool = False, *, dtype=None)",
                "The mean, of all elements or over axes.",
                example: "torch.tensor([1., 3.]).mean()\n#> tensor(2.)"
            ) { call in
                let (tensor, dtype) = (try call.tensor(0), try call.dtype(3))
                guard call.has(1) else { return .tensor(try tensor.mean(dtype: dtype)) }
                return .tensor(try tensor.mean(dims: call.ints(1), keepdim: call.bool(2), dtype: dtype))
            },
            Builtin("nansum", "(input, dim=None, keepdim: bool = False)", "The sum of all elements that are numbers.") {
                call in
                let tensor = try call.tensor(0)
                guard call.has(1) else { return .tensor(try tensor.nansum()) }
                return .tensor(try numbersOnly(tensor).sum(dims: call.ints(1), keepdim: call.bool(2)))
            },
            Builtin("nanmean", "(input, dim=None, keepdim: bool = False)", "The mean of all elements that are numbers.")
            { call in
                let tensor = try call.tensor(0)
                guard tensor.isFloatingPoint else {
                    throw TensorError(
                        .runtimeError,
                        "nanmean(): expected input to have floating point or complex dtype but got "
                            + tensor.dtype.scalarName)
                }
                guard call.has(1) else { return .tensor(try tensor.nanmean()) }
                let total = try numbersOnly(tensor).sum(dims: call.ints(1), keepdim: call.bool(2))
                let count = try tensor.isnan().logicalNot().sum(dims: call.ints(1), keepdim: call.bool(2))
                return .tensor(try total.div(count))
            },
            Builtin(
                "prod", "(input, dim=None, keepdim: bool = False, *, dtype=None)",
                "The product, of all elements or over an axis.",
                example: "torch.tensor([2, 3]).prod()\n#> tensor(6)"
            ) { call in
                let (tensor, dtype) = (try call.tensor(0), try call.dtype(3))
                guard call.has(1) else { return .tensor(try tensor.prod(dtype: dtype)) }
                return .tensor(try tensor.prod(dim: call.int(1), keepdim: call.bool(2), dtype: dtype))
            },
            deviation("std", "The standard deviation.", "torch.tensor([1., 3.]).std()\n#> tensor(1.4142)") {
                try $0.std(dims: $1, correction: $2, keepdim: $3)
            },
            deviation("var", "The variance.", "torch.tensor([1., 3.]).var()\n#> tensor(2.)") {
                try $0.variance(dims: $1, correction: $2, keepdim: $3)
            },
            extremum("max", .max, "torch.tensor([1, 3, 2]).max()\n#> tensor(3)", BinaryRow.maximum) {
                try $0.max()
            } along: {
                try $0.max(dim: $1, keepdim: $2)
            },
            extremum("min", .min, "torch.tensor([1, 3, 2]).min()\n#> tensor(1)", BinaryRow.minimum) {
                try $0.min()
            } along: {
                try $0.min(dim: $1, keepdim: $2)
            },
            Builtin(
                "median", "(input, dim=None, keepdim: bool = False)", "The middle element, the lower of two.",
                example: "torch.tensor([3, 1, 2, 4]).median()\n#> tensor(2)"
            ) { call in
                let tensor = try call.tensor(0)
                guard call.has(1) else { return .tensor(try tensor.median()) }
                let result = try tensor.median(dim: call.int(1), keepdim: call.bool(2))
                return ReturnType.median.make(result.values, result.indices)
            },
            Builtin("amax", "(input, dim=(), keepdim: bool = False)", "The largest element over axes.") { call in
                .tensor(try call.tensor(0).amax(dims: call.dims(1), keepdim: call.bool(2)))
            },
            Builtin("amin", "(input, dim=(), keepdim: bool = False)", "The smallest element over axes.") { call in
                .tensor(try call.tensor(0).amin(dims: call.dims(1), keepdim: call.bool(2)))
            },
            Builtin("aminmax", "(input)", "The smallest and the largest element.") { call in
                let (low, high) = try call.tensor(0).aminmax()
                return ReturnType.aminmax.make(low, high)
            },
            Builtin(
                "argmax", "(input, dim=None, keepdim: bool = False)", "Where the largest element is.",
                example: "torch.tensor([[1, 5], [7, 2]]).argmax(1)\n#> tensor([1, 0])"
            ) { call in .tensor(try call.tensor(0).argmax(dim: call.optionalInt(1), keepdim: call.bool(2))) },
            Builtin("argmin", "(input, dim=None, keepdim: bool = False)", "Where the smallest element is.") { call in
                .tensor(try call.tensor(0).argmin(dim: call.optionalInt(1), keepdim: call.bool(2)))
            },
            Builtin(
                "any", "(input, dim=None, keepdim: bool = False)", "Whether any element is not zero.",
                example: "torch.tensor([0, 1]).any()\n#> tensor(True)"
            ) { call in .tensor(try call.tensor(0).any(dims: call.dims(1), keepdim: call.bool(2))) },
            Builtin(
                "all", "(input, dim=None, keepdim: bool = False)", "Whether all elements are not zero.",
                example: "torch.tensor([0, 1]).all()\n#> tensor(False)"
            ) { call in .tensor(try call.tensor(0).all(dims: call.dims(1), keepdim: call.bool(2))) },
            Builtin("count_nonzero", "(input, dim=None)", "How many elements are not zero.") { call in
                .tensor(try call.tensor(0).countNonzero(dims: call.dims(1)))
            },
            Builtin(
                "norm", "(input, p='fro', dim=None, keepdim: bool = False)",
                "The root of the sum of squares, or another norm.",
                example: "torch.tensor([3., 4.]).norm()\n#> tensor(5.)"
            ) { call in try norm(call, order: 1, dims: 2, keepdim: 3) },
            Builtin(
                "dist", "(input, other, p=2)", "The norm of the difference.",
                example: "torch.dist(torch.tensor([3., 4.]), torch.zeros(2))\n#> tensor(5.)"
            ) { call in .tensor(try call.tensor(0).dist(call.tensor(1), call.double(2))) },
            Builtin(
                "logcumsumexp", "(input, dim)", "The logarithms of the sums of exponentials so far.",
                example: "torch.zeros(2).logcumsumexp(0)\n#> tensor([0.0000, 0.6931])"
            ) { call in .tensor(try call.tensor(0).logcumsumexp(dim: call.int(1))) },
            Builtin(
                "cumsum", "(input, dim, *, dtype=None)", "The sum of all elements so far along an axis.",
                example: "torch.tensor([1, 2, 3]).cumsum(0)\n#> tensor([1, 3, 6])"
            ) { call in .tensor(try call.tensor(0).cumsum(dim: call.int(1), dtype: call.dtype(2))) },
            Builtin(
                "cumprod", "(input, dim, *, dtype=None)", "The product of all elements so far along an axis.",
                example: "torch.tensor([1, 2, 3]).cumprod(0)\n#> tensor([1, 2, 6])"
            ) { call in .tensor(try call.tensor(0).cumprod(dim: call.int(1), dtype: call.dtype(2))) },
            Builtin("logsumexp", "(input, dim, keepdim: bool = False)", "The logarithm of the sum of exponentials.") {
                call in
                .tensor(try call.tensor(0).logsumexp(dims: call.ints(1), keepdim: call.bool(2)))
            },
            Builtin(
                "softmax", "(input, dim, dtype=None)", "Positive numbers that add up to 1 along an axis.",
                example: "torch.zeros(2).softmax(0)\n#> tensor([0.5000, 0.5000])"
            ) { call in .tensor(try call.tensor(0).softmax(dim: call.int(1), dtype: call.dtype(2))) },
            Builtin(
                "log_softmax", "(input, dim, dtype=None)", "The logarithms of the softmax.",
                example: "torch.zeros(2).log_softmax(0)\n#> tensor([-0.6931, -0.6931])"
            ) { call in .tensor(try call.tensor(0).logSoftmax(dim: call.int(1), dtype: call.dtype(2))) },
        ])

    static let torchLinalg = Family(
        module: "torch.linalg", voice: .torch,
        functions: [
            Builtin(
                "norm", "(A, ord=None, dim=None, keepdim: bool = False)", "The norm of a vector or matrix.",
                example: "torch.linalg.norm(torch.tensor([3., 4.]))\n#> tensor(5.)"
            ) { call in
                let source = try call.tensor(0)
                if call.has(1), !call.has(2), source.rank == 2, !source.requiresGrad {
                    return .tensor(
                        Tensor.scalar(
                            .float(try MatrixNorm.value(NumPyLinalg.matrix(source), call[1])), dtype: source.dtype))
                }
                return try norm(call, order: 1, dims: 2, keepdim: 3)
            },
            Builtin("vector_norm", "(x, ord=2, dim=None, keepdim: bool = False)", "The norm of a vector.") { call in
                try norm(call, order: 1, dims: 2, keepdim: 3)
            },
        ])

    private static func norm(_ call: borrowing Arguments, order: Int, dims: Int, keepdim: Int) throws -> Value {
        let power: Double
        if case .str(let name) = call[order] {
            guard name.value == "fro" else {
                throw Raised(.notImplementedError, "norm of order '\(name.value)' is not part of this program")
            }
            power = 2
        } else {
            power = try call.optionalDouble(order) ?? 2
        }
        return .tensor(try call.tensor(0).norm(power, dims: call.dims(dims), keepdim: call.bool(keepdim)))
    }

    private static func numbersOnly(_ tensor: Tensor) throws -> Tensor {
        tensor.isFloatingPoint ? try tensor.maskedFill(tensor.isnan(), .float(0)) : tensor
    }

    private static func deviation(
        _ name: String, _ summary: String, _ example: String,
        _ body: @escaping @Sendable (Tensor, [Int]?, Double, Bool) throws -> Tensor
    ) -> Builtin {
        Builtin(
            name, "(input, dim=None, unbiased: bool = True, keepdim: bool = False, *, correction=None)", summary,
            example: example
        ) { call in
            let tensor = try call.tensor(0)
            var (dims, unbiased) = (try call[1].isBool ? nil : call.dims(1), try call.bool(2))
            // `x.std(False)`: the first argument may be the flag.
            if case .bool(let flag) = call[1] { (dims, unbiased) = (nil, flag) }
            let correction = try call.optionalDouble(4) ?? (unbiased ? 1 : 0)
            if try tensor.lacksDegreesOfFreedom(dims: dims, correction: correction) {
                Warnings.warn(.userWarning, Tensor.degreesOfFreedomWarning(name))
            }
            return .tensor(try body(tensor, dims, correction, call.bool(3)))
        }
    }

    private static func extremum(
        _ name: String, _ type: ReturnType, _ example: String, _ pairwise: BinaryRow,
        _ all: @escaping @Sendable (Tensor) throws -> Tensor,
        along: @escaping @Sendable (Tensor, Int, Bool) throws -> ValuesAndIndices
    ) -> Builtin {
        Builtin(
            name, "(input, dim=None, keepdim: bool = False, *, other=None)",
            "The \(name == "max" ? "largest" : "smallest") element, along an axis with its place, or of each pair of two tensors.",
            example: example
        ) { call in
            let tensor = try call.tensor(0)
            if call.has(3) { return .tensor(try pairwise.body(tensor, .tensor(call.tensor(3)))) }
            guard call.has(1) else { return .tensor(try all(tensor)) }
            if case .tensor(let other) = call[1], other.rank > 0 || other.isFloatingPoint {
                return .tensor(try pairwise.body(tensor, .tensor(other)))
            }
            let result = try along(tensor, call.int(1), call.bool(2))
            return type.make(result.values, result.indices)
        }
    }
}

extension Value {
    fileprivate var isBool: Bool {
        if case .bool = self { return true }
        return false
    }
}
