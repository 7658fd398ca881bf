#ifndef CKNETS_H
#define CKNETS_H

/// What recurrent layers, losses and optimisers do in their inner loops, for float32 (`_f32`) and float64 (`_f64`).
#include <stddef.h>
#include <stdint.h>

/// Thread-local memory that is kept between calls: slot 0...7 (8 is the products' own), at least `bytes` long, aligned for vectors, contents undefined.
void *_Nonnull ck_scratch(int slot, size_t bytes);

/// Who hears this thread's warnings: an object of Swift's.
void *_Nullable ck_warning_listener_get(void);
void ck_warning_listener_set(void *_Nullable listener);

#define CK_DECLARE(REAL, S)                                                                                            \
    /* W (n, k) with rows `ldw` apart to its transpose (k, np), rows padded with zeros to np. */                       \
    void ck_pack_transposed_##S(size_t n, size_t k, const REAL *_Nonnull w, size_t ldw, REAL *_Nonnull out,            \
                                size_t np);                                                                            \
    /* W (k, n), or (n, k) where `transposed`, with rows ldw apart, as panels of columns for `ck_product_panels`:       \
       n rounded up to a multiple of 32 (16), times k. */                                                              \
    void ck_pack_panels_##S(size_t n, size_t k, const REAL *_Nonnull w, size_t ldw, int transposed,                    \
                            REAL *_Nonnull out);                                                                       \
    /* C (m, n) (+)= A·B with B in panels; rows of A lie ars apart. Fast with AVX-512 only. */                         \
    void ck_product_panels_##S(size_t m, size_t n, size_t k, const REAL *_Nonnull a, size_t ars,                       \
                               const REAL *_Nonnull panels, REAL *_Nonnull c, size_t ldc, int accumulate);             \
    /* C (m, n) = A·B [+ bias], each element one fma chain over k from 0; A's element (i, l) is at i·ars + l·aks; B is \
       packed: rows np apart, padded to a multiple of 8. */                                                            \
    void ck_product_packed_##S(size_t m, size_t n, size_t k, const REAL *_Nonnull a, size_t ars, size_t aks,           \
                               const REAL *_Nonnull b, size_t np, const REAL *_Nullable bias, REAL *_Nonnull c,        \
                               size_t ldc);                                                                            \
    /* The same with B's rows `ldb` apart and not padded; `accumulate` adds the chain's result to C. */                \
    void ck_product_##S(size_t m, size_t n, size_t k, const REAL *_Nonnull a, size_t ars, size_t aks,                  \
                        const REAL *_Nonnull b, size_t ldb, REAL *_Nonnull c, size_t ldc, int accumulate);             \
    /* out[j] (+)= sum over rows of m[i, j], in the order of PyTorch's sum over dim 0. */                              \
    void ck_column_sums_##S(size_t rows, size_t columns, const REAL *_Nonnull m, size_t ld, REAL *_Nonnull out,        \
                            int accumulate);                                                                           \
    /* out[i, :] = m[i, :] + bias */                                                                                   \
    void ck_add_bias_##S(size_t rows, size_t columns, REAL *_Nonnull m, size_t ld, const REAL *_Nonnull bias);         \
    void ck_tanh_##S(size_t n, const REAL *_Nonnull x, REAL *_Nonnull y);                                              \
    void ck_sigmoid_##S(size_t n, const REAL *_Nonnull x, REAL *_Nonnull y);                                           \
    void ck_exp_##S(size_t n, const REAL *_Nonnull x, REAL *_Nonnull y);                                               \
    /* out (n, h), rows ldo apart = tanh|relu((hp [+ bhh]) + xp) */                                                    \
    void ck_rnn_step_##S(size_t n, size_t h, const REAL *_Nonnull hp, const REAL *_Nullable bhh,                       \
                         const REAL *_Nonnull xp, REAL *_Nonnull out, size_t ldo, int relu);                           \
    /* dpre (n, h) = (dout + carry)·f'(out) */                                                                         \
    void ck_rnn_step_back_##S(size_t n, size_t h, const REAL *_Nullable dout, size_t ldd,                              \
                              const REAL *_Nonnull carry, const REAL *_Nonnull out, size_t ldo, REAL *_Nonnull dpre,   \
                              int relu);                                                                               \
    /* gates (n, 4h): xp in, activated i f g o out; c, tc = tanh(c) (n, h); hidden rows ldo apart */                   \
    void ck_lstm_step_##S(size_t n, size_t h, const REAL *_Nonnull hp, const REAL *_Nullable bhh,                      \
                          REAL *_Nonnull gates, const REAL *_Nonnull cprev, REAL *_Nonnull c, REAL *_Nonnull tc,       \
                          REAL *_Nonnull out, size_t ldo);                                                             \
    /* gates (n, 4h) activated, dgates (n, 4h) out; dh = dout + hcarry; ccarry in: gradient of c, out: of cprev */     \
    void ck_lstm_step_back_##S(size_t n, size_t h, const REAL *_Nullable dout, size_t ldd,                             \
                               const REAL *_Nonnull hcarry, REAL *_Nonnull ccarry, const REAL *_Nonnull gates,         \
                               const REAL *_Nonnull tc, const REAL *_Nonnull cprev, REAL *_Nonnull dgates);            \
    /* gates (n, 3h): xp in, activated r z n out; hp (n, 3h) products; hn (n, h) = the new gate's recurrent part */    \
    void ck_gru_step_##S(size_t n, size_t h, const REAL *_Nonnull hp, const REAL *_Nullable bhh,                       \
                         REAL *_Nonnull gates, REAL *_Nonnull hn, const REAL *_Nonnull hprev, size_t ldp,              \
                         REAL *_Nonnull out, size_t ldo);                                                              \
    /* dxg, dhg (n, 3h): gradients of the input and of the recurrent pre-activations; carry in: gradient of h from     \
       later, out: the part that goes straight to hprev */                                                            \
    void ck_gru_step_back_##S(size_t n, size_t h, const REAL *_Nullable dout, size_t ldd, REAL *_Nonnull carry,        \
                              const REAL *_Nonnull gates, const REAL *_Nonnull hn, const REAL *_Nonnull hprev,         \
                              size_t ldp, REAL *_Nonnull dxg, REAL *_Nonnull dhg);

