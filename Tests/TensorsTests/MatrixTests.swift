import Testing

@testable import Tensors

/// Products of matrices against PyTorch 2.13: names, shapes, values, gradients, refusals.
@Suite struct MatrixTests {
    private func ones(_ shape: Shape, _ dtype: DType = .float32) -> Tensor { Tensor.ones(shape, dtype: dtype) }

    private func counting(_ shape: Shape) throws -> Tensor {
        try Tensor.arange(.int(0), .int(Int64(shape.numel)), dtype: .float32).view(shape)
    }

    @Test func values() throws {
        // torch.arange(6.).view(2,3) @ torch.arange(12.).view(3,4)
        let product = try counting([2, 3]).matmul(counting([3, 4]))
        #expect(product.repr() == "tensor([[20., 23., 26., 29.],\n        [56., 68., 80., 92.]])")
        #expect(try counting([2, 3]).matmul(counting([3])).repr() == "tensor([ 5., 14.])")
        #expect(try counting([3]).matmul(counting([3, 2])).repr() == "tensor([10., 13.])")
        #expect(try counting([3]).dot(counting([3])).repr() == "tensor(5.)")
        // torch.arange(12.).view(2,2,3) @ torch.arange(6.).view(3,2)
        #expect(
            try counting([2, 2, 3]).matmul(counting([3, 2])).repr()
                == "tensor([[[10., 13.],\n         [28., 40.]],\n\n        [[46., 67.],\n         [64., 94.]]])")
        // torch.arange(6.).view(3,2).t() @ torch.arange(6.).view(3,2)
        #expect(
            try counting([3, 2]).t().matmul(counting([3, 2])).repr() == "tensor([[20., 26.],\n        [26., 35.]])")
        #expect(
            try counting([2, 3]).to(.int64).mm(counting([3, 1]).to(.int64)).repr() == "tensor([[ 5],\n        [14]])")
        #expect(try ones([2, 0]).matmul(ones([0, 2])).repr() == "tensor([[0., 0.],\n        [0., 0.]])")
        #expect(
            try ones([5]).addmm(ones([2, 3]), ones([3, 5]), beta: .int(2), alpha: .int(3)).sum().item() == .float(110))
        #expect(try counting([2]).kron(counting([2])).repr() == "tensor([0., 0., 0., 1.])")
        #expect(try counting([3, 3]).trace().repr() == "tensor(12.)")
    }

    /// (equation, operands, result of torch.einsum over torch.arange views)
    static let equations: [(String, [Shape], String)] = [
        ("ij,jk->ik", [[2, 3], [3, 2]], "tensor([[10., 13.],\n        [28., 40.]])"),
        ("ij->ji", [[2, 2]], "tensor([[0., 2.],\n        [1., 3.]])"),
        ("ij->", [[2, 2]], "tensor(6.)"),
        ("ii->i", [[2, 2]], "tensor([0., 3.])"),
        ("i,j->ij", [[2], [3]], "tensor([[0., 0., 0.],\n        [0., 1., 2.]])"),
        ("bij,bj->bi", [[2, 2, 2], [2, 2]], "tensor([[ 1.,  3.],\n        [23., 33.]])"),
        ("ij,ij->i", [[2, 2], [2, 2]], "tensor([ 1., 13.])"),
        ("...i,i->...", [[2, 2, 2], [2]], "tensor([[1., 3.],\n        [5., 7.]])"),
        ("ij,jk,k->i", [[2, 2], [2, 2], [2]], "tensor([ 3., 11.])"),
        ("ba", [[2, 2]], "tensor([[0., 2.],\n        [1., 3.]])"),
    ]

    @Test(arguments: equations)
    func einsum(_ equation: String, _ shapes: [Shape], _ expected: String) throws {
        #expect(try Tensor.einsum(equation, shapes.map(counting)).repr() == expected)
    }

    @Test func names() throws {
        func name(_ body: (Tensor, Tensor, Tensor) throws -> Tensor) throws -> String? {
            let x = try ones([3, 4]).requiresGrad()
            let batch = try ones([2, 3, 4]).requiresGrad()
            let v = try ones([4]).requiresGrad()
            return try body(x, batch, v).gradNode?.name.description
        }
        #expect(try name { x, _, v in try x.matmul(v) } == "MvBackward0")
        #expect(try name { x, _, _ in try x.matmul(x.t()) } == "MmBackward0")
        #expect(try name { x, _, v in try v.matmul(x.t()) } == "SqueezeBackward4")
        #expect(try name { _, _, v in try v.matmul(v) } == "DotBackward0")
        #expect(try name { x, batch, _ in try batch.matmul(x.t()) } == "UnsafeViewBackward0")
        #expect(try name { _, batch, _ in try batch.bmm(batch.matrixTransposed()) } == "BmmBackward0")
        #expect(try name { _, _, v in try v.outer(v) } == "MulBackward0")
        #expect(try name { x, _, _ in try Tensor.einsum("ij->i", [x]) } == "SumBackward1")
        #expect(try name { x, batch, _ in try Tensor.einsum("bij,kj->bik", [batch, x]) } == "ViewBackward0")
    }

    @Test func gradientsAgreeWithFiniteDifferences() throws {
        let cases: [([Shape], ([Tensor]) throws -> Tensor)] = [
            ([[2, 3], [3, 4]], { try $0[0].matmul($0[1]) }),
            ([[3], [3, 4]], { try $0[0].matmul($0[1]) }),
            ([[2, 3], [3]], { try $0[0].matmul($0[1]) }),
            ([[3], [3]], { try $0[0].dot($0[1]) }),
            ([[2, 2, 3], [3, 2]], { try $0[0].matmul($0[1]) }),
            ([[2, 1, 2, 3], [3, 3, 2]], { try $0[0].matmul($0[1]) }),
            ([[3], [2, 3, 2]], { try $0[0].matmul($0[1]) }),
            ([[2, 2, 3], [3]], { try $0[0].matmul($0[1]) }),
            ([[2, 2, 3], [2, 3, 2]], { try $0[0].bmm($0[1]) }),
            ([[4], [2, 3], [3, 4]], { try $0[0].addmm($0[1], $0[2], beta: .float(0.5), alpha: .int(2)) }),
            ([[2], [2, 3], [3]], { try $0[0].addmv($0[1], $0[2]) }),
            ([[2, 3], [3, 2]], { try Tensor.einsum("ij,jk->ki", $0) }),
            ([[2, 3], [2]], { try Tensor.einsum("ij,i->", $0) }),
            ([[2, 3, 2], [2, 2]], { try Tensor.einsum("bij,bj->bi", $0) }),
            ([[2], [3]], { try $0[0].kron($0[1]) }),
            ([[3, 3]], { try $0[0].trace() }),
        ]
        for (shapes, body) in cases {
            let generator = Generator(seed: 3)
            let inputs = try shapes.map { try Tensor.randn($0, dtype: .float64, generator: generator).requiresGrad() }
            let result = try body(inputs)
            let weights = try Tensor.randn(result.shape, dtype: .float64, generator: generator)
            try result.mul(weights).sum().backward()
            for input in inputs {
                let gradient = try #require(input.grad)
                for place in 0..<input.numel {
                    func value(_ shift: Double) throws -> Double {
                        try ThreadState.withoutGrad {
                            let pointer = input.pointer(as: Double.self) + place
                            let kept = pointer.pointee
                            defer { pointer.pointee = kept }
                            pointer.pointee += shift
                            return try body(inputs).mul(weights).sum().item().asDouble
                        }
                    }
                    let slope = try (value(1e-5) - value(-1e-5)) / 2e-5
                    let found = try gradient.contiguous().view([-1]).get(.integer(place)).item().asDouble
                    #expect(abs(slope - found) < 1e-6, "\(shapes)")
                }
            }
        }
    }

    @Test func refusals() throws {
        func message(_ body: () throws -> Tensor) -> String {
            do { _ = try body() } catch { return (error as? TensorError)?.message ?? "" }
            return ""
        }
        #expect(
            message { try ones([2, 3]).matmul(ones([4, 5])) }
                == "mat1 and mat2 shapes cannot be multiplied (2x3 and 4x5)")
        #expect(message { try ones([2, 3]).matmul(ones([4])) } == "size mismatch, got input (2), mat (2x3), vec (4)")
        #expect(
            message { try ones([3]).matmul(ones([4])) }
                == "inconsistent tensor size, expected tensor [3] and src [4] to have the same number of elements, but got 3 and 4 elements respectively"
        )
        #expect(
            message { try ones([2, 2, 3]).matmul(ones([2, 4, 5])) }
                == "Expected size for first two dimensions of batch2 tensor to be: [2, 3] but got: [2, 4].")
        #expect(
            message { try ones([2, 3]).matmul(ones([3, 2], .int64)) }
                == "expected m1 and m2 to have the same dtype, but got: float != long int")
        #expect(message { try ones([2, 3]).mm(ones([3])) } == "mat2 must be a matrix")
        #expect(
            message { try Tensor.einsum("ij,jk->ik", [ones([2, 3]), ones([4, 5])]) }
                == "einsum(): subscript j has size 4 for operand 1 which does not broadcast with previously seen size 3"
        )
        #expect(
            message { try Tensor.einsum("ijk->i", [ones([2, 3])]) }
                == "einsum(): the number of subscripts in the equation (3) does not match the number of dimensions (2) for operand 0 and no ellipsis was given"
        )
    }
}
