import NeuralNets
import Tensors

/// A module that only applies a function of one tensor.
final class FunctionModule: TensorModule {
    private let extra: String
    private let body: (Tensor) throws -> Tensor

    init(_ typeName: String, extra: String = "", _ body: @escaping (Tensor) throws -> Tensor) {
        self.extra = extra
        self.body = body
        super.init(typeName)
    }

    override func replica() -> Module { FunctionModule(typeName, extra: extra, body) }

    override func extraRepr() -> String { extra }
    override func forward(_ input: Tensor) throws -> Tensor { try body(input) }
}

extension Functional {
    /// The axis that softmax takes where a program names none, with PyTorch's warning.
    static func implicitDim(_ function: String, _ rank: Int) -> Int {
        Tensors.Warnings.emit(
            "Implicit dimension choice for \(function) has been deprecated. Change the call to include dim=X as an "
                + "argument.")
        return rank == 0 || rank == 1 || rank == 3 ? 0 : 1
    }
}
