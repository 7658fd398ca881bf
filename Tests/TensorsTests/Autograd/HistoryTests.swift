import Testing

@testable import Tensors

/// What in-place operations, views, hooks and repeated passes do to history and gradients. Above each case the Python
/// lines, with `x = torch.tensor([1., 2., 3.], requires_grad=True)`; what they give stands as PyTorch 2.13 gave it.
@Suite struct HistoryTests {
    private struct Case {
        let python: String
        let expected: String
        let body: (Tensor) throws -> String
    }

    private static func leaf() throws -> Tensor {
        let x = Tensor(uninitialized: [3], dtype: .float32)
        for index in 0..<3 { x.pointer(as: Float.self)[index] = Float(index + 1) }
        return try x.requiresGrad()
    }

    private static func text(_ tensor: Tensor?) -> String {
        guard let tensor else { return "None" }
        let flat = tensor.cast(to: .float64).rowMajor()
        return "\((0..<flat.numel).map { flat.pointer(as: Double.self)[$0] })"
    }

    private static func name(_ tensor: Tensor) -> String { tensor.gradNode?.name.description ?? "None" }

    private static let changed =
        "one of the variables needed for gradient computation has been modified by an inplace operation: "
    private static let hint =
        " is at version 1; expected version 0 instead. Hint: enable anomaly detection to find the operation that failed "
        + "to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False)."

