/// One library row: a function or method with its signature, its help, and its body.
///
///     Builtin("sqrt", "(x, /)", "The square root.", example: "math.sqrt(2)") { call in .float(try call.double(0).squareRoot()) }
///
/// A method's signature leaves out `self`, which the body finds as `call.receiver`.
public struct Builtin: Sendable {
    public let name: String
    public let signature: String
    public let summary: String
    /// Code that runs as it stands; a test runs it.
    public let example: String?
    public let kind: Kind
    public let voice: Voice?
    /// What messages about wrong arguments call it, where that is not its own name: `RNNBase.__init__`.
    let called: String?
    let body: Body

    public typealias Body = @Sendable (borrowing Arguments) throws -> Value

    public enum Kind: Sendable {
        case function, method, staticMethod, classMethod
        /// A function of a module that is also a method: `self` is its first parameter, so one body serves both.
        case operation
    }

    public init(
        _ name: String, _ signature: String, _ summary: String = "", example: String? = nil, kind: Kind = .function,
        voice: Voice? = nil, called: String? = nil, _ body: @escaping Body
    ) {
        self.name = name
        self.signature = signature
        self.summary = summary
        self.example = example
        self.kind = kind
        self.voice = voice
        self.called = called
        self.body = body
    }

    func with(kind: Kind) -> Builtin {
        Builtin(name, signature, summary, example: example, kind: kind, voice: voice, called: called, body)
    }
}

/// In whose words argument errors are told.
public enum Voice: Sendable {
    /// A function written in C: `len() takes exactly one argument (2 given)`.
    case native
    /// A function written in Python: `f() missing 1 required positional argument: 'x'`.
    case python
    /// `linear(): argument 'input' (position 1) must be Tensor, not tuple`.
    case torch
}

/// An attribute computed by a type: `x.shape`.
public struct Property: Sendable {
    public let name: String
    public let summary: String
    let get: @Sendable (Value) throws -> Value
    let set: (@Sendable (Value, Value) throws -> Void)?

    public init(
        _ name: String, _ summary: String = "", set: (@Sendable (Value, Value) throws -> Void)? = nil,
        get: @escaping @Sendable (Value) throws -> Value
    ) {
        self.name = name
        self.summary = summary
        self.get = get
        self.set = set
    }
}

/// A value in a module or type: `math.pi`. Made when first asked for.
public struct Constant: Sendable {
    public let name: String
    public let summary: String
    let make: @Sendable () throws -> Value

    public init(_ name: String, _ summary: String = "", _ make: @escaping @Sendable () throws -> Value) {
        self.name = name
        self.summary = summary
        self.make = make
    }
}

/// A native type as data.
///
/// A type whose instances are made in one step has a `construct` row (`call.type` is the type asked for, which may be a Python
/// subclass). One that Python classes may derive from has `allocate`, which makes the empty object, and an `__init__` row
/// among its methods.
public struct NativeType: Sendable {
    public let name: String
    /// The `__module__` that `repr(type)` shows.
    public let module: String
    /// The names of its bases as registered; empty means `object`.
    public let bases: [String]
    public let summary: String
    public let example: String?
    public let construct: Builtin?
    public let allocate: (@Sendable (TypeObject) throws -> Object)?
    public let rows: TypeRows
    /// Python classes may derive from it.
    public let isSubclassable: Bool
    public let voice: Voice

    public init(
        _ name: String, module: String = "", bases: [String] = [], _ summary: String = "", example: String? = nil,
        voice: Voice = .native, construct: Builtin? = nil, allocate: (@Sendable (TypeObject) throws -> Object)? = nil,
        isSubclassable: Bool? = nil, methods: [Builtin] = [], properties: [Property] = [], constants: [Constant] = []
    ) {
        self.name = name
        self.module = module
        self.bases = bases
        self.summary = summary
        self.example = example
        self.construct = construct
        self.allocate = allocate
        self.voice = voice
        self.isSubclassable = isSubclassable ?? (allocate != nil)
        rows = TypeRows(methods: methods, properties: properties, constants: constants, voice: voice)
    }
}

/// The members that a family adds to a type.
public struct TypeRows: Sendable {
    let methods: [Builtin]
    let properties: [Property]
    let constants: [Constant]
    let voice: Voice

    public init(
        methods: [Builtin] = [], properties: [Property] = [], constants: [Constant] = [], voice: Voice = .native
    ) {
        self.methods = methods
        self.properties = properties
        self.constants = constants
        self.voice = voice
    }

    func install(into type: TypeObject) {
        for row in methods {
            let kind = row.kind == .function ? Builtin.Kind.method : row.kind
            let function = BuiltinFunction(row.with(kind: kind), owner: type, module: nil, voice: row.voice ?? voice)
            type.installMember(Symbol(row.name), .object(function))
        }
        for row in properties { type.installMember(Symbol(row.name), .object(NativeProperty(row, owner: type))) }
        for row in constants {
            if let value = try? row.make() { type.installMember(Symbol(row.name), value) }
        }
    }
}
