import Tensors

extension Family {
    /// Statistics composed of simpler reductions.
    static let torchStatistics = Family(
        module: "torch", type: "Tensor", voice: .torch,
        operations: [
            running("cummax", .cummax, "The largest element so far along an axis, and its place.") { try $0.ge($1) },
            running("cummin", .cummin, "The smallest element so far along an axis, and its place.") { try $0.le($1) },
            Builtin(
                "diff", "(input, n=1, dim=-1)", "Differences of neighbours along an axis.",
                example: "torch.tensor([1, 4, 9]).diff()\n#> tensor([3, 5])"
            ) { call in
                var tensor = try call.tensor(0)
                let order = try call.int(1)
                guard order >= 0 else {
                    throw TensorError(.runtimeError, "order must be non-negative but got \(order)")
                }
                for _ in 0..<order {
                    let (dim, count) = (try call.int(2), try tensor.size(call.int(2)))
                    if count == 0 { break }
                    let (later, earlier) = (try tensor.narrow(dim, 1, count - 1), try tensor.narrow(dim, 0, count - 1))
                    tensor = tensor.dtype == .bool ? try later.ne(earlier) : try later.sub(earlier)
                }
                return .tensor(tensor)
            },
            Builtin(
                "quantile", "(input, q, dim=None, keepdim: bool = False, *, interpolation='linear')",
                "The value under which a share q of the elements lies.",
                example: "torch.tensor([0., 1., 2., 3.]).quantile(0.5)\n#> tensor(1.5000)"
            ) { call in try quantile(call) },
            Builtin(
                "var_mean", "(input, dim=None, unbiased: bool = True, keepdim: bool = False)",
                "The variance and the mean."
            ) {
                call in
                let (tensor, dims, keepdim) = (try call.tensor(0), try call.dims(1), try call.bool(3))
                let mean = try dims.map { try tensor.mean(dims: $0, keepdim: keepdim) } ?? tensor.mean()
                return .tensors([
                    try tensor.variance(dims: dims, correction: call.bool(2) ? 1 : 0, keepdim: keepdim), mean,
                ])
            },
            Builtin(
                "std_mean", "(input, dim=None, unbiased: bool = True, keepdim: bool = False)",
                "The standard deviation and the mean."
            ) { call in
                let (tensor, dims, keepdim) = (try call.tensor(0), try call.dims(1), try call.bool(3))
                let mean = try dims.map { try tensor.mean(dims: $0, keepdim: keepdim) } ?? tensor.mean()
                return .tensors([try tensor.std(dims: dims, correction: call.bool(2) ? 1 : 0, keepdim: keepdim), mean])
            },
            Builtin(
                "nan_to_num", "(input, nan=0.0, posinf=None, neginf=None)", "Numbers in place of nan and infinities.",
                example: "torch.tensor([float('nan'), 1.]).nan_to_num()\n#> tensor([0., 1.])"
            ) { call in
                let tensor = try call.tensor(0)
                guard tensor.isFloatingPoint else { return .tensor(tensor.clone()) }
                let largest = FloatLimits.largest(tensor.dtype)
                let high = try call.optionalDouble(2) ?? largest
                let low = try call.optionalDouble(3) ?? -largest
                return .tensor(
                    try tensor.maskedFill(tensor.isnan(), .float(call.double(1)))
                        .maskedFill(tensor.eq(.float(.infinity)), .float(high))
                        .maskedFill(tensor.eq(.float(-.infinity)), .float(low)))
            },
            Builtin("hypot", "(input, other)", "The root of the sum of two squares.") { call in
                let (x, y) = (try call.tensor(0), try call.tensor(1))
                return .tensor(try x.square().add(y.square()).sqrt())
            },
            Builtin(
                "heaviside", "(input, values)", "0 below zero, 1 above, `values` at zero.",
                example:
                    "torch.heaviside(torch.tensor([-1., 0., 2.]), torch.tensor(0.5))\n#> tensor([0.0000, 0.5000, 1.0000])"
            ) { call in
                let tensor = try call.tensor(0)
                let step = try tensor.gt(.int(0)).to(tensor.dtype)
                return .tensor(
                    try Tensor.select(tensor.eq(.int(0)), .tensor(call.tensor(1).expand(tensor.shape)), .tensor(step)))
            },
        ])