    private static var cases: [Case] {
        var cases: [Case] = []
        func add(_ python: String, _ expected: String, _ body: @escaping (Tensor) throws -> String) {
            cases.append(Case(python: python, expected: expected, body: body))
        }
        add("y=x*x; y.sum().backward(); x.grad", "[2.0, 4.0, 6.0]") { x in
            try x.mul(x).sum().backward()
            return text(x.grad)
        }
        add("(x*x).sum().backward(); (x*2).sum().backward(); x.grad", "[4.0, 6.0, 8.0]") { x in
            try x.mul(x).sum().backward()
            try x.mul(.int(2)).sum().backward()
            return text(x.grad)
        }
        add("y=x*1; y[0]=5; y.sum().backward()", "CopySlices [0.0, 1.0, 1.0]") { x in
            let y = try x.mul(.int(1))
            try y.select(0, 0).fill(.int(5))
            let name = name(y)
            try y.sum().backward()
            return name + " " + text(x.grad)
        }
        add("y=x*1; q=y[0:2]; q.mul_(3); (y*y).sum().backward()", "CopySlices AsStridedBackward0 [18.0, 36.0, 6.0]") {
            x in
            let y = try x.mul(.int(1))
            let q = try y.slice(0, 0, 2)
            try q.mulInPlace(.int(3))
            let names = name(y) + " " + name(q)
            try y.mul(y).sum().backward()
            return names + " " + text(x.grad)
        }
        add("z=torch.zeros(3); q=z[1:]; z[1]=x[0]*2; q.sum().backward()", "AsStridedBackward0 [2.0, 0.0, 0.0]") { x in
            let z = Tensor.filled([3], .int(0), dtype: .float32)
            let q = try z.slice(0, 1, 3)
            try z.select(0, 1).copy(from: try x.select(0, 0).mul(.int(2)))
            let name = name(q)
            try q.sum().backward()
            return name + " " + text(x.grad)
        }
        add("y=x*1; q=y.view(3,1); y.mul_(x); q.sum().backward()", "MulBackward0 AsStridedBackward0 [2.0, 4.0, 6.0]") {
            x in
            let y = try x.mul(.int(1))
            let q = try y.view([3, 1])
            try y.mulInPlace(x)
            let names = name(y) + " " + name(q)
            try q.sum().backward()
            return names + " " + text(x.grad)
        }
        add(
            "y=x.tanh(); y.mul_(2); y.sum().backward()",
            changed + "[torch.FloatTensor [3]], which is output 0 of Tanh," + hint
        ) { x in
            let y = x.tanh()
            try y.mulInPlace(.int(2))
            try y.sum().backward()
            return ""
        }
        add(
            "y=x.exp(); z=y*2; y.relu_(); z.sum().backward()",
            changed + "[torch.FloatTensor [3]], which is output 0 of Exp," + hint
        ) { x in
            let y = x.exp()
            let z = try y.mul(.int(2))
            try y.inPlace { try $0.relu() }
            try z.sum().backward()
            return ""
        }
        add(
            "w=torch.ones(3,requires_grad=True); y=x*w; with no_grad(): w.add_(1); y.sum().backward()",
            changed + "[torch.FloatTensor [3]]" + hint
        ) { x in
            let w = try Tensor.filled([3], .int(1), dtype: .float32).requiresGrad()
            let y = try x.mul(w)
            try ThreadState.withoutGrad { _ = try w.addInPlace(.int(1)) }
            try y.sum().backward()
            return ""
        }
        add("w=torch.ones(3,requires_grad=True); y=x*w; w.data.add_(1); y.sum().backward(); x.grad", "[2.0, 2.0, 2.0]")
        { x in
            let w = try Tensor.filled([3], .int(1), dtype: .float32).requiresGrad()
            let y = try x.mul(w)
            try w.data.addInPlace(.int(1))
            try y.sum().backward()
            return text(x.grad)
        }
        add(
            "a=x*1; c=a*a; a.detach().mul_(2); c.sum().backward()",
            changed + "[torch.FloatTensor [3]], which is output 0 of Mul," + hint
        ) { x in
            let a = try x.mul(.int(1))
            let c = try a.mul(a)
            try a.detach().mulInPlace(.int(2))
            try c.sum().backward()
            return ""
        }
        add("y=x*2; y.retain_grad(); (y*y).sum().backward(); y.grad", "[4.0, 8.0, 12.0]") { x in
            let y = try x.mul(.int(2))
            try y.retainGrad()
            try y.mul(y).sum().backward()
            return text(y.grad)
        }
        add(
            "y=x*2; h=y.register_hook(lambda g: g*10); y.sum().backward(); h.remove(); (x*2).sum().backward(); x.grad",
            "[22.0, 22.0, 22.0]"
        ) { x in
            let y = try x.mul(.int(2))
            let handle = try y.registerHook { try $0.mul(.int(10)) }
            try y.sum().backward()
            handle.remove()
            try x.mul(.int(2)).sum().backward()
            return text(x.grad)
        }
        add("x.register_hook(lambda g: g+1); (x*2).sum().backward(); x.grad", "[3.0, 3.0, 3.0]") { x in
            _ = try x.registerHook { try $0.add(.int(1)) }
            try x.mul(.int(2)).sum().backward()
            return text(x.grad)
        }
        add("y=x*2; torch.autograd.grad((y*y).sum(), [y,x])", "[4.0, 8.0, 12.0] [8.0, 16.0, 24.0] None") { x in
            let y = try x.mul(.int(2))
            let gradients = try Autograd.grad([try y.mul(y).sum()], [y, x])
            return text(gradients[0]) + " " + text(gradients[1]) + " " + text(x.grad)
        }
        add(
            "g,=torch.autograd.grad((x**3).sum(), x, create_graph=True); (g*g).sum().backward(); x.grad",
            "[36.0, 288.0, 972.0]"
        ) { x in
            let gradients = try Autograd.grad([try x.pow(.int(3)).sum()], [x], createGraph: true)
            if let slope = gradients[0] { try slope.mul(slope).sum().backward() }
            return text(x.grad)
        }
        add("y=x*x; y.sum().backward(retain_graph=True); y.sum().backward(); x.grad", "[4.0, 8.0, 12.0]") { x in
            let y = try x.mul(x)
            try y.sum().backward(retainGraph: true)
            try y.sum().backward()
            return text(x.grad)
        }
        add("y=(x*x).sum(); y.backward(); y.backward()", TensorError.graphAlreadyFreed.message) { x in
            let y = try x.mul(x).sum()
            try y.backward()
            try y.backward()
            return ""
        }
        add("y=(x+1).sum(); y.backward(); y.backward(); x.grad", "[2.0, 2.0, 2.0]") { x in
            let y = try x.add(.int(1)).sum()
            try y.backward()
            try y.backward()
            return text(x.grad)
        }
        add("(x*x).backward()", "grad can be implicitly created only for scalar outputs") { x in
            try x.mul(x).backward()
            return ""
        }
        add("(x*x).backward(torch.tensor([1.,0.,2.])); x.grad", "[2.0, 0.0, 12.0]") { x in
            let gradient = Tensor.filled([3], .int(1), dtype: .float32)
            try gradient.select(0, 1).fill(.int(0))
            try gradient.select(0, 2).fill(.int(2))
            try x.mul(x).backward(gradient: gradient)
            return text(x.grad)
        }
        add(
            "(x*x).backward(torch.ones(2))",
            "Mismatch in shape: grad_output[0] has a shape of torch.Size([2]) and output[0] has a shape of torch.Size([3])."
        ) { x in
            try x.mul(x).backward(gradient: Tensor.filled([2], .int(1), dtype: .float32))
            return ""
        }
        add("torch.ones(3).sum().backward()", "element 0 of tensors does not require grad and does not have a grad_fn")
        { _ in
            try Tensor.filled([3], .int(1), dtype: .float32).sum().backward()
            return ""
        }
        add("x.mul_(2)", "a leaf Variable that requires grad is being used in an in-place operation.") { x in
            try x.mulInPlace(.int(2))
            return ""
        }
        add("x.view(3).add_(1)", "a view of a leaf Variable that requires grad is being used in an in-place operation.")
        { x in
            try x.view([3]).addInPlace(.int(1))
            return ""
        }
        add(
            "torch.cat([x,x]).unbind(0)[0].add_(1)",
            "Output 0 of Unbind is a view and is being modified inplace. This view is the output of a function that returns multiple views. Such functions do not allow the output views to be modified inplace. You should replace the inplace operation by an out-of-place one."
        ) { x in
            try x.mul(.int(1)).unbind(0)[0].addInPlace(.int(1))
            return ""
        }
        add("y=x*1; y.zero_(); y.sum().backward()", "ZeroBackward0 [0.0, 0.0, 0.0]") { x in
            let y = try x.mul(.int(1))
            try y.zero()
            let name = name(y)
            try y.sum().backward()
            return name + " " + text(x.grad)
        }
        add("y=torch.zeros(2,3); y.copy_(x); y.sum().backward(); x.grad", "[2.0, 2.0, 2.0]") { x in
            let y = Tensor.filled([2, 3], .int(0), dtype: .float32)
            try y.copy(from: x)
            try y.sum().backward()
            return text(x.grad)
        }
        add("(torch.ones(3,dtype=torch.float64)*x).sum().backward(); x.grad.dtype", "float32 [1.0, 1.0, 1.0]") { x in
            try Tensor.filled([3], .int(1), dtype: .float64).mul(x).sum().backward()
            return (x.grad?.dtype.name ?? "") + " " + text(x.grad)
        }
        add("(x*1).requires_grad_(False)", TensorError.notALeaf.message) { x in
            try x.mul(.int(1)).setRequiresGrad(false)
            return ""
        }
        add(
            "torch.ones(3,dtype=torch.long).requires_grad_()",
            "only Tensors of floating point dtype can require gradients"
        ) { _ in
            try Tensor.filled([3], .int(1), dtype: .int64).setRequiresGrad(true)
            return ""
        }
        add(
            "torch.autograd.grad(x.sum(), torch.ones(3,requires_grad=True))",
            "The differentiated Tensor at index 0 appears to not have been used in the graph. Set allow_unused=True if this is the desired behavior."
        ) { x in
            _ = try Autograd.grad([try x.sum()], [try Tensor.filled([3], .int(1), dtype: .float32).requiresGrad()])
            return ""
        }
        add(
            "x.grad = torch.ones(2)",
            "attempting to assign a gradient of size '[2]' to a tensor of size '[3]'. Please ensure that the gradient and the tensor are the same size"
        ) { x in
            try x.setGrad(Tensor.filled([2], .int(1), dtype: .float32))
            return ""
        }
        add("y=x//2; y.sum().backward()", "derivative for aten::floor_divide is not implemented") { x in
            try x.floorDivide(.number(.int(2))).sum().backward()
            return ""
        }
        return cases
    }

    @Test func historiesAndGradients() throws {
        for item in Self.cases {
            let actual: String
            do {
                actual = try item.body(Self.leaf())
            } catch let error as TensorError {
                actual = error.message
            }
            #expect(actual == item.expected, "\(item.python)")
        }
    }

    /// A graph of 100,000 operations is walked and freed without recursion.
    @Test func deepGraphs() throws {
        let x = try Self.leaf()
        var y = x
        for _ in 0..<100_000 { y = try y.add(.int(0)) }
        try y.sum().backward()
        #expect(Self.text(x.grad) == "[1.0, 1.0, 1.0]")
        for _ in 0..<100_000 { y = try y.mul(y) }
        y = x
    }
}
