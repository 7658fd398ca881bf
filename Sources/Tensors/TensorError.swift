/// What went wrong in a tensor operation: the Python exception it becomes and PyTorch's text for it.
///
/// The sentences stand as typed statics beside the operation that throws them.
public struct TensorError: Error, Equatable, Sendable {
    public enum Kind: String, Sendable {
        case runtimeError = "RuntimeError"
        case valueError = "ValueError"
        case indexError = "IndexError"
        case typeError = "TypeError"
        case notImplementedError = "NotImplementedError"
        case assertionError = "AssertionError"
        case attributeError = "AttributeError"
        case keyError = "KeyError"
    }

    public let kind: Kind
    public let message: String
    /// The operands' shapes where they caused the error: the hint engine and the caret block read them.
    public let shapes: [Shape]

    public init(_ kind: Kind, _ message: String, shapes: [Shape] = []) {
        self.kind = kind
        self.message = message
        self.shapes = shapes
    }
}