    static let torchSearch = Family(
        module: "torch", voice: .torch,
        functions: [
            Builtin(
                "searchsorted", "(sorted_sequence, input, *, right: bool = False)",
                "Where elements would have to be put into an ordered row.",
                example: "torch.searchsorted(torch.tensor([1., 2., 3.]), torch.tensor([0.5, 2.5]))\n#> tensor([0, 2])"
            ) { call in try place(call.operand(1), in: call.tensor(0), right: call.bool(2)) },
            Builtin(
                "bucketize", "(input, boundaries, *, right: bool = False)",
                "The number of the interval that each element is in.",
                example: "torch.bucketize(torch.tensor([0.5, 2.5]), torch.tensor([1., 2., 3.]))\n#> tensor([0, 2])"
            ) { call in try place(call.operand(0), in: call.tensor(1), right: call.bool(2)) },
        ])

    private static func place(_ operand: TensorOperand, in row: Tensor, right: Bool) throws -> Value {
        let values: Tensor =
            switch operand {
            case .tensor(let tensor): tensor
            case .number(let number): Tensor.wrapped(number)
            }
        guard row.rank == 1 else {
            throw Raised(
                .notImplementedError, "searchsorted of rows with more than one axis is not part of this program")
        }
        let column = try values.unsqueeze(values.rank)
        let before = right ? try row.le(column) : try row.lt(column)
        return .tensor(try before.sum(dims: [-1]))
    }

    private static func running(
        _ name: String, _ type: ReturnType, _ summary: String,
        _ wins: @escaping @Sendable (Tensor, Tensor) throws -> Tensor
    ) -> Builtin {
        Builtin(
            name, "(input, dim)", summary,
            example: "torch.tensor([1, 3, 2]).\(name)(0)[1]\n#> tensor([0, \(name == "cummax" ? "1, 1" : "0, 0")])"
        ) { call in
            let tensor = try call.tensor(0)
            let dim = try call.int(1)
            let count = try tensor.size(dim)
            guard count > 0 else { return type.make(tensor.clone(), tensor.to(.int64)) }
            var best = try tensor.detach().narrow(dim, 0, 1)
            var place = best.zerosLike(dtype: .int64)
            var places = [place]
            for index in 1..<max(count, 1) {
                let next = try tensor.detach().narrow(dim, index, 1)
                let isBetter = try wins(next, best).logicalOr(next.isnan())
                best = try Tensor.select(isBetter, .tensor(next), .tensor(best))
                place = try place.maskedFill(isBetter, .int(Int64(index)))
                places.append(place)
            }
            let indices = try Tensor.cat(places, dim)
            return type.make(try tensor.gather(dim, indices), indices)
        }
    }

    private static func quantile(_ call: borrowing Arguments) throws -> Value {
        let input = try call.tensor(0)
        guard input.isFloatingPoint else {
            throw Raised(.runtimeError, "quantile() input tensor must be either float or double dtype")
        }
        let shares: Tensor =
            switch try call.operand(1) {
            case .tensor(let tensor): tensor
            case .number(let number): Tensor.scalar(number, dtype: input.dtype)
            }
        for share in shares.scalars() where share.asDouble < 0 || share.asDouble > 1 {
            throw Raised(.runtimeError, "quantile() q must be in the range [0, 1] but got \(share.pythonText)")
        }
        let dim = try call.optionalInt(2)
        let keepdim = try call.bool(3)
        let row = try dim == nil ? input.flatten() : input.movedim(dim ?? 0, -1)
        let sorted = try row.sort(-1).values
        let count = try row.size(-1)
        let parts = try shares.scalars().map { share -> Tensor in
            let rank = share.asDouble * Double(count - 1)
            let low = try sorted.select(-1, Int(rank.rounded(.down)))
            let high = try sorted.select(-1, Int(rank.rounded(.up)))
            var result = try low.lerp(high, .number(.float(rank - rank.rounded(.down))))
            if keepdim {
                if let dim {
                    result = try result.unsqueeze(dim)
                } else {
                    result = try result.reshape(Shape(repeating: 1, count: input.rank))
                }
            }
            return result
        }
        return .tensor(shares.rank == 0 ? parts[0] : try Tensor.stack(parts))
    }
}
