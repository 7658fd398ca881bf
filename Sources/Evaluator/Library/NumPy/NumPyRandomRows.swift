import Tensors

/// `np.random`: the rows serve the module, over its one generator, and `RandomState` objects, over their own.
enum NumPyRandomRows {
    typealias Source = @Sendable (borrowing Arguments) throws -> NumPyRandom

    static func rows(_ source: @escaping Source) -> [Builtin] {
        TextRows.serving([
            Builtin(
                "seed", "(seed=None)", "Starts the stream anew.",
                example: "np.random.seed(0)\nnp.random.rand()\n#> 0.5488135039273248"
            ) { call in
                let generator = try source(call)
                if let seed = try call.optionalInt(0) { try generator.seed(seed) } else { generator.seedFromEntropy() }
                return .none
            },
            Builtin("rand", "(*size)", "Uniform numbers in [0, 1).") { call in
                let generator = try source(call)
                return try drawn(call.rest.isEmpty ? nil : Shape(checking: call.sizes())) { generator.random() }
            },
            Builtin("randn", "(*size)", "Standard normal numbers.") { call in
                let generator = try source(call)
                return try drawn(call.rest.isEmpty ? nil : Shape(checking: call.sizes())) { generator.randn() }
            },
            Builtin("random", "(size=None)", "Uniform numbers in [0, 1).") { call in
                let generator = try source(call)
                return try drawn(call.size(0)) { generator.random() }
            },
            Builtin("random_sample", "(size=None)", "Uniform numbers in [0, 1).") { call in
                let generator = try source(call)
                return try drawn(call.size(0)) { generator.random() }
            },
            Builtin("sample", "(size=None)", "Uniform numbers in [0, 1).") { call in
                let generator = try source(call)
                return try drawn(call.size(0)) { generator.random() }
            },
            Builtin("ranf", "(size=None)", "Uniform numbers in [0, 1).") { call in
                let generator = try source(call)
                return try drawn(call.size(0)) { generator.random() }
            },
            Builtin("binomial", "(n, p, size=None)", "How often something of probability p happens in n tries.") {
                call in
                let generator = try source(call)
                let (count, chance) = (try call.int(0), try call.double(1))
                guard count >= 0 else { throw Raised(.valueError, "n < 0") }
                guard chance >= 0, chance <= 1 else { throw Raised(.valueError, "p < 0, p > 1 or p contains NaNs") }
                return try counted(call.size(2)) { try generator.binomial(count, chance) }
            },
            Builtin("poisson", "(lam=1.0, size=None)", "How often something happens that happens lam times on average.")
            {
                call in
                let generator = try source(call)
                let mean = try call.double(0)
                guard mean >= 0 else { throw Raised(.valueError, "lam < 0 or lam contains NaNs") }
                return try counted(call.size(1)) { generator.poisson(mean) }
            },
            Builtin("laplace", "(loc=0.0, scale=1.0, size=None)", "Numbers of the double exponential distribution.") {
                call in
                let generator = try source(call)
                let (middle, scale) = (try call.double(0), try call.double(1))
                return try drawn(call.size(2)) { generator.laplace(middle, scale) }
            },
            Builtin("standard_normal", "(size=None)", "Standard normal numbers.") { call in
                let generator = try source(call)
                return try drawn(call.size(0)) { generator.randn() }
            },
            Builtin("uniform", "(low=0.0, high=1.0, size=None)", "Uniform numbers in [low, high).") { call in
                let generator = try source(call)
                let (low, high) = (try call.double(0), try call.double(1))
                return try drawn(call.size(2)) { generator.uniform(low, high) }
            },
            Builtin("normal", "(loc=0.0, scale=1.0, size=None)", "Normal numbers.") { call in
                let generator = try source(call)
                let (mean, deviation) = (try call.double(0), try call.double(1))
                return try drawn(call.size(2)) { try generator.normal(mean, deviation) }
            },
            Builtin("exponential", "(scale=1.0, size=None)", "Exponential numbers.") { call in
                let generator = try source(call)
                let scale = try call.double(0)
                return try drawn(call.size(1)) { try generator.exponential(scale) }
            },
            Builtin(
                "randint", "(low, high=None, size=None, dtype=None)", "Whole numbers from low to before high.",
                example: "np.random.seed(0)\nnp.random.randint(0, 10, 3)\n#> array([5, 0, 3])"
            ) { call in
                let generator = try source(call)
                let (low, high) = call.has(1) ? (try bound(call, 0), try bound(call, 1)) : (0, try bound(call, 0))
                if !call.has(1), high <= 0 { throw Raised(.valueError, "high <= 0") }
                guard let shape = try call.size(2) else { return .int(try generator.randint(low, high)) }
                let values = try (0..<shape.numel).map { _ in Scalar.int(Int64(try generator.randint(low, high))) }
                return .object(
                    NDArray(try Tensor.tensor(values, shape, dtype: .int64).to(call.numpyDType(3) ?? .int64)))
            },
            Builtin("shuffle", "(x)", "Puts the items along the first axis in random order, in place.") { call in
                let generator = try source(call)
                if case .list(let list) = call[0] {
                    var items = Array(list.items)
                    generator.shuffle(&items)
                    list.items = ContiguousArray(items)
                } else {
                    let array = try call[0].asArray
                    var order = Array(0..<array.shape[0])
                    generator.shuffle(&order)
                    _ = try array.copy(from: array.get(.tensor(Tensor.positions(order))))
                }
                return .none
            },
            Builtin(
                "permutation", "(x)", "The numbers below x, or the items of x, in random order.",
                example: "np.random.seed(0)\nnp.random.permutation(4)\n#> array([2, 3, 1, 0])"
            ) { call in
                let generator = try source(call)
                if let count = try call[0].asIndexOrNil() {
                    return .object(NDArray(try Tensor.positions(generator.permutation(count))))
                }
                let array = try call.ndarray(0)
                return .object(NDArray(try array.get(.tensor(Tensor.positions(generator.permutation(array.shape[0]))))))
            },
            Builtin("choice", "(a, size=None, replace: bool = True, p=None)", "Items drawn by chance.") { call in
                let generator = try source(call)
                let items = try call[0].asIndexOrNil() == nil ? call[0].collected() : nil
                let count = try items?.count ?? call.int(0)
                let weights: [Double]? = try call.has(3) ? call.ndarray(3).to(.float64).scalars().map(\.asDouble) : nil
                let shape = try call.size(1)
                let places = try generator.choice(
                    count, size: shape?.numel ?? 1, replace: call.bool(2), probabilities: weights,
                    tolerance: call.has(3) && call.ndarray(3).dtype == .float32
                        ? Double(Float.ulpOfOne).squareRoot() : Double.ulpOfOne.squareRoot())
                guard let shape else {
                    guard let place = places.first else { return .none }
                    guard let items else { return NDArray.result(Tensor.scalar(.int(Int64(place)))) }
                    if case .str(let text) = items[place] { return .str(TextArray.element(text)) }
                    return NDArray.result(try NumPyConversion.array(items[place]).clone())
                }
                guard items != nil else { return .object(NDArray(try Tensor.positions(places).view(shape))) }
                if let texts = try TextReading.arrayOrNil(call[0]) {
                    return .object(
                        TextArray(
                            try texts.codes.get(.tensor(Tensor.positions(places).view(shape))), texts.table,
                            width: texts.width))
                }
                let array = try call.ndarray(0)
                return .object(NDArray(try array.get(.tensor(Tensor.positions(places).view(shape)))))
            },
        ])
    }

