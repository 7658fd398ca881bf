import CKernels
import Tensors

extension Double: KernelScalar {
    @inline(__always)
    static func packTransposed(_ n: Int, _ k: Int, _ w: Input, _ ldw: Int, _ out: Pointer, _ np: Int) {
        ck_pack_transposed_f64(n, k, w, ldw, out, np)
    }

    @inline(__always)
    static func packPanels(_ n: Int, _ k: Int, _ w: Input, _ ldw: Int, _ transposed: Bool, _ out: Pointer) {
        ck_pack_panels_f64(n, k, w, ldw, transposed ? 1 : 0, out)
    }

    @inline(__always)
    static func productPanels(
        _ m: Int, _ n: Int, _ k: Int, _ a: Input, _ ars: Int, _ panels: Input, _ c: Pointer, _ ldc: Int,
        _ accumulate: Bool
    ) {
        ck_product_panels_f64(m, n, k, a, ars, panels, c, ldc, accumulate ? 1 : 0)
    }

    @inline(__always)
    static func productPacked(
        _ m: Int, _ n: Int, _ k: Int, _ a: Input, _ ars: Int, _ aks: Int, _ b: Input, _ np: Int, _ bias: Input?,
        _ c: Pointer, _ ldc: Int
    ) {
        ck_product_packed_f64(m, n, k, a, ars, aks, b, np, bias, c, ldc)
    }

    @inline(__always)
    static func productPlain(
        _ m: Int, _ n: Int, _ k: Int, _ a: Input, _ ars: Int, _ aks: Int, _ b: Input, _ ldb: Int, _ c: Pointer,
        _ ldc: Int, _ accumulate: Bool
    ) {
        ck_product_f64(m, n, k, a, ars, aks, b, ldb, c, ldc, accumulate ? 1 : 0)
    }

    @inline(__always)
    static func productBLAS(
        _ m: Int, _ n: Int, _ k: Int, _ a: Input, _ lda: Int, _ transposeA: Bool, _ b: Input, _ ldb: Int,
        _ transposeB: Bool, _ c: Pointer, _ ldc: Int, _ accumulate: Bool
    ) {
        BLAS.product(
            m, n, k, .init(a, stride: lda, isTransposed: transposeA), .init(b, stride: ldb, isTransposed: transposeB),
            c,
            stride: ldc, accumulate: accumulate)
    }

    @inline(__always)
    static func columnSums(_ rows: Int, _ columns: Int, _ m: Input, _ ld: Int, _ out: Pointer, _ accumulate: Bool) {
        ck_column_sums_f64(rows, columns, m, ld, out, accumulate ? 1 : 0)
    }

    @inline(__always)
    static func addBias(_ rows: Int, _ columns: Int, _ m: Pointer, _ ld: Int, _ bias: Input) {
        ck_add_bias_f64(rows, columns, m, ld, bias)
    }

    @inline(__always)
    static func rnnStep(
        _ n: Int, _ h: Int, _ hp: Input, _ bhh: Input?, _ xp: Input, _ out: Pointer, _ ldo: Int, _ relu: Bool
    ) {
        ck_rnn_step_f64(n, h, hp, bhh, xp, out, ldo, relu ? 1 : 0)
    }

    @inline(__always)
    static func rnnStepBack(
        _ n: Int, _ h: Int, _ dout: Input?, _ ldd: Int, _ carry: Input, _ out: Input, _ ldo: Int, _ dpre: Pointer,
        _ relu: Bool
    ) {
        ck_rnn_step_back_f64(n, h, dout, ldd, carry, out, ldo, dpre, relu ? 1 : 0)
    }

    @inline(__always)
    static func lstmStep(
        _ n: Int, _ h: Int, _ hp: Input, _ bhh: Input?, _ gates: Pointer, _ cprev: Input, _ c: Pointer, _ tc: Pointer,
        _ out: Pointer, _ ldo: Int
    ) {
        ck_lstm_step_f64(n, h, hp, bhh, gates, cprev, c, tc, out, ldo)
    }

    @inline(__always)
    static func lstmStepBack(
        _ n: Int, _ h: Int, _ dout: Input?, _ ldd: Int, _ hcarry: Input, _ ccarry: Pointer, _ gates: Input, _ tc: Input,
        _ cprev: Input, _ dgates: Pointer
    ) {
        ck_lstm_step_back_f64(n, h, dout, ldd, hcarry, ccarry, gates, tc, cprev, dgates)
    }

    @inline(__always)
    static func gruStep(
        _ n: Int, _ h: Int, _ hp: Input, _ bhh: Input?, _ gates: Pointer, _ hn: Pointer, _ hprev: Input, _ ldp: Int,
        _ out: Pointer, _ ldo: Int
    ) {
        ck_gru_step_f64(n, h, hp, bhh, gates, hn, hprev, ldp, out, ldo)
    }

    @inline(__always)
    static func gruStepBack(
        _ n: Int, _ h: Int, _ dout: Input?, _ ldd: Int, _ carry: Pointer, _ gates: Input, _ hn: Input, _ hprev: Input,
        _ ldp: Int, _ dxg: Pointer, _ dhg: Pointer
    ) {
        ck_gru_step_back_f64(n, h, dout, ldd, carry, gates, hn, hprev, ldp, dxg, dhg)
    }
}
