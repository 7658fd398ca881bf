import Tensors

/// The mask that dropout multiplies with.
enum Dropout {
    /// 1/(1 − p) where a double uniform is below 1 − p, else 0; p = 1 draws nothing, as in PyTorch.
    static func fillMask<T: KernelScalar>(
        _ mask: UnsafeMutablePointer<T>, _ count: Int, _ probability: Double, _ generator: Generator
    ) {
        if probability == 1 {
            mask.update(repeating: 0, count: count)
            return
        }
        let kept = 1 - probability
        let scaled = 1 / T(kept)
        for i in 0..<count { mask[i] = generator.uniformDouble() < kept ? scaled : 0 }
    }
}