/// The numbers of an optimiser's step, rounded to the parameter's dtype when they meet it.
typedef struct ck_step {
    double lr, weight_decay, momentum, dampening, beta1, beta2, eps, lr_decay;
    /// Adam: the roots and powers of the bias corrections. Adagrad: the decayed learning rate in `correction1`.
    double correction1, correction2_root;
    int maximize, nesterov, first, decoupled, centered;
} ck_step;

double ck_pow(double base, double exponent);
double ck_cos(double angle);

#define CK_DECLARE_STEPS(REAL, S)                                                                                      \
    void ck_sgd_##S(size_t n, REAL *_Nonnull p, const REAL *_Nonnull g, REAL *_Nullable buffer,                        \
                    const ck_step *_Nonnull o);                                                                        \
    void ck_adam_##S(size_t n, REAL *_Nonnull p, const REAL *_Nonnull g, REAL *_Nonnull m, REAL *_Nonnull v,           \
                     REAL *_Nullable vmax, const ck_step *_Nonnull o);                                                 \
    void ck_rmsprop_##S(size_t n, REAL *_Nonnull p, const REAL *_Nonnull g, REAL *_Nonnull s, REAL *_Nullable buffer,  \
                        REAL *_Nullable average, const ck_step *_Nonnull o);                                           \
    void ck_adagrad_##S(size_t n, REAL *_Nonnull p, const REAL *_Nonnull g, REAL *_Nonnull sum,                        \
                        const ck_step *_Nonnull o);                                                                    \
    void ck_adadelta_##S(size_t n, REAL *_Nonnull p, const REAL *_Nonnull g, REAL *_Nonnull s, REAL *_Nonnull d,       \
                         const ck_step *_Nonnull o);                                                                   \
    void ck_adamax_##S(size_t n, REAL *_Nonnull p, const REAL *_Nonnull g, REAL *_Nonnull m, REAL *_Nonnull u,         \
                       const ck_step *_Nonnull o);                                                                     \
    void ck_scale_##S(size_t n, REAL *_Nonnull x, REAL factor);                                                        \
    void ck_clamp_##S(size_t n, REAL *_Nonnull x, REAL bound);                                                         \
    /* √Σx², Σ|x|, max|x| for kind 2, 1, 0; (Σ|x|^p)^(1/p) otherwise */                                                \
    REAL ck_norm_##S(size_t n, const REAL *_Nonnull x, double kind);

