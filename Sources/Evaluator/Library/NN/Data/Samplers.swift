import Tensors

/// An order in which a loader asks for items.
final class SamplerObject: Object {
    enum Order {
        case none
        case sequential(Value)
        case random(Value, replacement: Bool, count: Int?, Generator?)
        case subset([Value], Generator?)
        case weighted([Double], Int, replacement: Bool, Generator?)
        case batches(Value, Int, dropsLast: Bool)
    }

    var order = Order.none

    override init(type: TypeObject) { super.init(type: type) }

    convenience init(_ row: NativeType, _ order: Order) {
        self.init(type: Types.current.native(row))
        self.order = order
    }

    override func length() throws -> Int? {
        switch order {
        case .none: return nil
        case .sequential(let source): return try source.length()
        case .random(let source, _, let count, _): return try count ?? source.length()
        case .subset(let indices, _): return indices.count
        case .weighted(_, let count, _, _): return count
        case .batches(let sampler, let size, let dropsLast):
            let count = try sampler.length()
            return dropsLast ? count / size : (count + size - 1) / size
        }
    }

    /// Draws happen at the first `next`, as in PyTorch's generator functions.
    override func makeIterator() throws -> IteratorObject? {
        let type = Types.current.generator
        switch order {
        case .none: return nil
        case .sequential(let source): return try RangeOfIndices(source.length())
        case .random(let source, let replacement, let count, let generator):
            return RandomIndices(try source.length(), replacement: replacement, count: count, generator)
        case .subset(let indices, let generator):
            var order: [Int]?
            var position = 0
            return ClosureIterator(type: type) {
                let places = try order ?? Samplers.permutation(indices.count, generator ?? TorchState.current.generator)
                order = places
                guard position < places.count else { return .unbound }
                position += 1
                return indices[places[position - 1]]
            }
        case .weighted(let weights, let count, let replacement, let generator):
            var drawn: [Int]?
            var position = 0
            return ClosureIterator(type: type) {
                let places = try drawn ?? Samplers.weighted(weights, count, replacement, generator)
                drawn = places
                guard position < places.count else { return .unbound }
                position += 1
                return .int(places[position - 1])
            }
        case .batches(let sampler, let size, let dropsLast):
            let source = try sampler.iterator()
            return ClosureIterator(type: type) {
                var batch: ContiguousArray<Value> = []
                while batch.count < size {
                    let index = try source.next()
                    if index.isUnbound { break }
                    batch.append(index)
                }
                if batch.isEmpty || (dropsLast && batch.count < size) { return .unbound }
                return .list(List(batch))
            }
        }
    }
}

/// 0, 1, …
private final class RangeOfIndices: IteratorObject {
    private let count: Int
    private var position = 0

    init(_ count: Int) {
        self.count = count
        super.init(type: Types.current.iterator("range_iterator"))
    }

    override func next() throws -> Value {
        guard position < count else { return .unbound }
        position += 1
        return .int(position - 1)
    }
}

/// The indices of a `RandomSampler`, with its draws from the generators.
private final class RandomIndices: IteratorObject {
    private let size: Int
    private let replacement: Bool
    private let count: Int
    private let given: Generator?
    private var generator: Generator?
    private var chunk: [Int] = []
    private var position = 0
    private var left: Int

    init(_ size: Int, replacement: Bool, count: Int?, _ generator: Generator?) {
        self.size = size
        self.replacement = replacement
        self.count = count ?? size
        given = generator
        left = self.count
        super.init(type: Types.current.generator)
    }

    override func next() throws -> Value {
        let source = start()
        while position == chunk.count {
            guard try refill(source) else { return .unbound }
        }
        position += 1
        return .int(chunk[position - 1])
    }

    /// Without a generator of its own the sampler seeds one from the default generator.
    private func start() -> Generator {
        if let generator { return generator }
        let source: Generator
        if let given {
            source = given
        } else {
            source = Generator()
            source.manualSeed(TorchState.current.generator.u64() & UInt64(Int64.max))
        }
        generator = source
        return source
    }

    private var isFinished = false

    private func refill(_ source: Generator) throws -> Bool {
        if isFinished { return false }
        position = 0
        if replacement {
            let amount = min(left, 32)
            if left < 32 { isFinished = true }
            left -= amount
            chunk = (0..<amount).map { _ in Int(source.u32()) % max(size, 1) }
            return true
        }
        // After the whole rounds comes one more permutation, of which only the remainder counts.
        let order = try Samplers.permutation(size, source)
        if left >= size, size > 0 {
            left -= size
            chunk = order
        } else {
            chunk = Array(order.prefix(left))
            left = 0
            isFinished = true
        }
        return true
    }
}

