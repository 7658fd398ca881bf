import Testing

@testable import Evaluator

// Printed by CPython 3.11 with PyTorch 2.13 for the same programs.
@Suite struct DeepCopyTests {
    @Test(arguments: programs) func copies(_ program: Program) { program.check() }

    static let programs: [Program] = [
        // Every kind of module.
        Program(
            """
            import torch, copy, torch.nn as nn
            torch.manual_seed(0)
            x = torch.rand(2, 3, 4)
            kinds = [nn.RNN(4, 2, batch_first=True), nn.LSTM(4, 2, 2, dropout=0.5), nn.GRU(4, 3, bidirectional=True),
                nn.RNNCell(4, 2), nn.LSTMCell(4, 2), nn.GRUCell(4, 2), nn.Linear(4, 2), nn.LayerNorm(4), nn.BatchNorm1d(3),
                nn.Conv1d(3, 2, 2), nn.MaxPool1d(2), nn.AvgPool1d(2), nn.Dropout(0.3), nn.Identity(), nn.Flatten(), nn.PReLU(),
                nn.ReLU(), nn.Tanh(), nn.Softmax(dim=-1), nn.GELU(), nn.LeakyReLU(0.2), nn.Sequential(nn.Linear(4, 2), nn.Tanh())]
            state = torch.get_rng_state()
            copies = copy.deepcopy(kinds)
            print(torch.equal(state, torch.get_rng_state()))
            for a, b in zip(kinds, copies):
                same = repr(a) == repr(b) and type(a) is type(b) and a is not b
                ps, qs = list(a.parameters()), list(b.parameters())
                same = same and all(p is not q and torch.equal(p, q) for p, q in zip(ps, qs)) and len(ps) == len(qs)
                arg = x if 'Cell' not in type(a).__name__ else x[0]
                torch.manual_seed(1); u = a(arg)
                torch.manual_seed(1); v = b(arg)
                u, v = (u[0], v[0]) if isinstance(u, tuple) else (u, v)
                with torch.no_grad():
                    for p in qs: p.zero_()
                torch.manual_seed(1); w = a(arg)
                w = w[0] if isinstance(w, tuple) else w
                print(type(a).__name__, same, torch.equal(u, v), torch.equal(u, w))
            """,
            """
            True
            RNN True True True
            LSTM True True True
            GRU True True True
            RNNCell True True True
            LSTMCell True True True
            GRUCell True True True
            Linear True True True
            LayerNorm True True True
            BatchNorm1d True True True
            Conv1d True True True
            MaxPool1d True True True
            AvgPool1d True True True
            Dropout True True True
            Identity True True True
            Flatten True True True
            PReLU True True True
            ReLU True True True
            Tanh True True True
            Softmax True True True
            GELU True True True
            LeakyReLU True True True
            Sequential True True True
            """),
        // Parameters, gradients, hooks, sharing.
        Program(
            """
            import torch, copy, torch.nn as nn
            lin = nn.Linear(2, 2)
            lin(torch.ones(1, 2)).sum().backward()
            h = lin.register_forward_hook(lambda m, a, o: print('hook'))
            lin.eval(); lin.weight.requires_grad_(False)
            c = copy.deepcopy(lin)
            print(c.weight.grad, c.weight.requires_grad, c.bias.requires_grad, c.training)
            y = c(torch.ones(1, 2))
            class Net(nn.Module):
                def __init__(self):
                    super().__init__()
                    self.emb = nn.Embedding(5, 3)
                    self.out = nn.Linear(3, 5)
                    self.out.weight = self.emb.weight
                    self.register_buffer('steps', torch.zeros(1), persistent=False)
                    self.layers = nn.ModuleList([nn.Linear(3, 3) for _ in range(2)])
                    self.extra = nn.ModuleDict({'a': nn.Tanh()})
                    self.p = nn.ParameterList([torch.ones(1)])
                    self.names = ['a', self]
                def forward(self, x): return self.out(self.layers[1](self.emb(x)))
            net = Net()
            new = copy.deepcopy(net)
            print(new)
            print(new.out.weight is new.emb.weight, new.emb.weight is net.emb.weight, new.names[1] is new)
            print(list(new.state_dict()) == list(net.state_dict()), [n for n, _ in new.named_buffers()])
            new.steps += 1
            new.out.bias.data.zero_()
            print(net.steps, bool(net.out.bias.any()))
            i = torch.tensor([1, 2])
            new.out.bias.data.copy_(net.out.bias.data)
            print(torch.equal(net(i), new(i)))
            new(i).sum().backward()
            print(net.emb.weight.grad, new.emb.weight.grad.shape)
            both = nn.Sequential(lin, lin)
            two = copy.deepcopy(both)
            print(two[0] is two[1], len(two), [n for n, _ in two.named_parameters()])
            """,
            """
            None False True False
            hook
            Net(
              (emb): Embedding(5, 3)
              (out): Linear(in_features=3, out_features=5, bias=True)
              (layers): ModuleList(
                (0-1): 2 x Linear(in_features=3, out_features=3, bias=True)
              )
              (extra): ModuleDict(
                (a): Tanh()
              )
              (p): ParameterList(  (0): Parameter containing: [torch.float32 of size 1])
            )
            True False True
            True ['steps']
            tensor([0.]) True
            True
            None torch.Size([5, 3])
            True 2 ['0.weight', '0.bias']
            """),
        // Optimisers and schedules.
        Program(
            """
            import torch, copy, torch.nn as nn
            torch.manual_seed(0)
            m = nn.Linear(2, 1)
            opt = torch.optim.SGD(m.parameters(), lr=.1, momentum=.9)
            sch = torch.optim.lr_scheduler.StepLR(opt, 2)
            def step(m, opt):
                opt.zero_grad(); m(torch.ones(3, 2)).pow(2).sum().backward(); opt.step()
            step(m, opt); sch.step()
            m2, opt2, sch2 = copy.deepcopy([m, opt, sch])
            print(opt2.param_groups[0]['params'][0] is m2.weight, sch2.optimizer is opt2, sch2.last_epoch, len(opt2.state))
            step(m2, opt2); sch2.step()
            print(opt.param_groups[0]['lr'], opt2.param_groups[0]['lr'], sch2.get_last_lr())
            step(m, opt)
            print(torch.equal(m.weight, m2.weight))
            opt3 = copy.deepcopy(opt)
            print(opt3.param_groups[0]['params'][0] is m.weight, torch.equal(opt3.param_groups[0]['params'][0], m.weight))
            print(copy.copy(opt).param_groups is opt.param_groups)
            for make in [torch.optim.Adam, torch.optim.AdamW, torch.optim.RMSprop, torch.optim.Adagrad, torch.optim.Adadelta, torch.optim.Adamax]:
                a = nn.Linear(2, 1)
                o = make(a.parameters(), lr=0.01)
                step(a, o)
                b, p = copy.deepcopy((a, o))
                step(a, o); step(b, p)
                print(make.__name__, torch.equal(a.weight, b.weight), type(p).__name__)
            """,
            """
            True True 1 2
            0.1 0.010000000000000002 [0.010000000000000002]
            True
            False True
            True
            Adam True Adam
            AdamW True AdamW
            RMSprop True RMSprop
            Adagrad True Adagrad
            Adadelta True Adadelta
            Adamax True Adamax
            """),
        // Tensors.
        Program(
            """
            import torch, copy, torch.nn as nn
            def attempt(f):
                try: print(f())
                except Exception as e: print(type(e).__name__ + ':', e)
            x = torch.ones(2, requires_grad=True)
            x.sum().backward()
            y = copy.deepcopy(x)
            print(y, y.grad, y.grad is x.grad)
            a = torch.arange(6.)
            b = a[2:4]
            a2, b2 = copy.deepcopy([a, b])
            b2[0] = 9
            print(a2, a)
            z = x * 2
            attempt(lambda: copy.deepcopy(z))
            attempt(lambda: copy.copy(z))
            attempt(lambda: copy.copy(x))
            p = nn.Parameter(torch.ones(2))
            p.grad = torch.ones(2)
            print(copy.deepcopy(p).grad, copy.copy(p))
            q = copy.copy(a)
            q[0] = 7
            print(a[0])
            w = torch.ones(3, requires_grad=True)
            h = w.register_hook(lambda g: g * 2)
            w2 = copy.deepcopy(w)
            w2.sum().backward()
            print(w2.grad)
            t = torch.arange(6).view(2, 3).t()
            print(copy.deepcopy(t).stride(), copy.deepcopy(nn.Parameter(t.float())).stride())
            """,
            """
            tensor([1., 1.], requires_grad=True) tensor([1., 1.]) False
            tensor([0., 1., 9., 3., 4., 5.]) tensor([0., 1., 2., 3., 4., 5.])
            RuntimeError: Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment.  If you were attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001
            tensor([2., 2.], requires_grad=True)
            tensor([1., 1.], requires_grad=True)
            None Parameter containing:
            tensor([1., 1.], requires_grad=True)
            tensor(7.)
            tensor([1., 1., 1.])
            (1, 3) (1, 3)
            """),
        // Objects, cycles, memos, refusals.
        Program(
            """
            import copy, random, torch
            def attempt(f):
                try: print(f())
                except Exception as e: print(type(e).__name__ + ':', e)
            class A: pass
            a = A(); a.s = a; a.l = [a]
            b = copy.deepcopy(a)
            print(b.s is b, b.l[0] is b, b is a)
            class B:
                def __init__(s): s.m = s.f
                def f(s): return 1
            b = copy.deepcopy(B())
            print(b.m.__self__ is b)
            class C:
                def __init__(self, x): self.x = x
                def __deepcopy__(self, memo):
                    c = C(copy.deepcopy(self.x, memo))
                    memo[id(self)] = c
                    return c
                def __copy__(self): return 'copied'
            shared = [1]
            c, s = copy.deepcopy([C(shared), shared])
            print(c.x is s, c.x is shared, copy.copy(c))
            l = [1]; l.append(l); d = {'l': l, 't': (1, 'a')}; d['d'] = d
            e = copy.deepcopy(d)
            print(e['d'] is e, e['l'][1] is e['l'], e['t'] is d['t'], e['l'] is l)
            t = ([],); u = copy.deepcopy(t)
            print(u == t, u is t, u[0] is t[0])
            class L(list): pass
            m = L([1, [2]]); m.name = 'm'
            n = copy.deepcopy(m)
            print(type(n).__name__, n, n.name, n[1] is m[1])
            s = frozenset([1, 2]); print(copy.deepcopy({1, 2}), copy.copy(s) is s)
            try: raise ValueError('x')
            except ValueError as err: print(repr(copy.deepcopy(err)))
            r = random.Random(3)
            print(copy.deepcopy(r).random() == r.random())
            g = torch.Generator().manual_seed(1)
            k = copy.deepcopy(g)
            print(torch.equal(torch.rand(2, generator=g), torch.rand(2, generator=k)))
            attempt(lambda: copy.deepcopy(i for i in [1]))
            attempt(lambda: copy.copy(i for i in [1]))
            attempt(lambda: copy.deepcopy({}.keys()))
            attempt(lambda: copy.copy({1: 2}.items()))
            attempt(lambda: copy.deepcopy(copy))
            print(copy.deepcopy(len) is len, copy.deepcopy(A) is A, copy.deepcopy(torch.Size([1, 2])))
            """,
            """
            True True False
            True
            True False copied
            True True True False
            True False False
            L [1, [2]] m False
            {1, 2} True
            ValueError('x')
            True
            True
            TypeError: cannot pickle 'generator' object
            TypeError: cannot pickle 'generator' object
            TypeError: cannot pickle 'dict_keys' object
            TypeError: cannot pickle 'dict_items' object
            TypeError: cannot pickle 'module' object
            True True torch.Size([1, 2])
            """),
    ]
}
