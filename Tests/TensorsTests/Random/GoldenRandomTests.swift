import Foundation
import Testing

@testable import Tensors

/// The Python expressions of `rng.jsonl` that need nothing but the generator, in Swift.
private let expressions: [String: @Sendable (Generator) throws -> Tensor] = [
    "torch.rand(8)": { try .rand([8], generator: $0) },
    "torch.rand(8, dtype=torch.float64)": { try .rand([8], dtype: .float64, generator: $0) },
    "torch.empty(8).uniform_(-1, 1)": { try Tensor.empty([8]).fillUniform(-1, 1, generator: $0) },
    "torch.empty(8).uniform_(-0.1, 0.1)": { try Tensor.empty([8]).fillUniform(-0.1, 0.1, generator: $0) },
    "torch.randn(8)": { try .randn([8], generator: $0) },
    "torch.randn(3)": { try .randn([3], generator: $0) },
    "torch.randn(8, dtype=torch.float64)": { try .randn([8], dtype: .float64, generator: $0) },
    "torch.randn(15)": { try .randn([15], generator: $0) },
    "torch.randn(16)": { try .randn([16], generator: $0) },
    "torch.randn(17)": { try .randn([17], generator: $0) },
    "torch.randn(20)": { try .randn([20], generator: $0) },
    "torch.randn(32)": { try .randn([32], generator: $0) },
    "torch.randn(16, dtype=torch.float64)": { try .randn([16], dtype: .float64, generator: $0) },
    "torch.randn(20, dtype=torch.float64)": { try .randn([20], dtype: .float64, generator: $0) },
    "torch.empty(8).normal_(2.0, 0.5)": { try Tensor.empty([8]).fillNormal(2, 0.5, generator: $0) },
    "torch.empty(20).normal_(2.0, 0.5)": { try Tensor.empty([20]).fillNormal(2, 0.5, generator: $0) },
    "torch.normal(torch.arange(1., 9.), torch.full((8,), 0.1))": {
        try .normal(.arange(.float(1), .float(9)), .full([8], .float(0.1)), generator: $0)
    },
    "torch.empty(5, 4).t().normal_()": { try Tensor.empty([5, 4]).permuted([1, 0]).fillNormal(generator: $0) },
    "torch.randn_like(torch.zeros(2, 4))": { try Tensor.zeros([2, 4]).randnLike(generator: $0) },
    "torch.empty(8).exponential_()": { try Tensor.empty([8]).fillExponential(generator: $0) },
    "torch.empty(8).exponential_(2.0)": { try Tensor.empty([8]).fillExponential(2, generator: $0) },
    "torch.empty(8, dtype=torch.float64).exponential_()": {
        try Tensor.empty([8], dtype: .float64).fillExponential(generator: $0)
    },
    "torch.empty(8).bernoulli_(0.5)": { try Tensor.empty([8]).fillBernoulli(0.5, generator: $0) },
    "torch.empty(8).bernoulli_(0.3)": { try Tensor.empty([8]).fillBernoulli(0.3, generator: $0) },
    "torch.bernoulli(torch.full((8,), 0.3))": { try Tensor.full([8], .float(0.3)).bernoulli(generator: $0) },
    "torch.bernoulli(torch.full((8,), 0.3, dtype=torch.float64))": {
        try Tensor.full([8], .float(0.3), dtype: .float64).bernoulli(generator: $0)
    },
    "F.dropout(torch.ones(8), 0.5)": { try Tensor.ones([8]).dropoutMask(0.5, generator: $0) },
    "F.dropout(torch.ones(8), 0.2)": { try Tensor.ones([8]).dropoutMask(0.2, generator: $0) },
    "nn.Dropout(0.1)(torch.ones(2, 8))": { try Tensor.ones([2, 8]).dropoutMask(0.1, generator: $0) },
    "F.dropout1d(torch.ones(8, 4), 0.5)[:, 0]": { try Tensor.ones([8]).dropoutMask(0.5, generator: $0) },
    "torch.randint(0, 10, (8,))": { try .randint(0, 10, [8], generator: $0) },
    "torch.randint(100, (8,))": { try .randint(0, 100, [8], generator: $0) },
    "torch.randint(-5, 5, (8,))": { try .randint(-5, 5, [8], generator: $0) },
    "torch.randint(0, 2, (8,))": { try .randint(0, 2, [8], generator: $0) },
    "torch.randint(0, 2**28, (8,))": { try .randint(0, 1 << 28, [8], generator: $0) },
    "torch.randint(0, 2**28 - 1, (8,))": { try .randint(0, 1 << 28 - 1, [8], generator: $0) },
    "torch.randint(0, 10, (8,), dtype=torch.float32)": { try .randint(0, 10, [8], dtype: .float32, generator: $0) },
    "torch.empty(8, dtype=torch.int64).random_()": { try Tensor.empty([8], dtype: .int64).fillRandom(generator: $0) },
    "torch.empty(8, dtype=torch.int32).random_()": { try Tensor.empty([8], dtype: .int32).fillRandom(generator: $0) },
    "torch.empty(8).random_()": { try Tensor.empty([8]).fillRandom(generator: $0) },
    "torch.empty(8, dtype=torch.bool).random_()": { try Tensor.empty([8], dtype: .bool).fillRandom(generator: $0) },
    "torch.randperm(8)": { try .randperm(8, generator: $0) },
    "torch.randperm(10)": { try .randperm(10, generator: $0) },
    "torch.randperm(3)": { try .randperm(3, generator: $0) },
    "torch.multinomial(torch.tensor([.1, .2, .3, .4]), 1)": { try fourWeights().multinomial(1, generator: $0) },
    "torch.multinomial(torch.tensor([.1, .2, .3, .4]), 1, replacement=True)": {
        try fourWeights().multinomial(1, replacement: true, generator: $0)
    },
    "torch.multinomial(torch.tensor([.1, .2, .3, .4]), 3)": { try fourWeights().multinomial(3, generator: $0) },
    "torch.multinomial(torch.tensor([.1, .2, .3, .4]), 8, replacement=True)": {
        try fourWeights().multinomial(8, replacement: true, generator: $0)
    },
    "torch.stack([torch.multinomial(torch.softmax(torch.arange(6.)/3, 0), 1)[0] for _ in range(8)])": { generator in
        let weights = try Tensor.tensor(elements: (0..<6).map { Float(exp(Double($0) / 3)) }, [6])
        let picked = try (0..<8).map { _ in try weights.multinomial(1, generator: generator).scalar(at: 0) }
        return try .tensor(picked, [8])
    },
    "torch.multinomial(torch.ones(3, 5), 2)": { try Tensor.ones([3, 5]).multinomial(2, generator: $0) },
    "torch.distributions.Categorical(probs=torch.tensor([.1, .2, .3, .4])).sample((8,))": {
        try fourWeights().multinomial(8, replacement: true, generator: $0)
    },
    "nn.init.normal_(torch.empty(8), 0, 0.01)": { try Tensor.empty([8]).fillNormal(0, 0.01, generator: $0) },
    "nn.init.uniform_(torch.empty(8), -0.08, 0.08)": { try Tensor.empty([8]).fillUniform(-0.08, 0.08, generator: $0) },
    "torch.cat([torch.randn(3), torch.randn(16)[:2], torch.randn(3)])": { generator in
        var values: [Scalar] = []
        for (count, shown) in [(3, 3), (16, 2), (3, 3)] {
            let drawn = try Tensor.randn([count], generator: generator)
            values += (0..<shown).map { drawn.scalar(at: $0) }
        }
        return try .tensor(values, [8])
    },
    "torch.tensor(torch.utils.data.random_split(range(10), [7, 3])[1].indices)": { generator in
        let order = try Tensor.randperm(10, generator: generator)
        return try .tensor((7..<10).map { order.scalar(at: $0) }, [3])
    },
]

