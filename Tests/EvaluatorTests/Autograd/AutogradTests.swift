import Testing

/// Graphs, hooks, functions with their own gradients, and gradients of gradients, as PyTorch 2.13 prints them.
@Suite struct AutogradTests {
    @Test(arguments: programs)
    func printsWhatPyTorchPrints(program: Program) { program.check() }

    static let programs: [Program] = [
        // The graph behind a result.
        Program(
            """
            import torch, torch.nn as nn
            x = torch.tensor([1., 2., 3.], requires_grad=True)
            y = (x.exp() + 1).sum()
            f = y.grad_fn
            print(f.name(), type(f).__name__, f.next_functions[0][0].name(), f.next_functions[0][1])
            g = f.next_functions[0][0]
            print([(n if n is None else n.name(), i) for n, i in g.next_functions])
            leaf = g.next_functions[0][0].next_functions[0][0]
            print(leaf.name(), leaf.variable is x, leaf.next_functions)
            print(y.grad_fn == f, f == g)
            def walk(fn, depth=0):
                if fn is not None:
                    print('  ' * depth + fn.name())
                    for before, _ in fn.next_functions: walk(before, depth + 1)
            lin = nn.Linear(3, 2)
            walk(nn.functional.mse_loss(lin(torch.ones(4, 3)), torch.zeros(4, 2)).grad_fn)
            walk(nn.CrossEntropyLoss()(lin(torch.ones(1, 4, 3)).view(-1, 2), torch.tensor([0, 1, 0, 1])).grad_fn)
            print(x[:].grad_fn.name(), x[...].grad_fn.name(), x[0:2].grad_fn.name())
            """,
            """
            SumBackward0 SumBackward0 AddBackward0 0
            [('ExpBackward0', 0), (None, 0)]
            torch::autograd::AccumulateGrad True ()
            True False
            MseLossBackward0
              AddmmBackward0
                torch::autograd::AccumulateGrad
                TBackward0
                  torch::autograd::AccumulateGrad
            NllLossBackward0
              LogSoftmaxBackward0
                ViewBackward0
                  ViewBackward0
                    AddmmBackward0
                      torch::autograd::AccumulateGrad
                      TBackward0
                        torch::autograd::AccumulateGrad
            SliceBackward0 AliasBackward0 SliceBackward0
            """),
        // A graph is used once, if it has saved anything.
        Program(
            """
            import torch
            x = torch.tensor([1., 2.], requires_grad=True)
            m = torch.tensor([True, False])
            for name, f in [('sum', lambda: x), ('add', lambda: x + 1), ('scale', lambda: x * 2), ('exp', lambda: x.exp()), ('where', lambda: torch.where(m, x, x)), ('sort', lambda: x.sort().values), ('median', lambda: x.median()), ('max', lambda: x.max(0).values), ('view', lambda: x.view(2, 1)), ('cumsum', lambda: x.cumsum(0))]:
                loss = f().sum()
                loss.backward()
                try:
                    loss.backward(); print(name, 'again')
                except RuntimeError as e:
                    print(name, str(e)[:51])
            """,
            """
            sum again
            add again
            scale Trying to backward through the graph a second time 
            exp Trying to backward through the graph a second time 
            where Trying to backward through the graph a second time 
            sort Trying to backward through the graph a second time 
            median Trying to backward through the graph a second time 
            max Trying to backward through the graph a second time 
            view again
            cumsum again
            """),
        // Functions with a gradient of their own.
        Program(
            """
            import torch
            class Scale(torch.autograd.Function):
                @staticmethod
                def forward(ctx, x, factor):
                    ctx.save_for_backward(x)
                    ctx.factor = factor
                    return x * factor
                @staticmethod
                def backward(ctx, g):
                    x, = ctx.saved_tensors
                    print('backward', x.tolist(), ctx.needs_input_grad)
                    return g * ctx.factor * 10, None
            x = torch.tensor([1., 2.], requires_grad=True)
            y = Scale.apply(x, 3)
            print(y, y.grad_fn.name())
            (y * 2).sum().backward()
            print(x.grad)
            class Wrong(torch.autograd.Function):
                @staticmethod
                def forward(ctx, x): return x.clone()
                @staticmethod
                def backward(ctx, g): return g, g
            try:
                Wrong.apply(x).sum().backward()
            except RuntimeError as e: print(e)
            class Two(torch.autograd.Function):
                @staticmethod
                def forward(ctx, a, b): return a + b, a * b
                @staticmethod
                def backward(ctx, g, h): return g, h
            a = torch.tensor(2., requires_grad=True); b = torch.tensor(3., requires_grad=True)
            s, p = Two.apply(a, b)
            s.backward()
            print(s, p, a.grad, b.grad)
            """,
            """
            tensor([3., 6.], grad_fn=<ScaleBackward>) ScaleBackward
            backward [1.0, 2.0] (True, False)
            tensor([60., 60.])
            function WrongBackward returned an incorrect number of gradients (expected 1, got 2)
            tensor(5., grad_fn=<TwoBackward>) tensor(6., grad_fn=<TwoBackward>) tensor(1.) tensor(0.)
            """),
        // Backward hooks of modules.
        Program(
            """
            import torch, torch.nn as nn
            m = nn.Linear(2, 1)
            nn.init.constant_(m.weight, .5); nn.init.constant_(m.bias, .1)
            h = m.register_full_backward_hook(lambda mod, i, o: print(type(mod).__name__, i, o))
            x = torch.ones(1, 2, requires_grad=True)
            y = m(x)
            print(y.grad_fn.name())
            y.sum().backward()
            print(x.grad, m.weight.grad)
            m(torch.ones(1, 2)).sum().backward()
            h.remove()
            m.register_full_backward_hook(lambda mod, i, o: (i[0] * 100,))
            m.register_full_backward_pre_hook(lambda mod, o: (o[0] * 2,))
            x.grad = None
            m(x).sum().backward()
            print(x.grad)
            """,
            """
            BackwardHookFunctionBackward
            Linear (tensor([[0.5000, 0.5000]]),) (tensor([[1.]]),)
            tensor([[0.5000, 0.5000]]) tensor([[1., 1.]])
            Linear (None,) (tensor([[1.]]),)
            tensor([[100., 100.]])
            """),
        // Gradients that are nan.
        Program(
            """
            import torch
            x = torch.tensor([-1., 1.], requires_grad=True)
            with torch.autograd.detect_anomaly():
                try:
                    torch.sqrt(x).sum().backward()
                except RuntimeError as e: print(e)
            torch.sqrt(x).sum().backward()
            print(x.grad)
            """,
            """
            Function 'SqrtBackward0' returned nan values in its 0th output.
            tensor([   nan, 0.5000])
            """),
        // Matrices of derivatives.
        Program(
            """
            import torch
            from torch.autograd.functional import jacobian, hessian
            print(jacobian(lambda x: x ** 2, torch.tensor([1., 2.])))
            print(jacobian(lambda x, y: x * y.sum(), (torch.tensor([1., 2.]), torch.tensor([3., 4.]))))
            print(hessian(lambda x: (x ** 3).sum(), torch.tensor([1., 2.])))
            print(torch.autograd.gradcheck(lambda x: x.tanh().sum(), torch.ones(2, dtype=torch.float64, requires_grad=True)))
            """,
            """
            tensor([[2., 0.],
                    [0., 4.]])
            (tensor([[7., 0.],
                    [0., 7.]]), tensor([[1., 1.],
                    [2., 2.]]))
            tensor([[ 6.,  0.],
                    [ 0., 12.]])
            True
            """),
        // Gradients of gradients.
        Program(
            """
            import torch, torch.nn as nn, torch.nn.functional as F
            torch.manual_seed(0)
            x = torch.randn(2, 3, 4, requires_grad=True)
            t = torch.tensor([0, 1])
            for net in [nn.RNN(4, 3, batch_first=True), nn.GRU(4, 3, 2, batch_first=True, bidirectional=True), nn.LSTM(4, 3, batch_first=True)]:
                out = net(x)[0][:, -1]
                loss = F.cross_entropy(out, t)
                g, = torch.autograd.grad(loss, x, create_graph=True)
                (loss + g.pow(2).sum()).backward()
                print(type(net).__name__, '%.5f %.5f' % (g.pow(2).sum().item(), net.weight_hh_l0.grad.abs().sum().item()))
            for f in [F.gelu, F.silu, F.softplus, F.relu, F.hardtanh]:
                g, = torch.autograd.grad((f(x) ** 2).sum(), x, create_graph=True)
                h, = torch.autograd.grad(g.sum(), x)
                print(f.__name__, '%.4f' % h.sum().item())
            """,
            """
            RNN 0.09896 1.96827
            GRU 0.01156 0.17545
            LSTM 0.00777 0.05243
            gelu 24.7033
            silu 21.2747
            softplus 22.3865
            relu 24.0000
            hardtanh 34.0000
            """),
        // Special methods by their names.
        Program(
            """
            import torch
            x = torch.tensor([1., 2., 3.])
            x.__setitem__(0, 9.)
            print(x, x.__getitem__(1), x.__len__(), x.__add__(1), x.__rsub__(1), x.__matmul__(x), torch.Tensor.__mul__(x, 2))
            y = torch.ones(2, requires_grad=True)
            try: y.__setitem__(0, 1.)
            except RuntimeError as e: print(e)
            """,
            """
            tensor([9., 2., 3.]) tensor(2.) 3 tensor([10.,  3.,  4.]) tensor([-8., -1., -2.]) tensor(94.) tensor([18.,  4.,  6.])
            a view of a leaf Variable that requires grad is being used in an in-place operation.
            """),
    ]
}
