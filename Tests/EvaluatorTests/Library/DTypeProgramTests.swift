import Testing

/// The rarer dtypes and the order of equal elements, through programs, and what PyTorch 2.13 prints for them.
@Suite struct DTypeProgramTests {
    @Test(arguments: [
        Program(
            """
            import torch
            a = torch.tensor([1, 2, -3], dtype=torch.int8)
            b = torch.tensor([100, 200, -300], dtype=torch.int16)
            print(a, b, a + b, a * 100, a // 2, a % 2, a / 2, -a, a << 6, a > 1)
            print(a.sum(), a.prod(), a.max(), a.argmin(), a.cumsum(0), a @ a, a.abs().sort())
            print(torch.tensor([127], dtype=torch.int8) + 1, torch.tensor([5, 44], dtype=torch.int8) // torch.tensor(300))
            print(a.type(), b.type(), a.element_size(), b.nbytes, a.tolist(), a[1].item(), a[a > 0], a.view(3, 1).t())
            print(torch.iinfo(torch.int8), torch.iinfo(torch.int16).max, torch.arange(4, dtype=torch.int16), torch.ShortTensor([7]))
            print(a.numpy(), repr(b.numpy()), torch.zeros(2).char(), torch.ones(2).short().dtype, torch.short)
            print(torch.promote_types(torch.int8, torch.uint8), (a + 1.5).dtype, (a + b[0]).dtype, torch.result_type(a, 2))
            try: torch.tensor([1], dtype=torch.int8).mean()
            except RuntimeError as e: print(e)
            """,
            """
            tensor([ 1,  2, -3], dtype=torch.int8) tensor([ 100,  200, -300], dtype=torch.int16) tensor([ 101,  202, -303], dtype=torch.int16) tensor([100, -56, -44], dtype=torch.int8) tensor([ 0,  1, -2], dtype=torch.int8) tensor([1, 0, 1], dtype=torch.int8) tensor([ 0.5000,  1.0000, -1.5000]) tensor([-1, -2,  3], dtype=torch.int8) tensor([  64, -128,   64], dtype=torch.int8) tensor([False,  True, False])
            tensor(0) tensor(-6) tensor(2, dtype=torch.int8) tensor(2) tensor([1, 3, 0]) tensor(14, dtype=torch.int8) torch.return_types.sort(
            values=tensor([1, 2, 3], dtype=torch.int8),
            indices=tensor([0, 1, 2]))
            tensor([-128], dtype=torch.int8) tensor([0, 1], dtype=torch.int8)
            torch.CharTensor torch.ShortTensor 1 6 [1, 2, -3] 2 tensor([1, 2], dtype=torch.int8) tensor([[ 1,  2, -3]], dtype=torch.int8)
            iinfo(min=-128, max=127, dtype=int8) 32767 tensor([0, 1, 2, 3], dtype=torch.int16) tensor([7], dtype=torch.int16)
            [ 1  2 -3] array([ 100,  200, -300], dtype=int16) tensor([0, 0], dtype=torch.int8) torch.int16 torch.int16
            torch.int16 torch.float32 torch.int8 torch.int8
            mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Char
            """),
        Program(
            """
            import torch, torch.nn.functional as F
            h = torch.tensor([0.1, 1.5, 1e4], dtype=torch.float16)
            print(h, h + 1, h * h, h + 0.1, h.sum(), h.mean(), h.exp(), h.softmax(0), h.log_softmax(0), h @ h, h.long())
            print(h.type(), h.dtype, torch.half, h.element_size(), h.tolist(), h.max(), h.argmax(), h == h, h.sort(descending=True))
            print(h[:2].tanh(), h[:2].sigmoid(), h[:2] ** 3, h // 0.3, h % 0.3, h.clamp(0.5, 2), F.gelu(h[:2]), h[:2].std(), h[:2].norm())
            print(torch.finfo(torch.float16), torch.float16.is_floating_point, torch.linspace(0, 1, 4, dtype=torch.half), torch.HalfTensor([1, 2]))
            print(h.numpy(), repr(h[:2].numpy()), (h + torch.ones(1)).dtype, (h + torch.ones(1, dtype=torch.bfloat16)).dtype, (h * 2).dtype)
            w = torch.tensor([0.5, -1.5], requires_grad=True)
            q = w.half()
            print(q)
            (q * q).sum().backward()
            print(w.grad, w.grad.dtype)
            x = torch.tensor([[1.0, 2.0], [3.0, 4.0]]).half()
            print(x @ x, x.t(), x[0], x.sum(1), F.linear(x, x), torch.cat([x, x]).shape, torch.equal(x, x.float().half()))
            x[0, 1] = 0.1
            print(x, x.float())
            """,
            """
            tensor([9.9976e-02, 1.5000e+00, 1.0000e+04], dtype=torch.float16) tensor([1.0996e+00, 2.5000e+00, 1.0000e+04], dtype=torch.float16) tensor([0.0100, 2.2500,    inf], dtype=torch.float16) tensor([1.9995e-01, 1.5996e+00, 1.0000e+04], dtype=torch.float16) tensor(10000., dtype=torch.float16) tensor(3334., dtype=torch.float16) tensor([1.1055, 4.4805,    inf], dtype=torch.float16) tensor([0., 0., 1.], dtype=torch.float16) tensor([-10000., -10000.,      0.], dtype=torch.float16) tensor(inf, dtype=torch.float16) tensor([    0,     1, 10000])
            torch.HalfTensor torch.float16 torch.float16 2 [0.0999755859375, 1.5, 10000.0] tensor(10000., dtype=torch.float16) tensor(2) tensor([True, True, True]) torch.return_types.sort(
            values=tensor([1.0000e+04, 1.5000e+00, 9.9976e-02], dtype=torch.float16),
            indices=tensor([2, 1, 0]))
            tensor([0.0997, 0.9053], dtype=torch.float16) tensor([0.5249, 0.8174], dtype=torch.float16) tensor([9.9945e-04, 3.3750e+00], dtype=torch.float16) tensor([0.0000e+00, 4.0000e+00, 3.3344e+04], dtype=torch.float16) tensor([0.1000, 0.2998, 0.2727], dtype=torch.float16) tensor([0.5000, 1.5000, 2.0000], dtype=torch.float16) tensor([0.0540, 1.3994], dtype=torch.float16) tensor(0.9897, dtype=torch.float16) tensor(1.5029, dtype=torch.float16)
            finfo(resolution=0.001, min=-65504, max=65504, eps=0.000976562, smallest_normal=6.10352e-05, tiny=6.10352e-05, dtype=float16) True tensor([0.0000, 0.3333, 0.6670, 1.0000], dtype=torch.float16) tensor([1., 2.], dtype=torch.float16)
            [1.0e-01 1.5e+00 1.0e+04] array([0.1, 1.5], dtype=float16) torch.float32 torch.float32 torch.float16
            tensor([ 0.5000, -1.5000], dtype=torch.float16, grad_fn=<ToCopyBackward0>)
            tensor([ 1., -3.]) torch.float32
            tensor([[ 7., 10.],
                    [15., 22.]], dtype=torch.float16) tensor([[1., 3.],
                    [2., 4.]], dtype=torch.float16) tensor([1., 2.], dtype=torch.float16) tensor([3., 7.], dtype=torch.float16) tensor([[ 5., 11.],
                    [11., 25.]], dtype=torch.float16) torch.Size([4, 2]) True
            tensor([[1.0000, 0.1000],
                    [3.0000, 4.0000]], dtype=torch.float16) tensor([[1.0000, 0.1000],
                    [3.0000, 4.0000]])
            """),
        Program(
            """
            import torch
            g = torch.tensor([0.1, 1.5, -300], dtype=torch.bfloat16)
            print(g, g + g, g * 3, g.sum(), g.mean(), g.abs().sqrt(), g.float(), g.type(), g.tolist(), g.prod(), g[:2] ** 3)
            print(torch.zeros(2, dtype=torch.bfloat16), g.bfloat16() is g, torch.finfo(torch.bfloat16).eps, g.log_softmax(0), g.element_size())
            try: g.numpy()
            except TypeError as e: print(e)
            """,
            """
            tensor([ 1.0010e-01,  1.5000e+00, -3.0000e+02], dtype=torch.bfloat16) tensor([ 2.0020e-01,  3.0000e+00, -6.0000e+02], dtype=torch.bfloat16) tensor([ 3.0078e-01,  4.5000e+00, -9.0000e+02], dtype=torch.bfloat16) tensor(-298., dtype=torch.bfloat16) tensor(-99.5000, dtype=torch.bfloat16) tensor([ 0.3164,  1.2266, 17.3750], dtype=torch.bfloat16) tensor([ 1.0010e-01,  1.5000e+00, -3.0000e+02]) torch.BFloat16Tensor [0.10009765625, 1.5, -300.0] tensor(-45., dtype=torch.bfloat16) tensor([9.9945e-04, 3.3750e+00], dtype=torch.bfloat16)
            tensor([0., 0.], dtype=torch.bfloat16) True 0.0078125 tensor([-1.6250e+00, -2.2266e-01, -3.0200e+02], dtype=torch.bfloat16) 2
            Got unsupported ScalarType BFloat16
            """),
        Program(
            """
            import torch, torch.nn as nn
            torch.manual_seed(0)
            m = nn.Linear(2, 2).half()
            x = torch.tensor([[1.0, -2.0]]).half()
            print(m.weight.dtype, m(x))
            m(x).sum().backward()
            print(m.bias.grad)
            torch.optim.SGD(m.parameters(), lr=0.5).step()
            print(m.bias.dtype, nn.Embedding(3, 2).bfloat16()(torch.tensor([1])).dtype)
            print(nn.LSTM(2, 3).half()(x[None])[0].dtype, nn.CrossEntropyLoss()(x, torch.tensor([1])), nn.LayerNorm(2).half()(x))
            """,
            """
            torch.float16 tensor([[-1.0361,  0.6484]], dtype=torch.float16, grad_fn=<AddmmBackward0>)
            tensor([1., 1.], dtype=torch.float16)
            torch.float16 torch.bfloat16
            torch.float16 tensor(3.0488, dtype=torch.float16) tensor([[ 1., -1.]], dtype=torch.float16, grad_fn=<NativeLayerNormBackward0>)
            """),
        Program(
            """
            import torch
            z = torch.complex(torch.tensor([1., 2.]), torch.tensor([3., -4.]))
            print(z, z.dtype, z.real, z.imag, z.abs(), z.angle(), z.conj(), z + 1, z * z, z / z, z - 2.5, 1 / z, z ** 2, 2 * z)
            print(torch.view_as_real(z), z == z, z.tolist(), z[0].item(), z.is_complex(), z.sum(), z.mean(), z.reshape(2, 1), z.type())
            print(z + torch.ones(2, dtype=torch.float64), torch.view_as_complex(torch.tensor([[1., 2.], [3., 4.]])), torch.zeros(2, dtype=torch.complex128))
            print(torch.tensor([complex(1, 2), 3]), z[0].item() * 2, z[0].item() == complex(1, 3), z.element_size(), z.is_floating_point())
            for f in (lambda: z.argmax(), lambda: z.floor(), lambda: z > z, lambda: z.sort(), lambda: z.clamp(0), lambda: z.max(), lambda: torch.ones(1).imag, lambda: torch.complex(torch.ones(1), torch.ones(1).double())):
                try: f()
                except Exception as e: print(type(e).__name__, e)
            z.real[0] = 7
            print(z)
            """,
            """
            tensor([1.+3.j, 2.-4.j]) torch.complex64 tensor([1., 2.]) tensor([ 3., -4.]) tensor([3.1623, 4.4721]) tensor([ 1.2490, -1.1071]) tensor([1.-3.j, 2.+4.j]) tensor([2.+3.j, 3.-4.j]) tensor([ -8.+6.j, -12.-16.j]) tensor([1.+8.9407e-09j, 1.-0.0000e+00j]) tensor([-1.5000+3.j, -0.5000-4.j]) tensor([0.1000-0.3000j, 0.1000+0.2000j]) tensor([ -8.+6.j, -12.-16.j]) tensor([2.+6.j, 4.-8.j])
            tensor([[ 1.,  3.],
                    [ 2., -4.]]) tensor([True, True]) [(1+3j), (2-4j)] (1+3j) True tensor(3.-1.j) tensor(1.5000-0.5000j) tensor([[1.+3.j],
                    [2.-4.j]]) torch.ComplexFloatTensor
            tensor([2.+3.j, 3.-4.j], dtype=torch.complex128) tensor([1.+2.j, 3.+4.j]) tensor([0.+0.j, 0.+0.j], dtype=torch.complex128)
            tensor([1.+2.j, 3.+0.j]) (2+6j) True 8 False
            RuntimeError argmax(): does not support complex input
            NotImplementedError floor is not supported for complex inputs
            NotImplementedError "gt_cpu" not implemented for 'ComplexFloat'
            RuntimeError  Sort does not support complex dtypes on CPU
            NotImplementedError clamp is not supported for complex types
            NotImplementedError "max_all" not implemented for 'ComplexFloat'
            RuntimeError imag is not implemented for tensors with non-complex dtypes.
            RuntimeError Expected object of scalar type Float but got scalar type Double for second argument
            tensor([7.+3.j, 2.-4.j])
            """),
        Program(
            """
            import torch
            x = torch.arange(20) % 3
            print(x.sort().indices, x.argsort(descending=True), x.sort(stable=True).indices)
            print(x.topk(4), x.topk(4, largest=False, sorted=False).indices)
            print(torch.dist(torch.tensor([3., 4.]), torch.zeros(2)), torch.dist(torch.tensor([3., 4.]), torch.zeros(2), 1))
            print(torch.tensor([[0., 1., 2.], [3., -1., 0.]]).logcumsumexp(1))
            v = torch.tensor([0.5, -1., 2.], requires_grad=True)
            (v.logcumsumexp(0) * torch.tensor([1., -2., 3.])).sum().backward()
            print(v.grad)
            """,
            """
            tensor([18,  3, 15,  6, 12,  9,  0, 10, 19, 16, 13,  7,  4,  1, 11,  8, 14,  5,
                    17,  2]) tensor([ 2, 17,  5, 14,  8, 11, 10, 19, 16, 13,  7,  4,  1,  0,  9, 12,  6, 15,
                     3, 18]) tensor([ 0,  3,  6,  9, 12, 15, 18,  1,  4,  7, 10, 13, 16, 19,  2,  5,  8, 11,
                    14, 17])
            torch.return_types.topk(
            values=tensor([2, 2, 2, 2]),
            indices=tensor([ 8, 14,  5, 11])) tensor([ 9,  6, 12, 15])
            tensor(5.) tensor(7.)
            tensor([[0.0000, 1.3133, 2.4076],
                    [3.0000, 3.0181, 3.0659]])
            tensor([-0.1093, -0.2475,  2.3568])
            """),
    ])
    func printsWhatPyTorchPrints(program: Program) { program.check() }
}
