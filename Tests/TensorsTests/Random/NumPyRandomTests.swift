import Testing

@testable import Tensors

/// Calls in the order in which they were made after `np.random.seed(s)`, and what NumPy 2.4 gave for each of the seeds.
private struct Call {
    /// The Python expression.
    let python: String
    let swift: @Sendable (NumPyRandom) throws -> [Double]
    /// One list for each seed.
    let expected: [[Double]]
}

private let seeds = [0, 1, 777, 4294967295]

private func shuffled(_ count: Int, by random: NumPyRandom) -> [Double] {
    var elements = (0..<count).map(Double.init)
    random.shuffle(&elements)
    return elements
}

private let calls: [Call] = [
    Call(
        python: "np.random.rand(3)",
        swift: { random in (0..<3).map { _ in random.random() } },
        expected: [
            [0.5488135039273248, 0.7151893663724195, 0.6027633760716439],
            [0.417022004702574, 0.7203244934421581, 0.00011437481734488664],
            [0.152663734901322, 0.3023566097075212, 0.062036414714562005],
            [0.0976320289940138, 0.9123828453026218, 0.78903530185164],
        ]),
    Call(
        python: "np.random.randn(3)",
        swift: { random in (0..<3).map { _ in random.randn() } },
        expected: [
            [-2.268328201180374, 1.3335453816218967, -0.8427240538292873],
            [-0.8021728386486427, -0.4488778077207725, -1.1059350760083153],
            [1.244277010977835, -0.14897643538556296, 0.1715420412172019],
            [0.0813036681172692, 0.4096851233481656, 0.31595808265170017],
        ]),
    Call(
        python: "np.random.randint(0, 10, 8)",
        swift: { random in try (0..<8).map { _ in Double(try random.randint(0, 10)) } },
        expected: [
            [6.0, 8.0, 8.0, 1.0, 6.0, 7.0, 7.0, 8.0],
            [2.0, 4.0, 5.0, 2.0, 4.0, 2.0, 4.0, 7.0],
            [8.0, 7.0, 2.0, 0.0, 1.0, 2.0, 4.0, 5.0],
            [5.0, 9.0, 9.0, 9.0, 4.0, 0.0, 7.0, 8.0],
        ]),
    Call(
        python: "np.random.randint(-5, 2**40, 3)",
        swift: { random in try (0..<3).map { _ in Double(try random.randint(-5, 1 << 40)) } },
        expected: [
            [107679279944.0, 309611862788.0, 849450715129.0],
            [1035690075634.0, 372806359176.0, 31410917690.0],
            [137391176886.0, 445072313413.0, 258498802626.0],
            [923013001740.0, 1071050786422.0, 1030785472736.0],
        ]),
    Call(
        python: "np.random.uniform(-1, 1, 3)",
        swift: { random in (0..<3).map { _ in random.uniform(-1, 1) } },
        expected: [
            [-0.7192984391747097, 0.7401745167168727, -0.05278390945257905],
            [-0.8143983827185242, 0.036305097883778004, 0.7300405039579667],
            [-0.5554162205659139, 0.10175878097358937, -0.5608221052451294],
            [-0.9374342978721488, 0.20109217603027374, 0.023271594596953937],
        ]),
    Call(
        python: "np.random.normal(2, 0.5, 2)",
        swift: { random in try (0..<2).map { _ in try random.normal(2, 0.5) } },
        expected: [
            [2.9849622239349474, 2.0482713337966367],
            [1.1727422737967155, 2.188328317678752],
            [2.161346915984641, 2.0602804599224105],
            [2.0175195823967464, 2.646829736039847],
        ]),
    Call(
        python: "np.random.permutation(8)",
        swift: { random in random.permutation(8).map(Double.init) },
        expected: [
            [5.0, 2.0, 7.0, 4.0, 1.0, 0.0, 6.0, 3.0],
            [4.0, 5.0, 7.0, 6.0, 0.0, 1.0, 2.0, 3.0],
            [2.0, 0.0, 1.0, 3.0, 4.0, 5.0, 7.0, 6.0],
            [3.0, 0.0, 7.0, 4.0, 2.0, 1.0, 5.0, 6.0],
        ]),
    Call(
        python: "np.random.choice(5, 6)",
        swift: { random in try random.choice(5, size: 6).map(Double.init) },
        expected: [
            [0.0, 2.0, 4.0, 3.0, 3.0, 2.0],
            [1.0, 1.0, 3.0, 4.0, 0.0, 1.0],
            [0.0, 1.0, 4.0, 2.0, 4.0, 2.0],
            [0.0, 0.0, 3.0, 4.0, 0.0, 0.0],
        ]),
    Call(
        python: "np.random.choice(5, 3, replace=False)",
        swift: { random in try random.choice(5, size: 3, replace: false).map(Double.init) },
        expected: [
            [1.0, 3.0, 0.0],
            [1.0, 4.0, 2.0],
            [4.0, 1.0, 3.0],
            [4.0, 0.0, 2.0],
        ]),
    Call(
        python: "np.random.choice(4, 6, p=[0.1, 0.2, 0.3, 0.4])",
        swift: { random in try random.choice(4, size: 6, probabilities: [0.1, 0.2, 0.3, 0.4]).map(Double.init) },
        expected: [
            [2.0, 1.0, 1.0, 2.0, 3.0, 2.0],
            [2.0, 0.0, 3.0, 3.0, 1.0, 2.0],
            [1.0, 1.0, 3.0, 3.0, 2.0, 3.0],
            [3.0, 3.0, 1.0, 2.0, 3.0, 3.0],
        ]),
    Call(
        python: "np.random.choice(4, 3, replace=False, p=[0.1, 0.2, 0.3, 0.4])",
        swift: { random in
            try random.choice(4, size: 3, replace: false, probabilities: [0.1, 0.2, 0.3, 0.4]).map(Double.init)
        },
        expected: [
            [3.0, 0.0, 2.0],
            [1.0, 0.0, 2.0],
            [1.0, 2.0, 3.0],
            [1.0, 3.0, 2.0],
        ]),
    Call(
        python: "(lambda a: (np.random.shuffle(a), a)[1])(list(range(10)))",
        swift: { random in shuffled(10, by: random) },
        expected: [
            [4.0, 1.0, 5.0, 0.0, 8.0, 2.0, 9.0, 3.0, 7.0, 6.0],
            [0.0, 2.0, 8.0, 1.0, 9.0, 4.0, 5.0, 6.0, 7.0, 3.0],
            [8.0, 9.0, 1.0, 4.0, 3.0, 2.0, 7.0, 6.0, 5.0, 0.0],
            [4.0, 9.0, 2.0, 5.0, 8.0, 6.0, 3.0, 7.0, 0.0, 1.0],
        ]),
    Call(
        python: "np.random.exponential(2.0, 2)",
        swift: { random in try (0..<2).map { _ in try random.exponential(2) } },
        expected: [
            [0.904204112692772, 1.6888555613018204],
            [4.97449079376584, 4.825880160419781],
            [0.7337190679546329, 9.174143725843468],
            [2.88896561890787, 3.7257521251013372],
        ]),
]

@Suite struct NumPyRandomTests {
    @Test func drawsWhatNumPyDraws() throws {
        for (position, seed) in seeds.enumerated() {
            let random = try NumPyRandom(seed: seed)
            for call in calls {
                #expect(try call.swift(random) == call.expected[position], "\(call.python), seed \(seed)")
            }
        }
    }

    /// np.random.seed([1, 2, 3]); np.random.rand(2)
    @Test func listsAreSeeds() {
        let random = NumPyRandom()
        random.seed(array: [1, 2, 3])
        #expect([random.random(), random.random()] == [0.6098612722867289, 0.8866970434146851])
    }

    @Test func mistakesAreNamed() throws {
        let random = try NumPyRandom(seed: 0)
        #expect(throws: TensorError(.valueError, "Seed must be between 0 and 2**32 - 1")) { try NumPyRandom(seed: -1) }
        #expect(throws: TensorError(.valueError, "low >= high")) { try random.randint(5, 5) }
        #expect(throws: TensorError(.valueError, "probabilities do not sum to 1")) {
            try random.choice(2, size: 1, probabilities: [0.5, 0.6])
        }
        #expect(throws: TensorError.sampleTooLarge) { try random.choice(2, size: 3, replace: false) }
    }
}