    private static func counted(_ shape: Shape?, _ next: () throws -> Int) throws -> Value {
        guard let shape else { return .int(try next()) }
        return .object(NDArray(try NumPyDoubles.make(ints: (0..<shape.numel).map { _ in try next() }, shape.array)))
    }

    private static func drawn(_ shape: Shape?, _ next: () throws -> Double) throws -> Value {
        guard let shape else { return .float(try next()) }
        let result = Tensor.zeros(shape, dtype: .float64)
        let elements = result.pointer(as: Double.self)
        for place in 0..<shape.numel { elements[place] = try next() }
        return .object(NDArray(result))
    }

    /// A `RandomState`.
    final class State: Object {
        let generator: NumPyRandom

        init(_ generator: NumPyRandom) {
            self.generator = generator
            super.init(type: Types.current.native(State.row))
        }

        static let row = NativeType(
            "RandomState", module: "numpy.random", "NumPy's random numbers with a state of their own.",
            example: "np.random.RandomState(0).rand()\n#> 0.5488135039273248",
            construct: Builtin("RandomState", "(seed=None)") { call in
                let generator = NumPyRandom()
                if let seed = try call.optionalInt(0) { try generator.seed(seed) }
                return .object(State(generator))
            },
            methods: rows { call in
                guard let state = call.receiver.object(as: State.self) else {
                    throw Raised(.typeError, "descriptor requires a 'numpy.random.RandomState' object")
                }
                return state.generator
            })
    }
}

extension Family {
    static let numpyRandom = Family(
        module: "numpy.random",
        functions: NumPyRandomRows.rows { call in call.torch.numpyRandom }
            + [
                Builtin("default_rng", "(seed=None)", "Refused: NumPy's new generators are not part of this program.") {
                    _ in
                    throw Raised(
                        .notImplementedError,
                        "np.random.default_rng is not part of this program; use np.random.RandomState(seed) or np.random.seed(seed)"
                    )
                }
            ],
        types: [NumPyRandomRows.State.row])
}

extension Tensor {
    fileprivate static func positions(_ places: [Int]) throws -> Tensor {
        try Tensor.tensor(places.map { .int(Int64($0)) }, [places.count], dtype: .int64)
    }
}

extension Value {
    /// A whole number; nil for sequences and arrays with axes.
    fileprivate func asIndexOrNil() throws -> Int? {
        if let array = object(as: NDArray.self), array.tensor.rank > 0 { return nil }
        if isSequence { return nil }
        return try asIndex()
    }
}

extension Arguments {
    /// `size=`: None, an int, or a tuple of ints.
    fileprivate func size(_ index: Int) throws -> Shape? { has(index) ? try numpyShape(index) : nil }
}

/// A bound of `randint`: NumPy cuts floats off, as in `randint(256 / 2)`.
private func bound(_ call: borrowing Arguments, _ index: Int) throws -> Int {
    if case .float(let number) = call[index], let whole = Int(exactly: number.rounded(.towardZero)) { return whole }
    return try call.int(index)
}
