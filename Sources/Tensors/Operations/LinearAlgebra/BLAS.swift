import COpenBLAS

/// Matrix products by CBLAS, and from which size on they pay.
public enum BLAS {
    /// Above this many multiplications a product pays the way through CBLAS; below it stays a chain of fused
    /// multiply-adds in the order of k, as PyTorch's own products are (PYTORCH facts, matrix products).
    private static let threshold = 48 * 48 * 48

    @inline(__always)
    public static func pays(_ m: Int, _ n: Int, _ k: Int) -> Bool { m >= 4 && m * n * k > threshold }

    /// A matrix in memory: rows `stride` elements apart, read as its transpose where `isTransposed`.
    public struct Operand<Element> {
        let elements: UnsafePointer<Element>
        let stride: Int
        let isTransposed: Bool

        @inline(__always)
        public init(_ elements: UnsafePointer<Element>, stride: Int, isTransposed: Bool = false) {
            (self.elements, self.stride, self.isTransposed) = (elements, stride, isTransposed)
        }

        fileprivate var order: CBLAS_TRANSPOSE { isTransposed ? CblasTrans : CblasNoTrans }
    }

    /// C (m, n) (+)= A (m, k)·B (k, n), all row-major; rows of C lie `stride` apart.
    public static func product(
        _ m: Int, _ n: Int, _ k: Int, _ a: Operand<Float>, _ b: Operand<Float>, _ c: UnsafeMutablePointer<Float>,
        stride: Int, accumulate: Bool = false
    ) {
        cblas_sgemm(
            CblasRowMajor, a.order, b.order, blasint(m), blasint(n), blasint(k), 1, a.elements, blasint(a.stride),
            b.elements, blasint(b.stride), accumulate ? 1 : 0, c, blasint(stride))
    }

    /// C (m, n) (+)= A (m, k)·B (k, n), all row-major; rows of C lie `stride` apart.
    public static func product(
        _ m: Int, _ n: Int, _ k: Int, _ a: Operand<Double>, _ b: Operand<Double>, _ c: UnsafeMutablePointer<Double>,
        stride: Int, accumulate: Bool = false
    ) {
        cblas_dgemm(
            CblasRowMajor, a.order, b.order, blasint(m), blasint(n), blasint(k), 1, a.elements, blasint(a.stride),
            b.elements, blasint(b.stride), accumulate ? 1 : 0, c, blasint(stride))
    }
}