private func fourWeights() throws -> Tensor { try .tensor(elements: [0.1, 0.2, 0.3, 0.4] as [Float], [4]) }

/// A row of `rng.jsonl`: an expression evaluated after `torch.manual_seed(seed)`, and what the generator held then.
private struct Row: Decodable {
    let code: String
    let seed: UInt64
    let values: Numbers
    let bits: [String]?
    let next: Int
    let left: Int
    let cachedNormal: Double?
    let randAfter: Float

    enum CodingKeys: String, CodingKey {
        case code, seed, values
        case bits = "f32_hex"
        case next = "engine_next"
        case left = "engine_left"
        case cachedNormal = "cached_normal"
        case randAfter = "rand_after"
    }
}

/// Nested lists of numbers.
private enum Numbers: Decodable {
    case integer(Int64)
    case double(Double)
    case list([Numbers])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .double(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .integer(value ? 1 : 0)
        } else {
            self = .list(try container.decode([Numbers].self))
        }
    }

    var flat: [Scalar] {
        switch self {
        case .integer(let value): [.int(value)]
        case .double(let value): [.float(value)]
        case .list(let items): items.flatMap(\.flat)
        }
    }
}

@Suite struct GoldenRandomTests {
    @Test func drawsWhatPyTorchDraws() throws {
        var seen = Set<String>()
        for row in try goldenRows("rng.jsonl", as: Row.self) {
            guard let expression = expressions[row.code] else { continue }
            seen.insert(row.code)
            let label = Comment(rawValue: "\(row.code), seed \(row.seed)")
            let generator = Generator(seed: row.seed)
            let result = try expression(generator)

            var drawn: [Scalar] = []
            MemoryOrder(unsorted: result).forEachOffset { drawn.append(result.scalar(at: $0)) }
            if let expected = row.bits {
                #expect(drawn.map { Float($0.asDouble).bitPattern } == expected.map { UInt32($0, radix: 16) }, label)
            } else if result.isFloatingPoint {
                #expect(drawn.map(\.asDouble) == row.values.flat.map(\.asDouble), label)
            } else {
                #expect(drawn.map(\.asInt64) == row.values.flat.map(\.asInt64), label)
            }
            #expect(generator.position.next == row.next, label)
            #expect(generator.position.left == row.left, label)
            #expect(generator.cachedNormal == row.cachedNormal, label)
            #expect(generator.uniformFloat() == row.randAfter, label)
        }
        #expect(seen.count == expressions.count)
    }
}
