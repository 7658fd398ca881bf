import Tensors

/// How a loss of many elements becomes one number, or does not.
public enum Reduction: String, Sendable {
    case none, mean, sum

    /// - Throws: PyTorch's ValueError for another word.
    public init(named name: String) throws {
        guard let reduction = Reduction(rawValue: name) else {
            throw TensorError(.valueError, "\(name) is not a valid value for reduction")
        }
        self = reduction
    }
}
