import CKernels
import Tensors

/// float32 or float64, with the C kernels compiled for it.
///
/// Matrices are row-major; `ld` is the distance between rows, in elements.
protocol KernelScalar: TensorScalar, BinaryFloatingPoint {
    typealias Pointer = UnsafeMutablePointer<Self>
    typealias Input = UnsafePointer<Self>

    /// Columns of packed matrices are padded to a multiple of this.
    static func packTransposed(_ n: Int, _ k: Int, _ w: Input, _ ldw: Int, _ out: Pointer, _ np: Int)
    static func packPanels(_ n: Int, _ k: Int, _ w: Input, _ ldw: Int, _ transposed: Bool, _ out: Pointer)
    static func productPanels(
        _ m: Int, _ n: Int, _ k: Int, _ a: Input, _ ars: Int, _ panels: Input, _ c: Pointer, _ ldc: Int,
        _ accumulate: Bool)
    static func productPacked(
        _ m: Int, _ n: Int, _ k: Int, _ a: Input, _ ars: Int, _ aks: Int, _ b: Input, _ np: Int, _ bias: Input?,
        _ c: Pointer, _ ldc: Int)
    static func productPlain(
        _ m: Int, _ n: Int, _ k: Int, _ a: Input, _ ars: Int, _ aks: Int, _ b: Input, _ ldb: Int, _ c: Pointer,
        _ ldc: Int, _ accumulate: Bool)
    static func productBLAS(
        _ m: Int, _ n: Int, _ k: Int, _ a: Input, _ lda: Int, _ transposeA: Bool, _ b: Input, _ ldb: Int,
        _ transposeB: Bool, _ c: Pointer, _ ldc: Int, _ accumulate: Bool)
    static func columnSums(_ rows: Int, _ columns: Int, _ m: Input, _ ld: Int, _ out: Pointer, _ accumulate: Bool)
    static func addBias(_ rows: Int, _ columns: Int, _ m: Pointer, _ ld: Int, _ bias: Input)

    static func rnnStep(
        _ n: Int, _ h: Int, _ hp: Input, _ bhh: Input?, _ xp: Input, _ out: Pointer, _ ldo: Int, _ relu: Bool)
    static func rnnStepBack(
        _ n: Int, _ h: Int, _ dout: Input?, _ ldd: Int, _ carry: Input, _ out: Input, _ ldo: Int, _ dpre: Pointer,
        _ relu: Bool)
    static func lstmStep(
        _ n: Int, _ h: Int, _ hp: Input, _ bhh: Input?, _ gates: Pointer, _ cprev: Input, _ c: Pointer, _ tc: Pointer,
        _ out: Pointer, _ ldo: Int)
    static func lstmStepBack(
        _ n: Int, _ h: Int, _ dout: Input?, _ ldd: Int, _ hcarry: Input, _ ccarry: Pointer, _ gates: Input, _ tc: Input,
        _ cprev: Input, _ dgates: Pointer)
    static func gruStep(
        _ n: Int, _ h: Int, _ hp: Input, _ bhh: Input?, _ gates: Pointer, _ hn: Pointer, _ hprev: Input, _ ldp: Int,
        _ out: Pointer, _ ldo: Int)
    static func gruStepBack(
        _ n: Int, _ h: Int, _ dout: Input?, _ ldd: Int, _ carry: Pointer, _ gates: Input, _ hn: Input, _ hprev: Input,
        _ ldp: Int, _ dxg: Pointer, _ dhg: Pointer)

    static func sum(_ n: Int, _ x: Input) -> Self
    static func sigmoid(_ n: Int, _ x: Input, _ y: Pointer)
    static func exp(_ n: Int, _ x: Input, _ y: Pointer)
    static func logSoftmax(_ rows: Int, _ c: Int, _ x: Input, _ out: Pointer, _ scratch: Pointer)
    static func logSoftmaxBack(_ rows: Int, _ c: Int, _ logp: Input, _ g: Input, _ dx: Pointer)
    static func nllTotal(
        _ rows: Int, _ c: Int, _ logp: Input, _ target: UnsafePointer<Int64>, _ ignored: Int64, _ weight: Input?,
        _ total: Pointer, _ weights: Pointer)
    static func crossEntropyBack(
        _ rows: Int, _ c: Int, _ logp: Input, _ target: UnsafePointer<Int64>, _ ignored: Int64, _ weight: Input?,
        _ scale: Input, _ scalePerRow: Bool, _ dx: Pointer)
    static func loss(_ kind: Int32, _ n: Int, _ x: Input, _ t: Input, _ parameter: Self, _ out: Pointer)
    static func lossBack(
        _ kind: Int32, _ n: Int, _ x: Input, _ t: Input, _ parameter: Self, _ g: Input, _ gEach: Bool, _ dx: Pointer)

    /// Kind 0 is the largest magnitude.
    static func norm(_ n: Int, _ x: Input, _ kind: Double) -> Self

    static func activation(_ kind: Int32, _ n: Int, _ x: Input, _ a: Self, _ b: Self, _ y: Pointer)
    static func activationBack(_ kind: Int32, _ n: Int, _ x: Input, _ g: Input, _ a: Self, _ b: Self, _ dx: Pointer)
}
