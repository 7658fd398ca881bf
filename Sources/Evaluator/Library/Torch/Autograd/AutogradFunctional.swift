import Tensors

/// `torch.autograd.functional`: matrices of derivatives, row by row.
enum Derivatives {
    /// The rows of d(outputs)/d(input) as (outputs…, input…); recorded where `createGraph` says so.
    static func jacobian(_ output: Tensor, _ input: Tensor, createGraph: Bool) throws -> Tensor {
        let flat = try output.reshape([output.numel])
        let rows = try (0..<output.numel).map { place -> Tensor in
            let element = try flat.select(0, place)
            guard element.requiresGrad else { return input.zerosLike() }
            return try Autograd.grad(
                [element], [input], retainGraph: true, createGraph: createGraph, allowUnused: true)[0]
                ?? input.zerosLike()
        }
        let shape = Shape(output.shape.array + input.shape.array)
        return rows.isEmpty ? .zeros(shape, dtype: input.dtype) : try Tensor.stack(rows).reshape(shape)
    }

    private static func leaves(_ value: Value) throws -> (tensors: [Tensor], isTuple: Bool) {
        let tensors: [Tensor]
        var isTuple = false
        if case .tuple(let tuple) = value {
            tensors = try tuple.items.map { try $0.asTensor }
            isTuple = true
        } else {
            tensors = [try value.asTensor]
        }
        return (try tensors.map { try $0.detach().requiresGrad() }, isTuple)
    }

    private static func evaluate(_ function: Value, _ inputs: [Tensor]) throws -> Tensor {
        try ThreadState.withGrad(enabled: true) {
            try Calls.call(function, ContiguousArray(inputs.map(Value.tensor))).asTensor
        }
    }

    static func jacobian(_ call: borrowing Arguments) throws -> Value {
        let (inputs, isTuple) = try leaves(call[1])
        let output = try evaluate(call[0], inputs)
        let creates = try call.bool(2)
        let found = try inputs.map { input in
            let matrix = try jacobian(output, input, createGraph: creates)
            return creates ? matrix : matrix.detach()
        }
        return isTuple ? .tuple(found.map(Value.tensor)) : .tensor(found[0])
    }

    static func hessian(_ call: borrowing Arguments) throws -> Value {
        let (inputs, isTuple) = try leaves(call[1])
        let output = try evaluate(call[0], inputs)
        guard output.numel == 1 else {
            throw Raised(
                .runtimeError,
                "The Tensor returned by the function given to hessian should contain a single element")
        }
        let slopes = try Autograd.grad([output], inputs, createGraph: true, allowUnused: true)
        let rows = try zip(inputs, slopes).map { input, slope in
            try inputs.map { try jacobian(slope ?? input.zerosLike(), $0, createGraph: false).detach() }
        }
        guard isTuple else { return .tensor(rows[0][0]) }
        return .tuple(rows.map { .tuple($0.map(Value.tensor)) })
    }

    /// Slopes against differences; float64 gives enough digits for it.
    static func check(_ call: borrowing Arguments) throws -> Value {
        let inputs: [Tensor]
        if case .tuple(let tuple) = call[1] {
            inputs = try tuple.items.map { try $0.asTensor }
        } else {
            inputs = [try call.tensor(1)]
        }
        let (step, atol, rtol) = (try call.double(2), try call.double(3), try call.double(4))
        let function = call[0]
        let output = try evaluate(function, inputs)
        for (number, input) in inputs.enumerated() where input.requiresGrad {
            let analytical = try jacobian(output, input, createGraph: false).reshape([output.numel, input.numel])
            let columns = try ThreadState.withoutGrad {
                let base = try input.detach().reshape([input.numel])
                return try (0..<input.numel).map { place in
                    func moved(_ amount: Double) throws -> Tensor {
                        let values = base.clone()
                        try values.set(.integer(place), base.select(0, place).add(.float(amount)))
                        var all = inputs
                        all[number] = try values.reshape(input.shape)
                        return try Calls.call(function, ContiguousArray(all.map(Value.tensor))).asTensor
                            .reshape([output.numel])
                    }
                    return try moved(step).sub(moved(-step)).div(.float(2 * step)).detach()
                }
            }
            let numerical = columns.isEmpty ? analytical : try Tensor.stack(columns, 1)
            if try analytical.allclose(numerical, rtol: rtol, atol: atol) { continue }
            guard try call.bool(5) else { return .bool(false) }
            throw Raised(
                .runtimeError,
                "Jacobian mismatch for output 0 with respect to input \(number),\nnumerical:"
                    + "\(try Value.tensor(numerical.transpose(0, 1)).repr())\nanalytical:"
                    + "\(try Value.tensor(analytical.transpose(0, 1)).repr())\n")
        }
        return .bool(true)
    }
}

extension Family {
    static let autogradFunctional = Family(
        module: "torch.autograd.functional", voice: .torch,
        functions: [
            Builtin(
                "jacobian", "(func, inputs, create_graph: bool = False, strict: bool = False, vectorize: bool = False)",
                "All derivatives of a function's results.",
                example:
                    "torch.autograd.functional.jacobian(lambda x: x ** 2, torch.tensor([1., 2.]))\n#> tensor([[2., 0.],\n#>         [0., 4.]])"
            ) { try Derivatives.jacobian($0) },
            Builtin(
                "hessian", "(func, inputs, create_graph: bool = False, strict: bool = False, vectorize: bool = False)",
                "All second derivatives of a function of one number.",
                example:
                    "torch.autograd.functional.hessian(lambda x: (x ** 3).sum(), torch.tensor([1., 2.]))\n#> tensor([[ 6.,  0.],\n#>         [ 0., 12.]])"
            ) { try Derivatives.hessian($0) },
        ])

    static let autogradCheck = Family(
        module: "torch.autograd", voice: .torch,
        functions: [
            Builtin(
                "gradcheck",
                "(func, inputs, eps: float = 1e-06, atol: float = 1e-05, rtol: float = 0.001, raise_exception: bool = True)",
                "Compares gradients with differences.",
                example:
                    "x = torch.ones(2, dtype=torch.float64, requires_grad=True)\ntorch.autograd.gradcheck(lambda x: x ** 3, x)\n#> True"
            ) { try Derivatives.check($0) }
        ])
}
