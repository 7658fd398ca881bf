import Testing

@testable import Tensors

/// Calls in the order in which they were made after `random.seed(s)`, and what CPython 3.11 gave for each of the seeds.
private struct Call {
    /// The Python expression.
    let python: String
    let swift: @Sendable (PythonRandom) throws -> [Double]
    /// One list for each seed.
    let expected: [[Double]]
}

private let seeds: [Int64] = [0, 1, 777, -5, 1099511627793]

private func shuffled(_ count: Int, by random: PythonRandom) -> [Double] {
    var elements = (0..<count).map(Double.init)
    random.shuffle(&elements)
    return elements
}

private let calls: [Call] = [
    Call(
        python: "[random.random() for _ in range(3)]",
        swift: { random in (0..<3).map { _ in random.random() } },
        expected: [
            [0.8444218515250481, 0.7579544029403025, 0.420571580830845],
            [0.13436424411240122, 0.8474337369372327, 0.763774618976614],
            [0.22933408950153078, 0.44559617334521107, 0.36859824937216046],
            [0.6229016948897019, 0.7417869892607294, 0.7951935655656966],
            [0.6614192930187859, 0.24151842637090726, 0.6909905728254405],
        ]),
    Call(
        python: "[random.randint(1, 6) for _ in range(8)]",
        swift: { random in try (0..<8).map { _ in Double(try random.randint(1, 6)) } },
        expected: [
            [3.0, 5.0, 4.0, 4.0, 3.0, 4.0, 3.0, 5.0],
            [3.0, 1.0, 4.0, 4.0, 4.0, 6.0, 4.0, 2.0],
            [3.0, 3.0, 5.0, 1.0, 4.0, 6.0, 5.0, 5.0],
            [6.0, 6.0, 5.0, 1.0, 4.0, 2.0, 6.0, 1.0],
            [1.0, 4.0, 4.0, 4.0, 2.0, 4.0, 1.0, 6.0],
        ]),
    Call(
        python: "[random.randrange(0, 100, 7) for _ in range(5)]",
        swift: { random in try (0..<5).map { _ in Double(try random.randrange(0, 100, 7)) } },
        expected: [
            [98.0, 98.0, 21.0, 56.0, 14.0],
            [7.0, 49.0, 0.0, 98.0, 91.0],
            [42.0, 63.0, 28.0, 98.0, 7.0],
            [98.0, 14.0, 7.0, 35.0, 49.0],
            [70.0, 56.0, 98.0, 49.0, 56.0],
        ]),
    Call(
        python: "[random.choice(range(10)) for _ in range(5)]",
        swift: { random in try (0..<5).map { _ in Double(try random.choice(count: 10)) } },
        expected: [
            [4.0, 2.0, 1.0, 9.0, 4.0],
            [6.0, 6.0, 9.0, 0.0, 7.0],
            [1.0, 1.0, 5.0, 1.0, 0.0],
            [3.0, 6.0, 8.0, 1.0, 9.0],
            [7.0, 9.0, 7.0, 2.0, 9.0],
        ]),
    Call(
        python: "random.choices(range(5), k=6)",
        swift: { random in try random.choices(count: 5, 6).map(Double.init) },
        expected: [
            [4.0, 2.0, 3.0, 3.0, 0.0, 0.0],
            [1.0, 4.0, 2.0, 0.0, 1.0, 0.0],
            [4.0, 2.0, 1.0, 1.0, 3.0, 4.0],
            [1.0, 3.0, 2.0, 0.0, 4.0, 1.0],
            [3.0, 4.0, 4.0, 3.0, 4.0, 0.0],
        ]),
    Call(
        python: "random.choices(range(4), [10, 1, 1, 5], k=8)",
        swift: { random in try random.choices(count: 4, weights: [10, 1, 1, 5], 8).map(Double.init) },
        expected: [
            [0.0, 3.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0],
            [2.0, 0.0, 3.0, 2.0, 3.0, 3.0, 0.0, 3.0],
            [0.0, 0.0, 3.0, 0.0, 3.0, 0.0, 0.0, 0.0],
            [3.0, 0.0, 1.0, 0.0, 0.0, 3.0, 0.0, 3.0],
            [1.0, 3.0, 3.0, 1.0, 0.0, 0.0, 3.0, 2.0],
        ]),
    Call(
        python: "random.sample(range(10), 4)",
        swift: { random in try random.sample(count: 10, 4).map(Double.init) },
        expected: [
            [8.0, 7.0, 9.0, 6.0],
            [7.0, 8.0, 3.0, 2.0],
            [8.0, 9.0, 4.0, 6.0],
            [2.0, 9.0, 4.0, 8.0],
            [1.0, 4.0, 9.0, 7.0],
        ]),
    Call(
        python: "random.sample(range(1000), 8)",
        swift: { random in try random.sample(count: 1000, 8).map(Double.init) },
        expected: [
            [533.0, 266.0, 63.0, 824.0, 940.0, 561.0, 937.0, 14.0],
            [236.0, 693.0, 224.0, 779.0, 470.0, 975.0, 296.0, 948.0],
            [793.0, 706.0, 508.0, 96.0, 561.0, 461.0, 172.0, 11.0],
            [984.0, 203.0, 552.0, 897.0, 694.0, 640.0, 209.0, 186.0],
            [404.0, 953.0, 569.0, 104.0, 493.0, 876.0, 747.0, 189.0],
        ]),
    Call(
        python: "(lambda l: (random.shuffle(l), l)[1])(list(range(10)))",
        swift: { random in shuffled(10, by: random) },
        expected: [
            [7.0, 5.0, 8.0, 9.0, 2.0, 3.0, 4.0, 0.0, 6.0, 1.0],
            [3.0, 8.0, 4.0, 9.0, 2.0, 5.0, 7.0, 1.0, 6.0, 0.0],
            [2.0, 6.0, 1.0, 0.0, 9.0, 8.0, 5.0, 3.0, 4.0, 7.0],
            [5.0, 7.0, 8.0, 1.0, 9.0, 2.0, 0.0, 4.0, 6.0, 3.0],
            [3.0, 2.0, 1.0, 8.0, 6.0, 0.0, 9.0, 5.0, 4.0, 7.0],
        ]),
    Call(
        python: "[random.uniform(-2, 3) for _ in range(2)]",
        swift: { random in (0..<2).map { _ in random.uniform(-2, 3) } },
        expected: [
            [1.5182127308276008, -1.685078628694002],
            [2.477876973207459, 2.866261285215309],
            [2.0572835859457257, 0.40084822273125154],
            [-1.6743014331216188, -0.4932044961526876],
            [-1.3746434080593621, 0.7919969922284524],
        ]),
    Call(
        python: "[random.gauss(0, 1) for _ in range(3)]",
        swift: { random in (0..<3).map { _ in random.gauss(0, 1) } },
        expected: [
            [0.6139479697876851, -0.35265330363728303, 0.1823906329438925],
            [-2.614403850657397, -0.01313661197798512, -2.1928711930848155],
            [0.9208554334655074, 0.3905902894311756, -0.8149166934751336],
            [-0.06564558093647256, -0.04968267131431502, -0.3972875743398314],
            [0.4671710034393237, -1.053328834039737, -0.05419289047373503],
        ]),
    Call(
        python: "[random.random(), random.gauss(5, 2)]",
        swift: { random in [random.random(), random.gauss(5, 2)] },
        expected: [
            [0.5429899576900122, 3.952739227298494],
            [0.18984972911602638, 4.787173286359364],
            [0.18775515993205683, 4.34486788773037],
            [0.3099579316031288, 3.3668062486703736],
            [0.7713176503096716, 3.356940427325817],
        ]),
    Call(
        python: "[random.normalvariate(1, 2) for _ in range(3)]",
        swift: { random in (0..<3).map { _ in random.normalvariate(1, 2) } },
        expected: [
            [0.9473803163425273, 0.1810005933770783, 1.2274875708169353],
            [0.9629557614620995, -1.494066734166147, 0.7352693360767205],
            [-0.6813070191360211, 1.4473867568573775, 4.718918760980316],
            [3.104656859057872, -0.21828543629028307, 1.744678535243215],
            [1.6007011107020832, 0.7456751950716825, 3.1126718280903063],
        ]),
    Call(
        python: "[random.expovariate(0.5) for _ in range(2)]",
        swift: { random in (0..<2).map { _ in random.expovariate(0.5) } },
        expected: [
            [0.19221160134693752, 3.1983318935625253],
            [1.0359962154579163, 2.1857188658916216],
            [3.500270807903853, 0.3690625757269693],
            [7.385739862514311, 0.04626206964375874],
            [2.5343450098406706, 5.757319867356838],
        ]),
    Call(
        python: "[random.triangular(0, 10, 3) for _ in range(2)]",
        swift: { random in (0..<2).map { _ in random.triangular(0, 10, mode: 3) } },
        expected: [
            [3.0857595748387077, 2.695035185866593],
            [3.3440754361167944, 7.134906927279982],
            [1.8970346214372684, 7.407901751194796],
            [5.814985252163277, 6.704800803770594],
            [3.4778572101652916, 3.7088995777020317],
        ]),
    Call(
        python: "[random.getrandbits(40), random.getrandbits(5)]",
        swift: { random in [Double(random.getrandbits(40)), Double(random.getrandbits(5))] },
        expected: [
            [206948140372.0, 26.0],
            [742066572248.0, 23.0],
            [423043474308.0, 3.0],
            [601373020904.0, 25.0],
            [679944056312.0, 28.0],
        ]),
]