enum Samplers {
    static func permutation(_ count: Int, _ generator: Generator) throws -> [Int] {
        let order = try Tensor.randperm(count, generator: generator)
        return withExtendedLifetime(order) {
            let places = order.pointer(as: Int64.self)
            return (0..<count).map { Int(places[$0]) }
        }
    }

    static func weighted(_ weights: [Double], _ count: Int, _ replacement: Bool, _ generator: Generator?) throws
        -> [Int]
    {
        let probabilities = try Tensor.tensor(elements: weights, [weights.count])
        let drawn = try probabilities.multinomial(
            count, replacement: replacement, generator: generator ?? TorchState.current.generator)
        return withExtendedLifetime(drawn) {
            let places = drawn.pointer(as: Int64.self)
            return (0..<count).map { Int(places[$0]) }
        }
    }
}

extension NativeType {
    static let samplers: [NativeType] = [
        NativeType(
            "Sampler", module: "torch.utils.data.sampler", "The base of orders that programs write.", voice: .python,
            allocate: { SamplerObject(type: $0) },
            methods: [Builtin("__init__", "(data_source=None)", "Does nothing.") { _ in .none }]),
        sequentialSampler, randomSampler, batchSampler,
        sampler("SubsetRandomSampler", "(indices, generator=None)", "Given indices in random order.") { call in
            .subset(Array(try call.array(0)), try Samplers.generator(call, 1))
        },
        sampler(
            "WeightedRandomSampler", "(weights, num_samples, replacement: bool = True, generator=None)",
            "Indices drawn by their weights."
        ) { call in
            .weighted(
                try call.array(0).map { try $0.asDouble() ?? 0 }, try call.int(1), replacement: try call.bool(2),
                try Samplers.generator(call, 3))
        },
    ]

    static let sequentialSampler: NativeType = sampler("SequentialSampler", "(data_source)", "Items in their order.") {
        .sequential($0[0])
    }

    static let randomSampler: NativeType = sampler(
        "RandomSampler", "(data_source, replacement: bool = False, num_samples=None, generator=None)",
        "Items in random order."
    ) { call in
        let count = try call.optionalInt(2)
        let total = try count ?? call[0].length()
        guard total > 0 else {
            throw Raised(
                .valueError, "num_samples should be a positive integer value, but got num_samples=\(total)")
        }
        return .random(call[0], replacement: try call.bool(1), count: count, try Samplers.generator(call, 3))
    }

    static let batchSampler: NativeType = sampler(
        "BatchSampler", "(sampler, batch_size, drop_last: bool)", "The indices of another sampler in batches."
    ) { call in
        .batches(call[0], try call.int(1), dropsLast: try call.bool(2))
    }

    private static func sampler(
        _ name: String, _ signature: String, _ summary: String,
        make: @escaping @Sendable (borrowing Arguments) throws -> SamplerObject.Order
    ) -> NativeType {
        NativeType(
            name, module: "torch.utils.data.sampler", bases: ["torch.utils.data.sampler.Sampler"], summary,
            voice: .python, allocate: { SamplerObject(type: $0) },
            methods: [
                Builtin("__init__", signature, summary) { call in
                    let order = try make(call)
                    call.receiver.object(as: SamplerObject.self)?.order = order
                    return .none
                }
            ])
    }
}

extension Samplers {
    static func generator(_ call: borrowing Arguments, _ index: Int) throws -> Generator? {
        guard call.has(index) else { return nil }
        return try call.object(index, as: GeneratorObject.self, expected: "Generator").generator
    }
}

extension RangeOfIndices: Restorable {
    func save(_ walk: CheckpointWalk) {
        let position = position
        walk.step { [self] in self.position = position }
    }
}

extension RandomIndices: Restorable {
    func save(_ walk: CheckpointWalk) {
        if let given { walk.generator(given) }
        if let generator { walk.generator(generator) }
        let (generator, chunk, position, left, isFinished) = (generator, chunk, position, left, isFinished)
        walk.step { [self] in
            self.generator = generator
            self.chunk = chunk
            self.position = position
            self.left = left
            self.isFinished = isFinished
        }
    }
}
