/// The other side of an operation that takes a tensor or a Python number.
public enum Operand {
    case tensor(Tensor)
    case number(Scalar)

    public var tensor: Tensor? {
        switch self {
        case .tensor(let tensor): tensor
        case .number: nil
        }
    }
}

extension Tensor {
    func tensors(with other: Operand) -> [Tensor] {
        switch other {
        case .tensor(let tensor): [self, tensor]
        case .number: [self]
        }
    }
}
