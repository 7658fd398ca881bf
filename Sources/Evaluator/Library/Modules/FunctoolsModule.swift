extension Family {
    static let functools = Family(
        module: "functools",
        functions: [
            Builtin(
                "reduce", "(function, iterable, initial=..., /)", "Combines items from the left.",
                example: "functools.reduce(lambda a, b: a * b, [1, 2, 3, 4])\n#> 24"
            ) { call in
                let source = try call[1].iterator()
                var total = call[2]
                if total.isUnbound {
                    total = try source.next()
                    if total.isUnbound {
                        throw Raised(.typeError, "reduce() of empty iterable with no initial value")
                    }
                }
                while true {
                    let item = try source.next()
                    if item.isUnbound { return total }
                    total = try Calls.call(call[0], [total, item])
                }
            },
            Builtin(
                "wraps", "(wrapped, assigned=None, updated=None)", "Gives a wrapper the name of what it wraps.",
                voice: .python
            ) { call in
                let wrapped = call[0]
                return .object(
                    NativeClosure("wraps") { arguments in
                        let wrapper = arguments.first ?? .none
                        try Decorating.dress(wrapper, as: wrapped)
                        return wrapper
                    })
            },
            Builtin(
                "update_wrapper", "(wrapper, wrapped)", "Gives a wrapper the name of what it wraps.", voice: .python
            ) { call in
                try Decorating.dress(call[0], as: call[1])
                return call[0]
            },
            Builtin(
                "lru_cache", "(maxsize=128, typed: bool = False)", "Remembers a function's results.",
                example:
                    "@functools.lru_cache(maxsize=None)\ndef f(n): return n if n < 2 else f(n - 1) + f(n - 2)\nf(80)\n#> 23416728348467685",
                voice: .python
            ) { call in
                if call[0].isCallable { return .object(CachedFunction(call[0], limit: 128)) }
                let limit = try call.optionalInt(0)
                return .object(
                    NativeClosure("lru_cache") { arguments in
                        .object(CachedFunction(arguments.first ?? .none, limit: limit))
                    })
            },
            Builtin("cache", "(user_function, /)", "Remembers all of a function's results.") { call in
                .object(CachedFunction(call[0], limit: nil))
            },
            Builtin(
                "cmp_to_key", "(mycmp)", "A sort key from a function that compares two values.",
                example: "sorted([1, 3, 2], key=functools.cmp_to_key(lambda a, b: b - a))\n#> [3, 2, 1]"
            ) { call in
                let compare = call[0]
                return .object(NativeClosure("cmp_to_key") { .object(ComparisonKey($0.first ?? .none, compare)) })
            },
            Builtin("total_ordering", "(cls)", "Adds the orderings that a class leaves out.", voice: .python) { call in
                guard let type = call[0].object(as: TypeObject.self) else { return call[0] }
                try Decorating.completeOrder(type)
                return call[0]
            },
        ],
        types: [
            NativeType(
                "partial", module: "functools", "A function with some arguments given.",
                construct: Builtin(
                    "partial", "(*args, **kwargs)", "A function with some arguments given.",
                    example: "functools.partial(int, base=2)('101')\n#> 5"
                ) { call in
                    guard let function = call.rest.first else {
                        throw Raised(.typeError, "type 'partial' takes at least one argument")
                    }
                    guard function.isCallable else { throw Raised(.typeError, "the first argument must be callable") }
                    return .object(
                        PartialObject(
                            function, ContiguousArray(call.rest.dropFirst()), try call.keywords.copied(), call.type))
                },
                properties: [
                    Property("func", "The function.") { $0.object(as: PartialObject.self)?.function ?? .none },
                    Property("args", "The given arguments.") {
                        .tuple($0.object(as: PartialObject.self)?.arguments ?? [])
                    },
                    Property("keywords", "The given arguments by name.") {
                        ($0.object(as: PartialObject.self)?.keywords).map { .dict($0) } ?? .none
                    },
                ])
        ])
}