@Suite struct PythonRandomTests {
    @Test func drawsWhatCPythonDraws() throws {
        for (position, seed) in seeds.enumerated() {
            let random = PythonRandom(seed: seed)
            for call in calls {
                #expect(try call.swift(random) == call.expected[position], "\(call.python), seed \(seed)")
            }
        }
    }

    /// random.seed(text); [random.random() for _ in range(2)]
    @Test(arguments: [
        ("hello", [0.3537754404730722, 0.6631985810268619]),
        ("안녕", [0.6891432493979202, 0.9101917777868241]),
        ("", [0.9602256525641875, 0.595411957851699]),
    ])
    func textsAreSeeds(text: String, expected: [Double]) {
        let random = PythonRandom(seed: 3)
        random.seed(text)
        #expect([random.random(), random.random()] == expected)
    }

    @Test func emptyRangesAreRefused() {
        let random = PythonRandom(seed: 0)
        #expect(throws: TensorError(.valueError, "empty range for randrange() (5, 4, -1)")) { try random.randint(5, 3) }
        #expect(throws: TensorError(.valueError, "empty range for randrange()")) { try random.randrange(0) }
        #expect(throws: TensorError(.valueError, "zero step for randrange()")) { try random.randrange(0, 5, 0) }
        #expect(throws: TensorError(.indexError, "Cannot choose from an empty sequence")) {
            try random.choice(count: 0)
        }
        #expect(throws: TensorError(.valueError, "Sample larger than population or is negative")) {
            try random.sample(count: 2, 3)
        }
    }

    @Test func aCloneGoesOnAlike() {
        let random = PythonRandom(seed: 0)
        _ = random.gauss()
        let clone = random.clone()
        #expect([random.gauss(), random.random()] == [clone.gauss(), clone.random()])
    }
}
