import Tensors

/// `nn.Dropout`: zeroes elements with probability p while training, scales the others by 1/(1 − p).
public final class DropoutModule: Module {
    /// As given: `p=1` and `p=0.5` are shown differently.
    public let probability: Scalar
    public let isInPlace: Bool

    /// - Throws: ValueError for a probability outside [0, 1].
    public init(_ probability: Scalar = .float(0.5), inPlace: Bool = false, typeName: String = "Dropout") throws {
        self.probability = probability
        isInPlace = inPlace
        super.init(typeName)
        try Functional.checkDropout(probability)
    }

    private init(like other: DropoutModule) {
        probability = other.probability
        isInPlace = other.isInPlace
        super.init(other.typeName)
    }

    public override func replica() -> Module { DropoutModule(like: self) }

    public override func extraRepr() -> String {
        "p=\(Python.number(probability)), inplace=\(Python.bool(isInPlace))"
    }

    public func forward(_ input: Tensor, generator: Generator) throws -> Tensor {
        try Functional.dropout(input, probability, training: isTraining, generator: generator)
    }
}
