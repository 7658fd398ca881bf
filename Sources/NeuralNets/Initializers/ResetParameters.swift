import Tensors

/// `nn.init`, and the draws with which modules start.
public enum Initializers {
    /// U(low, high) outside the graph's sight.
    static func uniform(_ tensor: Tensor, _ low: Double, _ high: Double, _ generator: Generator) throws {
        try ThreadState.withoutGrad { _ = try tensor.fillUniform(low, high, generator: generator) }
    }

    /// Linear and convolutions: the weight from U(±√3·(√(2/(1 + 5))/√fan)), which is kaiming_uniform_ with a = √5; the
    /// bias from U(±1/√fan).
    static func resetLinear(weight: Tensor, bias: Tensor?, fanIn: Int, _ generator: Generator) throws {
        if weight.numel == 0 {
            Warnings.emit("Initializing zero-element tensors is a no-op")
        } else {
            let slope = 5.0.squareRoot()
            let gain = (2.0 / (1 + slope * slope)).squareRoot()
            let bound = 3.0.squareRoot() * (gain / Double(fanIn).squareRoot())
            try uniform(weight, -bound, bound, generator)
        }
        if let bias {
            let bound = fanIn > 0 ? 1 / Double(fanIn).squareRoot() : 0
            try uniform(bias, -bound, bound, generator)
        }
    }
}
