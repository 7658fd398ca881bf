import Tensors

/// A module whose `forward` takes one tensor and returns one.
open class TensorModule: Module {
    open func forward(_ input: Tensor) throws -> Tensor { input }
}
