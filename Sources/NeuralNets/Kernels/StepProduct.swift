import CKernels
import Tensors

/// The product with one weight that every step of a sequence repeats: what can be prepared is prepared once.
struct StepProduct<T: KernelScalar> {
    private enum Way {
        /// Short chains: the packed weight with rows padded.
        case packed(UnsafePointer<T>)
        case plain
        /// Weights that stay in the processor's second cache, on wide vectors.
        case panels(UnsafePointer<T>)
        case blas
    }

    private let way: Way
    private let n: Int
    private let k: Int
    private let weight: UnsafePointer<T>
    private let isTransposed: Bool

    /// C (rows, n) (+)= A (rows, k)·B, with B the weight (k, n), or the transpose of the weight (n, k).
    ///
    /// - Parameters:
    ///   - rows: how many there are at most.
    ///   - slot: where the prepared weight stands; nothing else may use it before the last product.
    init(rows: Int, _ n: Int, _ k: Int, _ weight: UnsafePointer<T>, isTransposed: Bool, slot: Scratch) {
        (self.n, self.k, self.weight, self.isTransposed) = (n, k, weight, isTransposed)
        if !BLAS.pays(rows, n, k) {
            guard isTransposed else {
                way = .plain
                return
            }
            let memory = slot.memory(k * Products.padded(n), as: T.self)
            T.packTransposed(n, k, weight, k, memory, Products.padded(n))
            way = .packed(memory)
        } else if n * k * MemoryLayout<T>.stride <= Self.cacheBytes, ck_has_wide_vectors() != 0 {
            let panel = 128 / MemoryLayout<T>.stride
            let memory = slot.memory((n + panel - 1) / panel * panel * k, as: T.self)
            T.packPanels(n, k, weight, isTransposed ? k : n, isTransposed, memory)
            way = .panels(memory)
        } else {
            way = .blas
        }
    }

    /// Half of a second cache: the states pass through it too.
    private static var cacheBytes: Int { 512 * 1024 }

    @inline(__always)
    func callAsFunction(
        _ m: Int, _ a: UnsafePointer<T>, _ lda: Int, _ c: UnsafeMutablePointer<T>, _ ldc: Int, accumulate: Bool = false
    ) {
        switch way {
        case .packed(let memory):
            T.productPacked(m, n, k, a, lda, 1, memory, Products.padded(n), nil, c, ldc)
        case .plain: T.productPlain(m, n, k, a, lda, 1, weight, n, c, ldc, accumulate)
        case .panels(let memory): T.productPanels(m, n, k, a, lda, memory, c, ldc, accumulate)
        case .blas:
            T.productBLAS(
                m, n, k, a, lda, false, weight, isTransposed ? k : n, isTransposed, c, ldc, accumulate)
        }
    }
}
