import Testing

@testable import Tensors

@Suite struct GeneratorTests {
    /// torch.manual_seed(3); torch.randn(3); s = torch.get_rng_state(); hash of it:
    /// [s.sum().item(), (s.long() * torch.arange(5056)).sum().item(), s[8].item(), s[16].item(), s[5040].item()]
    @Test func theStateIsPyTorchs() throws {
        let generator = Generator(seed: 3)
        _ = try Tensor.randn([3], generator: generator)
        let state = generator.state
        let weighted = state.enumerated().reduce(0) { $0 + $1.offset * Int($1.element) }
        #expect(state.reduce(0) { $0 + Int($1) } == 323484)
        #expect(weighted == 824119774)
        #expect([state[8], state[16], state[5040]] == [105, 8, 1])
    }

    @Test func aRestoredStateGoesOnAlike() throws {
        let generator = Generator(seed: 3)
        _ = try Tensor.randn([3], generator: generator)
        let state = generator.getState()
        let expected = [generator.normalDouble(), generator.uniformDouble()]
        let other = Generator()
        try other.setState(state)
        #expect([other.normalDouble(), other.uniformDouble()] == expected)
        #expect(other.initialSeed == 3)
    }

    @Test func foreignStatesAreRefused() {
        let generator = Generator()
        #expect(throws: TensorError.generatorStateInvalid) {
            try generator.setState(Tensor.zeros([5056], dtype: .uint8))
        }
        #expect(throws: TensorError.generatorStateType) { try generator.setState(Tensor.zeros([3])) }
        #expect(throws: TensorError.generatorStateSize(3)) { try generator.setState(Tensor.zeros([3], dtype: .uint8)) }
    }

    /// x = torch.zeros(10, 10)[:, :4]; torch.manual_seed(0); x.uniform_() fills row by row, and
    /// torch.empty(8, 5).t().uniform_() fills the 8x5 memory row by row.
    @Test func fillsFollowTheMemory() throws {
        let flat = try Tensor.rand([40], generator: Generator(seed: 0))
        let transposed = try Tensor.empty([8, 5]).permuted([1, 0]).fillUniform(generator: Generator(seed: 0))
        #expect((0..<40).allSatisfy { transposed.scalar(at: $0) == flat.scalar(at: $0) })
        let whole = Tensor.zeros([10, 10])
        let part = Tensor(storage: whole.storage, shape: [10, 4], strides: [10, 1], offset: 0, dtype: .float32)
        try part.fillUniform(generator: Generator(seed: 0))
        #expect((0..<40).allSatisfy { part.scalar(at: $0 / 4 * 10 + $0 % 4) == flat.scalar(at: $0) })
    }

    /// What torch.zeros(…).uniform_(2, 1) and its relatives say.
    @Test func mistakesAreNamed() throws {
        let generator = Generator()
        let zeros = Tensor.zeros([3])
        let cases: [(String, () throws -> Tensor)] = [
            (
                "uniform_ expects to return a [from, to) range, but found from=2 > to=1",
                { try zeros.fillUniform(2, 1, generator: generator) }
            ),
            ("from is out of bounds for float", { try zeros.fillUniform(-1e39, 1, generator: generator) }),
            ("normal expects std >= 0.0, but found std -1.5", { try zeros.fillNormal(0, -1.5, generator: generator) }),
            (
                "exponential_ expects lambda > 0.0, but found lambda=-2.5",
                { try zeros.fillExponential(-2.5, generator: generator) }
            ),
            (
                "bernoulli_ expects p to be in [0, 1], but got p=1.5",
                { try zeros.fillBernoulli(1.5, generator: generator) }
            ),
            (
                "random_ expects 'from' to be less than 'to', but got from=5 >= to=5",
                { try Tensor.randint(5, 5, [2], generator: generator) }
            ),
            (
                "to - 1 is out of bounds for unsigned char",
                { try Tensor.randint(0, 300, [2], dtype: .uint8, generator: generator) }
            ),
            (
                "\"normal_kernel_cpu\" not implemented for 'Long'",
                {
                    try Tensor.randn([3], dtype: .int64, generator: generator)
                }
            ),
            ("cannot sample n_sample <= 0 samples", { try Tensor.ones([3]).multinomial(0, generator: generator) }),
            (
                "invalid multinomial distribution (sum of probabilities <= 0)",
                { try zeros.multinomial(1, generator: generator) }
            ),
        ]
        for (message, body) in cases {
            let error = #expect(throws: TensorError.self) { try body() }
            #expect(error?.message == message)
        }
    }
}