extension Dict {
    fileprivate func copied() throws -> Dict { try Dict(pairs.map { ($0.key, $0.value) }) }
}

/// `functools.partial`
final class PartialObject: Object {
    let function: Value
    let arguments: ContiguousArray<Value>
    let keywords: Dict

    init(_ function: Value, _ arguments: ContiguousArray<Value>, _ keywords: Dict, _ type: TypeObject) {
        self.function = function
        self.arguments = arguments
        self.keywords = keywords
        super.init(type: type)
    }

    override func call(_ call: CallArguments) throws -> Value? {
        defer { call.discard() }
        var names: ContiguousArray<Symbol> = []
        var values: ContiguousArray<Value> = []
        for (key, value) in keywords.pairs {
            let name = Symbol(try key.str())
            if !call.names.contains(name) {
                names.append(name)
                values.append(value)
            }
        }
        for (index, name) in call.names.enumerated() {
            names.append(name)
            values.append(call.base[call.count + index])
        }
        let given = ContiguousArray(UnsafeBufferPointer(start: call.base, count: call.count))
        return try Calls.call(function, arguments + given, names: names, values: values)
    }

    override func repr() throws -> String {
        let parts =
            try [function.repr()] + arguments.map { try $0.repr() }
            + keywords.pairs.map { "\(try $0.key.str())=\(try $0.value.repr())" }
        return "functools.partial(\(parts.joined(separator: ", ")))"
    }
}

/// A function that remembers its results.
final class CachedFunction: Object {
    let function: Value
    private let limit: Int?
    private let results = Dict()
    private var hits = 0
    private var misses = 0

    init(_ function: Value, limit: Int?) {
        self.function = function
        self.limit = limit.map { max($0, 0) }
        super.init(type: Types.current.iterator("functools._lru_cache_wrapper"))
        try? Decorating.dress(.object(self), as: function)
    }

    override func call(_ call: CallArguments) throws -> Value? {
        defer { call.discard() }
        let given = ContiguousArray(UnsafeBufferPointer(start: call.base, count: call.total))
        let positional = ContiguousArray(given.prefix(call.count))
        let named = ContiguousArray(given.dropFirst(call.count))
        let key = Value.tuple(positional + zip(call.names, named).map { .tuple([.text($0.name), $1]) })
        if let found = try results.get(key) {
            hits += 1
            if limit != nil {
                // The most recently used one goes to the end.
                try results.remove(key)
                try results.set(key, found)
            }
            return found
        }
        misses += 1
        let value = try Calls.call(function, positional, names: call.names, values: named)
        if limit == 0 { return value }
        if let limit, results.count >= limit, let oldest = results.keys.first { try results.remove(oldest) }
        try results.set(key, value)
        return value
    }

    override func attribute(_ name: Symbol) throws -> Value? {
        switch name.name {
        case "__wrapped__": return function
        case "cache_clear":
            return .object(
                NativeClosure("cache_clear") { _ in
                    self.results.removeAll()
                    (self.hits, self.misses) = (0, 0)
                    return .none
                })
        case "cache_info":
            return .object(
                NativeClosure("cache_info") { _ in
                    let type =
                        PythonState.current.cacheInfoType
                        ?? NamedTuples.makeType(
                            "CacheInfo", module: "functools", fields: ["hits", "misses", "maxsize", "currsize"],
                            defaults: [])
                    PythonState.current.cacheInfoType = type
                    let limit = self.limit.map { Value.int($0) } ?? .none
                    return .tuple(
                        Tuple([.int(self.hits), .int(self.misses), limit, .int(self.results.count)], type: type))
                })
        default: return try function.optionalAttribute(name)
        }
    }

    override func repr() throws -> String {
        "<functools._lru_cache_wrapper object at \(address)>"
    }
}

/// What `cmp_to_key` makes of a value.
final class ComparisonKey: Object {
    private let value: Value
    private let function: Value

