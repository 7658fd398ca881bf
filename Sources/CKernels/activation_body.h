// Included once for each REAL with its suffix S and EXP, EXPM1, LOG1P, TANH, ERF, SIGMOID, ABS.

#define NAME2(name, suffix) name##_##suffix
#define NAME1(name, suffix) NAME2(name, suffix)
#define N(name) NAME1(name, S)

#define EACH(target, value)                                                                                            \
    for (size_t i = 0; i < n; i++) {                                                                                   \
        REAL v = x[i];                                                                                                 \
        target[i] = (value);                                                                                           \
    }                                                                                                                  \
    break

#define CLAMPED6(v) ((v) + 3 < 0 ? 0 : (v) + 3 > 6 ? 6 : (v) + 3)
#define SOFTPLUS(v) ((v) > 20 ? (v) : LOG1P(EXP(v)))
#define GELU_INNER(v) ((REAL)0.7978845608028654 * ((v) + (REAL)0.044715 * (v) * (v) * (v)))

CK_MULTI void N(ck_activation)(int kind, size_t n, const REAL *x, REAL a, REAL b, REAL *restrict y) {
    switch (kind) {
    case CK_LEAKY_RELU: EACH(y, v > 0 ? v : v * a);
    case CK_ELU: EACH(y, v <= 0 ? EXPM1(v) * (a * b) : v * b);
    case CK_CELU: EACH(y, v <= 0 ? EXPM1(v / a) * a : v);
    case CK_GELU: EACH(y, v * (REAL)0.5 * (1 + ERF(v * (REAL)0.7071067811865476)));
    case CK_GELU_TANH: EACH(y, (REAL)0.5 * v * (1 + TANH(GELU_INNER(v))));
    case CK_SILU: EACH(y, v / (1 + EXP(-v)));
    case CK_SOFTPLUS: EACH(y, v * a > b ? v : LOG1P(EXP(v * a)) / a);
    case CK_LOG_SIGMOID: EACH(y, (v < 0 ? v : 0) - LOG1P(EXP(-ABS(v))));
    case CK_HARDTANH: EACH(y, v < a ? a : v > b ? b : v);
    case CK_HARDSIGMOID: EACH(y, CLAMPED6(v) / 6);
    case CK_HARDSWISH: EACH(y, v * CLAMPED6(v) / 6);
    case CK_MISH: EACH(y, v * TANH(SOFTPLUS(v)));
    case CK_THRESHOLD: EACH(y, v <= a ? b : v);
    case CK_SOFTSHRINK: EACH(y, v > a ? v - a : v < -a ? v + a : v * 0);
    case CK_HARDSHRINK: EACH(y, v >= -a && v <= a ? 0 : v);
    case CK_SOFTSIGN: EACH(y, v / (ABS(v) + 1));
    default: EACH(y, v - TANH(v));
    }
}

CK_INLINE REAL N(gelu_slope)(REAL v) {
    REAL cdf = (REAL)0.5 * (1 + ERF(v * (REAL)0.7071067811865476)),
         pdf = EXP((REAL)-0.5 * v * v) * (REAL)0.3989422804014327;
    return cdf + v * pdf;
}

CK_INLINE REAL N(gelu_tanh_slope)(REAL v) {
    REAL t = TANH(GELU_INNER(v)), inner = (REAL)0.7978845608028654 * (1 + 3 * (REAL)0.044715 * v * v);
    return (REAL)0.5 * (1 + t) + (REAL)0.5 * v * (1 - t * t) * inner;
}

CK_INLINE REAL N(log_sigmoid_slope)(REAL v) {
    REAL z = EXP(-ABS(v)), part = z / (1 + z);
    return v < 0 ? 1 - part : part;
}

CK_INLINE REAL N(mish_slope)(REAL v) {
    REAL t = TANH(SOFTPLUS(v)), s = SIGMOID(v);
    return t + v * s * (1 - t * t);
}

CK_INLINE REAL N(silu_slope)(REAL v) {
    REAL s = SIGMOID(v);
    return s * (1 + v * (1 - s));
}

CK_INLINE REAL N(softplus_slope)(REAL v, REAL a) {
    REAL z = EXP(v * a);
    return z / (z + 1);
}

CK_MULTI void N(ck_activation_back)(int kind, size_t n, const REAL *x, const REAL *g, REAL a, REAL b,
                                    REAL *restrict dx) {
    switch (kind) {
    case CK_LEAKY_RELU: EACH(dx, v > 0 ? g[i] : g[i] * a);
    case CK_ELU: EACH(dx, v <= 0 ? g[i] * (a * b) * EXP(v) : g[i] * b);
    case CK_CELU: EACH(dx, v <= 0 ? g[i] * EXP(v / a) : g[i]);
    case CK_GELU: EACH(dx, g[i] * N(gelu_slope)(v));
    case CK_GELU_TANH: EACH(dx, g[i] * N(gelu_tanh_slope)(v));
    case CK_SILU: EACH(dx, g[i] * N(silu_slope)(v));
    case CK_SOFTPLUS: EACH(dx, v * a > b ? g[i] : g[i] * N(softplus_slope)(v, a));
    case CK_LOG_SIGMOID: EACH(dx, g[i] * N(log_sigmoid_slope)(v));
    case CK_HARDTANH: EACH(dx, v <= a || v >= b ? 0 : g[i]);
    case CK_HARDSIGMOID: EACH(dx, v > -3 && v < 3 ? g[i] / 6 : 0);
    case CK_HARDSWISH: EACH(dx, v <= -3 ? 0 : v < 3 ? g[i] * (v / 3 + (REAL)0.5) : g[i]);
    case CK_MISH: EACH(dx, g[i] * N(mish_slope)(v));
    case CK_THRESHOLD: EACH(dx, v <= a ? 0 : g[i]);
    case CK_SOFTSHRINK:
    case CK_HARDSHRINK: EACH(dx, v >= -a && v <= a ? 0 : g[i]);
    case CK_SOFTSIGN: EACH(dx, g[i] / ((ABS(v) + 1) * (ABS(v) + 1)));
    default: EACH(dx, g[i] * (TANH(v) * TANH(v)));
    }
}

#undef EACH
#undef CLAMPED6
#undef SOFTPLUS
#undef GELU_INNER
#undef N
#undef NAME1
#undef NAME2
