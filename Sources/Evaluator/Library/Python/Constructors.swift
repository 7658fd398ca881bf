extension Family {
    /// The builtin types as functions: `int('7')`, `list('ab')`.
    static let constructors = Family(
        module: "builtins",
        types: [
            NativeType(
                "int", "Whole numbers of 64 bits.",
                construct: Builtin(
                    "int", "(x=0, /, base=...)", "A number or text as a whole number.",
                    example: """
                        int('42')
                        #> 42
                        int('ff', 16)
                        #> 255
                        int(-3.9)
                        #> -3
                        """
                ) { call in
                    if call[1].isUnbound { return .int(try Conversions.integer(call[0])) }
                    if let bytes = call[0].object(as: BytesObject.self) {
                        return .int(try Conversions.integer(bytes, base: try call.int(1)))
                    }
                    guard case .str(let text) = call[0] else {
                        throw Raised(.typeError, "int() can't convert non-string with explicit base")
                    }
                    return .int(try Conversions.integer(text, base: try call.int(1)))
                }),
            NativeType(
                "float", "Numbers of 64-bit floating point.",
                construct: Builtin(
                    "float", "(x=0.0, /)", "A number or text as a float.",
                    example: """
                        float('1e-3')
                        #> 0.001
                        float(2)
                        #> 2.0
                        """
                ) { call in .float(try Conversions.float(call[0])) }),
            ComplexObject.row,
            NativeType(
                "bool", bases: ["int"], "True and False.",
                construct: Builtin("bool", "(x=False, /)", "The truth of a value.", example: "bool([])\n#> False") {
                    call in
                    .bool(try call[0].isTrue())
                }),
            NativeType(
                "str", "Texts: sequences of Unicode characters.",
                construct: Builtin(
                    "str", "(object='', encoding=None, errors=None)", "The value as text.",
                    example: "str(0.5)\n#> '0.5'"
                ) { call in
                    if call[1].isNone, call[2].isNone { return .str(try call[0].asStr()) }
                    return .str(try decoded(call))
                }),
            BytesObject.row,
            NativeType(
                "list", "Sequences that can be changed.",
                construct: Builtin(
                    "list", "(iterable=(), /)", "A list of an iterable's items.", example: "list('ab')\n#> ['a', 'b']"
                ) { call in .list(List(try call[0].collected())) }, isSubclassable: true,
                methods: [
                    Builtin("__init__", "(iterable=(), /)", "Takes an iterable's items.") { call in
                        if case .list(let list) = call.receiver { list.items = try call[0].collected() }
                        return .none
                    }
                ]),
            NativeType(
                "tuple", "Sequences that cannot be changed.",
                construct: Builtin(
                    "tuple", "(iterable=(), /)", "A tuple of an iterable's items.",
                    example: "tuple('ab')\n#> ('a', 'b')"
                ) { call in
                    if case .tuple(let tuple) = call[0], tuple.type === Types.current.tuple, call.type === tuple.type {
                        return call[0]
                    }
                    return .tuple(Tuple(try call[0].collected(), type: call.type))
                }, isSubclassable: true),
            NativeType(
                "dict", "Values by key, in the order of first insertion.",
                construct: Builtin(
                    "dict", "(iterable=(), /, **kwargs)", "A dict of a mapping's or an iterable's pairs, and of names.",
                    example: "dict([('a', 1)], b=2)\n#> {'a': 1, 'b': 2}"
                ) { call in
                    let result = Dict()
                    try result.merge(call[0])
                    try result.merge(.dict(call.keywords))
                    return .dict(result)
                }, isSubclassable: true,
                methods: [
                    Builtin("__init__", "(iterable=(), /, **kwargs)", "Takes over pairs.") { call in
                        try call.mapping.merge(call[0])
                        try call.mapping.merge(.dict(call.keywords))
                        return .none
                    }
                ]),
            NativeType(
                "set", "Values without repetition, in the order of first insertion.",
                construct: Builtin(
                    "set", "(iterable=(), /)", "A set of an iterable's items.", example: "set('aab')\n#> {'a', 'b'}"
                ) { call in
                    let result = SetObject()
                    try call[0].forEach { try result.add($0) }
                    return .object(result)
                }, isSubclassable: true,
                methods: [
                    Builtin("__init__", "(iterable=(), /)", "Takes an iterable's items.") { call in
                        guard let set = call.receiver.object(as: SetObject.self) else { return .none }
                        try call[0].forEach { try set.add($0) }
                        return .none
                    }
                ]),
            NativeType(
                "frozenset", "Sets that cannot be changed.",
                construct: Builtin(
                    "frozenset", "(iterable=(), /)", "A frozenset of an iterable's items.",
                    example: "frozenset([1])\n#> frozenset({1})"
                ) { call in
                    let result = SetObject(type: call.type)
                    try call[0].forEach { try result.add($0) }
                    return .object(result)
                }),
            NativeType(
                "slice", "What stands between the brackets of `x[start:stop:step]`.",
                construct: Builtin(
                    "slice", "(*args)", "A slice.", example: "[1, 2, 3][slice(1, None)]\n#> [2, 3]"
                ) { call in
                    switch call.rest.count {
                    case 0: throw Raised(.typeError, "slice expected at least 1 argument, got 0")
                    case 1: return .object(SliceObject(.none, call.rest[0], .none))
                    case 2: return .object(SliceObject(call.rest[0], call.rest[1], .none))
                    case 3: return .object(SliceObject(call.rest[0], call.rest[1], call.rest[2]))
                    case let count: throw Raised(.typeError, "slice expected at most 3 arguments, got \(count)")
                    }
                },
                properties: [
                    Property("start", "Where it begins.") { $0.object(as: SliceObject.self)?.start ?? .none },
                    Property("stop", "Where it ends.") { $0.object(as: SliceObject.self)?.stop ?? .none },
                    Property("step", "The distance of its items.") { $0.object(as: SliceObject.self)?.step ?? .none },
                ]),
        ])
}

