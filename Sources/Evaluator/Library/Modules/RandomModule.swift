import Tensors

extension Family {
    static let random = Family(
        module: "random",
        functions: drawing { _ in PythonState.current.random },
        types: [
            NativeType(
                "Random", module: "random", "A generator with a state of its own.",
                construct: Builtin("Random", "(seed=None, /)", "A generator with a state of its own.") { call in
                    let object = RandomObject(type: call.type)
                    try seed(object.generator, call[0])
                    return .object(object)
                },
                methods: drawing { receiver in
                    receiver.object(as: RandomObject.self)?.generator ?? PythonState.current.random
                })
        ])

    private static func seed(_ generator: PythonRandom, _ value: Value) throws {
        switch value {
        case .none: generator.seedFromEntropy()
        case .int(let number): generator.seed(Int64(number))
        case .bool(let truth): generator.seed(truth ? 1 : 0)
        case .str(let text): generator.seed(text.value)
        // CPython seeds from the hash.
        case .float(let number): generator.seed(Int64(hash(of: number)))
        case .unbound, .list, .tuple, .dict, .tensor, .object:
            throw Raised(
                .typeError, "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        }
    }

    /// `hash(number)`: the number modulo 2⁶¹ − 1, as CPython has it.
    private static func hash(of number: Double) -> Int {
        if number.isInfinite { return number > 0 ? 314_159 : -314_159 }
        if number.isNaN || number == 0 { return 0 }
        let bits = 61
        let modulus: UInt64 = 1 << 61 - 1
        var exponent = Int(number.exponent) + 1
        var mantissa = number.magnitude.significand / 2
        var result: UInt64 = 0
        while mantissa != 0 {
            result = (result << 28 & modulus) | result >> (61 - 28)
            mantissa *= 268_435_456
            exponent -= 28
            let whole = UInt64(mantissa)
            mantissa -= Double(whole)
            result += whole
            if result >= modulus { result -= modulus }
        }
        let shift = exponent >= 0 ? exponent % bits : bits - 1 - ((-1 - exponent) % bits)
        result = (result << UInt64(shift) & modulus) | result >> UInt64(bits - shift)
        let signed = Int(result)
        return number < 0 ? (signed == 1 ? -2 : -signed) : signed
    }

    private typealias Source = @Sendable (Value) -> PythonRandom

    private static func whole(_ call: borrowing Arguments, _ index: Int) throws -> Int {
        if case .float(let number) = call[index] {
            guard let whole = Int(exactly: number) else {
                throw Raised(.valueError, "non-integer arg \(index + 1) for randrange()")
            }
            return whole
        }
        return try call.int(index)
    }

    /// The rows, for the hidden generator and for `Random` objects.
    private static func drawing(_ source: @escaping Source) -> [Builtin] {
        func row(
            _ name: String, _ signature: String, _ summary: String, _ example: String? = nil,
            _ body: @escaping @Sendable (PythonRandom, borrowing Arguments) throws -> Value
        ) -> Builtin {
            Builtin(name, signature, summary, example: example.map { "random.seed(0)\n" + $0 }, voice: .python) {
                call in
                try body(source(call.isMethod ? call.receiver : .none), call)
            }
        }
        return [
            row("seed", "(a=None, version=2)", "Starts the stream anew: the same seed, the same numbers.") {
                generator, call in
                try seed(generator, call[0])
                return .none
            },
            row("random", "()", "A float in [0, 1).", "random.random()\n#> 0.8444218515250481") { generator, _ in
                .float(generator.random())
            },
            row("uniform", "(a, b)", "A float between two numbers.", "random.uniform(1, 2)\n#> 1.8444218515250481") {
                generator, call in .float(generator.uniform(try call.double(0), try call.double(1)))
            },
            row("randint", "(a, b)", "A whole number from a to b, both included.", "random.randint(1, 6)\n#> 4") {
                generator, call in .int(try generator.randint(try whole(call, 0), try whole(call, 1)))
            },
            row(
                "randrange", "(start, stop=None, step=1)", "One of the numbers of `range`.",
                "random.randrange(10)\n#> 6"
            ) {
                generator, call in
                if call[1].isNone { return .int(try generator.randrange(try call.int(0))) }
                return .int(try generator.randrange(try call.int(0), try call.int(1), try call.int(2)))
            },
            row("getrandbits", "(k, /)", "A whole number of k random bits.", "random.getrandbits(8)\n#> 216") {
                generator, call in
                let count = try call.int(0)
                if count < 0 { throw Raised(.valueError, "number of bits must be non-negative") }
                if count > 63 { throw Raised.overflow() }
                return .int(Int(generator.getrandbits(count)))
            },
            row("choice", "(seq)", "One item.", "random.choice('abc')\n#> 'b'") { generator, call in
                let place = try generator.choice(count: call[0].length())
                return try call[0].item(at: .int(place))
            },
            row(
                "choices", "(population, weights=None, *, cum_weights=None, k=1)", "k items, with repetition.",
                "random.choices('ab', weights=[9, 1], k=3)\n#> ['a', 'a', 'a']"
            ) { generator, call in
                let population = try call.array(0)
                let count = try call.int(3)
                let isCumulative = call.has(2)
                let places: [Int]
                if isCumulative || call.has(1) {
                    let weights = try call.array(isCumulative ? 2 : 1).map { try real($0) }
                    places = try generator.choices(
                        count: population.count, weights: weights, cumulative: isCumulative, count)
                } else {
                    places = try generator.choices(count: population.count, count)
                }
                return .items(places.map { population[$0] })
            },
            row(
                "shuffle", "(x)", "Brings a list into random order, in place.",
                "x = [1, 2, 3]\nrandom.shuffle(x)\nx\n#> [1, 3, 2]"
            ) {
                generator, call in
                if case .list(let list) = call[0] {
                    var items = Array(list.items)
                    generator.shuffle(&items)
                    list.items = ContiguousArray(items)
                    return .none
                }
                // Whatever has a length and can be changed: an array swaps its items.
                let target = call[0]
                var index = try target.length() - 1
                while index > 0 {
                    let other = generator.below(index + 1)
                    let (a, b) = (try target.item(at: .int(index)), try target.item(at: .int(other)))
                    try target.setItem(b, at: .int(index))
                    try target.setItem(a, at: .int(other))
                    index -= 1
                }
                return .none
            },
            row(
                "sample", "(population, k, *, counts=None)", "k different items.",
                "random.sample(range(10), 3)\n#> [6, 9, 0]"
            ) {
                generator, call in
                if call[0].object(as: SetObject.self) != nil || call[0].type === Types.current.dict {
                    throw Raised(
                        .typeError, "Population must be a sequence.  For dicts or sets, use sorted(d).")
                }
                let population = try call.array(0)
                return .items(try generator.sample(count: population.count, try call.int(1)).map { population[$0] })
            },
            row(
                "gauss", "(mu=0.0, sigma=1.0)", "A normally distributed float.",
                "random.gauss(0, 1)\n#> 0.9417154046806644"
            ) {
                generator, call in .float(generator.gauss(try call.double(0), try call.double(1)))
            },
            row(
                "normalvariate", "(mu=0.0, sigma=1.0)", "A normally distributed float, made another way.",
                "random.normalvariate(0, 1)\n#> -0.18386822109325826"
            ) { generator, call in .float(generator.normalvariate(try call.double(0), try call.double(1))) },
            row(
                "expovariate", "(lambd)", "An exponentially distributed float.",
                "random.expovariate(1)\n#> 1.8606071110652234"
            ) {
                generator, call in .float(generator.expovariate(try call.double(0)))
            },
            row(
                "triangular", "(low=0.0, high=1.0, mode=None)", "A float with a triangular distribution.",
                "random.triangular()\n#> 0.7210930724462443"
            ) { generator, call in
                .float(
                    generator.triangular(
                        try call.double(0), try call.double(1), mode: try call.optionalDouble(2)))
            },
            row("getstate", "()", "The generator's state, for `setstate`.") { generator, _ in
                let copy = RandomObject(type: Types.current.named("random.Random") ?? Types.current.object)
                copy.generator.restore(generator)
                return .object(copy)
            },
            row("setstate", "(state)", "Goes on from a state that `getstate` gave.") { generator, call in
                let state: RandomObject = try call.object(0, expected: "state")
                generator.restore(state.generator)
                return .none
            },
        ]
    }
}

/// A `random.Random`.
final class RandomObject: Object {
    let generator = PythonRandom()
}

extension Arguments {
    var isMethod: Bool { function.isMethod }
}
