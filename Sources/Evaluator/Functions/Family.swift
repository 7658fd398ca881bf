/// The library rows of one file: additions to a module, to a type, or to the builtins.
///
///     extension Family {
///         static let trigonometry = Family(module: "math", functions: [Builtin("sin", …), …])
///         static let listMethods = Family(type: "list", methods: [Builtin("append", …), …])
///     }
///
/// and one line in `Library.families`.
public struct Family: Sendable {
    public let target: Target
    public let functions: [Builtin]
    public let properties: [Property]
    public let constants: [Constant]
    public let types: [NativeType]
    public let voice: Voice

    public enum Target: Hashable, Sendable {
        /// `import name`; `builtins` for the names that need no import.
        case module(String)
        /// A type by its registered name: `list`, `Tensor`.
        case type(String)
        /// Functions of a module that are methods of a type too: `torch.sum(x)` and `x.sum()` are one row.
        case operations(module: String, type: String)
    }

    public init(
        module: String, voice: Voice = .native, functions: [Builtin] = [], constants: [Constant] = [],
        types: [NativeType] = []
    ) {
        target = .module(module)
        self.functions = functions
        properties = []
        self.constants = constants
        self.types = types
        self.voice = voice
    }

    public init(
        type: String, voice: Voice = .native, methods: [Builtin] = [], properties: [Property] = [],
        constants: [Constant] = []
    ) {
        target = .type(type)
        functions = methods
        self.properties = properties
        self.constants = constants
        types = []
        self.voice = voice
    }

    /// Rows that are functions of `module` and, with their first parameter as `self`, methods of `type`.
    public init(module: String, type: String, voice: Voice = .native, operations: [Builtin]) {
        target = .operations(module: module, type: type)
        functions = operations.map { $0.with(kind: .operation) }
        properties = []
        constants = []
        types = []
        self.voice = voice
    }
}
