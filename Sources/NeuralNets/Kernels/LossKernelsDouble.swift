import CKernels

extension Double {
    @inline(__always) static func sum(_ n: Int, _ x: Input) -> Self { ck_sum_f64(n, x) }
    @inline(__always) static func sigmoid(_ n: Int, _ x: Input, _ y: Pointer) { ck_sigmoid_f64(n, x, y) }
    @inline(__always) static func exp(_ n: Int, _ x: Input, _ y: Pointer) { ck_exp_f64(n, x, y) }

    @inline(__always)
    static func logSoftmax(_ rows: Int, _ c: Int, _ x: Input, _ out: Pointer, _ scratch: Pointer) {
        ck_log_softmax_f64(rows, c, x, out, scratch)
    }

    @inline(__always)
    static func logSoftmaxBack(_ rows: Int, _ c: Int, _ logp: Input, _ g: Input, _ dx: Pointer) {
        ck_log_softmax_back_f64(rows, c, logp, g, dx)
    }

    @inline(__always)
    static func nllTotal(
        _ rows: Int, _ c: Int, _ logp: Input, _ target: UnsafePointer<Int64>, _ ignored: Int64, _ weight: Input?,
        _ total: Pointer, _ weights: Pointer
    ) {
        ck_nll_total_f64(rows, c, logp, target, ignored, weight, total, weights)
    }

    @inline(__always)
    static func crossEntropyBack(
        _ rows: Int, _ c: Int, _ logp: Input, _ target: UnsafePointer<Int64>, _ ignored: Int64, _ weight: Input?,
        _ scale: Input, _ scalePerRow: Bool, _ dx: Pointer
    ) {
        ck_cross_entropy_back_f64(rows, c, logp, target, ignored, weight, scale, scalePerRow ? 1 : 0, dx)
    }

    @inline(__always)
    static func loss(_ kind: Int32, _ n: Int, _ x: Input, _ t: Input, _ parameter: Self, _ out: Pointer) {
        ck_loss_f64(kind, n, x, t, parameter, out)
    }

    @inline(__always)
    static func lossBack(
        _ kind: Int32, _ n: Int, _ x: Input, _ t: Input, _ parameter: Self, _ g: Input, _ gEach: Bool, _ dx: Pointer
    ) {
        ck_loss_back_f64(kind, n, x, t, parameter, g, gEach ? 1 : 0, dx)
    }

    @inline(__always) static func norm(_ n: Int, _ x: Input, _ kind: Double) -> Self { ck_norm_f64(n, x, kind) }

    @inline(__always)
    static func activation(_ kind: Int32, _ n: Int, _ x: Input, _ a: Self, _ b: Self, _ y: Pointer) {
        ck_activation_f64(kind, n, x, a, b, y)
    }

    @inline(__always)
    static func activationBack(_ kind: Int32, _ n: Int, _ x: Input, _ g: Input, _ a: Self, _ b: Self, _ dx: Pointer) {
        ck_activation_back_f64(kind, n, x, g, a, b, dx)
    }
}
