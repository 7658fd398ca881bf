import CKernels
import Tensors

/// Matrix products over raw memory: an fma chain in order of k for small sizes, CBLAS where the sizes pay.
enum Products {
    /// The row length of a packed matrix with `n` columns.
    @inline(__always) static func padded(_ n: Int) -> Int { (n + 7) & ~7 }

    /// C (m, n) = A (m, k)·Wᵀ + bias with W (n, k) contiguous; the bias is added last.
    @inline(__always)
    static func linear<T: KernelScalar>(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<T>, _ lda: Int, _ w: UnsafePointer<T>,
        _ bias: UnsafePointer<T>?, _ c: UnsafeMutablePointer<T>, _ ldc: Int, slot: Scratch
    ) {
        if BLAS.pays(m, n, k) {
            T.productBLAS(m, n, k, a, lda, false, w, k, true, c, ldc, false)
            if let bias { T.addBias(m, n, c, ldc, bias) }
        } else {
            let np = padded(n)
            let packed = slot.memory(k * np, as: T.self)
            T.packTransposed(n, k, w, k, packed, np)
            T.productPacked(m, n, k, a, lda, 1, packed, np, bias, c, ldc)
        }
    }

    /// C (m, n) (+)= A (m, k)·B (k, n).
    @inline(__always)
    static func plain<T: KernelScalar>(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<T>, _ lda: Int, _ b: UnsafePointer<T>, _ ldb: Int,
        _ c: UnsafeMutablePointer<T>, _ ldc: Int, accumulate: Bool = false
    ) {
        if BLAS.pays(m, n, k) {
            T.productBLAS(m, n, k, a, lda, false, b, ldb, false, c, ldc, accumulate)
        } else {
            T.productPlain(m, n, k, a, lda, 1, b, ldb, c, ldc, accumulate)
        }
    }

    /// C (m, n) (+)= Aᵀ·B with A (k, m) and B (k, n): the gradient of a weight.
    @inline(__always)
    static func transposed<T: KernelScalar>(
        _ m: Int, _ n: Int, _ k: Int, _ a: UnsafePointer<T>, _ lda: Int, _ b: UnsafePointer<T>, _ ldb: Int,
        _ c: UnsafeMutablePointer<T>, _ ldc: Int, accumulate: Bool = false
    ) {
        if BLAS.pays(m, n, k) {
            T.productBLAS(m, n, k, a, lda, true, b, ldb, false, c, ldc, accumulate)
        } else {
            T.productPlain(m, n, k, a, 1, lda, b, ldb, c, ldc, accumulate)
        }
    }
}

/// Places in the thread's scratch memory; what stands in one is lost at the next call that uses it.
enum Scratch: Int32 {
    case weights, recurrentWeights, product, workspace, carry, gradients, states, other

    @inline(__always)
    func memory<T>(_ count: Int, as type: T.Type) -> UnsafeMutablePointer<T> {
        ck_scratch(rawValue, count * MemoryLayout<T>.stride).assumingMemoryBound(to: T.self)
    }
}