/// Any value as a number.
enum Conversions {
    /// `int(value)`
    static func integer(_ value: Value) throws -> Int {
        switch value {
        case .int(let number): return number
        case .bool(let truth): return truth ? 1 : 0
        case .float(let number): return try Numbers.integer(number)
        case .str(let text): return try integer(text, base: 10)
        case .object(let bytes as BytesObject): return try integer(bytes, base: 10)
        case .object(let object):
            if let method = object.type.lookup(.int) {
                let result = try Calls.call(method, [value])
                guard case .int(let number) = result else {
                    throw Raised(.typeError, "__int__ returned non-int (type \(result.typeName))")
                }
                return number
            }
            if let number = try value.asIndex() { return number }
            if let number = try object.nativeFloat() { return try Numbers.integer(number) }
        case .tensor: if let number = try value.asDouble() { return try exactly(value, number) }
        case .unbound, .none, .list, .tuple, .dict: break
        }
        throw Raised(
            .typeError,
            "int() argument must be a string, a bytes-like object or a real number, not '\(value.typeName)'")
    }

    private static func exactly(_ tensor: Value, _ number: Double) throws -> Int {
        if number.magnitude < 0x1p53 || !number.isFinite { return try Numbers.integer(number) }
        return try (try? tensor.asIndex()) ?? Numbers.integer(number)
    }

    /// `int(text, base)`
    static func integer(_ bytes: BytesObject, base: Int) throws -> Int {
        try integer(Codec.latin1.decode(bytes.bytes), base: base, shownAs: bytes.repr())
    }

    static func integer(_ text: Str, base: Int, shownAs shown: String? = nil) throws -> Int {
        do throws(NumberParsing.IntegerFailure) {
            return try NumberParsing.integer(text, base: base)
        } catch {
            switch error {
            case .base: throw Raised(.valueError, "int() base must be >= 2 and <= 36, or 0")
            case .overflow: throw Raised.overflow()
            case .invalid:
                throw Raised(.valueError, "invalid literal for int() with base \(base): \(shown ?? text.repr)")
            }
        }
    }

    /// `float(value)`
    static func float(_ value: Value) throws -> Double {
        if case .str(let text) = value {
            guard let number = NumberParsing.float(text) else {
                throw Raised(.valueError, "could not convert string to float: \(text.repr)")
            }
            return number
        }
        if let bytes = value.object(as: BytesObject.self) {
            guard let number = try NumberParsing.float(Codec.latin1.decode(bytes.bytes)) else {
                throw Raised(.valueError, "could not convert string to float: \(try bytes.repr())")
            }
            return number
        }
        guard let number = try value.asDouble() else {
            throw Raised(.typeError, "float() argument must be a string or a real number, not '\(value.typeName)'")
        }
        return number
    }
}

extension Object {
    /// A number that a native class (an array of one element) stands for.
    fileprivate func nativeFloat() throws -> Double? { try Value.object(self).asDouble() }
}

/// `str(object, encoding, errors)`
private func decoded(_ call: borrowing Arguments) throws -> Str {
    if case .str = call[0] { throw Raised(.typeError, "decoding str is not supported") }
    guard let bytes = call[0].object(as: BytesObject.self) else {
        throw Raised(
            .typeError, "decoding to str: need a bytes-like object, \(call[0].typeName) found")
    }
    let encoding = call[1].isNone ? "utf-8" : try call.string(1)
    return try Codec(named: encoding).decode(bytes.bytes, errors: call[2].isNone ? "strict" : call.string(2))
}
