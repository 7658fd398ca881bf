import Testing

/// Programs over `torch.nn`, and what PyTorch 2.13 prints for them.
@Suite struct ModuleTests {
    @Test(arguments: [
        Program(
            """
            import torch.nn as nn
            class Net(nn.Module):
                def __init__(self, n):
                    super(Net, self).__init__()
                    self.n = n
                    self.rnn = nn.LSTM(n, 4, num_layers=2, batch_first=True, dropout=0.5)
                    self.layers = nn.ModuleList([nn.Linear(4, 4) for _ in range(3)])
                    self.head = nn.Sequential(nn.Linear(4, 8), nn.Linear(8, 2, bias=False))
                def forward(self, x):
                    return x + self.n
            net = Net(3)
            print(net)
            print(net(4), net.n, net.rnn.hidden_size, type(net).__name__, type(net.rnn))
            print([n for n, p in net.named_parameters()][:5], len(list(net.parameters())))
            print(isinstance(net, nn.Module), isinstance(net.rnn, nn.LSTM), isinstance(net.rnn, nn.Module))
            print(net.training, net.eval().training, net.rnn.training, net.train().rnn.training)
            """,
            """
            Net(
              (rnn): LSTM(3, 4, num_layers=2, batch_first=True, dropout=0.5)
              (layers): ModuleList(
                (0-2): 3 x Linear(in_features=4, out_features=4, bias=True)
              )
              (head): Sequential(
                (0): Linear(in_features=4, out_features=8, bias=True)
                (1): Linear(in_features=8, out_features=2, bias=False)
              )
            )
            7 3 4 Net <class 'torch.nn.modules.rnn.LSTM'>
            ['rnn.weight_ih_l0', 'rnn.weight_hh_l0', 'rnn.bias_ih_l0', 'rnn.bias_hh_l0', 'rnn.weight_ih_l1'] 17
            True True True
            True False False True
            """),
        Program(
            """
            import torch.nn as nn
            m = nn.Linear(2, 3)
            m.tag = 'x'
            print(m.tag, m.in_features, hasattr(m, 'y'))
            try: m.weight = 3
            except TypeError as e: print(e)
            try: m.y
            except AttributeError as e: print(e)
            class A(nn.Module):
                def __init__(self): self.fc = nn.Linear(1, 1)
            try: A()
            except AttributeError as e: print(e)
            class B(nn.Module): pass
            try: B()(1)
            except NotImplementedError as e: print(e)
            try: nn.Linear(3)
            except TypeError as e: print(e)
            try: nn.RNN(3)
            except TypeError as e: print(e)
            try: nn.RNN(10, 20, layers=2)
            except TypeError as e: print(e)
            class C(nn.Module):
                def forward(self, x): return x
            try: C()(1, 2)
            except TypeError as e: print(e)
            s = nn.Sequential(m, nn.Linear(3, 1))
            print(len(s), s[0] is m, s[-1], s[:1])
            for layer in s: print(layer.out_features)
            """,
            """
            x 2 False
            cannot assign 'int' as parameter 'weight' (torch.nn.Parameter or None expected)
            'Linear' object has no attribute 'y'
            cannot assign module before Module.__init__() call
            Module [B] is missing the required "forward" function
            Linear.__init__() missing 1 required positional argument: 'out_features'
            RNNBase.__init__() missing 1 required positional argument: 'hidden_size'
            RNNBase.__init__() got an unexpected keyword argument 'layers'
            C.forward() takes 2 positional arguments but 3 were given
            2 True Linear(in_features=3, out_features=1, bias=True) Sequential(
              (0): Linear(in_features=2, out_features=3, bias=True)
            )
            3
            1
            """),
    ])
    func modules(_ program: Program) { program.check() }
}
