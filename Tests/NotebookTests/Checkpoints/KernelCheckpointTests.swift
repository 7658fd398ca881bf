import Testing

@testable import Notebook

/// Back and forward again: what a cell shows must not change by a digit.
@Suite struct KernelCheckpointTests {
    /// Runs `setup`, then `cells` one by one; then goes back to every place, and forward from there to the end.
    private func check(_ setup: String, _ cells: [String]) throws {
        let recorder = RecordingFrontEnd()
        let kernel = Kernel(front: recorder)
        _ = kernel.run(setup)
        try #require(recorder.error == nil, "\(recorder.error ?? "")")
        var checkpoints: [KernelCheckpoint] = []
        var shown: [String] = []
        func run(_ cell: String) -> String {
            recorder.begin()
            _ = kernel.run(cell)
            return recorder.output + (recorder.error ?? "")
        }
        for cell in cells {
            checkpoints.append(try #require(kernel.checkpoint(after: checkpoints.last)))
            #expect(checkpoints.last?.unreachable == [])
            shown.append(run(cell))
        }
        for place in cells.indices.reversed() {
            kernel.restore(checkpoints[place])
            #expect(kernel.number == checkpoints[place].number)
            for index in place..<cells.count { #expect(run(cells[index]) == shown[index], "\(cells[index])") }
        }
    }

    @Test(arguments: [
        // Containers, shared parts, names that come and go.
        ("x = [1, [2]]; y = x[1]; d = {'a': x}", ["x.append(3); y.append(4); x", "d['b'] = 1; del d['a']; d", "x, y"]),
        ("a = 1", ["b = a + 1; b", "del a", "c = b; c", "a = 5; (a, b, c)", "dir()"]),
        ("s = {1, 2}; d = {}", ["s.add(3); s", "s.discard(1); d[3] = s; (s, d)", "d.clear(); s |= {9}; (s, d)"]),
        // Closures, default arguments, attributes of functions.
        (
            """
            def counter():
                n = 0
                def step(by=[]):
                    nonlocal n
                    n += 1
                    by.append(n)
                    return n, by
                return step
            f = counter()
            """, ["f()", "f(); f.x = 1; f()", "f.x, f()"]
        ),
        // Objects and classes.
        (
            """
            class A:
                count = 0
                def __init__(self): A.count += 1; self.items = []
            a = A()
            """,
            [
                "a.items.append(A()); a.x = 1; A.count", "del a.x; A.y = 2; hasattr(a, 'x'), a.y",
                "len(a.items), A.count, hasattr(a, 'y')",
            ]
        ),
        // Suspended iterators.
        (
            """
            def squares():
                for i in range(100):
                    yield i * i
            g = squares(); i = iter([1, 2, 3, 4]); e = enumerate('abcd'); z = zip(range(9), g)
            """, ["next(g), next(i), next(e)", "next(g), next(i), next(e), next(z)", "list(i), next(z)", "next(g)"]
        ),
        // Random streams.
        (
            "import random; torch.manual_seed(0); random.seed(1); np.random.seed(2)",
            [
                "torch.randn(3), torch.randn(())", "random.random(), random.gauss(0, 1)", "np.random.randn(3)",
                "torch.rand(2), random.random(), np.random.rand()",
            ]
        ),
        // Memory of tensors, views and in-place operations.
        (
            "x = torch.zeros(4); v = x[1:3]; n = x.numpy()",
            ["x[1] = 5; v", "v += 1; x, n", "x.data = torch.ones(2); x", "n[0] = 7; v, n, x"]
        ),
        // A graph that backward has freed.
        (
            "w = torch.ones(2, requires_grad=True); loss = (w * w).sum() * 3",
            ["loss.backward(); w.grad", "w.grad.zero_(); w.grad", "loss.backward()", "loss, w.grad"]
        ),
        (
            "torch.set_default_dtype(torch.float64)",
            [
                "torch.zeros(1).dtype", "torch.set_default_dtype(torch.float32); torch.zeros(1).dtype",
                "torch.zeros(1).dtype",
            ]
        ),
        ("x = 1", ["x + 1", "_ + 1", "_ + _2", "Out, In"]),
    ])
    func values(setup: String, cells: [String]) throws { try check(setup, cells) }

    /// Parameters, optimiser state, schedule, dropout's stream, running moments.
    @Test(arguments: [
        "SGD(model.parameters(), lr=0.1, momentum=0.9)", "Adam(model.parameters(), lr=0.05)",
        "RMSprop(model.parameters(), lr=0.01)",
    ])
    func training(optimiser: String) throws {
        try check(
            """
            torch.manual_seed(0)
            class Net(nn.Module):
                def __init__(self):
                    super().__init__()
                    self.rnn = nn.LSTM(4, 5, batch_first=True)
                    self.drop = nn.Dropout(0.3)
                    self.norm = nn.BatchNorm1d(5)
                    self.head = nn.Linear(5, 4)
                def forward(self, x):
                    out, _ = self.rnn(x)
                    return self.head(self.norm(self.drop(out[:, -1])))
            model = Net()
            opt = torch.optim.\(optimiser)
            schedule = torch.optim.lr_scheduler.StepLR(opt, 1, 0.5)
            x = torch.randn(6, 3, 4); y = torch.tensor([0, 1, 2, 3, 0, 1])
            def train():
                loss = F.cross_entropy(model(x), y)
                opt.zero_grad(); loss.backward(); opt.step()
                return loss.item()
            """,
            [
                "[train() for _ in range(3)]", "schedule.step(); opt.param_groups[0]['lr']", "train(), train()",
                "model.eval(); model(x)", "model.train(); model.head = nn.Linear(5, 4); model.extra = 1; model",
                "model.state_dict()['norm.running_mean'], train()",
                "opt.state_dict()['param_groups'][0]['lr'], train()",
            ])
    }

    @Test func theLimitDropsTheOldest() throws {
        let kernel = Kernel(front: RecordingFrontEnd())
        var store = CheckpointStore(limit: 3_000_000)
        _ = kernel.run("x = torch.zeros(250_000)")
        for place in 0..<5 {
            store.keep(try #require(kernel.checkpoint(after: store.nearest(to: place)?.checkpoint)), at: place)
            _ = kernel.run("x += 1")
        }
        #expect(store.places == [3, 4] || store.places == [2, 3, 4])
        #expect(store.droppedCount == 5 - store.places.count)
        #expect(store.byteCount <= 3_000_000)
        // What does not change is kept once.
        var same = CheckpointStore(limit: 3_000_000)
        for place in 0..<50 {
            same.keep(try #require(kernel.checkpoint(after: same.nearest(to: place)?.checkpoint)), at: place)
        }
        #expect(same.places.count == 50)
    }

    @Test func whatCannotBePutBackIsNamed() throws {
        let kernel = Kernel(front: RecordingFrontEnd())
        _ = kernel.run("import io; f = io.StringIO('a\\nb'); x = 1")
        #expect(kernel.checkpoint()?.unreachable == ["StringIO"])
    }

    /// One million parameters under Adam; the time is for a release build.
    @Test func largeModels() throws {
        let recorder = RecordingFrontEnd()
        let kernel = Kernel(front: recorder)
        _ = kernel.run(
            """
            torch.manual_seed(0)
            model = nn.Linear(1000, 1000)
            opt = torch.optim.Adam(model.parameters())
            def train():
                loss = model(torch.ones(2, 1000)).sum()
                opt.zero_grad(); loss.backward(); opt.step()
                return loss.item(), model.weight.sum().item()
            """)
        _ = kernel.run("train()")
        let first = try #require(kernel.checkpoint())
        recorder.begin()
        _ = kernel.run("train()")
        let shown = recorder.output
        let start = ContinuousClock.now
        let second = kernel.checkpoint(after: first)
        let took = ContinuousClock.now - start
        #expect(took < .milliseconds(400), "\(took)")
        #expect(second != nil)
        kernel.restore(first)
        recorder.begin()
        _ = kernel.run("train()")
        #expect(recorder.output == shown)
    }
}
