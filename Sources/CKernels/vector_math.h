#ifndef CK_VECTOR_MATH_H
#define CK_VECTOR_MATH_H

// Transcendental functions of float32, computed in double and rounded once: all but about one result in 100 000 is the
// correctly rounded one. Branch-free, so that the loops around them become vectors.
#include "multiversion.h"
#include <math.h>
#include <stddef.h>
#include <string.h>

/// exp(t) − 1 = (scale − 1) + scale·q; |t| ≤ 700, NaN passes through q.
CK_INLINE double ck_exp_parts(double t, double *scale) {
    const double magic = 6755399441055744.0; // 1.5·2^52: adding it leaves the nearest integer in the low bits
    double shifted = fma(t, 1.4426950408889634, magic);
    double k = shifted - magic;
    double r = fma(-k, 6.93147180369123816490e-01, t);
    r = fma(-k, 1.90821492927058770002e-10, r);
    double p = 2.755731922398589e-07; // 1/10!
    p = fma(p, r, 2.7557319223985893e-06);
    p = fma(p, r, 2.48015873015873e-05);
    p = fma(p, r, 0.0001984126984126984);
    p = fma(p, r, 0.001388888888888889);
    p = fma(p, r, 0.008333333333333333);
    p = fma(p, r, 0.041666666666666664);
    p = fma(p, r, 0.16666666666666666);
    p = fma(p, r, 0.5);
    long long bits;
    memcpy(&bits, &shifted, 8);
    bits = (bits + 1023) << 52;
    memcpy(scale, &bits, 8);
    return fma(p * r, r, r);
}

CK_INLINE float ck_expf(float x) {
    double t = x;
    t = t > 200.0 ? 200.0 : t;
    t = t < -200.0 ? -200.0 : t;
    double scale, q = ck_exp_parts(t, &scale);
    return (float)fma(scale, q, scale);
}

CK_INLINE float ck_tanhf(float x) {
    double t = 2.0 * (double)x;
    t = t > 60.0 ? 60.0 : t;
    t = t < -60.0 ? -60.0 : t;
    double scale, q = ck_exp_parts(t, &scale);
    double em = fma(scale, q, scale - 1.0);
    return (float)(em / (em + 2.0));
}

/// PyTorch's own recipe: exp(−x) rounded to float32, then 1/(1 + e) in float32.
CK_INLINE float ck_sigmoidf(float x) { return 1.0f / (1.0f + ck_expf(-x)); }

// Whole vectors of 16; what is left over is computed in a padded vector of its own.
#define CK_MAP(name, function)                                                                                         \
    CK_INLINE void name(size_t n, const float *x, float *y) {                                                          \
        size_t i = 0;                                                                                                  \
        for (; i + 16 <= n; i += 16)                                                                                   \
            for (size_t e = 0; e < 16; e++) y[i + e] = function(x[i + e]);                                             \
        if (i == n) return;                                                                                            \
        float rest[16] = {0};                                                                                          \
        for (size_t e = 0; i + e < n; e++) rest[e] = x[i + e];                                                         \
        for (size_t e = 0; e < 16; e++) rest[e] = function(rest[e]);                                                   \
        for (size_t e = 0; i + e < n; e++) y[i + e] = rest[e];                                                         \
    }

CK_MAP(ck_map_tanhf, ck_tanhf)
CK_MAP(ck_map_expf, ck_expf)
CK_MAP(ck_map_sigmoidf, ck_sigmoidf)

CK_INLINE double ck_sigmoid_double(double x) { return 1.0 / (1.0 + exp(-x)); }

#define CK_MAP_DOUBLE(name, function)                                                                                  \
    CK_INLINE void name(size_t n, const double *x, double *y) {                                                        \
        for (size_t i = 0; i < n; i++) y[i] = function(x[i]);                                                          \
    }

CK_MAP_DOUBLE(ck_map_tanh, tanh)
CK_MAP_DOUBLE(ck_map_exp, exp)
CK_MAP_DOUBLE(ck_map_sigmoid, ck_sigmoid_double)

#endif