    init(_ value: Value, _ function: Value) {
        self.value = value
        self.function = function
        super.init(type: Types.current.iterator("functools.KeyWrapper"))
    }

    override func compare(_ operation: OrderOperator, _ other: Value) throws -> Value? {
        guard let other = other.object(as: ComparisonKey.self) else { return nil }
        let order = try Calls.call(function, [value, other.value])
        return try Operators.order(operation, order, .int(0))
    }
}

/// What decorators do to functions and classes.
enum Decorating {
    /// Name and documentation of another function.
    static func dress(_ wrapper: Value, as wrapped: Value) throws {
        for name in [Symbol.dunderName, .qualifiedName, .documentation, .module] {
            if let value = try wrapped.optionalAttribute(name) { try? wrapper.setAttribute(name, value) }
        }
        try? wrapper.setAttribute("__wrapped__", wrapped)
    }

    /// `functools.total_ordering`: the missing orderings from the first that is there, and equality.
    static func completeOrder(_ type: TypeObject) throws {
        let given: [Symbol] = [.less, .lessOrEqual, .greater, .greaterOrEqual].filter { type.pythonMethod($0) != nil }
        guard let root = given.first, let method = type.pythonMethod(root) else {
            throw Raised(.valueError, "must define at least one ordering operation: < > <= >=")
        }
        func add(_ name: Symbol, _ combine: @escaping (_ holds: Bool, _ isEqual: Bool) -> Bool) {
            if type.pythonMethod(name) != nil { return }
            let row = MethodRow(name.name) { receiver, other in
                let result = try Calls.call(method, [receiver, other])
                if result.isNotImplemented { return result }
                return .bool(combine(try result.isTrue(), try receiver.equals(other)))
            }
            type.setMember(name, .object(row))
        }
        switch root {
        case .less:
            add(.greater) { !$0 && !$1 }
            add(.lessOrEqual) { $0 || $1 }
            add(.greaterOrEqual) { holds, _ in !holds }
        case .lessOrEqual:
            add(.greaterOrEqual) { !$0 || $1 }
            add(.less) { $0 && !$1 }
            add(.greater) { holds, _ in !holds }
        case .greater:
            add(.less) { !$0 && !$1 }
            add(.greaterOrEqual) { $0 || $1 }
            add(.lessOrEqual) { holds, _ in !holds }
        default:
            add(.lessOrEqual) { !$0 || $1 }
            add(.greater) { $0 && !$1 }
            add(.less) { holds, _ in !holds }
        }
    }
}

/// A method of two values that a decorator adds to a class.
final class MethodRow: Object {
    private let name: String
    private let body: (Value, Value) throws -> Value

    init(_ name: String, _ body: @escaping (Value, Value) throws -> Value) {
        self.name = name
        self.body = body
        super.init(type: Types.current.builtinFunction)
    }

    override func call(_ call: CallArguments) throws -> Value? {
        defer { call.discard() }
        guard call.count == 2, call.names.isEmpty else {
            throw Raised(.typeError, "\(name)() takes exactly two arguments (\(call.total) given)")
        }
        return try body(call.base[0], call.base[1])
    }
}

/// A method with a signature that a decorator adds to a class; unlike a library row it counts as the program's own.
final class SynthesizedMethod: Object {
    private let function: BuiltinFunction

    init(_ row: Builtin, owner: TypeObject) {
        function = BuiltinFunction(row.with(kind: .method), owner: owner, module: nil, voice: .python)
        super.init(type: Types.current.function)
    }

    override func call(_ call: CallArguments) throws -> Value? { try function.call(call) }
    override func repr() throws -> String { "<function \(function.displayName) at \(address)>" }
}

extension CachedFunction: Restorable {
    func save(_ walk: CheckpointWalk) {
        walk.visit(function)
        walk.visit(results)
        let (hits, misses) = (hits, misses)
        walk.step { [self] in
            self.hits = hits
            self.misses = misses
        }
    }
}