CK_DECLARE_STEPS(float, f32)
CK_DECLARE_STEPS(double, f64)
#undef CK_DECLARE_STEPS

/// Activations of one parameter or two; the backward loops get the input.
enum ck_activation {
    CK_LEAKY_RELU,
    CK_ELU,
    CK_GELU,
    CK_GELU_TANH,
    CK_SILU,
    CK_SOFTPLUS,
    CK_LOG_SIGMOID,
    CK_HARDTANH,
    CK_HARDSIGMOID,
    CK_HARDSWISH,
    CK_MISH,
    CK_THRESHOLD,
    CK_SOFTSHRINK,
    CK_HARDSHRINK,
    CK_SOFTSIGN,
    CK_TANHSHRINK,
    CK_CELU
};

#define CK_DECLARE_ACTIVATIONS(REAL, S)                                                                                \
    void ck_activation_##S(int kind, size_t n, const REAL *_Nonnull x, REAL a, REAL b, REAL *_Nonnull y);              \
    void ck_activation_back_##S(int kind, size_t n, const REAL *_Nonnull x, const REAL *_Nonnull g, REAL a, REAL b,    \
                                REAL *_Nonnull dx);

CK_DECLARE_ACTIVATIONS(float, f32)
CK_DECLARE_ACTIVATIONS(double, f64)
#undef CK_DECLARE_ACTIVATIONS

#define CK_DECLARE_LOSSES(REAL, S)                                                                                     \
    REAL ck_sum_##S(size_t n, const REAL *_Nonnull x);                                                                 \
    /* out (rows, c) = log_softmax of each row; `scratch` holds as many elements */                                    \
    void ck_log_softmax_##S(size_t rows, size_t c, const REAL *_Nonnull x, REAL *_Nonnull out,                         \
                            REAL *_Nonnull scratch);                                                                   \
    /* dx = g − exp(logp)·Σg */                                                                                        \
    void ck_log_softmax_back_##S(size_t rows, size_t c, const REAL *_Nonnull logp, const REAL *_Nonnull g,             \
                                 REAL *_Nonnull dx);                                                                   \
    /* Σ −w[t]·logp[t] and Σ w[t] over rows whose target is not `ignored`, in PyTorch's cascade */                     \
    void ck_nll_total_##S(size_t rows, size_t c, const REAL *_Nonnull logp, const int64_t *_Nonnull target,            \
                          int64_t ignored, const REAL *_Nullable weight, REAL *_Nonnull total,                         \
                          REAL *_Nonnull weights);                                                                     \
    /* Gradient of nll(log_softmax(x)): each row's own `scale` (or the first for all rows) is −dloss/d(w·logp). */     \
    void ck_cross_entropy_back_##S(size_t rows, size_t c, const REAL *_Nonnull logp, const int64_t *_Nonnull target,   \
                                   int64_t ignored, const REAL *_Nullable weight, const REAL *_Nonnull scale,          \
                                   int scale_per_row, REAL *_Nonnull dx);                                              \
    /* kind: 0 squared, 1 absolute, 2 smooth l1 (parameter beta), 3 huber (delta), 4 bce, 5 bce with logits */         \
    void ck_loss_##S(int kind, size_t n, const REAL *_Nonnull x, const REAL *_Nonnull t, REAL parameter,               \
                     REAL *_Nonnull out);                                                                              \
    /* dx = g (one for all, or one each)·dloss/dx; the parameter of kinds 4 and 5 divides the result */                \
    void ck_loss_back_##S(int kind, size_t n, const REAL *_Nonnull x, const REAL *_Nonnull t, REAL parameter,          \
                          const REAL *_Nonnull g, int g_each, REAL *_Nonnull dx);

CK_DECLARE_LOSSES(float, f32)
CK_DECLARE_LOSSES(double, f64)
#undef CK_DECLARE_LOSSES

CK_DECLARE(float, f32)
CK_DECLARE(double, f64)
#undef CK_DECLARE

/// Whether the processor has the vectors of 64 bytes that products of panels are made for.
int ck_has_wide_vectors(void);

#endif
