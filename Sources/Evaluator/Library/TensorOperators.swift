import Tensors

/// What operators and syntax mean for tensors. The interpreter calls these; the tensor library fills them in.
enum TensorOperators {
    static func type(of tensor: Tensor) -> TypeObject { Types.current.tensor }

    /// One of the operands is a tensor; nil for NotImplemented.
    static func binary(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws -> Value? { nil }

    /// `tensor += other`; nil means `tensor = tensor + other`.
    static func inPlace(_ operation: BinaryOperation, _ tensor: Tensor, _ other: Value) throws -> Value? { nil }

    static func unary(_ operation: UnaryOperation, _ tensor: Tensor) throws -> Value? { nil }

    /// `==` and `!=` as tensors; nil for NotImplemented.
    static func equality(_ left: Value, _ right: Value, isNegated: Bool) throws -> Value? { nil }

    static func order(_ operation: OrderOperator, _ left: Value, _ right: Value) throws -> Value? { nil }

    static func isTrue(_ tensor: Tensor) throws -> Bool { true }

    /// Throws for 0-dim tensors.
    static func length(_ tensor: Tensor) throws -> Int { tensor.shape.first { _ in true } ?? 0 }

    static func item(_ tensor: Tensor, _ index: Value) throws -> Value { throw Raised(.notImplementedError) }

    static func setItem(_ tensor: Tensor, _ index: Value, _ value: Value) throws { throw Raised(.notImplementedError) }

    static func contains(_ tensor: Tensor, _ value: Value) throws -> Bool { throw Raised(.notImplementedError) }

    static func iterator(_ tensor: Tensor) throws -> IteratorObject { throw Raised(.notImplementedError) }

    static func repr(_ tensor: Tensor) throws -> String { "tensor(...)" }

    static func format(_ tensor: Tensor, _ specification: String) throws -> String { try repr(tensor) }

    /// A one-element tensor as a whole number, for `range(t)` and indices; nil where it is none.
    static func index(_ tensor: Tensor) throws -> Int? { nil }

    static func int(_ tensor: Tensor) throws -> Value { throw Raised(.notImplementedError) }

    static func float(_ tensor: Tensor) throws -> Double { throw Raised(.notImplementedError) }

    /// An attribute that no row has (`nn.Parameter` subclasses, user attributes); nil for AttributeError.
    static func attribute(_ tensor: Tensor, _ name: Symbol) throws -> Value? { nil }

    /// `tensor.name = value` where no row has a setter; false for AttributeError.
    static func setAttribute(_ tensor: Tensor, _ name: Symbol, _ value: Value) throws -> Bool { false }
}

/// What argument getters accept beyond the plain types.
enum Hooks {
    /// A value that stands for a tensor where one is asked for; nil for none.
    static func tensor(from value: Value) throws -> Tensor? { nil }

    /// `float`, `int`, `np.float32` where a dtype is asked for; nil for none.
    static func dtype(from value: Value) throws -> DType? { nil }
}
