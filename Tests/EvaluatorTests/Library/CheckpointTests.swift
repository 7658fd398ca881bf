import Language
import Testing

@testable import Evaluator

/// Going back must make the rest of a program print what it printed the first time.
@Suite struct CheckpointTests {
    @Test(arguments: [training, graph, objects, generators]) func goesBack(_ cells: [String]) throws {
        try LargeStack.run {
            let host = RecordingHost()
            let interpreter = Interpreter(host: host, dialect: .session)
            func run(_ text: String) throws -> String {
                let start = host.output.count
                try interpreter.run(parseModule(SourceText(name: "<cell>", text)))
                return String(host.output.dropFirst(start))
            }
            var checkpoints: [Checkpoint] = []
            var outputs: [String] = []
            for cell in cells {
                checkpoints.append(interpreter.checkpoint(sharing: checkpoints.last))
                outputs.append(try run(cell))
                #expect(!(outputs.last ?? "").isEmpty)
            }
            // From every cell on, and from the same checkpoint twice.
            for start in cells.indices.reversed() + [0] {
                checkpoints[start].restore()
                for index in start..<cells.count { #expect(try run(cells[index]) == outputs[index]) }
            }
            // Grad mode belongs to the thread, which other tests use next.
            checkpoints[0].restore()
        }
    }

    @Test func sharesUnchangedMemory() throws {
        try LargeStack.run {
            let interpreter = Interpreter(host: RecordingHost(), dialect: .session)
            try interpreter.run(parseModule(SourceText(name: "<cell>", "a = zeros(1000)\nb = zeros(10)")))
            let first = interpreter.checkpoint()
            try interpreter.run(parseModule(SourceText(name: "<cell>", "b += 1")))
            let second = interpreter.checkpoint(sharing: first)
            #expect(first.byteCount == 4040)
            #expect(second.byteCount == 40)
        }
    }

    static let training = [
        """
        torch.manual_seed(0)
        class Net(nn.Module):
            count = 0
            def __init__(self):
                super().__init__()
                self.rnn = nn.LSTM(4, 3, 2, dropout=0.5)
                self.fc = nn.Linear(3, 2)
                self.register_buffer('steps', torch.zeros(1))
            def forward(self, x):
                Net.count += 1
                self.steps += 1
                return self.fc(self.rnn(x)[0])
        net = Net()
        opt = torch.optim.Adam(net.parameters(), lr=0.1)
        sched = torch.optim.lr_scheduler.StepLR(opt, 2)
        losses = []
        x = torch.rand(5, 2, 4)
        print(x.sum())
        """,
        """
        for i in range(3):
            loss = net(x).pow(2).mean()
            opt.zero_grad()
            loss.backward()
            opt.step()
            sched.step()
            losses.append(loss.item())
        print(losses, sched.get_last_lr(), opt.param_groups[0]['lr'], Net.count, net.steps)
        """,
        """
        net.eval()
        net.fc = nn.Linear(3, 3)
        net.note = 'changed'
        opt.param_groups[0]['lr'] = 7.0
        print(net(x).sum(), net.training, torch.rand(2), random.random(), np.random.rand())
        """,
        """
        print(net(x).shape, net.fc.weight.grad is None, opt.param_groups[0]['lr'], len(losses), net.note)
        print(opt.state_dict()['state'][0]['step'], vars(net).keys() if False else '')
        """,
    ]

    static let graph = [
        "w = torch.ones(3, requires_grad=True)\ny = (w * 2).tanh()\nprint(y)",
        "y.sum().backward()\nprint(w.grad)",
        "with torch.no_grad(): w.add_(1)\nw.grad.zero_()\nprint(w, w.grad)",
        "z = (w * w).sum()\nz.backward()\nprint(w.grad, z)",
        "w.data = torch.zeros(3)\ntorch.set_grad_enabled(False)\nprint((w * 2).requires_grad)",
    ]

    static let objects = [
        """
        a = [1, [2]]
        d = {'a': a}
        s = {1, 2}
        class P:
            tags = []
            def __init__(self): self.x = 1
        p = P()
        def counter():
            n = 0
            def step():
                nonlocal n
                n += 1
                return n
            return step
        step = counter()
        print(step(), a)
        """,
        "a[1].append(3); d['b'] = 2; s.add(3); p.x = 2; p.y = 3; P.tags.append(1); P.more = 1; print(step(), a, d, s, vars(p))",
        "del p.x, d['a']; a.clear(); alias = a; P.f = lambda self: 5; print(step(), p.f(), d, P.tags)",
        "print(step(), a is alias, hasattr(P, 'f'), hasattr(p, 'x'))",
    ]

    static let generators = [
        """
        def numbers():
            for i in range(10): yield i
        g = numbers()
        it = iter([10, 20, 30])
        gen = torch.Generator().manual_seed(3)
        r = random.Random(1)
        print(next(g), next(it))
        """,
        "print(next(g), next(it), torch.rand(1, generator=gen), r.random())",
        "print(list(g), list(it), torch.rand(1, generator=gen), r.random())",
    ]
}
